"""The key of a run: everything its outputs depend on, kept in parts so that a difference can be explained."""

from __future__ import annotations

import hashlib
import json
import platform
from pathlib import Path
from typing import Any

import nbformat
from pydantic import BaseModel, ConfigDict

import evbook
from evbook import paths, tables
from evbook.contracts.model import ChapterParameters
from evbook.files import sha256_of_bytes, sha256_of_file

# What a chapter can reach: the ground and floors 1 to 4. A change above them cannot change a run.
CODE = ("errors.py", "files.py", "paths.py", "session.py", "tables", "sources", "analysis", "contracts", "figures")
CODE_LATER = ("explorers", "claims.py")
KEY_LENGTH = 20


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
        lock=sha256_of_file(paths.root() / "requirements.txt"),
        python=platform.python_version(),
    )


def hash_of_notebook(notebook: Path) -> str:
    """Hash of a notebook's cells without their outputs: type, source and tags."""
    cells = nbformat.read(notebook, as_version=4).cells
    content = [[cell.cell_type, cell.source, cell.metadata.get("tags", [])] for cell in cells]
    return sha256_of_bytes(json.dumps(content, ensure_ascii=False).encode())


def hash_of_code(package: Path) -> str:
    """Hash of the modules a chapter can reach: names and contents in order."""
    digest = hashlib.sha256()
    for file in _modules(package):
        digest.update(f"{file.relative_to(package).as_posix()}\0{sha256_of_file(file)}\n".encode())
    return digest.hexdigest()


def _modules(package: Path) -> list[Path]:
    places = [package / name for name in (*CODE, *CODE_LATER)]
    inside = [file for place in places if place.is_dir() for file in place.rglob("*.py")]
    return sorted([*inside, *(place for place in places if place.is_file())])
