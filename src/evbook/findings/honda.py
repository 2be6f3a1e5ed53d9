"""Findings on Honda's sales, in the world and in China, with BYD beside them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import makers, measures
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition

_MILLION = 1e6
# The year whose changes the memo gives.
_MEMO_YEAR = 2025
_HONDA_PEAK_IN_CHINA = 2020


def beside_toyota(automaker_sales: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Honda and BYD beside Toyota, as far as pages say; `automaker_sales` is the table of that name.

    Needs `toyota.by_powertrain`. Glues honda_sales, byd_beside.
    """
    _honda_sales(automaker_sales, p.market_year)
    _byd(automaker_sales, p.market_year)


def in_china(automaker_sales: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Honda's and Toyota's sales in China; `automaker_sales` is the table of that name. Glues honda_in_china."""
    last = p.market_year
    less = False
    if last == _MEMO_YEAR:
        rows = makers.total_rows(automaker_sales, "Honda", (_HONDA_PEAK_IN_CHINA, last), market="China")
        _million("china_sales_peak_million", rows.iloc[[0]])
        _million("china_sales_million", rows.iloc[[1]])
        _million("china_sales_million", makers.row_of(automaker_sales, "Toyota", "all", last, market="China"))
        results.word("honda_peak_year", str(_HONDA_PEAK_IN_CHINA))
        less = rows["vehicles"].iloc[1] < rows["vehicles"].iloc[0]
    results.guard(
        "honda_in_china",
        less,
        "Honda sold {china_sales_million__honda} million vehicles there in {market_year}, after "
        "{china_sales_peak_million__honda} million in {honda_peak_year}; Toyota sold {china_sales_million__toyota} "
        "million.",
    )


def _million(name: str, row: pd.DataFrame) -> None:
    value = float(row["vehicles"].iloc[0]) / _MILLION
    about: dict[str, Any] = {"year": int(row["year"].iloc[0]), "dims": {"company": str(row["company"].iloc[0])}}
    results.record(name, value, unit="million vehicles", decimals=2, rows=row, **about)


def _honda_sales(sales: pd.DataFrame, last: int) -> None:
    fits = False
    if last == _MEMO_YEAR:
        rows = makers.total_rows(sales, "Honda", (last - 1, last))
        results.stated("M09")
        low, high = _honda_change(rows)
        fits = low <= float(results.stated("M08")) <= high
    results.guard(
        "honda_sales",
        fits,
        "Honda's change, {honda_change_pct} % between rounded levels, fits the memo's {stated_m08} %; its "
        "{stated_m09} million electrified Hondas could not be checked.",
    )


def _honda_change(rows: pd.DataFrame) -> tuple[float, float]:
    old, new = map(float, rows["vehicles"])
    low, high = makers.rounding_of_growth_pct(new, old, makers.TOTALS_STEP_VEHICLES)
    about: dict[str, Any] = {"low": low, "high": high, "year": _MEMO_YEAR, "rows": rows}
    results.record("honda_change_pct", measures.growth_pct(new, old), unit="percent", **about)
    return low, high


def _byd(sales: pd.DataFrame, last: int) -> None:
    rows = measures.only(sales, company="BYD", market="World", year=last)
    plugged = float(rows["vehicles"].sum())
    results.record("byd_million", plugged / _MILLION, unit="million vehicles", year=last, rows=rows)
    results.guard(
        "byd_beside",
        plugged > makers.sold(sales, "Toyota", "bev", last),
        "In {market_year} BYD sold {byd_million} million battery cars and plug-in hybrids, Toyota "
        "{toyota_bev_thousand} thousand battery cars.",
    )
