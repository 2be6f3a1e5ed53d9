from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import brands as analysis
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.findings import brands


@pytest.fixture
def found(begin, records):
    def find(**values):
        p = begin(DownstreamCompetition, **values)
        typed, wholesales = tables.load("japanese_brand_share"), tables.load("indonesia_wholesales")
        brands.market_shares(analysis.japanese_shares(typed, wholesales, p.market_year))
        brands.compared(tables.load("japanese_brand_share_change"), typed)
        return records()

    return find


def test_every_guard_holds_at_the_baseline(found):
    assert [result.name for result in found().values() if result.value is False] == []


def test_numbers_of_the_baseline(found):
    results = found()
    assert results["brand_share_change_pp__thailand"].display == "fell by 16.1 points"
    assert results["brand_share_change_pp__indonesia"].value == pytest.approx(-11.37, abs=0.01)
    assert results["brand_share_change_pp__indonesia"].kind == "compiled"
    assert results["compared_lost_most"].display == "Thailand"
    assert results["lost_more_of_two"].display == "Over these years the loss was larger in Thailand than in Indonesia."


@pytest.mark.parametrize("market_year", [2023, 2024])
def test_what_belongs_to_a_later_year_stays_unsaid(found, market_year):
    results = found(market_year=market_year)
    assert results["china_now"].display == ""
    assert results["brand_years_thailand"].display == f"from 2022 to {market_year}"
    assert "2025" not in results["finding_brands_lost"].display
