"""The wheel is the checkout's package, the same to the byte each time."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from evbook import paths
from evbook.errors import BuildError
from evbook.files import sha256_of_file
from evbook.site.take.wheel import sources_digest, wheel_of


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A checkout of a package with one module."""
    root = tmp_path / "checkout"
    (root / "src" / "evbook").mkdir(parents=True)
    (root / "src" / "evbook" / "__init__.py").write_text("WORD = 'one'\n")
    (root / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n'
        '[project]\nname = "evbook"\nversion = "1"\n[tool.setuptools.packages.find]\nwhere = ["src"]\n'
    )
    return root


def test_two_builds_are_the_same_to_the_byte(small: Path, tmp_path: Path) -> None:
    one, other = (wheel_of(small, tmp_path / name) for name in ("one", "other"))
    assert one.name == "evbook-1-py3-none-any.whl"
    assert sha256_of_file(one) == sha256_of_file(other)
    assert sorted(path.name for path in small.iterdir()) == ["pyproject.toml", "src"]


def test_the_wheel_holds_the_modules_and_is_built_again_when_one_changes(small: Path, tmp_path: Path) -> None:
    first = wheel_of(small, tmp_path / "cache")
    moment = first.stat().st_mtime_ns
    assert wheel_of(small, tmp_path / "cache").stat().st_mtime_ns == moment
    (small / "src" / "evbook" / "__init__.py").write_text("WORD = 'two'\n")
    with zipfile.ZipFile(wheel_of(small, tmp_path / "cache")) as archive:
        assert archive.read("evbook/__init__.py") == b"WORD = 'two'\n"
    assert not first.exists()


def test_what_python_leaves_behind_does_not_count(small: Path) -> None:
    before = sources_digest(small)
    (small / "src" / "evbook" / "__pycache__").mkdir()
    (small / "src" / "evbook" / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert sources_digest(small) == before


def test_a_broken_project_is_told_of(small: Path, tmp_path: Path) -> None:
    (small / "pyproject.toml").write_text("[project]\nname = 3\n")
    with pytest.raises(BuildError, match=r"cannot be built as a wheel: .*; correct pyproject.toml"):
        wheel_of(small, tmp_path / "cache")


def test_the_books_wheel_holds_what_a_run_needs(tmp_path: Path) -> None:
    root = paths.root()
    with zipfile.ZipFile(wheel_of(root, tmp_path)) as archive:
        names = set(archive.namelist())
    modules = {path.relative_to(root / "src").as_posix() for path in (root / "src" / "evbook").rglob("*.py")}
    assert modules <= names
    for folder in ("tables/declarations", "tables/sources", "sources/typed", "figures/shapes", "site/templates"):
        own = {f"evbook/{folder}/{path.name}" for path in (root / "src" / "evbook" / folder).iterdir() if path.suffix}
        assert own - modules <= names
    shutil.rmtree(tmp_path, ignore_errors=True)
