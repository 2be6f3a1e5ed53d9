"""Entries of every TOML file of one folder of this package, one file a subject."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from evbook.errors import TableError


def entries(folder: str) -> dict[str, dict[str, Any]]:
    """Every entry of the files in `folder`, by name; TableError where two files hold the same name."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((files("evbook.tables") / folder).iterdir(), key=lambda path: path.name):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        twice = sorted(set(found) & set(content))
        if twice:
            raise TableError(f"{folder}/{path.name}: {twice[0]!r} stands in another file too; keep one")
        found |= content
    return found
