"""A copy of the committed data package that a test may damage."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evbook.files import sha256_of_bytes
from evbook.tables import access

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The whole package, copied."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def edit_table(package: Path) -> Callable[[str, Callable[[str], str]], Path]:
    """Change a table's text and its hash and size in the descriptor, so that only the content is wrong."""

    def edit(name: str, change: Callable[[str], str]) -> Path:
        path = package / f"{name}.csv"
        before = path.read_text(encoding="utf-8")
        content = change(before).encode()
        assert content != before.encode()
        path.write_bytes(content)
        rows = max(content.decode().count("\n") - 1, 0)
        facts = {"hash": f"sha256:{sha256_of_bytes(content)}", "bytes": len(content), "rowCount": rows}
        _descriptor(package, lambda document: resource_of(document, name).update(facts))
        return package

    return edit


@pytest.fixture
def edit_descriptor(package: Path) -> Callable[[Callable[[dict[str, Any]], object]], Path]:
    """Change the parsed descriptor in place and write it back."""

    def edit(change: Callable[[dict[str, Any]], object]) -> Path:
        _descriptor(package, change)
        return package

    return edit


@pytest.fixture
def resource():
    return resource_of


@pytest.fixture(autouse=True)
def no_restriction():
    """A test that restricts loading leaves nothing behind."""
    yield
    access.allow_only(None)


def resource_of(document: dict[str, Any], name: str) -> dict[str, Any]:
    return next(entry for entry in document["resources"] if entry["name"] == name)


def _descriptor(package: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = package / "datapackage.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
