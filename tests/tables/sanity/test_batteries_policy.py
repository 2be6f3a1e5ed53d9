"""Each check on batteries, controls and companies speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

EACH = "USD of each survey's year"
BROKEN = [
    ("battery-shares-follow", 0, scaled("installed_gwh", 1.1, year=2025, company="CATL"), "39.2 % is not"),
    ("battery-makers-in-order", 0, put("rank", 99, year=2023, company="BYD"), "share_pct does not fall"),
    ("catl-leads", 0, scaled("installed_gwh", 0.001, company="CATL"), "464.7 within 1%"),
    ("catl-leads", 0, without(company="CATL"), "no row"),
    ("battery-market-grows", 0, put("market_total_gwh", 100.0, year=2024), "not above the year before"),
    ("battery-market-grows", 0, put("market_total_gwh", 890.0, year=2024, company="BYD"), "two totals"),
    ("pack-price-fell", 0, scaled("usd_per_kwh", 0.14, price_base=EACH), "139 within 1%"),
    ("pack-price-fell", 0, without(price_base="USD of 2018"), "no row"),
    ("suspended-until", 0, put("status", "suspended", event_id="2024-antimony"), "'suspended' with the last day"),
    ("suspended-until", 0, put("status", "in force", event_id="2024-announcement-46"), "2026-11-27"),
    ("lists-of-february", 0, put("entities_named", 30, event_id="2026-announcement-11"), "20 within 0%"),
    ("companies-on-a-list", 0, put("event_id", "2024-antimony", short_name="TDK"), "is no entity list"),
    ("companies-on-a-list", 0, without(short_name="TDK"), "11 companies; 12 expected"),
    ("companies-on-a-list", 1, without(event_id="2026-announcement-12"), "is no entity list"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
