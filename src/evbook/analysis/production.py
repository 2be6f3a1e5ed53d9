"""Vehicle production by country."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd


def production_of(
    vehicle_production: pd.DataFrame, countries: Sequence[str], first_year: int, last_year: int
) -> pd.DataFrame:
    """Vehicles made by `countries`: columns year, country, vehicles, kind, source_id, in the order of `countries`."""
    wanted = vehicle_production["country"].isin(countries) & vehicle_production["year"].between(first_year, last_year)
    columns = ["year", "country", "vehicles", "kind", "source_id"]
    return vehicle_production.loc[wanted, columns].sort_values(["country", "year"], ignore_index=True)


def last_complete_year(vehicle_production: pd.DataFrame) -> int:
    """Last year for which the table holds the whole world and not only the countries listed on a page."""
    return int(vehicle_production.loc[vehicle_production["kind"] != "typed", "year"].max())
