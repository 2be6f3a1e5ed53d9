from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources.assemble import RawFiles, concentration


def made(raw, name):
    return concentration.MAKERS[name](RawFiles(raw, raw / "claims.csv"))


def test_publishers_stand_side_by_side(raw):
    production = made(raw, "mineral_production").set_index(["publisher", "year", "mineral", "stage", "country"])
    for publisher, source in (("BGS", "bgs-wms"), ("USGS", "usgs-mcs-2025")):
        row = production.loc[(publisher, 2023, "Rare earths", "mining", "China")]
        assert (row["quantity_t"], row["source_id"], row["country_iso3"]) == (255_000, source, "CHN")


def test_each_rare_earth_has_its_group(raw):
    grouped = made(raw, "supplier_shares").dropna(subset=["rare_earth_group"])
    assert dict(zip(grouped["material"], grouped["rare_earth_group"], strict=True)) == {
        "Neodymium": "Light",
        "Dysprosium": "Heavy",
        "Heavy rare earths": "Heavy",
    }


def test_an_unknown_country_is_refused(raw, edit):
    edit(raw / "minerals" / "usgs_mcs2025_world_data.csv", "Rare earths,Brazil", "Rare earths,Atlantis")
    with pytest.raises(RawFileError, match="Atlantis"):
        made(raw, "mineral_production")
