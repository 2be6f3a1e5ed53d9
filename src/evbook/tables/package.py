"""The data package as a whole: its descriptor read once per version of the file."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from evbook.errors import TableError, UnknownNameError
from evbook.paths import data_dir
from evbook.tables.models import Source, Table

DESCRIPTOR = "datapackage.json"


def tables_of(folder: Path | None = None) -> dict[str, Table]:
    """Every table of the package in `folder` (default: the book's data folder) by name.

    Raises TableError where the descriptor is missing, is no JSON or lacks a property.
    """
    path = (folder or data_dir()) / DESCRIPTOR
    if not path.is_file():
        raise TableError(f"no {DESCRIPTOR} in {path.parent}; build the package with `evbook data build --raw DIR`")
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=16)
def _read(path: Path, _modified_ns: int, _size: int) -> dict[str, Table]:
    try:
        resources = json.loads(path.read_bytes())["resources"]
        return {resource["name"]: Table.read(resource) for resource in resources}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TableError(
            f"{path.name}: not a descriptor of this book's tables ({type(error).__name__}: {error}); "
            "restore it from version control or build the package again"
        ) from error


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
    """Hex sha256, as the descriptor states it, of each table in `names`, sorted by name."""
    return {name: describe(name, folder).sha256 for name in sorted(names)}
