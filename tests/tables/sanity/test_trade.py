"""Each check on trade in cars speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("importers-fit-total", 0, scaled("value_usd", 0.5), "46.7% of the world total"),
    ("importers-fit-total", 1, without(exporter_iso3="CHN"), "no year can be compared"),
    ("parts-below-all-cars", 0, scaled("value_usd", 10, product="bev"), "more than all cars"),
    ("hs-codes-fit-products", 1, put("hs_code", "870360", importer_iso3="GBR"), "code 870360"),
    ("china-bev-exports-2022", 0, scaled("value_usd", 0.001), "value_usd is 20,088,878.232"),
    ("china-bev-exports-2022", 0, without(year=2022), "no row"),
    ("brazil-unit-values", 0, scaled("value_fob_usd", 0.1, year=2023), "3,000 to 100,000 expected"),
    ("brazil-unit-values", 0, scaled("net_weight_kg", 10, year=2023), "500 to 3,500 expected"),
    ("unit-values-plausible", 0, scaled("unit_value_usd", 10, country_iso3="NPL"), "189,000 USD a car"),
    ("brazil-agrees", 0, scaled("unit_value_usd", 1.01, country_iso3="BRA"), "months give"),
    ("us-bev-imports-2024", 0, scaled("value_usd", 0.001, hs_code="870380"), "110,900,000.0 within 1% expected"),
    ("us-bev-imports-2024", 0, without(hs_code="870380"), "no row"),
    ("eu27-measures-close", 0, scaled("value_eur", 1.5, measure="soapbox"), "more than 30 %"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
