"""International Energy Agency: Global EV Data Explorer, workbook or the CSV of its sheet."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import content_of, numbers, read_csv, require_columns, require_unique, require_year

SHEET = "GEVO_EV_2026"
COLUMNS = ["region_country", "category", "parameter", "mode", "powertrain", "year", "unit", "value"]
REGIONS = {
    "China": "China",
    "European Union": "European Union",
    "Indonesia": "Indonesia",
    "Japan": "Japan",
    "Thailand": "Thailand",
    "USA": "United States",
    "World": "World",
}


def tidy(path: Path, last_year: int = 2025) -> pd.DataFrame:
    """Share of battery-electric and plug-in hybrid cars in car sales: year, region, share_pct (percent).

    `path` is the workbook (.xlsx, sheet GEVO_EV_2026) or the CSV of that sheet. Raises RawFileError where the
    sheet, a column or a region is missing, the unit is another, or the history ends before `last_year`.
    """
    raw = _sheet(path) if path.suffix == ".xlsx" else read_csv(path, COLUMNS)
    share = raw[
        (raw["parameter"] == "EV sales share")
        & (raw["mode"] == "Cars")
        & (raw["powertrain"] == "EV")
        & (raw["category"] == "Historical")
        & raw["region_country"].isin(list(REGIONS))
    ]
    _check(share, path.name)
    tidied = pd.DataFrame(
        {
            "year": numbers(share["year"], path.name).astype("int64"),
            "region": share["region_country"].map(REGIONS),
            "share_pct": numbers(share["value"], path.name),
        }
    ).reset_index(drop=True)
    require_year(tidied["year"], last_year, path.name)
    require_unique(tidied, ["year", "region"], path.name)
    return tidied


def _sheet(path: Path) -> pd.DataFrame:
    content = content_of(path)
    try:
        frame = pd.read_excel(io.BytesIO(content), sheet_name=SHEET, dtype=str)
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise RawFileError(
            f"{path.name}: no readable sheet {SHEET!r} ({error}); truncated or another edition; "
            "take the 2026 workbook from the IEA again"
        ) from error
    require_columns(frame, COLUMNS, path.name)
    return frame


def _check(share: pd.DataFrame, where: str) -> None:
    missing = sorted(set(REGIONS) - set(share["region_country"]))
    if missing:
        raise RawFileError(f"{where}: no historical EV sales share of cars for {', '.join(missing)}; truncated?")
    units = sorted(set(share["unit"]) - {"percent"})
    if units:
        raise RawFileError(f"{where}: EV sales share in unit {', '.join(map(str, units))}, percent expected")
