"""Claims on who makes most vehicles: by place of the plant, with sales by brand beside."""

from __future__ import annotations

import pytest
from tests.claims.checks.measuring import measured
from tests.claims.checks.reference import same_as_chapter
from tests.tables.sanity.breaking import put, scaled, without


@pytest.mark.parametrize(("claim", "made", "sold"), [("M01", 31.281592, 27.0), ("M03", 8.234681, 25.0)])
def test_levels_by_plant_and_by_brand(claim, made, sold):
    found = measured(claim)
    assert found.value == pytest.approx(made)
    assert found.year == "2024"
    assert "2024" in found.unlike
    (by_brand,) = found.alternatives
    assert (by_brand.value, by_brand.year) == (sold, "2025")
    assert "brand" in by_brand.unlike


def test_a_level_of_the_claimed_year_is_like_the_claim():
    found = measured("M01", vehicle_production=put("year", 2025, year=2024))
    assert (found.year, found.unlike) == ("2025", "")


@pytest.mark.parametrize("claim", ["M02", "M04", "M32"])
def test_the_chapter_has_the_same_number(claim):
    same_as_chapter(claim)


@pytest.mark.parametrize(
    ("claim", "table", "change", "value"),
    [
        ("M01", "vehicle_production", scaled("vehicles", 0.5, country="China"), 15.640796),
        ("M03", "vehicle_production", without(year=2024), 8.99744),
        ("M04", "vehicle_production", scaled("vehicles", 0, country="Japan", year=2022), 0),
        ("M32", "vehicle_production", scaled("vehicles", 0.01, country="Japan"), 2006),
    ],
)
def test_changed_data_change_the_number(claim, table, change, value):
    assert measured(claim, **{table: change}).value == pytest.approx(value)


def test_changed_brands_change_what_stands_beside():
    found = measured("M01", sales_by_brand_nationality=put("vehicles", 20e6, brand_nationality="China"))
    assert found.alternatives[0].value == 20.0


def test_the_overtaking_is_old_by_place_and_new_by_brand():
    found = measured("M32")
    assert (found.value, found.alternatives[0].value) == (2009, 2025)
