"""Facts that the tables on car markets and makers must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within


def brand_sales_in_range(sales: pd.DataFrame) -> Iterator[Finding]:
    """Each country's brands sell between 5 and 40 million vehicles a year."""
    for row in sales[~sales["vehicles"].between(5e6, 40e6)].itertuples():
        yield f"{row.year} {row.brand_nationality}", f"{row.vehicles:,} vehicles; 5 to 40 million expected"


def china_builds_27_million(production: pd.DataFrame) -> Iterator[Finding]:
    """China built 27.0 million vehicles in 2022, within 1 %."""
    yield from within(production, {"year": 2022, "country_iso3": "CHN"}, "vehicles", 27.0e6, 0.01)


def world_production_plausible(production: pd.DataFrame) -> Iterator[Finding]:
    """Years with the row Others sum to 55 to 110 million vehicles."""
    whole = production[production["year"].isin(production.loc[production["country"] == "Others", "year"])]
    for year, total in whole.groupby("year")["vehicles"].sum().items():
        if not 55e6 <= total <= 110e6:
            yield str(year), f"all countries sum to {total:,}; 55 to 110 million expected"


CHECKS = (
    SanityCheck("brand-sales-in-range", ("sales_by_brand_nationality",), brand_sales_in_range),
    SanityCheck("china-builds-27-million", ("vehicle_production",), china_builds_27_million),
    SanityCheck("world-production-plausible", ("vehicle_production",), world_production_plausible),
)
