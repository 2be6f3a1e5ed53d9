"""Claims on Honda's and Toyota's sales, and on hybrids."""

from __future__ import annotations

import pytest
from tests.claims.checks.measuring import measured
from tests.claims.checks.reference import reference, same_as_chapter
from tests.tables.sanity.breaking import put, scaled, without

SALES = "automaker_sales"


def test_levels_of_honda_stand_at_the_ends():
    found = measured("M07")
    assert (found.value, found.low, found.high) == (3.52, 3.52, 3.81)


@pytest.mark.parametrize("claim", ["M08", "M11", "M33"])
def test_the_chapter_has_the_same_number(claim):
    same_as_chapter(claim)


@pytest.mark.parametrize(("claim", "value"), [("M12", 42.3505), ("M13", 19.5351), ("M14", 4.6306)])
def test_changes_of_toyota(claim, value):
    assert measured(claim).value == pytest.approx(value, abs=1e-4)


def test_rounding_of_the_earlier_level_leaves_an_interval():
    found = measured("M13")
    assert found.low == pytest.approx(100 * (183_845 / 153_850 - 1))
    assert found.high == pytest.approx(100 * (183_845 / 153_750 - 1))


def test_the_total_has_two_scopes():
    (alone,) = measured("M14").alternatives
    assert alone.value == pytest.approx(reference("downstream_competition:toyota_total_change_pct").value)


@pytest.mark.parametrize("claim", ["M09", "M10", "M42"])
def test_what_is_not_known_is_named(claim):
    found = measured(claim)
    assert found.value is None
    assert found.low is None
    assert "Honda" in found.missing


def test_the_one_level_known_of_honda_is_told():
    assert "0.87 million in 2024" in measured("M09").definition


@pytest.mark.parametrize(
    ("claim", "change", "value"),
    [
        ("M07", put("vehicles", 3_000_000, company="Honda", year=2025, market="World"), 3.0),
        ("M08", put("vehicles", 3_810_000, company="Honda", year=2025, market="World"), 0.0),
        ("M11", scaled("vehicles", 2, company="Toyota", powertrain="hev", year=2025), 114.0542),
        ("M12", put("vehicles", 139_892, company="Toyota", powertrain="bev", year=2025), 0.0),
        ("M13", put("vehicles", 153_800, company="Toyota", powertrain="phev", year=2025), 0.0),
        ("M14", put("vehicles", 10_821_480, scope="Toyota group", year=2025), 0.0),
        ("M33", put("vehicles", 4_142_412, company="Toyota", powertrain="hev", year=2025), 0.0),
        ("M33", without(company="Toyota", powertrain="hev", year=2025), 21.1230),
    ],
)
def test_changed_sales_change_the_number(claim, change, value):
    assert measured(claim, **{SALES: change}).value == pytest.approx(value, abs=1e-4)
