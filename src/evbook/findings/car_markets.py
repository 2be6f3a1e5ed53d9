"""Findings on how far car markets have moved to electric cars."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import ev_markets as markets
from evbook.analysis import measures
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.figures.ev_markets import REGIONS

_LATE = ("Thailand", "Indonesia")
_TOLD = ("China", "European Union", "World", "Japan", *_LATE)
_YEARS_BACK = 3


def shares(ev_markets: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Shares of the regions drawn in `p.market_year`, and how they came about; `ev_markets` is the table.

    Glues market_from, ev_share_pct (by region, those of `_TOLD`), ev_share_change_pp__china,
    ev_share_change_pp__japan, late_from, ev_share_before_pct__thailand,
    ev_share_before_pct__indonesia, late_and_fast, finding_markets_moved.
    """
    drawn = markets.shares(ev_markets, REGIONS, p.market_from, p.market_year)
    results.word("market_from", str(p.market_from))
    for region in _TOLD:
        row = measures.only(drawn, region=region, year=p.market_year)
        share = markets.ev_share_pct(ev_markets, region, p.market_year)
        _percent("ev_share_pct", share, region, p.market_year, row)
    _changes(drawn, ev_markets, p)
    _late(ev_markets, p.market_year)


def _percent(name: str, share: float, region: str, year: int, rows: pd.DataFrame) -> None:
    # Two significant figures, as the publisher gives them.
    decimals = 0 if share >= 10 else 1
    results.record(name, share, unit="percent", decimals=decimals, year=year, rows=rows, dims={"region": region})


def _changes(drawn: pd.DataFrame, ev_markets: pd.DataFrame, p: DownstreamCompetition) -> None:
    points = {}
    for region in ("China", "Japan"):
        new, old = (markets.ev_share_pct(ev_markets, region, year) for year in (p.market_year, p.market_from))
        points[region] = new - old
        rows = drawn[(drawn["region"] == region) & drawn["year"].isin([p.market_year, p.market_from])]
        results.change(
            "ev_share_change_pp",
            points[region],
            unit="percentage points",
            suffix="points",
            decimals=0 if abs(points[region]) >= 10 else 1,
            year=p.market_year,
            rows=rows,
            dims={"region": region},
        )
    results.guard(
        "finding_markets_moved",
        points["China"] > 0 and points["China"] > points["Japan"],
        "Electric cars were {ev_share_pct__china} % of China's car sales in {market_year}, {ev_share_pct__world} % of "
        "the world's and {ev_share_pct__japan} % of Japan's own.",
    )


def _late(ev_markets: pd.DataFrame, year: int) -> None:
    before = year - _YEARS_BACK
    results.word("late_from", str(before))
    for region in _LATE:
        row = measures.only(ev_markets, region=region, year=before, powertrain="ev")
        _percent("ev_share_before_pct", markets.ev_share_pct(ev_markets, region, before), region, before, row)
    world = _rise_pp(ev_markets, "World", before, year)
    results.guard(
        "late_and_fast",
        all(_rise_pp(ev_markets, region, before, year) > world for region in _LATE),
        "Thailand and Indonesia, where Japanese brands are at home, came late and then gained more points than the "
        "world: from "
        "{ev_share_before_pct__thailand} % and {ev_share_before_pct__indonesia} % in {late_from} to "
        "{ev_share_pct__thailand} % and {ev_share_pct__indonesia} % in {market_year}.",
    )


def _rise_pp(ev_markets: pd.DataFrame, region: str, before: int, year: int) -> float:
    return markets.ev_share_pct(ev_markets, region, year) - markets.ev_share_pct(ev_markets, region, before)


def world(ev_markets: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Countries and the world in `p.market_year`; `ev_markets` is the table.

    Glues countries_known, countries_above_japan, china_share_of_world_ev_sales_pct, bev_share_of_ev_sales_pct__china.
    """
    year = p.market_year
    by_country = markets.shares_by_country(ev_markets, year, year)
    above = markets.countries_above(ev_markets, "Japan", year)
    for name, count in (("countries_known", len(by_country)), ("countries_above_japan", above)):
        results.record(name, count, unit="countries", decimals=0, year=year, rows=by_country)
    _china_in_the_world(ev_markets, year)


def _china_in_the_world(ev_markets: pd.DataFrame, year: int) -> None:
    whole = ev_markets[(ev_markets["year"] == year) & ev_markets["region"].isin(["China", "World"])]
    share = markets.share_of_world_ev_sales_pct(ev_markets, "China", year)
    results.record(
        "china_share_of_world_ev_sales_pct", share, unit="percent of vehicles", decimals=0, year=year, rows=whole
    )
    battery = markets.bev_share_of_ev_sales_pct(ev_markets, "China", year)
    results.record(
        "bev_share_of_ev_sales_pct",
        battery,
        unit="percent of vehicles",
        decimals=0,
        year=year,
        rows=measures.only(ev_markets, region="China", year=year),
        dims={"region": "China"},
    )
