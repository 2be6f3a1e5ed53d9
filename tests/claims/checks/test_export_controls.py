"""Claims on China's export controls and on the companies they name."""

from __future__ import annotations

import pytest
from tests.claims.checks.measuring import measured
from tests.claims.checks.reference import reference, same_as_chapter
from tests.tables.sanity.breaking import put, without

EVENTS, COMPANIES = "export_control_events", "listed_companies"


@pytest.mark.parametrize("claim", ["M21", "M22"])
def test_the_chapter_has_the_same_number(claim):
    same_as_chapter(claim)


def test_the_lists_were_announced_in_february():
    assert measured("M21").year == "2026-02-24"


def test_all_companies_stand_on_either_list_and_one_on_the_ban():
    found = measured("M35")
    (ban,) = found.alternatives
    assert (found.value, ban.value) == ("yes", "no")
    banned = reference("upstream_minerals:companies_on_control_list").value
    assert ban.definition.startswith(f"{banned} of 12")


def test_the_control_is_on_technology_while_the_material_s_is_suspended():
    found = measured("M36")
    assert (found.value, found.year) == ("technology", "2025-07-15")
    assert found.definition.endswith("is suspended")


def test_no_register_of_tiers():
    assert measured("T1").value is None
    assert "tier" in measured("T1").missing


def test_first_stop_of_rare_earths():
    assert measured("M45").value == 2010


@pytest.mark.parametrize(
    ("claim", "table", "change", "value"),
    [
        ("M21", EVENTS, put("entities_named", 30, event_id="2026-announcement-11"), 50),
        ("M22", COMPANIES, without(short_name="NOF"), 11),
        ("M35", COMPANIES, put("event_id", None, short_name="NOF"), "no"),
        ("M36", EVENTS, put("form", "licence", event_id="2025-cathode-technology"), "material"),
        ("M45", EVENTS, put("announced", "2009-09-21", event_id="2010-stop"), 2009),
    ],
)
def test_changed_data_change_the_answer(claim, table, change, value):
    assert measured(claim, **{table: change}).value == value


def test_a_table_wholly_of_banned_companies_would_be_told():
    found = measured("M35", **{COMPANIES: put("event_id", "2026-announcement-11")})
    assert [each.value for each in (found, *found.alternatives)] == ["yes", "yes"]
