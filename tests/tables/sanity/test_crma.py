"""Each check on the Critical Raw Materials Act and Europe's car industry speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("crma-benchmarks", 0, put("value_pct", 60.0, benchmark="single third country"), "65 within"),
    ("crma-benchmarks", 0, without(benchmark="recycling"), "no row"),
    ("sourcing-in-the-act", 0, put("material", "Boric acid", material="Boron"), "extraction is under no entry"),
    ("sourcing-in-the-act", 1, without(material="Cobalt"), "processing is under no entry of the Act"),
    ("auditors-read-the-study", 0, put("share_pct", 45.0, material_group="Magnesium"), "auditors 45 %, study 97.0 %"),
    ("auditors-read-the-study", 2, without(scope="EU sourcing"), "no supplier that both name"),
    ("eu-silicon-sign", 0, without(material="Silicon metal", country="Germany"), "no row"),
    ("eu-car-industry-totals", 0, scaled("value", 1000, period="2024"), "11,400.0"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
