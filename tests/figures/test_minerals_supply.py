"""The builders on supply along the chain and without its largest supplier, for every parameter."""

from __future__ import annotations

import itertools
from typing import get_args

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import chain as chain_analysis
from evbook.analysis import coverage as coverage_analysis
from evbook.analysis.measures import sources_of
from evbook.contracts.upstream_minerals import Mineral, Scenario, Stage, UpstreamMinerals
from evbook.figures import chain, coverage, supply_lost
from evbook.figures.figure import Figure

COMBINATIONS = list(itertools.product(get_args(Mineral), get_args(Stage)))


@pytest.fixture
def shares() -> pd.DataFrame:
    return chain_analysis.china_shares(tables.load("mineral_supply"), tables.load("chain_shares"))


def covered(scenario: str = "STEPS") -> pd.DataFrame:
    return coverage_analysis.coverage(tables.load("mineral_supply"), tables.load("mineral_demand"), scenario)


def drawn_coverage(mineral: str, stage: str, scenario: str = "STEPS") -> Figure:
    rows = covered(scenario)
    return coverage.n_minus_1_coverage(rows, mineral, stage, scenario, sources_of(rows))


def test_chain_titles_what_is_known(minerals: UpstreamMinerals, shares: pd.DataFrame) -> None:
    drawn = chain.china_share_along_chain(shares, "Rare earths", sources_of(shares))
    assert drawn.passport.title.startswith("China mines 61 % and refines 91 % of the world's rare earths")
    assert "does not name China for cobalt and nickel" in drawn.passport.coverage
    assert len(drawn.passport.sources) == 4


@pytest.mark.parametrize("mineral", ["Cobalt", "Nickel"])
def test_chain_claims_no_mine_share_that_is_unknown(
    minerals: UpstreamMinerals, shares: pd.DataFrame, mineral: str
) -> None:
    drawn = chain.china_share_along_chain(shares, mineral, sources_of(shares))
    assert "is not named among its miners" in drawn.passport.title
    assert "mines" not in drawn.passport.title


def test_chain_draws_what_pages_say_as_open_marks(minerals: UpstreamMinerals, shares: pd.DataFrame) -> None:
    drawn = chain.china_share_along_chain(shares, "Graphite", sources_of(shares))
    fill = drawn.spec["layer"][1]["encoding"]["fill"]
    assert fill["condition"]["test"] == "(datum.evidence === 'read off a page')"
    assert fill["condition"]["value"] == "transparent"


def test_coverage_leaves_graphite_out_and_says_why(minerals: UpstreamMinerals) -> None:
    drawn = drawn_coverage("Rare earths", "refining")
    assert {row[0] for row in drawn.passport.rows} == {"Cobalt", "Copper", "Lithium", "Nickel", "Rare earths"}
    assert "graphite mined (0.39) and graphite refined (0.39)" in drawn.passport.coverage
    assert drawn.passport.title.startswith("Without China, the rare earths refined elsewhere would have met 8 %")


def test_coverage_names_a_supplier_that_changes(minerals: UpstreamMinerals) -> None:
    drawn = drawn_coverage("Lithium", "mining")
    assert "Lithium mined: from 2030 the largest named supplier is China." in drawn.passport.notes
    assert drawn.passport.title.endswith("in 2040, then without China")


@pytest.mark.parametrize(("mineral", "stage"), COMBINATIONS)
@pytest.mark.parametrize("scenario", get_args(Scenario))
def test_coverage_is_titled_after_the_row_singled_out(
    minerals: UpstreamMinerals, mineral: str, stage: str, scenario: str
) -> None:
    drawn = drawn_coverage(mineral, stage, scenario)
    shown = "rare earths" if mineral == "Graphite" else mineral.lower()
    assert f"the {shown} {coverage.DONE[stage]} elsewhere" in drawn.passport.title
    own = [row for row in drawn.passport.rows if row[0].lower() == shown and row[1] == stage and row[2] == 2040]
    assert f"would meet {own[0][4]:.0f} % in 2040" in drawn.passport.title


@pytest.mark.parametrize(("mineral", "stage"), COMBINATIONS)
def test_supply_lost_shows_every_mineral(minerals: UpstreamMinerals, mineral: str, stage: str) -> None:
    rows = covered()
    drawn = supply_lost.supply_lost_without_largest(rows, mineral, stage, sources_of(rows))
    assert len(drawn.passport.rows) == 6 * 2 * 2
    own = [row for row in drawn.passport.rows if row[:3] == (mineral, stage, 2024)]
    assert f"{own[0][4]:.0f} % of the world's {mineral.lower()} in 2024" in drawn.passport.title
    assert drawn.passport.title.startswith(coverage.short_name(own[0][3]))
    above = sum(row[4] > 50 for row in drawn.passport.rows if row[1] == stage and row[2] == 2024)
    assert f"for {above} of 6 minerals" in drawn.passport.title


def test_supply_without_scope_gaps_says_that_nothing_is_left_out(minerals: UpstreamMinerals) -> None:
    rows = coverage_analysis.without_scope_gaps(covered())
    drawn = coverage.n_minus_1_coverage(rows, "Nickel", "mining", "STEPS", sources_of(rows))
    assert "No mineral is left out." in drawn.passport.coverage
