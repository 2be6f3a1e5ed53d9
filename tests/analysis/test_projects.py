"""Projects against need: which statement counts, what it implies, how long it took."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import projects as analysis
from evbook.errors import MissingDataError

_WHOLE, _LIGHT, _HEAVY = analysis.ALL_GROUPS, analysis.MAGNET_LIGHT, analysis.MAGNET_HEAVY
NEED = pd.DataFrame(
    {"year": [2011, 2024, 2024], "need_group": [_WHOLE, _WHOLE, _LIGHT], "need_t": [30_000.0, 20_000.0, 5_000.0]}
)


def project(name, event, date, group=_WHOLE, tonnes=None, share=None, **more):
    row = {"project_id": name, "event": event, "date": date, "need_group": group, "mineral": "rare earths"}
    row |= {"tonnage_t_a_year": tonnes, "stated_share_pct": share, "status": "agreed", "first_delivery": None}
    return row | more


PROJECTS = pd.DataFrame(
    [
        project("b", "agreement", "2014-09", tonnes=2_000.0, share=15.0),
        project("b", "progress", "2025-06", tonnes=1_000.0, status="asked to stop"),
        project("a", "agreement", "2011-03"),
        project("a", "progress", "2013-02", tonnes=4_000.0, status="delivering", first_delivery="2013-01"),
        project("c", "agreement", "2026-03", _LIGHT, tonnes=6_000.0),
        project("d", "agreement", "2023-03", _HEAVY, share=30.0),
        project("e", "agreement", "2010", tonnes=10.0, mineral="lithium"),
        project("f", "agreement", "2023-08"),
    ]
)


def test_an_agreement_goes_before_progress_and_only_rare_earths_with_amounts_count():
    compared = analysis.stated_against_need(PROJECTS, NEED)
    assert compared["project_id"].tolist() == ["a", "b", "d", "c"]
    by_project = compared.set_index("project_id")
    assert by_project["tonnage_t_a_year"].dropna().to_dict() == {"a": 4_000.0, "b": 2_000.0, "c": 6_000.0}
    assert by_project["computed_share_pct"].dropna().to_dict() == {"a": 20.0, "b": 10.0, "c": 120.0}
    assert by_project["status"].to_dict() == {"a": "delivering", "b": "asked to stop", "c": "agreed", "d": "agreed"}
    assert pd.isna(by_project.loc["d", "need_t"])


def test_single_measures():
    assert analysis.share_of_need_pct(PROJECTS, NEED, "b") == pytest.approx(10.0)
    assert analysis.implied_need_t(PROJECTS, "b") == pytest.approx(2_000 / 0.15)
    assert analysis.months_to_delivery(PROJECTS, "a") == 22
    assert analysis.need_change_pct(NEED, _WHOLE) == pytest.approx(-100 / 3)
    assert analysis.latest_need(NEED)["year"].tolist() == [2024, 2024]
    compared = analysis.stated_against_need(PROJECTS, NEED)
    assert analysis.largest_by_group(compared, _WHOLE, "computed_share_pct")["project_id"].tolist() == ["a"]


def test_a_project_without_the_statement_is_told():
    with pytest.raises(MissingDataError, match="project_id 'x'"):
        analysis.share_of_need_pct(PROJECTS, NEED, "x")
    with pytest.raises(MissingDataError, match="event 'progress'"):
        analysis.months_to_delivery(PROJECTS, "c")


@given(st.floats(1, 1e5), st.floats(1, 100))
def test_the_implied_need_gives_the_stated_share_back(tonnes, share):
    rows = pd.DataFrame([project("x", "agreement", "2020-01", tonnes=tonnes, share=share)])
    need = pd.DataFrame({"year": [2020], "need_group": [_WHOLE], "need_t": [analysis.implied_need_t(rows, "x")]})
    assert analysis.share_of_need_pct(rows, need, "x") == pytest.approx(share)


def test_what_only_the_document_tells_is_no_other_source():
    told = PROJECTS.assign(source_id="s")
    assert analysis.told_by_others(told, "a", "s").empty
    assert set(analysis.told_by_others(told, "a", "memo")["project_id"]) == {"a"}
    with pytest.raises(MissingDataError, match="project_id 'x'"):
        analysis.told_by_others(told, "x", "memo")


def test_partners_and_effects():
    partners = PROJECTS.assign(japanese_partner="Sojitz, JOGMEC")
    assert len(analysis.backed_by(partners, "JOGMEC")) == len(PROJECTS)
    assert analysis.backed_by(partners, "JAMSTEC").empty
    savings = pd.DataFrame({"measure_id": ["m", "m"], "report": ["main", "other"], "stated_effect_pct": [50.0, 20.0]})
    assert analysis.stated_effect_pct(savings, "m", "other") == 20
