"""Each check on the tables behind exposed volumes speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("car-markets-as-oica", 0, scaled("sales_vehicles", 1.5, region="Brazil", year=2023), "cars is 2,600,000"),
    ("car-markets-as-oica", 0, without(region="Indonesia"), "no row"),
    ("byd-share-in-thailand", 0, put("vehicles", 60_000, market="Thailand", brand="BYD"), "BYD has 50.6 % of all"),
    ("byd-share-in-thailand", 0, without(market="Thailand", brand="BYD"), "BYD has 0.0 % of all"),
    ("battery-cars-fit", 0, put("vehicles", 9_000, market="Malaysia", brand="All"), "17% of electric cars"),
    ("battery-cars-fit", 1, scaled("sales_vehicles", 1000, region="Thailand", year=2025), "50 to 110 % expected"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
