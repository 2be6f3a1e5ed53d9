"""Tables on the supply of minerals, the demand for them and the later stages of the chain."""

from __future__ import annotations

import pandas as pd

from evbook.sources import iea_minerals
from evbook.sources.assemble.raw_files import Maker, RawFiles, plain_names
from evbook.sources.iea_minerals import BASE_YEAR
from evbook.sources.raw import numbers, require_unique, typed

_FILE = "iea_critical_minerals_data_explorer_2025.json"
_SOURCE = "iea-critical-minerals-2025"
_CHAIN_KEY = ["year", "product", "measure"]
_CHAIN_COLUMNS = ["year", "stage", "product", "mineral", "measure", "share_pct", "qualifier", "source_id"]


def _supply(raw: RawFiles) -> pd.DataFrame:
    table = iea_minerals.supply(raw.folder / "minerals" / _FILE)
    country = table["country_iso3"].map(plain_names(raw)).fillna(table["country"])
    return _dated(table.assign(country=country))


def _demand(raw: RawFiles) -> pd.DataFrame:
    return _dated(iea_minerals.demand(raw.folder / "minerals" / _FILE))


def _dated(table: pd.DataFrame) -> pd.DataFrame:
    """The base year is the publisher's account, every later year its projection."""
    kind = table["year"].map(lambda year: "compiled" if year == BASE_YEAR else "estimate")
    return table.assign(source_id=_SOURCE, kind=kind)


def _chain_shares(raw: RawFiles) -> pd.DataFrame:
    table = typed("chain_shares", _CHAIN_COLUMNS)
    whole = {"year": numbers(table["year"], "chain_shares").astype("int64")}
    table = table.assign(**whole, share_pct=numbers(table["share_pct"], "chain_shares"), kind="typed")
    require_unique(table, _CHAIN_KEY, "chain_shares")
    return table[[*_CHAIN_COLUMNS, "kind"]]


MAKERS: dict[str, Maker] = {
    "chain_shares": _chain_shares,
    "mineral_demand": _demand,
    "mineral_supply": _supply,
}
