"""Each check on the batteries put into vehicles speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("battery-capacity-of-cars", 0, scaled("deployed_gwh", 1000, mode="Cars"), "deployed_gwh is 1,000,000"),
    ("battery-capacity-of-cars", 0, without(year=2015), "no row"),
    ("battery-capacity-of-all", 0, without(mode="Trucks"), "deployed_gwh is 909"),
    ("battery-capacity-complete", 0, without(year=2020), "lacks a kind of vehicle"),
    ("battery-capacity-complete", 0, without(year=2019, mode="Vans"), "lacks a kind of vehicle"),
    ("battery-capacity-of-one-car", 0, put("deployed_gwh", 5.0, year=2020, mode="Cars"), "kWh a car sold; 15 to 80"),
    ("battery-capacity-of-one-car", 1, scaled("sales_vehicles", 10, region="World"), "kWh a car sold; 15 to 80"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
