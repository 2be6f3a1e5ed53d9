"""Figures of concentration and of mined rare earths: titles that stay true for every parameter."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from evbook import tables
from evbook.analysis import concentration as analysis
from evbook.analysis.measures import only, sources_of
from evbook.contracts.upstream_minerals import Mineral, Stage, UpstreamMinerals
from evbook.figures import concentration, concentration_trend, rare_earths
from evbook.figures.figure import Figure

CHOICES = list(product(get_args(Mineral), get_args(Stage)))


def today(mineral: str, stage: str) -> Figure:
    supply = tables.load("mineral_supply")
    found = analysis.concentration_of_supply(supply, 2024)
    return concentration.concentration_hhi(found, mineral, stage, 2024, sources_of(only(supply, year=2024)))


def over_time(mineral: str, stage: str, first: int, last: int) -> Figure:
    made = tables.load("mineral_production")
    shown = made[made["year"].between(first, last)]
    found = analysis.concentration_over_time(made, first, last)
    return concentration_trend.concentration_over_time(found, mineral, stage, sources_of(shown))


@pytest.mark.parametrize(("mineral", "stage"), CHOICES)
def test_every_mineral_and_stage_has_a_range(minerals: UpstreamMinerals, mineral: str, stage: str) -> None:
    drawn = today(mineral, stage).passport
    row = next(row for row in drawn.rows if row[:2] == (mineral, stage))
    assert drawn.title.endswith(
        f"for {mineral.lower()} the index of {stage} is between {row[2]:,.0f} and {row[3]:,.0f}"
    )
    assert "surely more concentrated than mining for 4 of 6 minerals" in drawn.title


@pytest.mark.parametrize(("mineral", "stage"), CHOICES)
@pytest.mark.parametrize("last", [2018, 2023, 2024])
def test_every_mineral_has_a_line_or_says_why_not(
    minerals: UpstreamMinerals, mineral: str, stage: str, last: int
) -> None:
    drawn = over_time(mineral, stage, 2015, last).passport
    counted = {row[2] for row in drawn.rows if row[1] == mineral}
    assert ("No yearly index" in drawn.title) is (stage not in counted)
    lacking = f"For {mineral.lower()} there is no count of" in drawn.coverage
    assert lacking is (counted != set(get_args(Stage)))


def test_the_trend_names_both_ends_and_a_peak_between(minerals: UpstreamMinerals) -> None:
    title = over_time("Rare earths", "mining", 1992, 2024).passport.title
    assert "rose from 3,065 in 1992 to 4,994 in 2023, with a peak of 9,680 in 2009" in title
    assert "fell from 8,018 in 2015 to 4,994 in 2023 (" in over_time("Rare earths", "mining", 2015, 2024).passport.title
    copper = over_time("Copper", "refining", 2015, 2024).passport.title
    assert "went from 2,191–2,275 in 2023 to 2,240–2,310 in 2024" in copper


def test_the_chosen_mineral_alone_is_coloured(minerals: UpstreamMinerals) -> None:
    data = over_time("Nickel", "mining", 1992, 2024).spec["datasets"]
    tints = {(row["mineral"], row["tint"]) for rows in data.values() for row in rows}
    coloured = {mineral for mineral, tint in tints if tint in concentration.COLOURS.values()}
    assert coloured == {"Nickel"}


@pytest.mark.parametrize(("first", "peak"), [(1992, "2009, at 98 %"), (2012, "2012, at 94 %"), (2015, "2015, at 89 %")])
def test_the_share_of_rare_earths_and_its_peak_in_the_years_shown(
    minerals: UpstreamMinerals, first: int, peak: str
) -> None:
    shares = analysis.mine_share_by_year(tables.load("mineral_production"), "China", "Rare earths", first, 2025)
    drawn = rare_earths.rare_earth_mining_share(shares, sources_of(shares)).passport
    assert drawn.title == (
        "China mined 69 % of the world's rare earths in 2025 by the US survey; "
        f"by the British one its share was highest in {peak}"
    )
    assert {origin.id for origin in drawn.sources} == {"bgs-wms", "usgs-mcs-2025", "usgs-mcs-2026"}


def test_without_a_higher_year_nothing_is_said_of_a_fall(minerals: UpstreamMinerals) -> None:
    shares = analysis.mine_share_by_year(tables.load("mineral_production"), "China", "Rare earths", 2023, 2025)
    drawn = rare_earths.rare_earth_mining_share(shares, sources_of(shares)).passport
    assert drawn.title == "China mined 69 % of the world's rare earths in 2025"
