from __future__ import annotations

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.findings import car_markets

CONTRACT = DownstreamCompetition


def tell(p):
    markets = tables.load("ev_markets")
    car_markets.shares(markets, p)
    car_markets.world(markets, p)


def test_numbers_of_the_baseline(found):
    results = found()
    assert results["ev_share_pct__china"].display == "53"
    assert results["ev_share_pct__japan"].display == "3.0"
    assert results["ev_share_change_pp__china"].display == "rose by 52 points"
    assert results["countries_above_japan"].value == 56
    assert results["ev_share_pct__china"].sources == ["iea-gevo-2026"]


@pytest.mark.parametrize("market_year", [2023, 2024, 2025])
@pytest.mark.parametrize("market_from", [2010, 2015, 2021])
def test_every_span_is_told(found, market_year, market_from):
    values = {"market_year": market_year, "market_from": market_from}
    results = found(**values)
    assert str(market_year) in results["finding_markets_moved"].display
    assert results["late_from"].display == str(market_year - 3)


def test_a_rise_below_the_world_s_is_not_called_fast(found):
    assert found()["late_and_fast"].display.startswith("Thailand and Indonesia")
    assert found(market_year=2023)["late_and_fast"].display == ""
