"""One table, verified against its descriptor, as a typed DataFrame."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd

from evbook.errors import TableError
from evbook.files import sha256_of_bytes
from evbook.paths import data_dir
from evbook.tables.access import note_load
from evbook.tables.models import Column, Table
from evbook.tables.package import describe

_RESTORE = "restore data/ from version control or build the package again"
_TRUTH = {"true": True, "false": False}


def load(name: str, folder: Path | None = None) -> pd.DataFrame:
    """The table `name`, columns in the descriptor's order and types.

    integer becomes int64 (Int64 where it may be missing), number float64, string str, boolean bool.
    Raises UnknownNameError, UndeclaredTableError, or TableError where file and descriptor disagree.
    """
    table = describe(name, folder)
    note_load(name)
    return parse(table, verified_bytes(table, folder))


def verified_bytes(table: Table, folder: Path | None = None) -> bytes:
    """The bytes of the table's file; TableError where it is missing or its size or sha256 is another."""
    path = (folder or data_dir()) / table.path
    if not path.is_file():
        raise TableError(f"table {table.name}: file {table.path} is missing; {_RESTORE}")
    content = path.read_bytes()
    if len(content) != table.size_bytes or sha256_of_bytes(content) != table.sha256:
        raise TableError(
            f"table {table.name}: {table.path} is not the file that the descriptor names "
            f"({len(content)} bytes, {table.size_bytes} expected; sha256 differs); {_RESTORE}"
        )
    return content


def parse(table: Table, content: bytes) -> pd.DataFrame:
    """CSV bytes as the typed frame that `table` describes; TableError names the first column that is wrong."""
    text = _cells(table, content)
    expected = [column.name for column in table.columns]
    if list(text.columns) != expected:
        raise TableError(f"table {table.name}: {_difference(expected, list(text.columns))}; {_RESTORE}")
    return pd.DataFrame({column.name: _typed(table.name, column, text[column.name]) for column in table.columns})


def _cells(table: Table, content: bytes) -> pd.DataFrame:
    try:
        return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, na_values=[""])
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise TableError(f"table {table.name}: {table.path} is not readable as CSV ({error}); {_RESTORE}") from error


def _difference(expected: list[str], found: list[str]) -> str:
    missing = [name for name in expected if name not in found]
    extra = [name for name in found if name not in expected]
    if not missing and not extra:
        return f"columns stand in another order: {', '.join(found)}"
    parts = [f"column {name!r} is missing" for name in missing]
    parts += [f"column {name!r} is not in the descriptor" for name in extra]
    return ", ".join(parts)


def _typed(table: str, column: Column, text: pd.Series) -> pd.Series:
    if column.required and text.isna().any():
        raise TableError(f"table {table}, column {column.name}: row {_first(text.isna())} has no value; {_RESTORE}")
    if column.type == "string":
        return text.astype("str")
    convert = _truths if column.type == "boolean" else _numbers
    values = convert(text)
    wrong = values.isna() & text.notna()
    if column.type == "integer":
        wrong |= values.notna() & (values % 1 != 0)
    if wrong.any():
        bad = text[wrong].iloc[0]
        raise TableError(f"table {table}, column {column.name}: {bad!r} in row {_first(wrong)} is no {column.type}")
    return _cast(values, column)


def _numbers(text: pd.Series) -> pd.Series:
    return pd.to_numeric(text, errors="coerce")


def _truths(text: pd.Series) -> pd.Series:
    return text.map(_TRUTH)


def _cast(values: pd.Series, column: Column) -> pd.Series:
    match column.type, column.required:
        case "integer", True:
            return values.astype("int64")
        case "integer", False:
            return values.astype("Int64")
        case "boolean", True:
            return values.astype("bool")
        case "boolean", False:
            return values.astype("boolean")
    return values.astype("float64")


def _first(mask: pd.Series) -> int:
    """Line of the file in which `mask` is first true (the header is line 1)."""
    return int(mask.to_numpy().argmax()) + 2
