"""Claims on US duties: what was added up, when it was charged, and whether it closes the market."""

from __future__ import annotations

import pytest
from tests.claims.checks.measuring import measured
from tests.claims.checks.reference import reference, same_as_chapter
from tests.tables.sanity.breaking import put, scaled

TARIFFS = "ev_tariffs"


def test_the_chapter_has_the_same_numbers():
    same_as_chapter("M20")
    others = [each.value for each in measured("M20").alternatives]
    known = [reference(f"eu_implications:{name}").value for name in ("us_total_duty_pct", "us_peak_duty_pct")]
    assert others == pytest.approx(known)


@pytest.mark.parametrize(("claim", "value"), [("M40", 100), ("M41", 25), ("M43", "2024-09"), ("M44", "2025-04")])
def test_each_duty_and_its_month(claim, value):
    assert measured(claim).value == value


@pytest.mark.parametrize(
    ("claim", "table", "change", "value"),
    [
        ("M20", TARIFFS, put("rate_pct", 50, measure_name="Section 232"), 150),
        ("M40", TARIFFS, put("rate_pct", 60, valid_from="2024-09-27"), 60),
        ("M41", TARIFFS, put("rate_pct", 15, measure_name="Section 232"), 15),
        ("M43", TARIFFS, put("valid_from", "2024-05-14", valid_from="2024-09-27"), "2024-05"),
        ("M44", TARIFFS, put("valid_from", "2025-03-26", valid_from="2025-04-03"), "2025-03"),
        ("M38", "us_car_imports_from_china", scaled("value_usd", 100, hs_code="870380"), "no"),
        ("M38", "ev_markets", scaled("sales_vehicles", 0.01, region="United States"), "no"),
    ],
)
def test_changed_data_change_the_answer(claim, table, change, value):
    assert measured(claim, **{table: change}).value == value


def test_the_market_takes_little_of_what_china_exports():
    found = measured("M38")
    assert found.value == "yes"
    assert "took 0.3 %" in found.definition
    assert "bought 26 %" in found.definition
