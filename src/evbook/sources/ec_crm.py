"""European Commission: supplier shares and supply risk of the studies on critical raw materials."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique, require_year

# The study's name of a material and the package's.
_MATERIALS = {
    "Aluminium": "Aluminium",
    "Antimony": "Antimony",
    "Bismuth": "Bismuth",
    "Borate": "Boron",
    "Boron": "Boron",
    "Cerium": "Cerium",
    "Cobalt": "Cobalt",
    "Copper": "Copper",
    "Dysprosium": "Dysprosium",
    "Gallium": "Gallium",
    "Germanium": "Germanium",
    "HREEs": "Heavy rare earths",
    "Heavy Rare earths Elements": "Heavy rare earths",
    "LREEs": "Light rare earths",
    "Lithium": "Lithium",
    "Magnesium": "Magnesium",
    "Manganese": "Manganese",
    "Natural Graphite": "Natural graphite",
    "Natural graphite": "Natural graphite",
    "Neodymium": "Neodymium",
    "Nickel": "Nickel",
    "PGMs": "Platinum group metals",
    "Praseodymium": "Praseodymium",
    "Samarium": "Samarium",
    "Silicon metal": "Silicon metal",
    "Terbium": "Terbium",
    "Titanium metal": "Titanium metal",
    "Tungsten": "Tungsten",
}
_GROUPS = {"HREE": "Heavy", "LREE": "Light"}
_STAGES = {"E": "extraction", "P": "processing"}
_PLAIN_NAMES = {
    "Cape Verde": "Cabo Verde",
    "Congo": "Republic of the Congo",
    "Congo, D.R.": "Democratic Republic of the Congo",
    "Cote d'Ivoire": "Côte d'Ivoire",
    "Korea, North": "North Korea",
    "Korea, South": "South Korea",
}
_TOO_SMALL = "<0.1%"
# The one share printed without its sign; with it the suppliers of silicon metal sum to 96 %.
_UNSIGNED = {("Silicon metal", "P", "Germany", "6"): "6%"}


def supplier_shares(path: Path, scope: str) -> pd.DataFrame:
    """Shares of suppliers: scope (as given), material, stage (extraction, processing), country, share_pct (percent).

    What the study prints as "<0.1%" has no row. Raises RawFileError for a share that is no percentage, a supplier
    listed twice, an unknown stage, or a material and stage whose shares exceed 105 %.
    """
    cells = ["Material", "Stage", "Country", "Share"]
    raw = read_csv(path, cells)
    raw["Share"] = [_UNSIGNED.get(row, row[-1]) for row in raw[cells].itertuples(index=False, name=None)]
    raw = raw[raw["Material"].isin(list(_MATERIALS)) & (raw["Share"] != _TOO_SMALL)].reset_index(drop=True)
    strange = sorted(set(raw["Stage"].dropna()) - set(_STAGES))
    if strange or not raw["Share"].str.endswith("%").fillna(False).all():
        raise RawFileError(f"{path.name}: stages E and P and shares in % are expected; damaged file or other edition")
    tidied = pd.DataFrame(
        {
            "scope": scope,
            "material": raw["Material"].map(_MATERIALS),
            "stage": raw["Stage"].map(_STAGES),
            "country": raw["Country"].replace(_PLAIN_NAMES),
            "share_pct": numbers(raw["Share"].str.rstrip("%"), path.name),
        }
    )
    require_unique(tidied, ["material", "stage", "country"], path.name)
    total = tidied.groupby(["material", "stage"])["share_pct"].sum()
    if (total > 105).any():
        raise RawFileError(f"{path.name}: shares of {total.idxmax()} sum to {total.max():.1f} %; counted twice?")
    return tidied


def groups(path: Path) -> dict[str, str]:
    """Group (Light, Heavy) of each rare earth by its name; RawFileError where the file groups none of either."""
    raw = read_csv(path, ["screened_material", "perm_XREE_noPGM"])
    named = dict(zip(raw["screened_material"].str.capitalize(), raw["perm_XREE_noPGM"].map(_GROUPS), strict=True))
    found = {material: group for material, group in named.items() if isinstance(group, str)}
    if set(found.values()) != set(_GROUPS.values()):
        raise RawFileError(f"{path.name}: groups LREE and HREE are expected in perm_XREE_noPGM; another edition?")
    return found


def supply_risk(path: Path, last_year: int = 2023) -> pd.DataFrame:
    """Criteria by study: material, year, supply_risk, economic_importance (both without unit).

    A material that a study did not assess ("-") has no row. RawFileError for a value that is no number, a material
    given twice in a study, or a file that ends before `last_year`.
    """
    raw = read_csv(path, ["Material", "Year", "SR", "EI"])
    raw = raw[raw["Material"].isin(list(_MATERIALS)) & (raw["SR"] != "-")].reset_index(drop=True)
    tidied = pd.DataFrame(
        {
            "material": raw["Material"].map(_MATERIALS),
            "year": numbers(raw["Year"], path.name).astype("int64"),
            "supply_risk": numbers(raw["SR"], path.name),
            "economic_importance": numbers(raw["EI"], path.name),
        }
    )
    require_unique(tidied, ["material", "year"], path.name)
    require_year(tidied["year"], last_year, path.name)
    return tidied
