"""Japan and ASEAN: strategy, exchange rates, vehicles built and battery cars in Thailand, typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.economies import plain_names
from evbook.sources.raw import numbers, require_unique, typed

ASEAN = "ASEAN"
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_STRATEGY_COLUMNS = [
    *("item_id", "name", "role", "announced", "horizon_year", "amount_billion", "currency", "open_to", "taken_from"),
    *("what_it_funds", "source_id"),
]
_PRODUCTION_COLUMNS = ["year", "area", "area_iso3", "makers", "counter", "vehicles", "qualifier", "source_id"]
_THAI_COLUMNS = ["year", "brand", "brand_nationality", "vehicles", "source_id"]
_SHARE_COLUMNS = ["year", "period", "definition_id", "definition", "share_pct", "qualifier", "source_id"]
_WHOLE_PCT = 100
_AS_PRINTED = ("yen per unit", "units per 100 yen")


def strategy() -> pd.DataFrame:
    """Pillars, instruments, targets and steps; columns as declared for asean_strategy, announced as ISO text.

    Raises RawFileError where an item stands twice, an amount has no currency, a date is none, or an item is taken
    from another that the file does not have.
    """
    name = "asean_strategy"
    raw = typed(name, _STRATEGY_COLUMNS)[_STRATEGY_COLUMNS]
    require_unique(raw, ["item_id"], name)
    _refuse(raw, raw["amount_billion"].notna() != raw["currency"].notna(), "has an amount or a currency, not both")
    _refuse(raw, ~raw["announced"].str.fullmatch(_DATE, na=False), "has no date YYYY, YYYY-MM or YYYY-MM-DD")
    _refuse(raw, raw["taken_from"].notna() & ~raw["taken_from"].isin(raw["name"]), "is taken from an unknown item")
    return raw.assign(
        horizon_year=numbers(raw["horizon_year"], name).astype("Int64"),
        amount_billion=numbers(raw["amount_billion"], name),
    )


def _refuse(items: pd.DataFrame, wrong: pd.Series, what: str) -> None:
    if wrong.any():
        raise RawFileError(f"asean_strategy: {items.loc[wrong, 'item_id'].iloc[0]} {what}; read its page again")


def exchange_rates() -> pd.DataFrame:
    """Yen a unit of another currency by day: date, currency, yen_per_unit, source_id.

    Raises RawFileError where a day has two rates of one currency, a date is none or the way of printing is unknown.
    """
    name = "exchange_rates"
    raw = typed(name, ["date", "currency", "printed", "printed_as", "source_id"])
    require_unique(raw, ["date", "currency"], name)
    strange = sorted(set(raw["printed_as"].astype(str)) - set(_AS_PRINTED))
    if strange:
        raise RawFileError(f"{name}: printed as {strange[0]!r}; allowed: {', '.join(_AS_PRINTED)}")
    if not raw["date"].str.fullmatch(r"\d{4}-\d{2}-\d{2}", na=False).all():
        raise RawFileError(f"{name}: a date is not YYYY-MM-DD; mend it")
    printed = numbers(raw["printed"], name)
    yen = printed.where(raw["printed_as"] == _AS_PRINTED[0], (100 / printed).round(4))
    return raw.assign(yen_per_unit=yen)[["date", "currency", "yen_per_unit", "source_id"]]


def production() -> pd.DataFrame:
    """Vehicles built, by country or in all of ASEAN; columns as declared for asean_production.

    Raises RawFileError where a country has no ISO3 code, a number looks like millions or a count stands twice.
    """
    name = "asean_production"
    raw = typed(name, _PRODUCTION_COLUMNS)[_PRODUCTION_COLUMNS]
    require_unique(raw, ["year", "area", "makers", "counter"], name)
    codeless = ~raw["area_iso3"].str.fullmatch("[A-Z]{3}", na=False) & (raw["area"] != ASEAN)
    if codeless.any():
        raise RawFileError(f"{name}: area {raw.loc[codeless, 'area'].iloc[0]!r} has no ISO3 code and is not {ASEAN}")
    return raw.assign(area=plain_names(raw["area_iso3"], raw["area"]), **_whole(raw, name))


def thailand_bev_registrations() -> pd.DataFrame:
    """Battery cars registered in Thailand: year, brand (All: every brand), brand_nationality, vehicles, source_id.

    Raises RawFileError where a brand stands twice or the brands named exceed all.
    """
    name = "thailand_bev_registrations"
    raw = typed(name, _THAI_COLUMNS)[_THAI_COLUMNS]
    require_unique(raw, ["year", "brand"], name)
    tidied = raw.assign(**_whole(raw, name))
    whole = tidied["brand"] == "All"
    if tidied.loc[~whole, "vehicles"].sum() > tidied.loc[whole, "vehicles"].sum():
        raise RawFileError(f"{name}: the brands named add up to more than all; read the page again")
    return tidied


def japanese_share() -> pd.DataFrame:
    """Japanese brands in ASEAN's sales: year, period, definition_id, definition, share_pct, qualifier, source_id.

    Raises RawFileError where a definition has two shares in a period, a share is no percentage, or the period names
    another year.
    """
    name = "asean_japanese_share"
    raw = typed(name, _SHARE_COLUMNS)[_SHARE_COLUMNS]
    require_unique(raw, ["period", "definition_id"], name)
    tidied = raw.assign(year=numbers(raw["year"], name).astype("int64"), share_pct=numbers(raw["share_pct"], name))
    wrong = (tidied["share_pct"] > _WHOLE_PCT) | (raw["period"].str[:4] != raw["year"])
    if wrong.any():
        row = raw[wrong].iloc[0]
        raise RawFileError(f"{name}: {row['share_pct']} % for {row['period']} in {row['year']}; read the page again")
    return tidied


def _whole(raw: pd.DataFrame, where: str) -> dict[str, pd.Series]:
    counts = {column: numbers(raw[column], where) for column in ("year", "vehicles")}
    small = counts["vehicles"].isna() | (counts["vehicles"] % 1 != 0) | (counts["vehicles"] < 100)
    if small.any():
        raise RawFileError(f"{where}: {raw.loc[small, 'vehicles'].iloc[0]} vehicles; thousands or millions?")
    return {column: count.astype("int64") for column, count in counts.items()}
