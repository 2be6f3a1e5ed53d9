"""Findings on Honda's sales, in the world and in China, with BYD beside them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import makers, measures
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition

_MILLION, _THOUSAND = 1e6, 1e3
# The year whose changes the memo gives.
_MEMO_YEAR = 2025
# Honda's totals are rounded to it.
_STEP_VEHICLES = 10_000
_HONDA_SPLIT_YEAR = 2024
_HONDA_PEAK_IN_CHINA = 2020


def beside_toyota(automaker_sales: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Honda and BYD beside Toyota, as far as pages say; `automaker_sales` is the table of that name.

    Needs `toyota.by_powertrain`. Glues honda_sales, memo_honda_electrified, byd_beside.
    """
    _honda_sales(automaker_sales, p.market_year)
    _memo_on_honda(automaker_sales, p.market_year)
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
        _million("maker_sales_before_million", rows.iloc[[0]])
        _million("maker_sales_million", rows.iloc[[1]])
        low, high = _honda_change(rows)
        fits = low <= float(results.stated("M08")) <= high
    results.guard(
        "honda_sales",
        fits,
        "Honda's sales went from {maker_sales_before_million__honda} to {maker_sales_million__honda} million in "
        "{market_year}, {honda_change_pct} % between these rounded levels, which fits the memo's {stated_m08} %.",
    )


def _honda_change(rows: pd.DataFrame) -> tuple[float, float]:
    old, new = map(float, rows["vehicles"])
    low, high = makers.rounding_of_growth_pct(new, old, _STEP_VEHICLES)
    about: dict[str, Any] = {"low": low, "high": high, "year": _MEMO_YEAR, "rows": rows}
    results.record("honda_change_pct", measures.growth_pct(new, old), unit="percent", **about)
    return low, high


def _memo_on_honda(sales: pd.DataFrame, last: int) -> None:
    known = last == _MEMO_YEAR
    if known:
        part = makers.row_of(sales, "Honda", "electrified", _HONDA_SPLIT_YEAR)
        thousand = float(part["vehicles"].iloc[0]) / _THOUSAND
        about: dict[str, Any] = {"decimals": 0, "year": _HONDA_SPLIT_YEAR, "rows": part}
        results.record("honda_electrified_thousand", thousand, unit="thousand vehicles", **about)
        results.word("honda_split_year", str(_HONDA_SPLIT_YEAR))
        for claim in ("M09", "M10"):
            results.stated(claim)
    results.guard(
        "memo_honda_electrified",
        known,
        "The memo's {stated_m09} thousand electrified Hondas, and their growth of {stated_m10} %, could not be "
        "checked: a trade paper's share makes {honda_electrified_thousand} thousand of {honda_split_year}.",
    )


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
