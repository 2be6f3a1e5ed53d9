from __future__ import annotations

import pytest
from tests.claims.checks.measuring import in_chapter, measured, results
from tests.tables.sanity.breaking import scaled

INDUSTRY = "eu_car_industry"


@pytest.mark.parametrize("claim", ["M27", "M29", "M30"])
def test_the_chapter_gives_the_same_number(claim):
    assert measured(claim).value == pytest.approx(in_chapter(claim))


@pytest.mark.parametrize(
    ("claim", "value", "where"),
    [
        ("M27", 2.6, {"measure": "motor_vehicle_jobs", "period": "undated"}),
        ("M28", 8.5, {"measure": "share_of_manufacturing_jobs"}),
        ("M29", 11.4, {"measure": "passenger_cars_made_eu", "period": "2024"}),
        ("M30", 100 * 11.4 / 75.5, {"measure": "passenger_cars_made_eu", "period": "2024"}),
    ],
)
def test_half_the_input_is_half_the_number(claim, value, where):
    assert measured(claim).value == pytest.approx(value)
    assert measured(claim, eu_car_industry=scaled("value", 0.5, **where)).value == pytest.approx(value / 2)


def test_an_undated_page_is_told():
    assert "no date" in measured("M27").unlike
    assert measured("M29").unlike == ""


def test_by_threshold_the_dependence_is_apart_and_by_order_alike():
    found = measured("M31")
    assert (found.value, found.alternatives[0].value) == ("no", "yes")
    assert "more than 65 %" in found.definition
    assert ": 1 for both sides, 4 for one alone" in found.definition
    assert "in 18 of 23 years" in found.alternatives[0].definition
    recorded = results("eu_implications")
    assert (recorded["above_both_count"], recorded["common_clear_years"]) == (1, 18)


def test_shares_that_move_together_are_shared():
    def above_for_both(imports):
        return imports.assign(china_share_pct=70 + imports["china_share_pct"] / 4)

    assert measured("M31", import_dependence=above_for_both).value == "yes"
