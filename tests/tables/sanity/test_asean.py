"""Each check on Japan and ASEAN speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("aaf-adds-up", 0, scaled("vehicles", 2, area="Myanmar", year=2023), "4,301,240 printed"),
    ("aaf-adds-up", 0, without(area="Philippines", year=2022), "4,383,744 printed"),
    ("aaf-as-oica", 0, scaled("vehicles", 2, area="Thailand", year=2022), "OICA has 1,883,515"),
    ("aaf-as-oica", 1, scaled("vehicles", 2, country="Malaysia", year=2023), "OICA has 1,549,200"),
    ("vietnam-two-counts", 0, scaled("vehicles", 2, counter="GSO"), "about twice as many"),
    ("jama-below-all", 0, scaled("vehicles", 2, counter="JAMA", year=2013), "more than three countries"),
    ("jama-below-all", 1, scaled("vehicles", 0.5, year=2013), "more than three countries"),
    ("jama-below-all", 0, scaled("vehicles", 0.5, counter="JAMA", year=2007), "2,080,000 within"),
    ("jama-below-all", 0, without(counter="JAMA", year=2007), "no row"),
    ("green-fund-steps", 0, without(item_id="gi-fund-2023"), "2,756.4 expected"),
    ("green-fund-steps", 0, put("amount_billion", 3000.0, item_id="gi-batteries"), "no part of"),
    ("asean-stated-sums", 0, scaled("amount_billion", 10, item_id="global-south"), "140 within"),
    ("asean-stated-sums", 0, without(item_id="jaif"), "no row"),
    ("asean-four-pillars", 0, put("horizon_year", 2030, item_id="skills"), "four to 2035"),
    ("asean-four-pillars", 0, without(item_id="outreach"), "3 to [2035]"),
    ("yuan-of-2024", 0, scaled("yen_per_unit", 0.1, currency="CNY"), "19 to 23 expected"),
    ("yuan-of-2024", 0, scaled("yen_per_unit", 0.1, currency="USD"), "138 to 162 expected"),
    ("japanese-brands-lead", 0, scaled("share_pct", 0.5, period="2023"), "50 to 95 expected"),
    ("japanese-brands-lead", 0, without(definition_id="fourin"), "no row"),
    ("thai-leader", 0, scaled("vehicles", 2, brand="BYD"), "30,467 within"),
    ("thai-leader", 0, without(brand="All"), "no row"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
