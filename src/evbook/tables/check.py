"""Check the data package on disk: files, descriptor, schema, keys, ranges, sources and named sanity checks."""

from __future__ import annotations

import csv
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from evbook.errors import TableError
from evbook.paths import data_dir
from evbook.tables.declared import declarations
from evbook.tables.load import parse, verified_bytes
from evbook.tables.models import Column, Declaration, Table
from evbook.tables.package import DESCRIPTOR, tables_of
from evbook.tables.sanity import SANITY_CHECKS

_SHIFTING = {"extra-cell", "missing-cell"}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: in which table, found by which check, where in it, and what."""

    table: str
    check: str
    where: str
    message: str

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.table}{place}: {self.message} [{self.check}]"


def check(folder: Path | None = None) -> list[Problem]:
    """Every problem of the package in `folder` (default: the book's data); an empty list where all is well.

    A table that fails an earlier check is left out of the later ones, so that one fault gives one problem.
    """
    place = folder or data_dir()
    try:
        tables = tables_of(place)
    except TableError as error:
        return [Problem(DESCRIPTOR, "descriptor", "", str(error))]
    problems = _missing_tables(tables)
    frames: dict[str, pd.DataFrame] = {}
    for name, table in sorted(tables.items()):
        found = _check_table(table, place)
        problems += found
        if not found:
            frames[name] = parse(table, verified_bytes(table, place))
    return problems + _sanity(frames)


def _missing_tables(tables: dict[str, Table]) -> list[Problem]:
    return [
        Problem(name, "tables", "", "the package lacks this declared table; build the package again")
        for name in sorted(set(declarations()) - set(tables))
    ]


def _check_table(table: Table, folder: Path) -> list[Problem]:
    """Problems of one table from the first kind of check that finds any."""
    declaration = declarations().get(table.name)
    if declaration is None:
        return [Problem(table.name, "tables", "", "no such table is declared; remove it or declare it in tables.toml")]
    try:
        content = verified_bytes(table, folder)
    except TableError as error:
        return [Problem(table.name, "hash", table.path, str(error))]
    # Each is asked only where those before it found nothing.
    return (
        _against_declaration(table, declaration)
        or _against_header(table, content)
        or _against_schema(table, folder)
        or _against_sources(table, content)
    )


def _against_declaration(table: Table, declaration: Declaration) -> list[Problem]:
    """Columns, types, units and key of the descriptor that are not those declared."""
    expected = {column.name: column for column in declaration.columns}
    found = {column.name: column for column in table.columns}
    problems = [
        Problem(table.name, "schema", f"column {name}", "stands in the descriptor or the declaration alone")
        for name in sorted(set(expected) ^ set(found))
    ]
    for name in expected.keys() & found.keys():
        problems += [
            Problem(table.name, what, f"column {name}", message)
            for what, message in _differences(expected[name], found[name])
        ]
    if table.key != declaration.key:
        problems.append(Problem(table.name, "key", "", f"key {table.key} is not the declared {declaration.key}"))
    return problems


def _differences(expected: Column, found: Column) -> list[tuple[str, str]]:
    """What differs of one column, with the name of the check; texts may be reworded freely."""
    compared = {"unit": "unit", "type": "schema", "required": "schema", "allowed": "schema"}
    compared |= {"minimum": "ranges", "maximum": "ranges"}
    return [
        (what, f"{field} is {getattr(found, field)!r}, {getattr(expected, field)!r} declared; build the package again")
        for field, what in compared.items()
        if getattr(found, field) != getattr(expected, field)
    ]


def _against_header(table: Table, content: bytes) -> list[Problem]:
    first_line = content.decode("utf-8", errors="replace").partition("\n")[0]
    header = next(csv.reader([first_line]), [])
    expected = [column.name for column in table.columns]
    missing = [name for name in expected if name not in header]
    if missing:
        return [Problem(table.name, "columns", f"column {', '.join(missing)}", "is missing from the file")]
    if header != expected:
        return [Problem(table.name, "columns", table.path, f"has columns {header}, {expected} expected")]
    return []


def _against_schema(table: Table, folder: Path) -> list[Problem]:
    """What the Frictionless library finds in the rows: types, ranges, allowed values, keys."""
    with warnings.catch_warnings():
        # The library and what it imports warn of their own future; nothing of it concerns the data.
        warnings.simplefilter("ignore")
        from frictionless import Resource

        report = Resource.from_descriptor(_validated_part(table), basepath=str(folder)).validate()
    errors = [error for task in report.tasks for error in task.errors]
    return [
        Problem(table.name, _name_of(error.type), _place_of(error), error.message) for error in _first_cause(errors)
    ]


def _first_cause(errors: list[Any]) -> list[Any]:
    """Without what only follows: in a row with a cell too many or too few every other finding is a shifted cell."""
    shifted = {error.row_number for error in errors if error.type in _SHIFTING}
    return [error for error in errors if error.type in _SHIFTING or getattr(error, "row_number", None) not in shifted]


def _validated_part(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [column.descriptor() for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _name_of(error_type: str) -> str:
    return {"primary-key": "key", "constraint-error": "ranges"}.get(error_type, "schema")


def _place_of(error: object) -> str:
    row = getattr(error, "row_number", None)
    field = getattr(error, "field_name", None)
    parts = [f"line {row}" if row else "", f"column {field}" if field else ""]
    return ", ".join(part for part in parts if part)


def _against_sources(table: Table, content: bytes) -> list[Problem]:
    """Rows whose source is not listed, sources that no row uses, and a wrong count of rows."""
    frame = parse(table, content)
    used, listed = set(frame["source_id"]), {source.id for source in table.sources}
    messages = [(f"source {name}", "named by rows, not listed for the table") for name in sorted(used - listed)]
    messages += [(f"source {name}", "listed for the table, used by no row") for name in sorted(listed - used)]
    if len(frame) != table.rows:
        messages.append(("rowCount", f"{len(frame)} rows, {table.rows} stated"))
    return [Problem(table.name, "sources", where, message) for where, message in messages]


def _sanity(frames: dict[str, pd.DataFrame]) -> list[Problem]:
    """Findings of every sanity check whose tables are all sound."""
    return [
        Problem(sanity.tables[0], sanity.name, where, message)
        for sanity in SANITY_CHECKS
        if set(sanity.tables) <= set(frames)
        for where, message in sanity.find(*(frames[name] for name in sanity.tables))
    ]
