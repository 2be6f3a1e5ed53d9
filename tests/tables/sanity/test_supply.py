"""Each check on mineral supply, demand and the chain speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import scaled, speaks, without

BROKEN = [
    ("parts-make-the-world", 0, scaled("supply_kt", 2, country="World", mineral="Copper"), "% of the world"),
    ("parts-make-the-world", 0, without(country="World", mineral="Copper"), "no row World"),
    ("china-refines", 0, scaled("supply_kt", 1.01, country="China", mineral="Lithium"), "70.2 within"),
    ("one-base-year-of-demand", 0, scaled("demand_kt", 1.01, year=2024, scenario="NZE"), "2 values of demand in 2024"),
    ("one-base-year-of-demand", 0, scaled("electric_vehicle_demand_kt", 20, mineral="Lithium"), "more than all uses"),
    ("only-graphite-counts-apart", 0, scaled("supply_kt", 0.9, mineral="Copper"), "supply over demand is 0.77"),
    ("only-graphite-counts-apart", 1, scaled("demand_kt", 0.4, mineral="Graphite"), "another scope than before"),
    ("magnets-and-cells", 0, scaled("share_pct", 0.5, product="Permanent magnets"), "share_pct is 47"),
    ("magnets-and-cells", 0, without(product="Battery cells", measure="production"), "no row"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
