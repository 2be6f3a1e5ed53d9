"""Battery-electric cars by market and brand: figures typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.economies import plain_names
from evbook.sources.raw import numbers, require_unique, typed

ALL = "All"
_NAME = "battery_cars_by_brand"
_COLUMNS = ["year", "period", "market", "market_iso3", "brand", "brand_nationality", "vehicles", "source_id"]
# No market here registers so few electric cars in all: a smaller number is in thousands.
_SMALLEST_WHOLE = 1000


def battery_cars() -> pd.DataFrame:
    """Battery cars registered: year, period, market, market_iso3, brand (All: every brand), brand_nationality,
    vehicles (number), source_id.

    Raises RawFileError where a brand stands twice in a market, a number is none, a market has no row for all brands,
    its rows for all look like thousands, or the brands named exceed all.
    """
    raw = typed(_NAME, _COLUMNS)[_COLUMNS]
    require_unique(raw, ["year", "market", "brand"], _NAME)
    counts = {column: numbers(raw[column], _NAME).astype("int64") for column in ("year", "vehicles")}
    tidied = raw.assign(market=plain_names(raw["market_iso3"], raw["market"]), **counts)
    for (year, market), rows in tidied.groupby(["year", "market"]):
        _check(rows, f"{_NAME}, {market} {year}")
    return tidied


def _check(rows: pd.DataFrame, where: str) -> None:
    whole = rows.loc[rows["brand"] == ALL, "vehicles"]
    if whole.empty:
        raise RawFileError(f"{where}: no row for {ALL} brands; type the total of the page")
    if whole.iloc[0] < _SMALLEST_WHOLE:
        raise RawFileError(f"{where}: {whole.iloc[0]} vehicles in all; thousands?")
    named = int(rows.loc[rows["brand"] != ALL, "vehicles"].sum())
    if named > whole.iloc[0]:
        raise RawFileError(f"{where}: the brands named add up to {named}, more than all; read the page again")
