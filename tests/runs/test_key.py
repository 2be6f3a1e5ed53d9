from pathlib import Path

import nbformat
import pytest
from tests.conftest import write_notebook

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


def test_only_declared_tables_are_part_of_it(small_notebook: Path) -> None:
    assert set(key.parts_of(small_notebook, BASELINE).tables) == set(DownstreamCompetition.tables)


@pytest.mark.parametrize(
    ("place", "changes"), [("analysis/new.py", True), ("errors.py", True), ("site/new.py", False), ("cli.py", False)]
)
def test_code_above_the_chapters_is_no_part_of_it(place: str, changes: bool, tmp_path: Path) -> None:
    (tmp_path / "analysis").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "analysis" / "old.py").write_text("x = 1")
    before = key.hash_of_code(tmp_path)
    (tmp_path / place).write_text("y = 2")
    assert (key.hash_of_code(tmp_path) != before) is changes
