"""What is said of measures over time and of projects, at the baseline and with other parameters."""

from __future__ import annotations

import itertools

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.findings import projects

CONTRACT = JapanStrategies
GRID = list(itertools.product((1, 31, 60), (0, 50), (0, 25)))


def tell(p, change=None):
    names = ("diversification_projects", "recovery_substitution_projects", "japan_rare_earth_need")
    frames = {name: tables.load(name) for name in names}
    for name, edit in (change or {}).items():
        frames[name] = edit(frames[name])
    need = frames["japan_rare_earth_need"]
    projects.measures_over_time(frames["recovery_substitution_projects"], need, p)
    projects.projects_against_need(frames["diversification_projects"], need, p)


def test_every_guard_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    assert results["rare_earth_need_change"].display == "fell by 37 %"
    assert results["caremag_implied_need_t"].display == "1,475"
    assert results["lynas_months_to_delivery"].value == 31
    assert "up to 50 %" in results["toyota_magnet"].display
    assert "not checkable" in results["sre_not_checkable"].display


def test_docstrings_list_every_key(found):
    told = f"{projects.measures_over_time.__doc__} {projects.projects_against_need.__doc__}"
    assert sorted(key for key in found() if key not in told and key != "year") == []


@pytest.mark.parametrize(("ramp", "recycling", "substitution"), GRID)
def test_sentences_follow_the_parameters(found, ramp, recycling, substitution):
    results = found(ramp_months=ramp, recycling_pct=recycling, substitution_pct=substitution)
    slower = results["ramp_and_lynas"]
    assert slower.value is (ramp < 31)
    assert ("no more than" in slower.display) is (ramp >= 31)
    assert f"{recycling} % from recycling and {substitution} % from" in results["savings_assumed"].display


def test_a_claim_that_the_page_does_not_bear_is_not_confirmed(found):
    def less(savings):
        return savings.assign(stated_effect_pct=savings["stated_effect_pct"].mask(savings["actor"] == "Toyota", 30.0))

    results = found({"recovery_substitution_projects": less})
    assert "confirmed" not in results["toyota_magnet"].display
    assert results["toyota_magnet"].value is False


def test_a_company_that_speaks_for_japan_silences_the_sentence(found):
    def far(savings):
        return savings.assign(effect_scope=savings["effect_scope"].mask(savings["actor"] == "Honda", "Japan's need"))

    results = found({"recovery_substitution_projects": far})
    assert results["only_ministries_reach_japan"].display == ""


def test_an_agreement_on_half_of_the_heavy_elements_takes_the_lead_back(found):
    def half(rows):
        return rows.assign(stated_share_pct=rows["stated_share_pct"].mask(rows["project_id"] == "lynas-2023", 60.0))

    told = found({"diversification_projects": half})["projects_lead"]
    assert told.value is False
    assert "none would meet half" not in told.display


def test_india_is_said_to_stop_only_where_a_page_says_so(found):
    def going_on(rows):
        return rows.assign(status=rows["status"].replace("asked to stop", "delivering"))

    results = found({"diversification_projects": going_on})
    assert results["india_asked_to_stop"].display == ""
