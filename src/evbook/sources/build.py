"""Build the data package from raw files: all made, all checked, then put in place whole."""

from __future__ import annotations

import shutil
from pathlib import Path

from evbook.errors import TableError
from evbook.files import fresh_folder, write_bytes, write_json
from evbook.paths import data_dir
from evbook.sources.assemble import RawFiles, assemble
from evbook.sources.descriptor import csv_bytes, described
from evbook.tables.check import check
from evbook.tables.declared import declared
from evbook.tables.models import Table
from evbook.tables.package import DESCRIPTOR, package_descriptor, tables_of

# Claims that the book examines; another file of the same columns may be given instead.
TYPED_CLAIMS = Path(__file__).parent / "typed" / "claims.csv"


def build(raw: Path, claims: Path | None = None, folder: Path | None = None) -> list[str]:
    """Build every table from the raw files in `raw` into `folder` (default: the book's data); names written.

    `claims` is by default the book's own typed/claims.csv. The same input gives the same bytes.
    The folder is replaced whole; other files in it stay. Raises RawFileError at a bad raw file, TableError where a
    built table fails its checks and BusyFolderError where another build works; the old package is untouched then.
    """
    files = RawFiles(raw, claims or TYPED_CLAIMS)
    target = folder or data_dir()
    frames = assemble(files)
    contents = {name: csv_bytes(frame, declared(name)) for name, frame in frames.items()}
    tables = [described(declared(name), frames[name], contents[name]) for name in contents]
    with fresh_folder(target) as fresh:
        _write(fresh, contents, tables)
        _refuse_problems(fresh)
        _keep_others(target, fresh)
    return list(contents)


def _write(folder: Path, contents: dict[str, bytes], tables: list[Table]) -> None:
    for name, content in contents.items():
        write_bytes(folder / f"{name}.csv", content)
    write_json(folder / DESCRIPTOR, package_descriptor(tables))


def _keep_others(old: Path, fresh: Path) -> None:
    """Carry over what lies in the old folder and belongs to neither the old package nor the new."""
    paths = sorted(old.iterdir()) if old.is_dir() else []
    replaced = _files_of_package(old)
    for path in paths:
        if path.name in replaced or (fresh / path.name).exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, fresh / path.name, symlinks=True)
        else:
            shutil.copy2(path, fresh / path.name, follow_symlinks=False)


def _files_of_package(folder: Path) -> set[str]:
    try:
        return {table.path for table in tables_of(folder).values()}
    except TableError:
        # No package, or one that cannot be read: what it held is then kept beside the new one, never lost.
        return set()


def _refuse_problems(folder: Path) -> None:
    problems = check(folder)
    if problems:
        told = "\n".join(str(problem) for problem in problems)
        raise TableError(f"the built tables fail their checks, nothing was written:\n{told}")
