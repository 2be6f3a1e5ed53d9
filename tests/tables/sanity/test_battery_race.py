"""Each check on Japan's batteries speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("liion-imports-known", 0, scaled("value_usd", 1000, year=2024), "2.65 and 77 % expected"),
    ("liion-imports-known", 0, put("share_pct", 50.0, year=2025, origin="China"), "50 % from China"),
    ("liion-imports-known", 0, without(year=2022), "USD 0.00 bn"),
    ("liion-shares-add-up", 0, without(year=2019, origin="Viet Nam"), "5 origins with 97.86"),
    ("liion-shares-add-up", 0, scaled("share_pct", 0.01, year=2015), "6 origins with 1.00 %"),
    ("meti-shares", 0, put("share_pct", 40.0, definition_id="meti-cars"), "52 within 0%"),
    ("meti-shares", 0, without(definition_id="meti-cars-interim"), "no row"),
    ("japan-never-gains", 0, put("share_pct", 60.0, definition_id="sne-cars", year=2020), "Japan's share rises"),
    ("status-fits-the-date", 0, put("status", "delivered", milestone_id="catl-2027"), "delivered in 2027-12, after"),
    ("toyota-moved-its-date", 0, put("status", "delivered", milestone_id="toyota-2020"), "two dates not kept"),
    ("toyota-moved-its-date", 0, without(milestone_id="toyota-2017"), "two dates not kept"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
