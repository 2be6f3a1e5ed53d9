from __future__ import annotations

import pytest
from tests.claims.checks.measuring import measured, numbers, results
from tests.tables.sanity.breaking import put, scaled, without

AS_THEY_ARE = [("G03", 140), ("G07", 4), ("I01", 2035), ("I02", 100), ("I03", "yes"), ("I04", "2023-12")]
CHANGED = [
    ("G03", put("amount_billion", 70.0, item_id="global-south"), 70),
    ("G05", put("horizon_year", 2030, role="pillar"), 2030),
    ("G07", without(item_id="outreach"), 3),
    ("I01", put("horizon_year", 2040, item_id="japan-2035"), 2040),
    ("I02", scaled("amount_billion", 2, item_id="jaif"), 200),
    ("I03", without(item_id="azec"), "no"),
    ("I04", put("announced", "2024-01-17", item_id="public-private"), "2024-01"),
]


@pytest.mark.parametrize(("claim", "expected"), AS_THEY_ARE)
def test_as_the_pages_have_it(claim, expected):
    assert measured(claim).value == pytest.approx(expected)


@pytest.mark.parametrize(("claim", "change", "expected"), CHANGED)
def test_another_page_gives_another_number(claim, change, expected):
    assert measured(claim, asean_strategy=change).value == pytest.approx(expected)


def test_pillars_that_run_differently_leave_an_interval():
    assert numbers(measured("G05")) == [2035, 2035, 2035]
    assert numbers(measured("G05", asean_strategy=put("horizon_year", 2030, item_id="skills"))) == [2035, 2030, 2035]


def test_a_budget_for_every_industry_is_unlike_one_for_cars():
    assert measured("G03").unlike == "a budget for every industry, not for cars alone"
    assert measured("G03", asean_strategy=put("open_to", "cars only", item_id="global-south")).unlike == ""


def test_yuan_at_every_rate_found():
    found = measured("G06")
    assert (found.low, found.high) == pytest.approx((140 * 4.6107 / 100, 140 * 4.655 / 100), rel=1e-4)
    assert found.value == pytest.approx(140 / results("japan_strategies")["parity_yen_per_yuan"])
    dearer = measured("G06", exchange_rates=scaled("yen_per_unit", 2, currency="CNY"))
    assert numbers(dearer) == pytest.approx([number / 2 for number in numbers(found)])


def test_hybrids_are_what_the_target_counts():
    found = measured("I01")
    assert "hybrid" in found.unlike
    assert [each.value for each in found.alternatives] == [None]
    without_them = put("what_it_funds", "Every new car a battery car", item_id="japan-2035")
    electric = measured("I01", asean_strategy=without_them)
    assert (electric.unlike, electric.alternatives) == ("", ())
