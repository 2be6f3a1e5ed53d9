"""Read a publisher's raw file with an error that names the file, what is wrong and what to do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError

_AGAIN = "take the file from its publisher again"
_MISSING = ["", "NA"]


def content_of(path: Path) -> bytes:
    """Bytes of the raw file; RawFileError where it is missing, empty or a web page."""
    if not path.is_file():
        raise RawFileError(f"{path.name}: not found in {path.parent.name}/; place the publisher's file there")
    content = path.read_bytes()
    if not content.strip():
        raise RawFileError(f"{path.name}: the file is empty; {_AGAIN}")
    if content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise RawFileError(f"{path.name}: a web page instead of data, perhaps an error page; {_AGAIN}")
    return content


def read_csv(path: Path, columns: Iterable[str]) -> pd.DataFrame:
    """Every cell of a UTF-8 CSV file as text, missing where empty.

    Raises RawFileError where a column of `columns` is missing or a line has another number of cells.
    """
    header, *rows = _rows(path)
    frame = pd.DataFrame(rows, columns=header, dtype="str")
    require_columns(frame, columns, path.name)
    return frame.mask(frame.isin(_MISSING))


def typed(name: str, columns: Iterable[str]) -> pd.DataFrame:
    """Figures typed from pages, typed/`name`.csv of this package, every cell as text; RawFileError as `read_csv`."""
    with as_file(files("evbook.sources") / "typed" / f"{name}.csv") as path:
        return read_csv(path, columns)


def _rows(path: Path) -> list[list[str]]:
    """Cells of each line that is not blank; a line cut short would otherwise pass for missing values."""
    try:
        text = content_of(path).decode("utf-8-sig")
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise RawFileError(f"{path.name}: not readable as CSV ({error}); {_AGAIN}") from error
    for number, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise RawFileError(
                f"{path.name}: row {number} below the header has {len(row)} cells, {len(rows[0])} expected; "
                f"truncated? {_AGAIN}"
            )
    return rows


def require_columns(frame: pd.DataFrame, columns: Iterable[str], where: str) -> None:
    """RawFileError where `frame` lacks a column or has no row."""
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise RawFileError(f"{where}: column {', '.join(missing)} is missing; another edition? {_AGAIN}")
    if frame.empty:
        raise RawFileError(f"{where}: no rows below the header; {_AGAIN}")


def numbers(text: pd.Series, where: str) -> pd.Series:
    """Text as float64, missing where empty; RawFileError at a value that is no number or is negative."""
    values = pd.to_numeric(text, errors="coerce").astype("float64")
    wrong = (values.isna() & text.notna()) | (values < 0)
    if wrong.any():
        line = int(wrong.to_numpy().argmax())
        raise RawFileError(
            f"{where}, column {text.name}: {text.iloc[line]!r} in data row {line + 1} is no number of zero or more; "
            f"truncated file? {_AGAIN}"
        )
    return values


def require_year(years: pd.Series, last: int, where: str) -> None:
    """RawFileError where the file does not reach the year `last`: an older or truncated edition."""
    found = int(years.max()) if len(years) else None
    if found is None or found < last:
        raise RawFileError(f"{where}: last year is {found}, {last} expected; truncated or an older edition; {_AGAIN}")


def require_unique(frame: pd.DataFrame, key: list[str], where: str) -> None:
    """RawFileError where two rows share the same key."""
    repeated = frame.duplicated(key)
    if repeated.any():
        cells = frame.loc[repeated, key].iloc[0].to_dict()
        raise RawFileError(f"{where}: two rows for {cells}; would be counted twice; {_AGAIN}")
