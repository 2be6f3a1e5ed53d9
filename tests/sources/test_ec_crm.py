from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources import ec_crm

WORLD = "minerals/eu_crm/fact_GlobalSupplyShares_and_t.csv"
SOURCING = "minerals/eu_crm/fact_EUSupplyShares_and_t.csv"
RISK = "minerals/eu_crm/dimension_CRMsOverTime.csv"
GROUPS = "minerals/eu_crm/dimension_ScreenedMatGroupings.csv"


def test_shares_are_numbers_and_what_is_too_small_has_no_row(raw):
    shares = ec_crm.supplier_shares(raw / WORLD, "World")
    assert shares.set_index(["material", "country"])["share_pct"].to_dict() == {
        ("Neodymium", "China"): 84.9,
        ("Dysprosium", "China"): 100.0,
        ("Gallium", "China"): 93.8,
        ("Cobalt", "Japan"): 3.2,
    }
    assert set(shares["scope"]) == {"World"}
    assert set(shares["stage"]) == {"processing"}


def test_the_one_share_without_a_sign_is_read_as_percent(raw, edit):
    shares = ec_crm.supplier_shares(raw / SOURCING, "EU sourcing").set_index("material")["share_pct"]
    assert shares["Silicon metal"] == 6
    with pytest.raises(RawFileError, match="shares in % are expected"):
        ec_crm.supplier_shares(edit(raw / SOURCING, "Germany,6,", "Germany,7,"), "EU sourcing")


def test_groups_name_light_and_heavy_rare_earths_only(raw):
    assert ec_crm.groups(raw / GROUPS) == {"Dysprosium": "Heavy", "Neodymium": "Light"}


def test_a_material_that_was_not_assessed_has_no_row(raw):
    risk = ec_crm.supply_risk(raw / RISK)
    assert risk[["material", "year"]].to_numpy().tolist() == [
        ["Heavy rare earths", 2011],
        ["Heavy rare earths", 2023],
        ["Light rare earths", 2023],
        ["Gallium", 2023],
    ]


@pytest.mark.parametrize(
    ("read", "file", "old", "new", "message"),
    [
        ("shares", WORLD, "Share,t", "Part,t", "Share is missing"),
        ("shares", WORLD, "84.9%", "84.9", "shares in % are expected"),
        ("shares", WORLD, "Neodymium,P,China", "Neodymium,X,China", "stages E and P"),
        ("shares", WORLD, "Cobalt,P,Japan,3.2%", "Gallium,P,China,3.2%", "counted twice"),
        ("shares", WORLD, "Cobalt,P,Japan,3.2%", "Gallium,P,Japan,32%", "sum to 125.8 %"),
        ("shares", WORLD, "93.8%", "9x%", "no number"),
        ("risk", RISK, "SR,EI", "SR,X", "EI is missing"),
        ("risk", RISK, "2023", "2020", "last year is 2020"),
        ("risk", RISK, "LREEs,2023", "HREEs,2023", "counted twice"),
        ("risk", RISK, "5.1,4.2", "5.1", "cells"),
        ("groups", GROUPS, "LREE", "REE", "groups LREE and HREE are expected"),
    ],
)
def test_bad_files(raw, edit, read, file, old, new, message):
    readers = {
        "shares": lambda path: ec_crm.supplier_shares(path, "World"),
        "risk": ec_crm.supply_risk,
        "groups": ec_crm.groups,
    }
    with pytest.raises(RawFileError, match=message):
        readers[read](edit(raw / file, old, new))
