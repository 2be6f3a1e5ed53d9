"""CAAM: passenger cars of China made, sold and exported, in the layout of the us-china-pev-policy extract."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique, require_year, typed

# Rows before 2016 hold no sales, and the one figure of 2013 is in vehicles instead of millions.
FIRST_YEAR = 2016
# Exports of battery cars of 2020, typed in the cell beside: it is the number of all vehicles exported that year, and
# three times all new-energy vehicles exported the year after.
_MISKEYED = {"year": 2020, "type": "bev", "exports": 0.995}
_POWERTRAINS = ("all", "bev", "phev", "nev")
_MEASURES = ("sales", "production", "exports")
_MOST_MILLION = 100


def tidy(path: Path, last_year: int = 2024) -> pd.DataFrame:
    """By year and powertrain: sales_million, production_million, exports_million, missing where the file has none.

    Powertrains: all passenger cars (all), battery (bev), plug-in hybrid (phev), new-energy vehicles (nev). The one
    mis-keyed cell, exports of bev in 2020, is left out. Raises RawFileError where that cell has changed, a powertrain
    is unknown, a row repeats, a figure is not in millions, or the file ends before `last_year`.
    """
    raw = read_csv(path, ["year", "type", *_MEASURES])
    strange = sorted(set(raw["type"].fillna("(empty)")) - set(_POWERTRAINS))
    if strange:
        raise RawFileError(f"{path.name}: unknown type {', '.join(strange)}; allowed: {', '.join(_POWERTRAINS)}")
    values = {name: numbers(raw[name], path.name) for name in _MEASURES}
    rows = raw.assign(year=numbers(raw["year"], path.name).astype("int64"), **values)
    require_unique(rows, ["year", "type"], path.name)
    require_year(rows["year"], last_year, path.name)
    kept = _without_miskeyed(rows[rows["year"] >= FIRST_YEAR].reset_index(drop=True), path.name)
    if (kept[list(_MEASURES)] > _MOST_MILLION).any(axis=None):
        raise RawFileError(f"{path.name}: a figure above {_MOST_MILLION}: vehicles, not millions?")
    return kept.rename(columns={"type": "powertrain", **{name: f"{name}_million" for name in _MEASURES}})


def _without_miskeyed(rows: pd.DataFrame, where: str) -> pd.DataFrame:
    cell = (rows["year"] == _MISKEYED["year"]) & (rows["type"] == _MISKEYED["type"])
    if rows.loc[cell, "exports"].tolist() != [_MISKEYED["exports"]]:
        raise RawFileError(f"{where}: exports of bev in 2020 are not the known mis-keyed 0.995; look again at the cell")
    return rows.assign(exports=rows["exports"].mask(cell))


def vehicle_exports() -> pd.DataFrame:
    """Exports of all vehicles as the association published them: year, exports_million, qualifier, source_id."""
    columns = ["year", "exports_million", "qualifier", "source_id"]
    raw = typed("china_vehicle_exports", columns)
    year = numbers(raw["year"], "china_vehicle_exports").astype("int64")
    return raw.assign(year=year, exports_million=numbers(raw["exports_million"], "china_vehicle_exports"))[columns]


def customs_counts() -> pd.DataFrame:
    """Customs counts as reprinted: year, product (all_vehicles, nev), vehicles, definition, qualifier, source_id."""
    columns = ["year", "product", "vehicles", "definition", "qualifier", "source_id"]
    raw = typed("china_exports_customs_counts", columns)
    whole = {name: numbers(raw[name], "china_exports_customs_counts").astype("int64") for name in ("year", "vehicles")}
    return raw.assign(**whole)[columns]
