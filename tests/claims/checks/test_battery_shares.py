from __future__ import annotations

from tests.claims.checks.measuring import measured
from tests.tables.sanity.breaking import put, without


def test_every_count_of_the_year_stands_apart():
    found = measured("S02")
    assert found.value == 20
    assert [each.value for each in found.alternatives] == [27, 37, 41, None]
    all_uses = found.alternatives[-1]
    assert (all_uses.low, all_uses.high, all_uses.year) == (15, 40, "2015 to 2020")
    assert all_uses.unlike
    assert "solid-state-article" not in found.sources


def test_the_articles_own_number_is_no_count_and_a_new_count_is():
    stated = put("share_pct", 99.0, definition_id="article")
    assert measured("S02", lithium_battery_shares=stated) == measured("S02")
    lower = measured("S02", lithium_battery_shares=put("share_pct", 15.0, definition_id="sne-cars", year=2016))
    assert lower.value == 15
    fewer = measured("S02", lithium_battery_shares=without(definition_id="yano-cars", country="Japan"))
    assert fewer.value == 27


def test_a_hedge_of_the_page_is_told():
    assert measured("S02").definition.startswith("more than this as printed: ")
