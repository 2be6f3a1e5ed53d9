"""Figures of strategic materials, of shared dependence and of jobs: titles that stay true for every parameter."""

from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import car_industry, crma, measures, shared_dependence
from evbook.contracts.eu_implications import EuImplications
from evbook.figures import car_industry as car_figures
from evbook.figures import crma as crma_figures
from evbook.figures import shared_dependence as shared_figures
from evbook.figures import supply_risk as risk_figures
from evbook.figures.figure import Figure


def suppliers(threshold: int) -> Figure:
    groups = tables.load("crma_strategic_groups")
    found = crma.sourcing(groups, tables.load("supplier_shares"), tables.load("crma_audit_shares"))
    return crma_figures.crma_supplier_shares(found, threshold, measures.sources_of(found, groups))


@pytest.mark.parametrize("threshold", [30, 45, 65, 74, 95])
def test_the_title_counts_the_dots_beyond_the_rule(europe: EuImplications, threshold: int) -> None:
    passport = suppliers(threshold).passport
    above = [row for row in passport.rows if row[4] is not None and row[4] > threshold]
    assert passport.title.startswith(f"{len(above)} of 17 strategic raw materials")
    assert f", {sum(row[3] == 'China' for row in above)} of them on China" in passport.title


def test_what_the_auditors_mend_is_told(europe: EuImplications) -> None:
    passport = suppliers(65).passport
    assert "83 % for germanium" in passport.notes[1]
    assert "none for platinum" in passport.coverage
    assert {origin.id for origin in passport.sources} >= {"ec-crm-2023", "eca-via-minexforum", "crma-list-via-bernard"}


def test_lines_of_supply_risk_break_where_the_method_changed(europe: EuImplications) -> None:
    groups = tables.load("crma_strategic_groups")
    risk = crma.risk_by_entry(groups, tables.load("supply_risk"))
    drawn = risk_figures.supply_risk(risk, measures.sources_of(risk, groups))
    assert drawn.passport.title.startswith("15 of 17 strategic raw materials reached the threshold")
    rows = [row for data in drawn.spec["datasets"].values() for row in data if "line" in row]
    years = {line: {row["year"] for row in rows if row["line"] == line} for line in {row["line"] for row in rows}}
    assert all(found <= {2011, 2014} or found <= {2017, 2020, 2023} for found in years.values())


@pytest.mark.parametrize("year", [2018, 2021, 2024])
@pytest.mark.parametrize("threshold", [30, 65, 95])
def test_the_title_counts_the_quadrants(europe: EuImplications, year: int, threshold: int) -> None:
    sides = shared_dependence.side_by_side(tables.load("import_dependence"), year, threshold)
    passport = shared_figures.eu_japan_dependence(sides, threshold, measures.sources_of(sides)).passport
    quadrants = [row[5] for row in passport.rows]
    both, one = quadrants.count("both"), quadrants.count("EU only") + quadrants.count("Japan only")
    assert f"in {both} of 12 materials" in passport.title
    assert passport.title.endswith(f"for one of the two alone in {one}")


def test_dots_in_the_corner_are_named_in_words(europe: EuImplications) -> None:
    sides = shared_dependence.side_by_side(tables.load("import_dependence"), 2024, 65)
    drawn = shared_figures.eu_japan_dependence(sides, 65, measures.sources_of(sides))
    labelled = {row["name"] for data in drawn.spec["datasets"].values() for row in data if "name" in row}
    assert "Copper" not in labelled and len(labelled) == 9
    assert drawn.passport.coverage.endswith("copper cathodes, manganese ores and nickel.")


def test_published_totals_within_the_memos_rounding_are_counted(europe: EuImplications) -> None:
    claims, industry = tables.load("claims"), tables.load("eu_car_industry")
    compared = car_industry.beside_memo(claims, industry)
    sources = measures.sources_of(compared, car_industry.memo_figures(claims))
    passport = car_figures.jobs_and_output(compared, sources).passport
    assert passport.title.startswith("For 3 of 4 totals")
    assert not car_figures.inside(compared[compared["figure"] == car_industry.CAR_JOBS]).any()
    assert "ifri-memo" in {origin.id for origin in passport.sources}
