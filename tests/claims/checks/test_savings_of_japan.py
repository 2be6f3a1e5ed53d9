from __future__ import annotations

from tests.claims.checks.measuring import in_chapter, measured, numbers
from tests.tables.sanity.breaking import put, without

SAVINGS = "recovery_substitution_projects"


def test_the_company_and_the_agency_differ():
    found = measured("M26")
    assert numbers(found) == [50, None, None, 20, None, None]
    assert found.value == in_chapter("M26")
    assert found.definition.startswith("up to this much of the neodymium")
    changed = put("stated_effect_pct", 30.0, measure_id="toyota-magnet", report="main")
    assert numbers(measured("M26", **{SAVINGS: changed}))[0] == 30


def test_the_month_of_the_magnet():
    found = measured("M47")
    assert (found.value, found.definition) == ("2016-07", "announcement by Honda and Daido Steel")
    assert measured("M47", **{SAVINGS: put("announced", "2016-08", measure_id="honda-daido")}).value == "2016-08"


def test_both_makers_recover():
    found = measured("M49")
    assert found.value == "yes"
    assert found.definition.endswith("Honda rare earths and Toyota nickel")
    assert measured("M49", **{SAVINGS: without(measure_id="toyota-nickel")}).value == "no"
    assert measured("M49", **{SAVINGS: put("status", "announced", measure_id="honda-batteries")}).value == "no"
