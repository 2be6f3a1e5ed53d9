"""Each check on electric cars by country, on brands and on makers speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("world-ev-sales-2025", 0, scaled("sales_vehicles", 1000, region="World"), "sales_vehicles is 21,000,000,000"),
    ("world-ev-sales-2025", 0, without(region="China"), "no row"),
    ("ev-shares-2025", 0, scaled("sales_share_pct", 0.01, region="Japan"), "sales_share_pct is 0.03"),
    ("ev-is-sum-of-parts", 0, scaled("sales_vehicles", 2, region="China", powertrain="bev"), "90 to 110 % expected"),
    ("only-ev-has-a-share", 0, put("sales_share_pct", 5.0, region="China", powertrain="bev"), "only ev has one"),
    ("parts-below-all-sales", 0, scaled("vehicles", 2, powertrain="hev"), "its parts exceed electrified"),
    ("parts-below-all-sales", 0, scaled("vehicles", 5, powertrain="electrified"), "its parts exceed all"),
    ("toyota-group-sales", 0, without(scope="Toyota group"), "no row"),
    ("one-text-a-definition", 0, put("definition", "Another", period="2023"), "stands for more than one"),
    ("thailand-share-2023", 0, scaled("share_pct", 0.5, period="2023"), "share_pct is 38.9"),
    ("share-changes-are-losses", 0, scaled("change_pp", -1, market="China"), "8.8 percentage points; a loss"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
