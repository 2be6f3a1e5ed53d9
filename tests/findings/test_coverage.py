from __future__ import annotations

import itertools
from typing import get_args

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.analysis import coverage as analysis
from evbook.contracts.upstream_minerals import Mineral, Scenario, Stage, UpstreamMinerals
from evbook.findings import coverage

CONTRACT = UpstreamMinerals
GRID = list(itertools.product(get_args(Mineral), get_args(Stage), get_args(Scenario)))


def tell(p):
    demand = tables.load("mineral_demand")
    covered = analysis.coverage(tables.load("mineral_supply"), demand, p.demand_scenario)
    coverage.n_minus_1(covered, demand, p)
    coverage.supply_lost(covered, p)


def test_numbers_of_the_baseline(found):
    results = found()
    assert results["lowest_coverage_pct__refining"].display == "7.8"
    assert results["below_half_refining"].display == "cobalt, lithium and rare earths"
    assert results["below_half_mining"].display == "cobalt, nickel and rare earths"
    assert "Australia for lithium" in results["suppliers_at_the_mine"].display
    assert results["lost_last_pct"].kind == "estimate"
    assert results["finding_coverage"].display == (
        "In 2024 rare earths without China met 7.8 % of demand at the refinery and 32.2 % at the mine, the least of "
        "the minerals compared."
    )
    assert results["graphite_supply_over_demand"].value < analysis.LOWEST_COMPARABLE


@pytest.mark.parametrize(("mineral", "stage", "scenario"), GRID)
def test_words_follow_the_numbers(found, mineral, stage, scenario):
    results = found(mineral=mineral, stage=stage, demand_scenario=scenario)
    for name, words in (("lost", ("rises", "falls")), ("ev_share", ("up", "down"))):
        first, last = (results[f"{name}_{label}_pct"].value for label in ("first", "last"))
        assert results[f"{name}_direction"].display == words[0 if last > first else 1]
    assert results["lowest_coverage_pct__refining"].value < analysis.HALF_PCT


def test_a_mineral_that_cannot_be_compared_is_replaced_by_the_narrowest(found):
    results = found(mineral="Graphite", stage="mining")
    assert results["coverage_mineral"].display == "rare earths"
    assert results["lost_of"].display == "graphite mined"


def test_every_sentence_of_what_stays_below_half_counts_the_scenario(found):
    for scenario in get_args(Scenario):
        assert "half" in found(demand_scenario=scenario)["below_half_last"].display
    assert (
        found(demand_scenario="NZE")["short_with_everyone"].display == "cobalt, copper, lithium, nickel and rare earths"
    )


def test_two_minerals_are_named_where_mine_and_refinery_differ(begin, records):
    begin(UpstreamMinerals)
    demand = tables.load("mineral_demand")
    covered = analysis.coverage(tables.load("mineral_supply"), demand, "STEPS")
    least = (covered["mineral"] == "Lithium") & (covered["stage"] == "mining")
    changed = covered.assign(coverage_pct=covered["coverage_pct"].mask(least, 1.0))
    coverage.n_minus_1(changed, demand, UpstreamMinerals.of({}))
    assert "and lithium without Australia 1.0 % at the mine" in records()["finding_coverage"].display
