from __future__ import annotations

import pytest
from tests.claims.checks.measuring import in_chapter, measured
from tests.tables.sanity.breaking import put, without


def test_the_makers_own_last_count():
    found = measured("G01")
    assert found.value == pytest.approx(3.87)
    assert found.value == in_chapter("G01")
    assert found.unlike.endswith("2013")
    earlier = measured("G01", asean_production=without(year=2013))
    assert (earlier.value, earlier.year) == (2.08, "2007")


def test_sales_up_to_the_article_stand_in_for_production():
    found = measured("G02")
    assert (found.low, found.high, found.year) == (70, 84, "2012 to 2023")
    assert found.note == "Later: 62 % in 2025 H1."
    assert "not of vehicles built" in found.unlike
    higher = measured("G02", asean_japanese_share=put("share_pct", 90.0, period="2015"))
    assert higher.high == 90


def test_a_later_report_lets_later_counts_in():
    found = measured("G02", asean_strategy=put("announced", "2025-12-01", role="pillar"))
    assert (found.low, found.note) == (62, "")
