from __future__ import annotations

import pytest
from tests.claims.checks.measuring import in_chapter, measured
from tests.tables.sanity.breaking import put, without


def test_the_duties_of_october_2024():
    found = measured("M18")
    assert (found.value, found.low, found.high, found.unit) == (None, 7.8, 35.3, "percent")
    assert found.sources == ("eu-bev-duties-wisetech",)
    assert measured("M19").value == 10 == in_chapter("M19")


def test_an_undertaking_takes_a_company_out():
    assert measured("M18", eu_bev_duties=without(company="Tesla (Shanghai)")).low == 17
    assert measured("M18", eu_bev_duties=put("undertaking_from", "2026-01-01", definitive_pct=7.8)).low == 17


def test_the_ordinary_duty_is_that_of_the_table():
    found = measured("M19", ev_tariffs=put("rate_pct", 6.5, country="European Union"))
    assert found.value == pytest.approx(6.5)
