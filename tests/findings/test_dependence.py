from __future__ import annotations

import itertools

import pytest

from evbook import tables
from evbook.analysis import dependence as analysis
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.findings import dependence

IMPORTERS = ["European Union", "Germany", "Japan", "South Korea", "Thailand", "United States"]
YEARS = [(2002, 2024), (2010, 2021), (2016, 2018)]


def found(begin, records, **values):
    p = begin(UpstreamMinerals, **values)
    table, who = tables.load("import_dependence"), (p.importer, p.compared_importer)
    dependence.imports(analysis.shares(table, who, p.first_year, p.year), p)
    dependence.value_and_tonnes(analysis.value_and_tonnes(table, who), p)
    dependence.recycling(tables.load("recycling_rates"), p)
    return records()


def test_every_guard_holds_at_the_baseline(begin, records):
    results = found(begin, records)
    assert [result.name for result in results.values() if result.value is False] == []
    assert results["finding_dependence"].display == (
        "China supplies more than 65 % of retained import value in 4 of 12 materials for Japan and in 2 for the "
        "European Union; above it for both: magnesium."
    )
    assert "from 18 % to 90 %" in results["dependence_moves_compared"].display


@pytest.mark.parametrize(("importer", "compared"), [*itertools.permutations(IMPORTERS, 2)])
@pytest.mark.parametrize(("first_year", "year"), YEARS)
def test_words_follow_the_numbers(begin, records, importer, compared, first_year, year):
    for threshold in (30, 65, 95):
        results = found(
            begin,
            records,
            importer=importer,
            compared_importer=compared,
            first_year=first_year,
            year=year,
            threshold_pct=threshold,
        )
        fell = results["magnets_last_pct_importer"].value < results["magnets_first_pct_importer"].value
        rose = results["magnets_last_pct_compared"].value > results["magnets_first_pct_compared"].value
        assert bool(results["magnets_apart"].display) == (fell and rose)
        assert bool(results["magnets_of_japan"].display) == ("Japan" in (importer, compared))
        cheaper = results["magnets_usd_per_kg_china"].value < results["magnets_usd_per_kg_others"].value
        assert bool(results["magnets_cheaper"].display) == cheaper
        most = 2 * results["tonnes_higher"].value > results["tonnes_pairs"].value
        assert bool(results["tonnes_mostly_higher"].display) == most
        for way, role in itertools.product(("fall", "rise"), ("importer", "compared")):
            if (last := results.get(f"dependence_last_pct_{way}_{role}")) is not None:
                moved = last.value - results[f"dependence_first_pct_{way}_{role}"].value
                assert moved < 0 if way == "fall" else moved > 0


def test_a_threshold_that_the_metric_decides_is_named(begin, records):
    assert found(begin, records)["metric_crosses"].display.startswith("No material changes sides")
    told = found(begin, records, threshold_pct=60)["metric_crosses"].display
    assert "natural graphite other than powder or flakes for the European Union (above it only by tonnes)" in told


def test_nothing_above_the_threshold_is_said_so(begin, records):
    results = found(begin, records, importer="Germany", compared_importer="Japan", threshold_pct=95)
    assert (results["dependence_above_importer"].value, results["dependence_above_importer_named"].display) == (
        0,
        "none",
    )
    assert results["finding_dependence"].display.endswith("; no material is above it for both.")


def test_importers_without_any_fall_or_rise_are_passed_over(begin, records):
    p = begin(UpstreamMinerals)
    shares = analysis.shares(tables.load("import_dependence"), ("Japan", "European Union"), 2002, 2024)
    dependence.imports(shares.assign(change_pp=shares["change_pp"].abs()), p)
    assert "fall" not in records()["dependence_moves_importer"].display
    assert records()["dependence_moves_importer"].display.startswith("Japan's largest rise is that of ")


@pytest.mark.parametrize("mineral", ["Cobalt", "Copper", "Graphite", "Lithium", "Nickel", "Rare earths"])
def test_each_mineral_has_a_recycling_rate(begin, records, mineral):
    results = found(begin, records, mineral=mineral)
    rate = results["recycling_mineral_pct"].value
    assert results["recycling_lowest_pct"].value <= rate <= results["recycling_highest_pct"].value
    assert "lithium" in results["recycling_lowest"].display
