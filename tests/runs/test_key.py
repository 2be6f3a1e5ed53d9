from pathlib import Path

import nbformat
import pytest
from tests.conftest import write_notebook

from evbook import tables
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.runs import key

BASELINE = DownstreamCompetition.of({})


def test_outputs_do_not_change_the_key_and_sources_do(tmp_path: Path) -> None:
    first = write_notebook(tmp_path / "a.ipynb", "x = 1")
    book = nbformat.read(first, as_version=4)
    book.cells[-1].outputs = [nbformat.v4.new_output("stream", text="1")]
    nbformat.write(book, tmp_path / "b.ipynb")
    assert key.hash_of_notebook(first) == key.hash_of_notebook(tmp_path / "b.ipynb")
    assert key.hash_of_notebook(first) != key.hash_of_notebook(write_notebook(tmp_path / "c.ipynb", "x = 2"))


def test_every_part_changes_the_key(small_notebook: Path) -> None:
    parts = key.parts_of(small_notebook, BASELINE)
    changes = {
        "notebook": "other",
        "parameters": {**parts.parameters, "year": 2023},
        "tables": {**parts.tables, "car_exports": "other"},
        "code": "other",
        "lock": "other",
        "python": "other",
    }
    assert set(changes) == set(type(parts).model_fields)
    keys = {parts.model_copy(update={name: value}).key for name, value in changes.items()}
    assert len(keys | {parts.key}) == len(changes) + 1


def test_the_parts_are_those_of_this_machine(small_notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key.parts_of(small_notebook, BASELINE)
    assert key.parts_of(small_notebook, BASELINE) == before
    monkeypatch.setattr(key, "version", lambda name: "0" if name == "altair" else "1")
    assert key.parts_of(small_notebook, BASELINE).lock != before.lock
    monkeypatch.setattr(key.platform, "python_version", lambda: "3.99.0")
    assert key.parts_of(small_notebook, BASELINE).python == "3.99.0"
    assert before.code == key.hash_of_code(Path(key.__file__).parents[1])
    assert before.tables == tables.fingerprint(DownstreamCompetition.tables)


def test_a_package_that_is_missing_changes_the_lock(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("altair==6.3.0 \\\n    --hash=sha256:00\nno-such-package==1.0\n")
    both = key.hash_of_installed(tmp_path / "lock.txt")
    (tmp_path / "lock.txt").write_text("altair==6.3.0\n")
    assert key.hash_of_installed(tmp_path / "lock.txt") != both


def test_only_declared_tables_are_part_of_it(small_notebook: Path) -> None:
    assert set(key.parts_of(small_notebook, BASELINE).tables) == set(DownstreamCompetition.tables)


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("analysis/new.py", True),
        ("runs/harvest.py", True),
        ("__init__.py", True),
        ("errors.py", True),
        ("site/new.py", False),
        ("cli.py", False),
    ],
)
def test_code_above_the_chapters_is_no_part_of_it(place: str, changes: bool, tmp_path: Path) -> None:
    for folder in ("analysis", "runs", "site"):
        (tmp_path / folder).mkdir()
    (tmp_path / "analysis" / "old.py").write_text("x = 1")
    before = key.hash_of_code(tmp_path)
    (tmp_path / place).write_text("y = 2")
    assert (key.hash_of_code(tmp_path) != before) is changes
