from __future__ import annotations

import itertools

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.analysis import dependence as analysis
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.findings import dependence

CONTRACT = UpstreamMinerals
IMPORTERS = ["European Union", "Germany", "Japan", "South Korea", "Thailand", "United States"]
YEARS = [(2002, 2024), (2010, 2021), (2016, 2018)]


def tell(p):
    table, who = tables.load("import_dependence"), (p.importer, p.compared_importer)
    dependence.imports(analysis.shares(table, who, p.first_year, p.year), p)
    dependence.value_and_tonnes(analysis.value_and_tonnes(table, who), p)
    dependence.recycling(tables.load("recycling_rates"), p)


def test_every_guard_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    assert results["finding_dependence"].display == (
        "China supplies more than 65 % of retained import value in 4 of 12 materials for Japan and in 2 for the "
        "European Union; the two have only magnesium in common."
    )
    assert results["magnets_moved_compared"].display == "rose from 18 % to 90 %"


@pytest.mark.parametrize(("importer", "compared"), [*itertools.permutations(IMPORTERS, 2)])
@pytest.mark.parametrize(("first_year", "year"), YEARS)
def test_words_follow_the_numbers(found, importer, compared, first_year, year):
    for threshold in (30, 65, 95):
        results = found(
            importer=importer,
            compared_importer=compared,
            first_year=first_year,
            year=year,
            threshold_pct=threshold,
        )
        for role in ("importer", "compared"):
            first, last = (results[f"magnets_{end}_pct_{role}"].value for end in ("first", "last"))
            assert results[f"magnets_moved_{role}"].display.startswith("rose" if last > first else "fell")
        assert bool(results["magnets_of_japan"].display) == ("Japan" in (importer, compared))
        cheaper = results["magnets_usd_per_kg_china"].value < results["magnets_usd_per_kg_others"].value
        assert bool(results["magnets_cheaper"].display) == cheaper
        most = 2 * results["tonnes_higher"].value > results["tonnes_pairs"].value
        assert ("understates" in results["tonnes_mostly_higher"].display) == most


def test_a_small_change_shows_its_digit(found):
    results = found(importer="Thailand", compared_importer="United States", first_year=2016, year=2018)
    first, last = (results[f"magnets_{end}_pct_compared"].display for end in ("first", "last"))
    assert first != last
    assert results["magnets_moved_compared"].display == f"fell from {first} % to {last} %"


def test_nothing_above_the_threshold_is_said_so(found):
    results = found(importer="Germany", compared_importer="Japan", threshold_pct=95)
    assert (results["dependence_above_importer"].value, results["dependence_above_importer_named"].display) == (
        0,
        "none",
    )
    assert results["finding_dependence"].display.endswith("; the two have none in common.")


@pytest.mark.parametrize("mineral", ["Cobalt", "Copper", "Graphite", "Lithium", "Nickel", "Rare earths"])
def test_each_mineral_has_a_recycling_rate(found, mineral):
    results = found(mineral=mineral)
    rate = results["recycling_mineral_pct"].value
    assert results["recycling_lowest_pct"].value <= rate <= results["recycling_highest_pct"].value
    assert "lithium" in results["recycling_lowest"].display
