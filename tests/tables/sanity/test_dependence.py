"""Each check on dependence on China speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("dependence-shares-follow", 0, scaled("china_share_pct", 0.9, year=2010), "is not China over all origins"),
    ("dependence-one-row-a-code", 0, put("hs_code", "811292", hs_code="811010"), "HS 811292 stands twice"),
    ("dependence-tonnes-2024", 0, put("year", 2025, year=2024), "in 2024 and in no other year"),
    ("dependence-tonnes-2024", 0, scaled("imports_from_china_t", 100, year=2024), "more tonnes from China"),
    ("dependence-magnet-shares", 0, scaled("china_share_pct", 0.5, importer="Japan"), "27.8 within 1% expected"),
    ("recycling-rates-known", 0, without(material="Rare earths"), "no row"),
    ("graphite-months-whole", 0, without(month=12, partner="Japan"), "11 months of 12"),
    ("graphite-unit-values", 0, scaled("weight_kg", 0.001), "0.5 to 10 expected"),
    ("graphite-japan-2022", 0, scaled("value_usd", 2, partner="Japan"), "within 1% expected"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
