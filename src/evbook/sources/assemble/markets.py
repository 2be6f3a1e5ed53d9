"""Tables on car markets and makers: which file feeds which, and in which precedence."""

from __future__ import annotations

import pandas as pd

from evbook.sources import oica, pages
from evbook.sources.assemble.raw_files import Maker, RawFiles, first_wins, marked, plain_names


def _vehicle_production(raw: RawFiles) -> pd.DataFrame:
    folder = raw.folder / "production"
    table = oica.tidy(folder / "oica_production_by_country_2006_2022.csv")
    names = plain_names(raw)
    table["country"] = table["country_iso3"].map(names).fillna(table["country"])
    page = oica.tidy_page(folder / "oica_production_2023_2024.csv", table)
    page = page.assign(source_id=[f"oica-{year}-page" for year in page["year"]], kind="typed")
    return first_wins([marked(table, "oica-production", "compiled"), page], ["year", "country"])


def _brand_sales(raw: RawFiles) -> pd.DataFrame:
    return pages.sales_by_brand().assign(kind="typed")


MAKERS: dict[str, Maker] = {
    "sales_by_brand_nationality": _brand_sales,
    "vehicle_production": _vehicle_production,
}
