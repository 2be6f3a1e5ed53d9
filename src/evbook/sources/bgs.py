"""British Geological Survey: World Mineral Statistics, mine and refined production by country."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique, require_year

# Commodities that measure one thing in one unit. Lithium mixes minerals, carbonate and content, manganese is gross
# ore, and gallium has no figure for China before the middle of the 2010s: none of them is taken.
_SERIES = {
    "cobalt, mine": ("Cobalt", "mining"),
    "cobalt, refined": ("Cobalt", "refining"),
    "graphite": ("Graphite", "mining"),
    "nickel, mine": ("Nickel", "mining"),
    "nickel, smelter/refinery": ("Nickel", "refining"),
    "rare earth oxides": ("Rare earths", "mining"),
}
_TONNES = {"tonnes (metric)", "tonnes (metal content)"}
_CODES = {"1A0": "XKX"}
_KEY = ["year", "mineral", "stage", "country_iso3"]
_COLUMNS = ["year", "mineral", "stage", "country", "country_iso3", "quantity_t", "kind"]


def tidy(path: Path, first_year: int = 1992, last_year: int = 2023) -> pd.DataFrame:
    """Production from `first_year`: year, mineral, stage, country (as printed), country_iso3, quantity_t, kind.

    Sub-commodities of a series (nickel in sulphate beside nickel metal) are added. quantity_t is missing where the
    publisher has no figure; nil production has no row. kind is estimate where the publisher marks it so, else
    compiled. Raises RawFileError for another unit, a row given twice, a country without code, a lost series, or a
    file that ends before `last_year`.
    """
    raw = read_csv(path, ["commodity", "sub_commodity", "year", "country", "iso3", "quantity", "unit", "figure_notes"])
    raw = raw.assign(year=numbers(raw["year"], path.name).astype("int64"))
    kept = raw[raw["commodity"].isin(list(_SERIES)) & (raw["year"] >= first_year)].reset_index(drop=True)
    _check(kept, path.name, last_year)
    kept = kept.assign(
        mineral=[_SERIES[name][0] for name in kept["commodity"]],
        stage=[_SERIES[name][1] for name in kept["commodity"]],
        country_iso3=kept["iso3"].replace(_CODES),
        quantity_t=numbers(kept["quantity"], path.name),
        estimated=kept["figure_notes"].fillna("").str.startswith("Estimates"),
    )
    return _summed(kept)


def _check(kept: pd.DataFrame, where: str, last_year: int) -> None:
    lost = sorted(set(_SERIES) - set(kept["commodity"]))
    if lost:
        raise RawFileError(f"{where}: no row of {', '.join(lost)}; renamed or truncated, take the file again")
    strange = sorted(set(kept["unit"].dropna()) - _TONNES)
    if strange:
        raise RawFileError(f"{where}: unit {', '.join(strange)}; allowed: {', '.join(sorted(_TONNES))}")
    if kept["iso3"].isna().any():
        raise RawFileError(f"{where}: {kept.loc[kept['iso3'].isna(), 'country'].iloc[0]!r} has no code; complete iso3")
    require_unique(kept.fillna({"sub_commodity": ""}), ["commodity", "sub_commodity", "year", "iso3"], where)
    require_year(kept["year"], last_year, where)


def _summed(kept: pd.DataFrame) -> pd.DataFrame:
    groups = kept.groupby(_KEY, as_index=False)
    # min_count: a sum of nothing but missing figures is missing, not nil.
    summed = groups.agg(
        country=("country", "first"),
        quantity_t=("quantity_t", lambda values: values.sum(min_count=1)),
        estimated=("estimated", "any"),
    )
    summed["kind"] = summed["estimated"].map({True: "estimate", False: "compiled"})
    return summed.loc[summed["quantity_t"] != 0, _COLUMNS].reset_index(drop=True)
