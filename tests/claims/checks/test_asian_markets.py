"""Claims on Japanese and Chinese brands in car markets."""

from __future__ import annotations

import pytest
from tests.claims.checks.measuring import measured
from tests.claims.checks.reference import reference, same_as_chapter
from tests.tables.sanity.breaking import put


def test_the_chapter_has_the_same_bounds():
    same_as_chapter("G04")
    found = measured("G04")
    assert found.low == found.value
    assert found.high == pytest.approx(reference("japan_strategies:thai_chinese_high_pct").value)


def test_changed_registrations_change_the_bounds():
    found = measured("G04", thailand_bev_registrations=put("brand_nationality", "Japan", brand="BYD"))
    assert (found.low, found.high) == pytest.approx((41.7897, 49.4722), abs=1e-4)


def test_new_energy_vehicles_by_brand_are_not_known():
    found = measured("M06")
    assert (found.value, found.low) == (None, None)
    assert "nationality of the brand" in found.missing
    bound = put("share_pct", 8.0, definition_id="china-three-makers")
    assert "under 9 % in 2025" in found.definition
    assert "under 8 %" in measured("M06", japanese_brand_share=bound).definition
