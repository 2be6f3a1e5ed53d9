"""Findings on Honda's sales by powertrain and place, with Nissan and BYD beside them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import makers, measures
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition

_MILLION, _THOUSAND = 1e6, 1e3
# The year whose changes the memo gives.
_MEMO_YEAR = 2025
# Honda's and Nissan's totals are rounded to it.
_STEP_VEHICLES = 10_000
_HONDA_SPLIT_YEAR = 2024
_HONDA_PEAK_IN_CHINA = 2020


def beside_toyota(automaker_sales: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Honda and Nissan beside Toyota and BYD, as far as pages say; `automaker_sales` is the table of that name.

    Needs `toyota.by_powertrain`. Glues honda_sales, honda_electrified, memo_honda_electrified, honda_hybrid_growth,
    honda_in_china, byd_beside.
    """
    _honda_sales(automaker_sales, p.market_year)
    _honda_electrified(automaker_sales, p.market_year)
    _honda_hybrids(automaker_sales)
    _honda_in_china(automaker_sales, p.market_year)
    _byd(automaker_sales, p.market_year)


def _million(name: str, row: pd.DataFrame) -> None:
    value = float(row["vehicles"].iloc[0]) / _MILLION
    about: dict[str, Any] = {"year": int(row["year"].iloc[0]), "dims": {"company": str(row["company"].iloc[0])}}
    results.record(name, value, unit="million vehicles", decimals=2, rows=row, **about)


def _honda_sales(sales: pd.DataFrame, last: int) -> None:
    fits = False
    if last == _MEMO_YEAR:
        for company in ("Honda", "Nissan"):
            rows = makers.total_rows(sales, company, (last - 1, last))
            _million("maker_sales_before_million", rows.iloc[[0]])
            _million("maker_sales_million", rows.iloc[[1]])
        low, high = _honda_change(makers.total_rows(sales, "Honda", (last - 1, last)))
        fits = low <= float(results.stated("M08")) <= high
    results.guard(
        "honda_sales",
        fits,
        "Honda's sales went from {maker_sales_before_million__honda} to {maker_sales_million__honda} million in "
        "{market_year}; between these rounded levels that is {honda_change_pct} %, which fits the memo's "
        "{stated_m08} %. Nissan's went from {maker_sales_before_million__nissan} to {maker_sales_million__nissan} "
        "million.",
    )


def _honda_change(rows: pd.DataFrame) -> tuple[float, float]:
    old, new = map(float, rows["vehicles"])
    low, high = makers.rounding_of_growth_pct(new, old, _STEP_VEHICLES)
    about: dict[str, Any] = {"low": low, "high": high, "year": _MEMO_YEAR, "rows": rows}
    results.record("honda_change_pct", measures.growth_pct(new, old), unit="percent", **about)
    return low, high


def _honda_electrified(sales: pd.DataFrame, last: int) -> None:
    known = last >= _HONDA_SPLIT_YEAR
    if known:
        part, whole = (makers.row_of(sales, "Honda", name, _HONDA_SPLIT_YEAR) for name in ("electrified", "all"))
        electrified = float(part["vehicles"].iloc[0])
        about: dict[str, Any] = {"decimals": 0, "year": _HONDA_SPLIT_YEAR, "rows": [part, whole]}
        share = measures.share_pct(electrified, whole["vehicles"].iloc[0])
        results.record("honda_electrified_share_pct", share, unit="percent of vehicles", **about)
        results.word("honda_split_year", str(_HONDA_SPLIT_YEAR))
        results.record("honda_electrified_thousand", electrified / _THOUSAND, unit="thousand vehicles", **about)
    results.guard(
        "honda_electrified",
        known,
        "Of what Honda sold in {honda_split_year}, {honda_electrified_share_pct} % had an electric drive of some kind.",
    )
    _memo_on_honda(last)


def _memo_on_honda(last: int) -> None:
    known = last == _MEMO_YEAR
    if known:
        for claim in ("M09", "M10"):
            results.stated(claim)
    results.guard(
        "memo_honda_electrified",
        known,
        "The memo gives {stated_m09} thousand electrified Hondas for {honda_split_year} to {market_year}; a trade "
        "paper's share makes {honda_electrified_thousand} thousand of the first year, so the two count differently, "
        "and the memo's growth of {stated_m10} % could not be checked.",
    )


def _honda_hybrids(sales: pd.DataFrame) -> None:
    rows = measures.only(sales, company="Honda", powertrain="hev").sort_values("year")
    year = int(rows["year"].max())
    growth = makers.growth_on_year_before_pct(sales, "Honda", "hev", year)
    about: dict[str, Any] = {"unit": "percent", "suffix": "%", "decimals": 0, "year": year, "rows": rows}
    results.change("honda_hybrid_change_pct", growth, **about)
    results.word("honda_hybrid_year", str(year))
    results.word("honda_hybrid_growth", "Honda's hybrid sales {honda_hybrid_change_pct} in {honda_hybrid_year}.")


def _honda_in_china(sales: pd.DataFrame, last: int) -> None:
    less = False
    if last == _MEMO_YEAR:
        rows = makers.total_rows(sales, "Honda", (_HONDA_PEAK_IN_CHINA, last), market="China")
        _million("china_sales_peak_million", rows.iloc[[0]])
        _million("china_sales_million", rows.iloc[[1]])
        _million("china_sales_million", makers.row_of(sales, "Toyota", "all", last, market="China"))
        results.word("honda_peak_year", str(_HONDA_PEAK_IN_CHINA))
        less = rows["vehicles"].iloc[1] < rows["vehicles"].iloc[0]
    results.guard(
        "honda_in_china",
        less,
        "In China Honda sold {china_sales_million__honda} million vehicles in {market_year}, after "
        "{china_sales_peak_million__honda} million in {honda_peak_year}; Toyota sold {china_sales_million__toyota} "
        "million.",
    )


def _byd(sales: pd.DataFrame, last: int) -> None:
    rows = measures.only(sales, company="BYD", market="World", year=last)
    plugged = float(rows["vehicles"].sum())
    results.record("byd_million", plugged / _MILLION, unit="million vehicles", year=last, rows=rows)
    results.guard(
        "byd_beside",
        plugged > makers.sold(sales, "Toyota", "bev", last),
        "BYD sold {byd_million} million battery cars and plug-in hybrids in {market_year}, where Toyota sold "
        "{toyota_bev_thousand} thousand battery cars.",
    )
