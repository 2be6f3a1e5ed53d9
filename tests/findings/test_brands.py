from __future__ import annotations

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.analysis import brands as analysis
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.findings import brands

CONTRACT = DownstreamCompetition


def tell(p):
    typed, wholesales = tables.load("japanese_brand_share"), tables.load("indonesia_wholesales")
    brands.market_shares(analysis.japanese_shares(typed, wholesales, p.market_year))
    brands.compared(tables.load("japanese_brand_share_change"))


def test_numbers_of_the_baseline(found):
    results = found()
    assert results["brand_share_change_pp__thailand"].display == "fell by 16.1 points"
    assert results["brand_share_change_pp__thailand"].value == pytest.approx(-16.1, abs=0.01)
    assert results["brand_share_change_pp__china"].kind == "typed"
    losses = [results[f"compared_loss_pp__{market}"].display for market in ("thailand", "china", "indonesia")]
    assert losses == ["12.0", "8.8", "6.1"]


def test_a_gain_in_one_market_silences_the_losses(begin, records):
    begin(DownstreamCompetition)
    changes = tables.load("japanese_brand_share_change")
    gained = changes.assign(change_pp=changes["change_pp"].where(changes["market"] != "China", 1.0))
    brands.compared(gained)
    assert records()["compared_fell"].display == ""


@pytest.mark.parametrize("market_year", [2023, 2024])
def test_what_belongs_to_a_later_year_stays_unsaid(found, market_year):
    results = found(market_year=market_year)
    assert results["china_now"].display == ""
    assert results["brand_years_thailand"].display == f"from 2022 to {market_year}"
    assert "2025" not in results["finding_brands_lost"].display
