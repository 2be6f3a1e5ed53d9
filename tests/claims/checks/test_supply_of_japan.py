from __future__ import annotations

import pytest
from tests.claims.checks.measuring import in_chapter, measured, numbers
from tests.tables.sanity.breaking import put, without


def test_the_rule_of_2020():
    found = measured("M24")
    assert found.value == 60 == in_chapter("M24")
    assert "180 days" in found.unlike
    assert "19.5 days" in found.note
    assert measured("M24", stockpile_rules=put("days", 90.0, rule="target-2020-standard")).value == 90


@pytest.mark.parametrize("claim", ["M25", "M37"])
def test_a_title_that_the_memo_repeats_is_no_evidence(claim):
    found = measured(claim)
    assert numbers(found) == [None, None, None]
    assert "SRE" in found.missing


def test_another_source_settles_the_goal():
    told = put("source_id", "another-page", project_id="sre")
    found = measured("M25", diversification_projects=told)
    assert (found.value, found.missing, found.sources) == (3929, "", ("another-page",))


def test_the_share_fell_and_stayed_above_half():
    found = measured("M39")
    assert found.value == "yes"
    assert "60 % for 2014 and 58 % for 2020" in found.definition
    assert "80 % for 2024 H1 and 76 % for 2026-01" in found.unlike


def test_below_half_it_is_more_than_partly_reduced():
    found = measured("M39", japan_rare_earth_import_share=put("share_pct", 40.0, definition_id="government", year=2020))
    assert found.value == "no"


def test_newer_counts_that_fall_are_no_other_answer():
    fallen = put("share_pct", 10.0, period="2026-01")
    assert measured("M39", japan_rare_earth_import_share=fallen).unlike.endswith("80 % for 2024 H1")


def test_both_continents_are_needed():
    assert measured("M46").value == "yes"
    found = measured("M46", diversification_projects=without(country="Australia"))
    assert (found.value, "Australia" in found.definition) == ("no", False)
    moved = put("region", "South Asia", region="Sub-Saharan Africa")
    assert measured("M46", economies=moved).value == "no"
