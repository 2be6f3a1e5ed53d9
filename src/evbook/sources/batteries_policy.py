"""Battery makers, pack prices, export controls and listed companies, typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, require_unique, typed

# SNE's totals are rounded, so the shares of all makers named may exceed a hundred by this much.
_ROUNDING_POINTS = 0.5
_DATE = r"\d{4}-\d{2}(-\d{2})?"
_MAKER_COLUMNS = [
    *("year", "rank", "company", "headquarters", "installed_gwh", "share_pct", "market_total_gwh", "basis"),
    "source_id",
]
_EVENT_COLUMNS = [
    *("event_id", "announced", "effective", "measure", "items", "addressed_to", "form", "stage", "status"),
    *("suspended_until", "entities_named", "announced_evidence", "source_id"),
]
_COMPANY_COLUMNS = ["company", "short_name", "type", "contribution", "tier", "event_id", "source_id"]


def battery_makers() -> pd.DataFrame:
    """Makers by year: year, rank, company, headquarters, installed_gwh, share_pct, market_total_gwh, basis, source_id.

    Raises RawFileError where a maker stands twice in a year, has neither capacity nor share, or the shares of a year
    sum to more than the whole.
    """
    name = "battery_makers"
    raw = typed(name, _MAKER_COLUMNS)[_MAKER_COLUMNS]
    amounts = {column: numbers(raw[column], name) for column in ("installed_gwh", "share_pct", "market_total_gwh")}
    tidied = raw.assign(**amounts, **{column: _whole(raw[column], name) for column in ("year", "rank")})
    require_unique(tidied, ["year", "company"], name)
    _require_amounts(tidied, name)
    return tidied


def _require_amounts(makers: pd.DataFrame, where: str) -> None:
    bare = makers["installed_gwh"].isna() & makers["share_pct"].isna()
    if bare.any():
        raise RawFileError(f"{where}: {makers.loc[bare, 'company'].iloc[0]} has neither GWh nor share; read the page")
    sums = makers.groupby("year")["share_pct"].sum()
    if (sums > 100 + _ROUNDING_POINTS).any():
        raise RawFileError(f"{where}: shares of {sums.idxmax()} sum to {sums.max():.1f} %; read the page again")


def battery_pack_prices() -> pd.DataFrame:
    """Pack prices: year, price_base, usd_per_kwh, source_id. RawFileError where a year has two prices in one base."""
    columns, name = ["year", "price_base", "usd_per_kwh", "source_id"], "battery_pack_prices"
    raw = typed(name, columns)[columns]
    tidied = raw.assign(year=_whole(raw["year"], name), usd_per_kwh=numbers(raw["usd_per_kwh"], name))
    require_unique(tidied, ["year", "price_base"], name)
    return tidied


def export_control_events() -> pd.DataFrame:
    """Export controls, one row a measure; columns as declared for export_control_events, dates as ISO text.

    Raises RawFileError where a date is none, a measure stands twice or holds before its announcement.
    """
    name = "export_control_events"
    raw = typed(name, _EVENT_COLUMNS)[_EVENT_COLUMNS]
    for column in ("announced", "effective", "suspended_until"):
        wrong = raw[column].notna() & ~raw[column].str.fullmatch(_DATE, na=False)
        if wrong.any():
            raise RawFileError(f"{name}, column {column}: {raw.loc[wrong, column].iloc[0]!r} is no date YYYY-MM-DD")
    early = raw["effective"] < raw["announced"]
    if early.any():
        raise RawFileError(f"{name}: {raw.loc[early, 'event_id'].iloc[0]} holds before it was announced; mend a date")
    require_unique(raw, ["event_id"], name)
    return raw.assign(entities_named=numbers(raw["entities_named"], name).astype("Int64"))


def listed_companies() -> pd.DataFrame:
    """The memo's Table 1: company, short_name, type, contribution, tier, event_id, source_id; RawFileError if twice."""
    name = "listed_companies"
    raw = typed(name, _COMPANY_COLUMNS)[_COMPANY_COLUMNS]
    require_unique(raw, ["company"], name)
    require_unique(raw, ["short_name"], name)
    return raw


def _whole(text: pd.Series, where: str) -> pd.Series:
    return numbers(text, where).astype("int64")
