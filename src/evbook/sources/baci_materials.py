"""CEPII BACI: who supplies an importer with a material, from a repository's truncated extract of the flows."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique, require_year

# Codes of the car and battery chain, by the extract's own name of the material. The extract prints HS 811292 once as
# gallium and once as germanium: it is read once.
MATERIALS = {
    "antimony": ("811010", "Antimony, unwrought"),
    "cobalt": ("282200", "Cobalt oxides and hydroxides"),
    "copper": ("740311", "Copper cathodes"),
    "gallium": ("811292", "Gallium, germanium and others (one code)"),
    "graphite": ("250490", "Natural graphite, other than powder or flakes"),
    "lithium": ("283691", "Lithium carbonate"),
    "magnesium": ("810411", "Magnesium, unwrought"),
    "magnets": ("850511", "Permanent magnets (metal)"),
    "manganese": ("260200", "Manganese ores"),
    "nickel": ("750210", "Nickel, unwrought, not alloyed"),
    "silicon": ("280469", "Silicon metal"),
    "tungsten": ("810194", "Tungsten, unwrought"),
}
# fmt: off
EU27 = frozenset((
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
))
# fmt: on
IMPORTERS = {
    "EU27 (extra-EU)": ("European Union", EU27),
    "Germany": ("Germany", frozenset({"DE"})),
    "Japan": ("Japan", frozenset({"JP"})),
    "South Korea": ("South Korea", frozenset({"KR"})),
    "Thailand": ("Thailand", frozenset({"TH"})),
    "United States": ("United States", frozenset({"US"})),
}
TONNES_YEAR = 2024
_KEY = ["year", "material", "importer"]
_ROUNDING_PP = 0.006


def tidy(dependence: Path, flows: Path, last_year: int = 2024) -> pd.DataFrame:
    """Imports of each material by importer: all, and from China.

    Columns year, material, hs_code, importer, imports_usd, imports_from_china_usd, china_share_pct (as printed, two
    decimals), imports_t, imports_from_china_t (Int64; missing before 2024). Raises RawFileError where a material, its
    code or an importer is unknown or missing, a printed share does not follow from the values, the two files do not
    add up to the same values, or the file ends before `last_year`.
    """
    shares = _shares(dependence, last_year)
    tonnes = _tonnes(flows)
    joined = shares.merge(tonnes, on=_KEY, how="left")
    _require_same_values(joined, flows.name)
    joined["hs_code"] = joined["material"].map(lambda name: MATERIALS[name][0])
    joined["material"] = joined["material"].map(lambda name: MATERIALS[name][1])
    columns = ["imports_usd", "imports_from_china_usd", "china_share_pct", "imports_t", "imports_from_china_t"]
    return joined[["year", "material", "hs_code", "importer", *columns]]


def _shares(path: Path, last_year: int) -> pd.DataFrame:
    columns = ["imports_usd", "imports_from_china_usd", "china_share_pct"]
    raw = read_csv(path, [*_KEY, "hs6", *columns])
    raw = raw[raw["material"].isin(MATERIALS)]
    strange = sorted(set(raw["importer"]) - set(IMPORTERS))
    absent = sorted(set(MATERIALS) - set(raw["material"]))
    if strange or absent:
        raise RawFileError(f"{path.name}: importer {strange} is unknown or material {absent} missing; another edition?")
    if (raw["hs6"] != raw["material"].map(lambda name: MATERIALS[name][0])).any():
        raise RawFileError(f"{path.name}: a material has another HS code than expected; complete baci_materials.py")
    named = {column: numbers(raw[column], path.name) for column in ("year", *columns)}
    tidied = raw[["material"]].assign(importer=raw["importer"].map(lambda name: IMPORTERS[name][0]), **named)
    tidied["year"] = tidied["year"].astype("int64")
    require_unique(tidied, _KEY, path.name)
    require_year(tidied["year"], last_year, path.name)
    _require_printed_shares(tidied, path.name)
    return tidied.reset_index(drop=True)


def _require_printed_shares(shares: pd.DataFrame, where: str) -> None:
    computed = 100 * shares["imports_from_china_usd"] / shares["imports_usd"]
    wrong = shares[(computed - shares["china_share_pct"]).abs() > _ROUNDING_PP]
    if len(wrong):
        cells = wrong[_KEY].iloc[0].to_dict()
        raise RawFileError(f"{where}: the printed share of {cells} is not imports from China / imports; damaged file")


def _tonnes(path: Path) -> pd.DataFrame:
    """Retained flows of the year that has tonnes, summed by importer; trade between members is not the EU's."""
    raw = read_csv(path, ["year", "material", "from", "to", "value_usd", "qty_t"])
    raw = raw[raw["material"].isin(MATERIALS) & (raw["year"] == str(TONNES_YEAR))]
    require_unique(raw, ["material", "from", "to"], path.name)
    flows = raw.assign(value_usd=numbers(raw["value_usd"], path.name), qty_t=numbers(raw["qty_t"], path.name))
    if flows["qty_t"].isna().any() or flows.empty:
        raise RawFileError(f"{path.name}: flows of {TONNES_YEAR} without tonnes; take the file again")
    return pd.concat([_by_importer(flows, *about) for about in IMPORTERS.values()], ignore_index=True)


def _by_importer(flows: pd.DataFrame, importer: str, codes: frozenset[str]) -> pd.DataFrame:
    entering = flows[flows["to"].isin(codes) & ~flows["from"].isin(codes)]
    china = entering["from"] == "CN"
    parts = entering.assign(
        flows_usd=entering["value_usd"],
        imports_t=entering["qty_t"],
        imports_from_china_t=entering["qty_t"].where(china, 0.0),
    )
    summed = parts.groupby("material")[["flows_usd", "imports_t", "imports_from_china_t"]].sum().reset_index()
    whole = {name: summed[name].astype("Int64") for name in ("imports_t", "imports_from_china_t")}
    return summed.assign(year=TONNES_YEAR, importer=importer, **whole)


def _require_same_values(joined: pd.DataFrame, where: str) -> None:
    rows = joined[joined["year"] == TONNES_YEAR]
    wrong = rows[~((rows["flows_usd"] - rows["imports_usd"]).abs() <= 1)]
    if len(wrong):
        cells = wrong[_KEY].iloc[0].to_dict()
        raise RawFileError(f"{where}: flows do not add up to the imports of {cells}; truncated or another edition?")
