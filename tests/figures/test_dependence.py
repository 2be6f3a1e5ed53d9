from __future__ import annotations

import itertools

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import dependence as analysis
from evbook.analysis import measures
from evbook.figures import dependence
from evbook.figures.figure import Figure
from evbook.figures.materials import NAMES, SHORT_NAMES, importer_in_text, importers_own

IMPORTERS = ["European Union", "Germany", "Japan", "South Korea", "Thailand", "United States"]


def shares_of(importer: str, compared: str, first_year: int, year: int, threshold: int) -> tuple[pd.DataFrame, Figure]:
    shares = analysis.shares(tables.load("import_dependence"), (importer, compared), first_year, year)
    sources = measures.sources_of(shares)
    return shares, dependence.import_dependence_on_china(shares, importer, compared, threshold, sources)


def metrics_of(importer: str, compared: str, threshold: int) -> tuple[pd.DataFrame, Figure]:
    both = analysis.value_and_tonnes(tables.load("import_dependence"), (importer, compared))
    return both, dependence.value_against_tonnes(both, importer, compared, threshold, measures.sources_of(both))


def test_every_material_has_a_short_name_and_a_plain_one():
    materials = set(tables.load("import_dependence")["material"])
    assert materials == set(SHORT_NAMES) == set(NAMES)
    assert max(map(len, SHORT_NAMES.values())) <= 14


@pytest.mark.parametrize(("importer", "compared"), [*itertools.permutations(IMPORTERS, 2)])
def test_the_title_counts_what_the_dots_show(minerals, importer, compared):
    for first_year, year, threshold in ((2002, 2024, 65), (2016, 2018, 30), (2008, 2021, 95)):
        shares, drawn = shares_of(importer, compared, first_year, year, threshold)
        counts = [sum(measures.only(shares, importer=name)["share_pct"] > threshold) for name in (importer, compared)]
        title = drawn.passport.title
        assert f"in {counts[0]} of 12 materials for {importer_in_text(importer)} in {year}" in title
        assert title.endswith(f"in {counts[1]} for {importer_in_text(compared)}")
        assert len(drawn.passport.rows) == 24


def test_the_baseline_says_what_it_draws(minerals):
    _, drawn = shares_of("Japan", "European Union", 2002, 2024, 65)
    assert (
        "exceeds 65 % in 4 of 12 materials for Japan in 2024, and in 2 for the European Union" in drawn.passport.title
    )
    assert "Magnets 28 % (44 % in 2002)" in drawn.passport.alt
    assert "Ga, Ge, others 19 %;" in drawn.passport.alt
    assert any("HS 811292 holds other metals in the older edition" in note for note in drawn.passport.notes)
    assert [origin.id for origin in drawn.passport.sources] == ["baci-materials"]


@pytest.mark.parametrize(("importer", "compared"), [*itertools.combinations(IMPORTERS, 2)])
def test_the_metric_title_names_who_crosses(minerals, importer, compared):
    for threshold in (30, 60, 65, 84, 95):
        both, drawn = metrics_of(importer, compared, threshold)
        crossing = analysis.crossing(both, threshold)
        assert ("moved no material" in drawn.passport.title) == crossing.empty
        assert set(crossing["material"]) <= {row[0] for row in drawn.passport.rows}
        assert all(NAMES[material] in drawn.passport.title for material in crossing["material"])


def test_small_tonnages_are_left_out_and_told(minerals):
    both, drawn = metrics_of("Thailand", "Japan", 65)
    thai = set(both.loc[both["importer"] == "Thailand", "material"])
    assert "Tungsten, unwrought" not in thai and "Gallium, germanium and others (one code)" not in thai
    assert "left out" in drawn.passport.coverage


@pytest.mark.parametrize(
    ("importer", "owner"), [("European Union", "The European Union's"), ("United States", "The United States'")]
)
def test_owners_stand_at_the_start_of_a_sentence(importer, owner):
    assert importers_own(importer) == owner
    assert importer_in_text(importer) == f"the {importer}"
