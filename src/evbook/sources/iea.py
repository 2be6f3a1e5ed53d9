"""International Energy Agency: Global EV Data Explorer, workbook or the CSV of its sheet."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import content_of, read_csv, require_columns

SHEET = "GEVO_EV_2026"
COLUMNS = ["region_country", "category", "parameter", "mode", "powertrain", "year", "unit", "value"]


def read_sheet(path: Path) -> pd.DataFrame:
    """Every row of the sheet GEVO_EV_2026 as text, from the workbook (.xlsx) or the sheet's CSV; RawFileError."""
    return _workbook(path) if path.suffix == ".xlsx" else read_csv(path, COLUMNS)


def _workbook(path: Path) -> pd.DataFrame:
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
