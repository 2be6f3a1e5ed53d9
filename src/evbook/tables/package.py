"""The data package as a whole: its descriptor read once per version of the file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evbook.errors import TableError, UnknownNameError
from evbook.files import recover_folder, sha256_of_bytes
from evbook.paths import data_dir
from evbook.tables.models import Source, Table

DESCRIPTOR = "datapackage.json"
# What the descriptor says of the package as a whole.
HEAD = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "china-ev-japan-europe",
    "title": "Data of the book on China's electric rise, Japan and Europe",
    "description": "Tidy tables; each row names its source and its kind.",
}
_RESTORE = "restore it from version control or build the package again"


def package_descriptor(tables: Iterable[Table]) -> dict[str, Any]:
    """The descriptor of the package that holds `tables`."""
    return {**HEAD, "resources": [table.descriptor() for table in tables]}


def read_descriptor(folder: Path | None = None) -> dict[str, Any]:
    """The descriptor in `folder` (default: the book's data folder) as plain JSON, `resources` a list of named objects.

    Raises TableError where it is missing, is no JSON or has another shape.
    """
    return _parsed(_path(folder))


def tables_of(folder: Path | None = None) -> dict[str, Table]:
    """Every table of the package in `folder` (default: the book's data folder) by name.

    Raises TableError where the descriptor is missing, is no JSON or lacks a property.
    """
    path = _path(folder)
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


def table_of(resource: dict[str, Any]) -> Table:
    """The table that an entry of the descriptor describes; TableError says what is missing or wrong in it."""
    try:
        return Table.read(resource)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TableError(
            f"{DESCRIPTOR}: not a descriptor of table {resource['name']!r} ({_reason(error)}); {_RESTORE}"
        ) from error


def _path(folder: Path | None) -> Path:
    path = (folder or data_dir()) / DESCRIPTOR
    if not path.is_file():
        recover_folder(path.parent)
    if not path.is_file():
        raise TableError(f"no {DESCRIPTOR} in {path.parent}; build the package with `evbook data build --raw DIR`")
    return path


@lru_cache(maxsize=16)
def _read(path: Path, _modified_ns: int, _size: int) -> dict[str, Table]:
    return {resource["name"]: table_of(resource) for resource in _parsed(path)["resources"]}


def _parsed(path: Path) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(path.read_bytes())
        if not all(isinstance(resource["name"], str) for resource in document["resources"]):
            raise TypeError("the name of a table is no text")
    except (ValueError, KeyError, TypeError) as error:
        raise TableError(
            f"{path.name}: not a descriptor of this book's tables ({_reason(error)}); {_RESTORE}"
        ) from error
    return document


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        faults = ((".".join(map(str, fault["loc"])), fault["input"], fault["msg"]) for fault in error.errors())
        return ", ".join(f"{place} {value!r}: {message}" for place, value, message in faults)
    return f"{error} is missing" if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"


def names(folder: Path | None = None) -> list[str]:
    """Names of all tables, sorted."""
    return sorted(tables_of(folder))


def describe(name: str, folder: Path | None = None) -> Table:
    """What the package says of the table `name`; UnknownNameError where there is none."""
    tables = tables_of(folder)
    if name not in tables:
        raise UnknownNameError.of("table", name, tables)
    return tables[name]


def source(source_id: str, folder: Path | None = None) -> Source:
    """The source with this id; UnknownNameError where no table uses it."""
    sources = {entry.id: entry for table in tables_of(folder).values() for entry in table.sources}
    if source_id not in sources:
        raise UnknownNameError.of("source", source_id, sources)
    return sources[source_id]


def fingerprint(names: list[str] | tuple[str, ...], folder: Path | None = None) -> dict[str, str]:
    """For each table in `names`, sorted by name, one hex sha256 over all that is known of it.

    It covers the file (by the sha256 that `load` verifies) and the whole entry of the descriptor: texts, columns,
    units, sources and licences reach the reader through a figure's passport just as the rows do.
    """
    return {name: sha256_of_bytes(describe(name, folder).model_dump_json().encode()) for name in sorted(names)}
