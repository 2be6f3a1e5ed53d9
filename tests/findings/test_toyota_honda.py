from __future__ import annotations

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.findings import honda, toyota

CONTRACT = DownstreamCompetition
_OF_THE_MEMO_YEAR = ("memo_toyota_changes", "honda_sales", "honda_in_china")


def tell(p):
    sales = tables.load("automaker_sales")
    toyota.by_powertrain(sales, p)
    honda.beside_toyota(sales, p)
    honda.in_china(sales, p)


def test_numbers_of_the_baseline(found):
    results = found()
    assert results["toyota_total_change_pct"].display == "rose by 3.7 %"
    change = results["honda_change_pct"]
    assert change.low < -7.5 < change.high


@pytest.mark.parametrize("market_year", [2023, 2024])
def test_sentences_on_the_memo_s_year_keep_to_it(found, market_year):
    results = found(market_year=market_year)
    assert {name: results[name].display for name in _OF_THE_MEMO_YEAR} == dict.fromkeys(_OF_THE_MEMO_YEAR, "")
    assert results["hybrids_not_shrinking"].value is True
    assert not any("2025" in result.display for result in results.values())


def test_one_growth_is_no_slowdown(found):
    assert found(market_year=2023)["hybrids_slow_down"].display == ""
    assert "31 % in 2023 and by 21 % in 2024" in found(market_year=2024)["hybrids_slow_down"].display


def test_a_fall_of_hybrids_would_be_told(begin, records):
    p = begin(DownstreamCompetition)
    sales = tables.load("automaker_sales")
    hybrids_now = (sales["company"] == "Toyota") & (sales["year"] == 2025) & (sales["powertrain"] == "hev")
    toyota.by_powertrain(sales.assign(vehicles=sales["vehicles"].mask(hybrids_now, 4_000_000)), p)
    assert records()["hybrids_not_shrinking"].display == "Toyota's hybrid sales did not rise in every year known."
    assert records()["finding_hybrids_rise"].display == ""
    assert records()["memo_toyota_changes"].display == ""
