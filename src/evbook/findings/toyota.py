"""Findings on which powertrains carry Toyota."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

from evbook.analysis import makers, measures
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition

_MILLION, _THOUSAND = 1e6, 1e3
# The year whose changes the memo gives, and which powertrain or scope each claim is about.
_MEMO_YEAR = 2025
_MEMO_CLAIMS = {"M11": "hev", "M12": "bev", "M14": "group"}


def by_powertrain(automaker_sales: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Toyota and Lexus by powertrain up to `p.market_year`; `automaker_sales` is the table of that name.

    Glues toyota_bev_thousand, hybrids_not_shrinking, hybrids_slow_down, finding_hybrids_carry, finding_hybrids_rise,
    memo_toyota_changes.
    """
    sales = automaker_sales
    last = makers.last_known_year(sales, "Toyota", "hev", p.market_year)
    years = _years(sales, "hev", last)
    for name, year in (("year", last), ("first_year", years[0])):
        results.word(f"toyota_{name}", str(year))
    _levels(sales, years[0], last)
    _not_shrinking(sales, years)
    _memo_beside(sales, last)


def _years(sales: pd.DataFrame, powertrain: str, last: int) -> list[int]:
    rows = measures.only(sales, company="Toyota", scope=makers.SCOPES["Toyota"], powertrain=powertrain, market="World")
    return sorted(int(year) for year in rows["year"] if year <= last)


def _levels(sales: pd.DataFrame, first: int, last: int) -> None:
    for label, year in (("_first", first), ("", last)):
        row = makers.row_of(sales, "Toyota", "hev", year)
        value = makers.sold(sales, "Toyota", "hev", year) / _MILLION
        results.record(f"toyota_hybrids{label}_million", value, unit="million vehicles", year=year, rows=row)
    whole = makers.row_of(sales, "Toyota", "all", last)
    shares = {}
    for name, powertrain in (("hybrid", "hev"), ("bev", "bev")):
        row = makers.row_of(sales, "Toyota", powertrain, last)
        shares[name] = measures.share_pct(row["vehicles"].iloc[0], whole["vehicles"].iloc[0])
        about: dict[str, Any] = {"unit": "percent of vehicles", "year": last, "rows": [row, whole]}
        results.record(f"toyota_{name}_share_pct", shares[name], decimals=0 if name == "hybrid" else 1, **about)
    battery = makers.row_of(sales, "Toyota", "bev", last)
    thousand = float(battery["vehicles"].iloc[0]) / _THOUSAND
    results.record("toyota_bev_thousand", thousand, unit="thousand vehicles", decimals=0, year=last, rows=battery)
    results.guard(
        "finding_hybrids_carry",
        shares["hybrid"] > shares["bev"],
        "Of what Toyota sold in {toyota_year}, {toyota_hybrid_share_pct} % were hybrids without a plug and "
        "{toyota_bev_share_pct} % battery cars.",
    )


def _not_shrinking(sales: pd.DataFrame, years: list[int]) -> None:
    growth = {year: makers.growth_on_year_before_pct(sales, "Toyota", "hev", year) for year in years[1:]}
    results.guard(
        "hybrids_not_shrinking",
        all(each > 0 for each in growth.values()),
        "Toyota's hybrid sales rose in every year known, from {toyota_hybrids_first_million} million in "
        "{toyota_first_year} to {toyota_hybrids_million} million in {toyota_year}.",
        "Toyota's hybrid sales did not rise in every year known.",
    )
    results.guard(
        "finding_hybrids_rise",
        all(each > 0 for each in growth.values()),
        "The memo calls hybrids a quickly shrinking market; Toyota's sales of them rose in every year known.",
    )
    several = len(growth) > 1
    if several:
        for label, year in (("first", years[1]), ("last", years[-1])):
            rows = pd.concat([makers.row_of(sales, "Toyota", "hev", each) for each in (year - 1, year)])
            about: dict[str, Any] = {"unit": "percent", "decimals": 0, "year": year, "rows": rows}
            results.record(f"toyota_{label}_growth_pct", growth[year], **about)
            results.word(f"toyota_{label}_growth_year", str(year))
    results.guard(
        "hybrids_slow_down",
        several and all(later < earlier for earlier, later in pairwise(growth.values())),
        "They rise more slowly each year, though: by {toyota_first_growth_pct} % in {toyota_first_growth_year} and by "
        "{toyota_last_growth_pct} % in {toyota_last_growth_year}.",
    )


def _memo_beside(sales: pd.DataFrame, last: int) -> None:
    """The memo's changes are those of one year, and its total is of another scope than its powertrains."""
    fits = False
    if last == _MEMO_YEAR:
        claims = {name: float(results.stated(claim)) for claim, name in _MEMO_CLAIMS.items()}
        growth = {name: makers.growth_on_year_before_pct(sales, "Toyota", name, last) for name in ("hev", "bev")}
        growth["group"] = makers.group_growth_pct(sales, last)
        fits = all(_rounds_to(growth[name], claims[name]) for name in growth)
        _total_change(sales, last)
    results.guard(
        "memo_toyota_changes",
        fits,
        "The memo's growth by powertrain, {stated_m11} % for hybrids and {stated_m12} % for battery cars, is that of "
        "Toyota and Lexus; its {stated_m14} % overall takes in Daihatsu and Hino, without which sales "
        "{toyota_total_change_pct}.",
    )


def _rounds_to(measured: float, stated: float) -> bool:
    """Whether `measured` rounds to `stated`, which has at most one decimal."""
    half = 0.05 if stated % 1 else 0.5
    return abs(measured - stated) <= half + 1e-9


def _total_change(sales: pd.DataFrame, year: int) -> None:
    rows = pd.concat([makers.row_of(sales, "Toyota", "all", each) for each in (year - 1, year)])
    growth = makers.growth_on_year_before_pct(sales, "Toyota", "all", year)
    results.change("toyota_total_change_pct", growth, unit="percent", suffix="%", year=year, rows=rows)
