"""Tables on who mines, refines and supplies minerals: which file feeds which."""

from __future__ import annotations

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources import bgs, ec_crm, usgs
from evbook.sources.assemble.raw_files import Maker, RawFiles, marked, plain_names
from evbook.sources.economies import PLAIN_NAMES

# What the publishers list beside economies.
_NO_CODE = "Other countries"
_EC_SOURCE = "ec-crm-2023"


def _names(raw: RawFiles) -> dict[str, str]:
    return PLAIN_NAMES | plain_names(raw)


def _coded(frame: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """`frame` with the ISO code of each country; RawFileError for a country that `names` does not hold."""
    codes = {name: code for code, name in names.items()}
    unknown = sorted(set(frame["country"]) - set(codes) - {_NO_CODE})
    if unknown:
        raise RawFileError(f"country {unknown[0]!r} is unknown; add its plain name to the publisher's module")
    return frame.assign(country_iso3=frame["country"].map(codes))


def _mineral_production(raw: RawFiles) -> pd.DataFrame:
    folder, names = raw.folder / "minerals", _names(raw)
    older = bgs.tidy(folder / "bgs_world_mineral_statistics_tidy.csv")
    older["country"] = older["country_iso3"].map(names).fillna(older["country"])
    editions = [
        older.assign(publisher="BGS", edition="World Mineral Statistics to 2023", source_id="bgs-wms"),
        _usgs(usgs.tidy_2025(folder / "usgs_mcs2025_world_data.csv"), names, "2025"),
        _usgs(usgs.tidy_2026(folder / "usgs_mcs2026_commodities_data.csv"), names, "2026"),
    ]
    return pd.concat(editions, ignore_index=True)


def _usgs(frame: pd.DataFrame, names: dict[str, str], edition: str) -> pd.DataFrame:
    told = f"Mineral Commodity Summaries {edition}"
    return _coded(frame, names).assign(publisher="USGS", edition=told, source_id=f"usgs-mcs-{edition}")


def _supplier_shares(raw: RawFiles) -> pd.DataFrame:
    folder = raw.folder / "minerals" / "eu_crm"
    both = [
        ec_crm.supplier_shares(folder / "fact_GlobalSupplyShares_and_t.csv", "World"),
        ec_crm.supplier_shares(folder / "fact_EUSupplyShares_and_t.csv", "EU sourcing"),
    ]
    shares = _coded(pd.concat(both, ignore_index=True), _names(raw))
    group_of = ec_crm.groups(folder / "dimension_ScreenedMatGroupings.csv") | {"Heavy rare earths": "Heavy"}
    return marked(shares.assign(rare_earth_group=shares["material"].map(group_of)), _EC_SOURCE, "compiled")


def _supply_risk(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "minerals" / "eu_crm" / "dimension_CRMsOverTime.csv"
    return marked(ec_crm.supply_risk(path), _EC_SOURCE, "compiled")


MAKERS: dict[str, Maker] = {
    "mineral_production": _mineral_production,
    "supplier_shares": _supplier_shares,
    "supply_risk": _supply_risk,
}
