"""Each check on mineral production and suppliers speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("usgs-rare-earths", 0, scaled("quantity_t", 1000, publisher="USGS", year=2024, country="China"), "270,000"),
    ("bgs-rare-earths", 0, without(publisher="BGS", year=2010, country="China"), "China mines 0.0 % of rare earths"),
    ("surveys-agree-on-rare-earths", 0, scaled("quantity_t", 0.5, publisher="BGS", year=2023), "a wrong unit?"),
    ("surveys-agree-on-rare-earths", 0, without(publisher="BGS"), "no year that both surveys cover"),
    ("production-within-world", 0, scaled("quantity_t", 9, country="China", mineral="Copper"), "the world 27,"),
    ("commission-shares", 0, put("share_pct", 48.9, scope="World", material="Neodymium", country="China"), "84.9"),
    ("eu-lithium-not-from-china", 0, put("share_pct", 79, material="Lithium", country="China"), "share_pct is 79"),
    ("supply-risk-2023", 0, scaled("supply_risk", 10, year=2023), "supply_risk is 51"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
