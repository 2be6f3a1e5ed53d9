"""Build the data package from raw files: all in memory, all checked, then written whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

from evbook.errors import RawFileError, TableError
from evbook.files import write_bytes, write_json
from evbook.paths import data_dir
from evbook.sources.assemble import RawFiles, assemble
from evbook.sources.descriptor import csv_bytes, package, resource
from evbook.tables.check import check
from evbook.tables.declared import declared
from evbook.tables.package import DESCRIPTOR


def build(raw: Path, claims: Path | None = None, folder: Path | None = None) -> list[str]:
    """Build every table from the raw files in `raw` into `folder` (default: the book's data); names written.

    `claims` is by default raw/../claims/claims.csv, else raw/claims.csv. The same input gives the same bytes.
    Raises RawFileError at a bad raw file and TableError where a built table fails its checks; the old package is
    untouched then.
    """
    files = RawFiles(raw, claims or _default_claims(raw))
    target = folder or data_dir()
    frames = assemble(files)
    contents = {name: csv_bytes(frame, declared(name)) for name, frame in frames.items()}
    resources = [resource(declared(name), frames[name], contents[name]) for name in contents]
    with tempfile.TemporaryDirectory() as trial:
        _write(Path(trial), contents, resources)
        _refuse_problems(Path(trial))
    _write(target, contents, resources)
    return list(contents)


def _write(folder: Path, contents: dict[str, bytes], resources: list[dict[str, object]]) -> None:
    for name, content in contents.items():
        write_bytes(folder / f"{name}.csv", content)
    # Last, so that a build killed half-way is seen by the hashes and never taken for a finished one.
    write_json(folder / DESCRIPTOR, package(resources))


def _refuse_problems(folder: Path) -> None:
    problems = check(folder)
    if problems:
        told = "\n".join(str(problem) for problem in problems)
        raise TableError(f"the built tables fail their checks, nothing was written:\n{told}")


def _default_claims(raw: Path) -> Path:
    choices = [raw.parent / "claims" / "claims.csv", raw / "claims.csv"]
    for path in choices:
        if path.is_file():
            return path
    raise RawFileError("claims.csv not found beside or in the folder of raw files; name it with claims=")
