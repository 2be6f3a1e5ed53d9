"""Each check on car markets and makers speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import scaled, speaks, without

BROKEN = [
    ("brand-sales-in-range", 0, scaled("vehicles", 0.001), "27,000 vehicles; 5 to 40 million expected"),
    ("china-builds-27-million", 0, without(country_iso3="CHN"), "no row"),
    ("world-production-plausible", 0, scaled("vehicles", 2), "55 to 110 million expected"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
