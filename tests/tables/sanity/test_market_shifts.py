"""Each check on shifting markets speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("indonesia-totals", 0, scaled("units", 2, year=2024), "1,731,590 vehicles, 865,723 within 0.3 % expected"),
    ("indonesia-totals", 0, put("powertrain", "hev", powertrain="bev"), "0 battery cars, 10,327"),
    ("indonesia-japanese-share", 0, without(brand_nationality="Japan"), "Japanese brands sold 0.0 %, 92.5 expected"),
    ("china-exports-below-production", 0, scaled("exports_million", 10, powertrain="nev"), "at most a third expected"),
    ("china-exports-below-production", 0, put("exports_million", 0.9, powertrain="bev", year=2020), "more than all"),
    ("china-powertrains-add-up", 0, scaled("sales_million", 2, powertrain="bev"), "99% to 101 % expected"),
    ("china-counts-nested", 0, scaled("exports_million", 0.5), "passenger cars"),
    ("customs-count-more", 0, scaled("vehicles", 0.1, product="nev"), "makers 300,000"),
    ("customs-count-more", 0, scaled("vehicles", 0.1, product="all_vehicles"), "a wrong unit?"),
    ("brazil-duty-rises", 0, put("duty_pct", 40.0, month=1), "rising and below 35 expected"),
    ("brazil-duty-rises", 0, put("duty_free_quota_usd", 1.0, month=1), "falling expected"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
