from __future__ import annotations

import pytest
from tests.claims.checks.measuring import measured, numbers
from tests.tables.sanity.breaking import put

PROGRAMMES = "solid_state_programmes"
AS_THEY_ARE = [
    ("M15", [9, None, None]),
    ("M16", [None, 2027, 2028]),
    ("M17", [7, None, None]),
    ("M48", ["yes", None, None]),
    ("S01", [1.6, None, None]),
    ("S03", [1991, None, None]),
    ("S04", ["yes", None, None]),
    ("S05", ["2018-05", None, None]),
]
CHANGED = [
    ("M15", put("participants", 8, milestone_id="nine-companies"), [8, None, None]),
    ("M16", put("date_to", "2030-12", milestone_id="toyota-2023"), [None, 2027, 2030]),
    ("M48", put("status", "announced", subject="semi-solid"), ["no", None, None]),
    ("S01", put("amount", 16.0, milestone_id="libtec-2018"), [16, None, None]),
    ("S03", put("date_from", "1990-01", milestone_id="sony-1991"), [1990, None, None]),
    ("S05", put("date_from", "2021-05", milestone_id="libtec-2018"), ["2021-05", None, None]),
]


@pytest.mark.parametrize(("claim", "expected"), AS_THEY_ARE)
def test_as_the_pages_have_it(claim, expected):
    found = measured(claim)
    assert numbers(found) == expected
    assert found.sources
    assert found.definition


@pytest.mark.parametrize(("claim", "change", "expected"), CHANGED)
def test_another_page_gives_another_number(claim, change, expected):
    assert numbers(measured(claim, solid_state_programmes=change)) == expected


def test_dates_not_kept_are_told():
    assert measured("M16").note == "Earlier dates that were not kept: 2."


def test_without_a_date_ahead_the_missing_one_is_named():
    found = measured("M16", solid_state_programmes=put("status", "not kept", milestone_id="toyota-2023"))
    assert numbers(found) == [None, None, None]
    assert found.missing == "a date that Toyota still names"


def test_rank_and_share_are_of_the_last_year_ranked():
    found = measured("M17")
    assert (found.year, found.note) == ("2025", "It held 3.7 % of them.")
    moved = measured("M17", battery_makers=put("rank", 11, company="Panasonic", year=2025))
    assert moved.value == 11
    earlier = measured("M17", battery_makers=lambda makers: makers[makers["year"] <= 2023])
    assert (earlier.value, earlier.year) == (4, "2023")


def test_a_plan_is_no_application():
    assert "no page read shows an application" in measured("S04").unlike
    assert measured("S04", solid_state_programmes=put("status", "delivered", milestone_id="iec-2018")).unlike == ""
