"""GAIKINDO: wholesales of vehicles in Indonesia, in the layout of the Gaikindo_Sales_Analysis extract."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique, require_year

UNKNOWN = "Unknown"
ASSEMBLED_HERE = "Indonesia"

_NATIONALITIES = {
    "China": "China",
    "Indonesia": "Indonesia",
    "Japan": "Japan",
    "Korea": "South Korea",
    "Other": "Other",
    "Vietnam": "Vietnam",
}
_ORIGINS = {
    "-": UNKNOWN,
    "BRAZIL": "Brazil",
    "CHINA": "China",
    "GERMANY": "Germany",
    "INDIA": "India",
    "INDONESIA": ASSEMBLED_HERE,
    "JAPAN": "Japan",
    "MALAYSIA": "Malaysia",
    "PHILLIPINES": "Philippines",
    "SOUTH KOREA": "South Korea",
    "SPAIN": "Spain",
    "SWEDIA": "Sweden",
    "THAILAND": "Thailand",
    "UK": "United Kingdom",
    "USA": "United States",
    "VIETNAM": "Vietnam",
}
_POWERTRAINS = {name: name.lower() for name in ("ICE", "HEV", "PHEV", "BEV", "FCEV")}
_KEY = ["year", "brand_nationality", "powertrain", "origin"]


def tidy(path: Path, last_year: int = 2025) -> pd.DataFrame:
    """Wholesales summed over brands: year, brand_nationality, powertrain, origin, units (number of vehicles).

    `origin` is where the vehicle was assembled: Indonesia for every kit (CKD, even where the file names the country
    the kit came from), else the country that the file names, else Unknown. Combinations that sum to zero have no row.
    Raises RawFileError where a name is unknown, a row repeats, a count is missing or no whole number, or the file
    ends before `last_year`.
    """
    raw = read_csv(path, ["Year", "BRAND", "brand_nationality", "powertrain", "CBU", "ORIGIN", "total"])
    require_unique(raw, ["Year", "BRAND", "powertrain", "CBU", "ORIGIN"], path.name)
    built = _named(raw, "CBU", {"CBU": "built", "CKD": "kit", "-": "not said"}, path.name)
    named = _named(raw, "ORIGIN", _ORIGINS, path.name)
    tidied = pd.DataFrame(
        {
            "year": numbers(raw["Year"], path.name).astype("int64"),
            "brand_nationality": _named(raw, "brand_nationality", _NATIONALITIES, path.name),
            "powertrain": _named(raw, "powertrain", _POWERTRAINS, path.name),
            "origin": named.mask(built == "kit", ASSEMBLED_HERE),
            "units": _whole(raw["total"], path.name),
        }
    )
    require_year(tidied["year"], last_year, path.name)
    summed = tidied.groupby(_KEY, as_index=False).agg(units=("units", "sum"))
    return summed[summed["units"] > 0].reset_index(drop=True)


def _named(raw: pd.DataFrame, column: str, names: dict[str, str], where: str) -> pd.Series:
    strange = sorted(set(raw[column].fillna("(empty)")) - set(names))
    if strange:
        raise RawFileError(f"{where}: unknown {column} {', '.join(strange)}; allowed: {', '.join(names)}")
    return raw[column].map(names)


def _whole(text: pd.Series, where: str) -> pd.Series:
    values = numbers(text, where)
    if values.isna().any() or (values % 1 != 0).any():
        raise RawFileError(f"{where}: a {text.name} is missing or no whole number of vehicles; damaged file")
    return values.astype("int64")
