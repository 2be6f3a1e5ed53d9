"""Check the data package on disk: files, metadata, schema, keys, ranges, sources and named sanity checks."""

from __future__ import annotations

import csv
import warnings
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

import pandas as pd

from evbook.errors import TableError
from evbook.paths import data_dir
from evbook.tables.compare import Difference, differences
from evbook.tables.declared import declarations
from evbook.tables.load import parse, verified_bytes
from evbook.tables.models import Declaration, Table
from evbook.tables.package import DESCRIPTOR, HEAD, read_descriptor, table_of
from evbook.tables.registry import sources
from evbook.tables.sanity import SANITY_CHECKS

_SHIFTING = {"extra-cell", "missing-cell"}
_OF_THE_FILE = {"bytes", "hash", "rowCount"}
_OF_THE_SCHEMA = {"name", "path", "type", "format", "mediatype", "encoding", "schema"}
_COLUMN_CHECKS = {
    "unit": "unit",
    "description": "metadata",
    "constraints minimum": "ranges",
    "constraints maximum": "ranges",
}


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
        document = read_descriptor(place)
    except TableError as error:
        return [Problem(DESCRIPTOR, "descriptor", "", str(error))]
    problems = _against_head(document) + _against_declared_names([entry["name"] for entry in document["resources"]])
    frames: dict[str, pd.DataFrame] = {}
    for entry in sorted(document["resources"], key=itemgetter("name")):
        found = _check_table(entry, place)
        problems += found
        if not found:
            table = table_of(entry)
            frames[table.name] = parse(table, verified_bytes(table, place))
    return problems + _sanity(frames)


def _against_head(document: dict[str, Any]) -> list[Problem]:
    """What the descriptor says of the package as a whole and is not declared."""
    found = {name: value for name, value in document.items() if name != "resources"}
    return [Problem(DESCRIPTOR, "metadata", "", _told(difference, 0)) for difference in differences(HEAD, found)]


def _against_declared_names(names: list[str]) -> list[Problem]:
    lacking = "the package lacks this declared table; build the package again"
    problems = [Problem(name, "tables", "", lacking) for name in sorted(set(declarations()) - set(names))]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    return problems + [
        Problem(name, "tables", "", "stands in the descriptor twice; build the package again") for name in twice
    ]


def _check_table(entry: dict[str, Any], folder: Path) -> list[Problem]:
    """Problems of one table from the first kind of check that finds any."""
    name = entry["name"]
    declaration = declarations().get(name)
    if declaration is None:
        return [Problem(name, "tables", "", "no such table is declared; remove it or declare it in declarations/")]
    differing = _against_declaration(entry, declaration)
    try:
        table = table_of(entry)
    except TableError as error:
        return differing or [Problem(name, "descriptor", "", str(error))]
    try:
        content = verified_bytes(table, folder)
    except TableError as error:
        return [Problem(name, "hash", table.path, str(error))]
    # Each is asked only where those before it found nothing.
    return differing or _against_header(table, content) or _against_schema(table, folder) or _of_rows(table, content)


def _against_declaration(entry: dict[str, Any], declaration: Declaration) -> list[Problem]:
    """Whatever the descriptor says of a table and its sources, other than of its file, that is not as declared."""
    known = tuple(sources()[source_id] for source_id in _listed_sources(entry) if source_id in sources())
    found = {name: value for name, value in entry.items() if name not in _OF_THE_FILE}
    return [_as_problem(declaration.name, one) for one in differences(declaration.resource(known), found)]


def _listed_sources(entry: dict[str, Any]) -> list[str]:
    listed = entry.get("sources")
    entries = listed if isinstance(listed, list) else []
    return [str(source.get("source_id")) for source in entries if isinstance(source, dict)]


def _as_problem(table: str, difference: Difference) -> Problem:
    match difference.path:
        case ("schema", "fields", column, *rest):
            kind_of_check = _COLUMN_CHECKS.get(" ".join(rest), "schema")
            return Problem(table, kind_of_check, f"column {column}", _told(difference, 3))
        case ("sources" | "licenses" as kind, name, *_):
            role = "source" if kind == "sources" else "licence"
            return Problem(table, "sources", f"{role} {name}", _told(difference, 2))
        case ("schema", "primaryKey"):
            return Problem(table, "key", "", difference.message("key"))
        case ("schema", *_):
            return Problem(table, "schema", "", _told(difference, 0))
    return Problem(table, "metadata", "", _told(difference, 0))


def _told(difference: Difference, begin: int) -> str:
    return difference.message(" ".join(difference.path[begin:]) or "it")


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
    """The resource without what the library would only repeat (the hash) or does not know."""
    return {name: value for name, value in table.descriptor().items() if name in _OF_THE_SCHEMA}


def _name_of(error_type: str) -> str:
    return {"primary-key": "key", "constraint-error": "ranges"}.get(error_type, "schema")


def _place_of(error: object) -> str:
    row = getattr(error, "row_number", None)
    field = getattr(error, "field_name", None)
    parts = [f"line {row}" if row else "", f"column {field}" if field else ""]
    return ", ".join(part for part in parts if part)


def _of_rows(table: Table, content: bytes) -> list[Problem]:
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
