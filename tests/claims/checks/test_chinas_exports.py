"""Claims on which cars China exports, and the memo's figures that the data cannot redraw."""

from __future__ import annotations

import pytest
from tests.claims.checks.measuring import measured
from tests.claims.checks.reference import reference
from tests.tables.sanity.breaking import put, scaled, without

US = "us_car_imports_from_china"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("M05", ["bev_share_last_pct", "china_peak_share_pct", "ev_share_pct__china"]),
        ("F2", ["top_group_share_pct"]),
        ("F3", ["unit_value_destinations"]),
    ],
)
def test_what_is_not_known_is_named_and_what_is_known_told(claim, told):
    found = measured(claim)
    assert found.value is None
    assert found.missing.islower() or "China's exports" in found.missing
    for name in told:
        assert f"{reference(f'downstream_competition:{name}').value:.0f}" in found.definition


def test_the_rest_of_the_heading_is_more_than_combustion_engines():
    found = measured("F1")
    assert found.value == "no"
    assert "combustion engine only 56 %, golf carts and snow vehicles 29 %, hybrid without a plug 14 %" in (
        found.definition
    )
    assert found.unlike


def test_a_rest_of_combustion_engines_alone_would_be_told():
    alone = put("kind_of_car", "combustion engine only")
    assert measured("F1", **{US: alone}).value == "yes"


@pytest.mark.parametrize(
    ("claim", "table", "change"),
    [
        ("M05", "car_exports", scaled("value_usd", 0.5, exporter="China", product="bev", year=2024)),
        ("M05", "china_exports_customs_counts", without(year=2025)),
        ("F1", US, scaled("value_usd", 0.5, hs_code="870310")),
        ("F2", "ev_exports_by_importer", scaled("value_usd", 0.1, importer_iso3="GBR")),
        ("F3", "published_unit_values", without(country_iso3="NPL")),
    ],
)
def test_changed_data_change_what_is_told(claim, table, change):
    before = measured(claim).definition
    assert measured(claim, **{table: change}).definition != before
