from __future__ import annotations

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.analysis import concentration
from evbook.analysis.measures import only
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.findings import concentration_risk

CONTRACT = UpstreamMinerals


def tell(p, risk=None):
    made, supply = tables.load("mineral_production"), tables.load("mineral_supply")
    concentration_risk.top_shares(concentration.concentration_over_time(made, p.mining_from, p.year), made)
    by_stage = concentration.concentration_of_supply(supply, 2024)
    study = tables.load("supply_risk") if risk is None else risk
    concentration_risk.beside_risk(by_stage, only(supply, year=2024), study)


def test_numbers_of_the_baseline(found):
    said = found()
    assert said["top_shares_spread"].display == (
        "It spread to few: the three largest miners had 100 % then and 93 % in 2023."
    )
    assert said["hhi_risk_rank"].display == "0.66 (−0.43 to 0.97)"
    assert said["hhi_risk_minerals"].value == 6
    assert said["hhi_risk_rank"].kind == "model"
    assert said["hhi_risk_means"].display.startswith("an interval that includes zero")
    assert {"iea-critical-minerals-2025", "ec-crm-2023"} <= set(said["hhi_risk_rank"].sources)


@pytest.mark.parametrize("mining_from", [1992, 2003, 2009, 2015])
@pytest.mark.parametrize("year", [2018, 2022, 2024])
def test_the_spread_is_said_where_the_largest_lost_most(found, mining_from, year):
    said = found(mining_from=mining_from, year=year)
    made = tables.load("mineral_production")
    series = concentration.series_of(
        concentration.concentration_over_time(made, mining_from, year), "Rare earths", "mining"
    )
    largest = series["largest_share_pct"].max() - series["largest_share_pct"].iloc[-1]
    three = said["top_three_pct__peak"].value - said["top_three_pct__last"].value
    assert bool(said["top_shares_spread"].display) == (largest > max(three, 0))


def test_ranks_that_nearly_agree_exclude_zero_either_way(found):
    risk = tables.load("supply_risk")
    order = {"Natural graphite": 6.0, "Light rare earths": 5.0, "Cobalt": 4.0, "Lithium": 2.0, "Nickel": 3.0}
    same = risk.assign(supply_risk=risk["material"].map(order).fillna(risk["supply_risk"]))
    assert found(same)["hhi_risk_means"].display == "an interval that excludes zero"
    turned = same.assign(supply_risk=10.0 - same["supply_risk"])
    assert found(turned)["hhi_risk_rank"].high < 0
    assert found(turned)["hhi_risk_means"].display == "an interval that excludes zero"
