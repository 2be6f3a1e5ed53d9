"""The key of a run: everything its outputs depend on, kept in parts so that a difference can be explained."""

from __future__ import annotations

import hashlib
import json
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

import evbook
from evbook import paths, tables
from evbook.contracts.model import ChapterParameters
from evbook.files import sha256_of_bytes, sha256_of_file
from evbook.runs.notebook import read_notebook

# Nothing of these is imported by a chapter or writes a file of a run; all else may change what a run holds.
ABOVE_RUNS = ("site", "cli.py")
KEY_LENGTH = 20
_LOCKED = re.compile(r"^([A-Za-z0-9][\w.-]*)==", re.M)


class KeyParts(BaseModel):
    """The parts of a key, each a hash or a plain value."""

    model_config = ConfigDict(frozen=True)

    notebook: str
    parameters: dict[str, Any]
    tables: dict[str, str]
    code: str
    lock: str
    python: str

    @property
    def key(self) -> str:
        """Hex key: hash of all parts."""
        canonical = json.dumps(self.model_dump(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()[:KEY_LENGTH]


def parts_of(notebook: Path, parameters: ChapterParameters) -> KeyParts:
    """Parts of the key for running `notebook` with `parameters`."""
    return KeyParts(
        notebook=hash_of_notebook(notebook),
        parameters=parameters.model_dump(),
        tables=tables.fingerprint(parameters.tables),
        code=hash_of_code(Path(evbook.__file__).parent),
        lock=hash_of_installed(paths.root() / "requirements.txt"),
        python=platform.python_version(),
    )


def hash_of_notebook(notebook: Path) -> str:
    """Hash of a notebook's cells without their outputs: id, type, source and tags."""
    cells = read_notebook(notebook).cells
    content = [[cell.id, cell.cell_type, cell.source, cell.metadata.get("tags", [])] for cell in cells]
    return sha256_of_bytes(json.dumps(content, ensure_ascii=False).encode())


def hash_of_code(package: Path) -> str:
    """Hash of the modules that make a run, names and contents in order: all of the package but what is above runs."""
    digest = hashlib.sha256()
    for file in sorted(package.rglob("*.py")):
        place = file.relative_to(package)
        if place.parts[0] not in ABOVE_RUNS:
            digest.update(f"{place.as_posix()}\0{sha256_of_file(file)}\n".encode())
    return digest.hexdigest()


def hash_of_installed(lock: Path) -> str:
    """Hash of the versions installed of what `lock` names: the lock says what should be there, not what is."""
    names = sorted(set(_LOCKED.findall(lock.read_text(encoding="utf-8"))))
    return sha256_of_bytes("\n".join(f"{name} {_installed(name)}" for name in names).encode())


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
