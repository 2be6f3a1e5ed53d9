"""Claims on China's place along the chain, and on the class of a mineral."""

from __future__ import annotations

from tests.claims.checks.measuring import measured
from tests.claims.checks.reference import reference
from tests.tables.sanity.breaking import put

NAMES = ("china_rare_earth_refining_share_pct", "china_anode_share_pct", "china_cathode_share_pct")


def test_every_stage_is_told_as_the_chapter_has_it():
    found = measured("M23")
    assert found.value == "yes"
    for name in (*NAMES, "china_cell_share_pct"):
        assert f"{reference(f'upstream_minerals:{name}').value:.0f} %" in found.definition
    index = reference("upstream_minerals:hhi_points__rare-earths__refining")
    assert f"{index.low:,.0f} to {index.high:,.0f} points" in found.definition


def test_one_stage_below_half_is_enough_to_deny_it():
    cells = put("share_pct", 49.0, product="Battery cells", measure="production")
    assert measured("M23", chain_shares=cells).value == "no"


def test_neodymium_is_light():
    assert measured("M34").value == "light"
    heavy = put("rare_earth_group", "Heavy", material="Neodymium")
    assert measured("M34", supplier_shares=heavy).value == "heavy"
