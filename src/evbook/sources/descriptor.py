"""Frames as the bytes of the package: CSV in one fixed form, and what the descriptor says of each."""

from __future__ import annotations

import csv
import io

import numpy as np
import pandas as pd

from evbook.errors import TableError
from evbook.files import sha256_of_bytes
from evbook.tables.models import Column, Declaration, Table
from evbook.tables.registry import registered

DECIMALS = 6


def csv_bytes(frame: pd.DataFrame, table: Declaration) -> bytes:
    """`frame` as CSV: declared columns, sorted by key, LF, plain decimals, true/false, empty where missing.

    TableError where a declared column is missing from the frame.
    """
    columns = [column.name for column in table.columns]
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise TableError(f"table {table.name}: the builder made no column {', '.join(missing)}")
    ordered = frame.sort_values(list(table.key), kind="stable")
    cells = [_cells(column, ordered[column.name]) for column in table.columns]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*cells, strict=True))
    return stream.getvalue().encode("utf-8")


def _cells(column: Column, values: pd.Series) -> list[str]:
    """Text of each value; TableError where an integer column holds a fraction."""
    if column.type == "number":
        text = values.map(_plain_decimal, na_action="ignore")
    elif column.type == "boolean":
        text = values.map({True: "true", False: "false"})
    elif column.type == "integer":
        text = _integers(column, values)
    else:
        text = values.astype("object")
    return ["" if missing else str(value) for value, missing in zip(text, text.isna(), strict=True)]


def _integers(column: Column, values: pd.Series) -> pd.Series:
    try:
        return values.astype("Int64")
    except (TypeError, ValueError) as error:
        raise TableError(f"column {column.name}: a value is no integer ({error}); mend the source's tidy") from error


def _plain_decimal(value: float) -> str:
    return np.format_float_positional(round(value, DECIMALS), trim="-")


def described(table: Declaration, frame: pd.DataFrame, content: bytes) -> Table:
    """The table as the package will hold it; UnknownNameError where a row names an unregistered source."""
    return Table(
        **dict(table),
        path=f"{table.name}.csv",
        sha256=sha256_of_bytes(content),
        size_bytes=len(content),
        rows=len(frame),
        sources=tuple(registered(source_id) for source_id in sorted(set(frame["source_id"]))),
    )
