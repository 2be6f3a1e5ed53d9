import json
import shutil
from pathlib import Path

import pytest

from evbook import paths
from evbook.errors import GateError
from evbook.runs.runner import Run
from evbook.site import book


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources of the book that the gates read, to be spoilt."""
    root = paths.root()
    shutil.copytree(root / "chapters", tmp_path / "chapters")
    shutil.copytree(root / "src" / "evbook" / "figures", tmp_path / "src" / "evbook" / "figures")
    shutil.copy(root / "index.md", tmp_path)
    return tmp_path


def test_the_book_as_it_stands_has_no_typed_number_and_current_parameters(copy: Path) -> None:
    assert book.source_problems(copy) == []


def test_a_typed_number_in_a_page_and_a_stale_parameter_stop_the_build(copy: Path) -> None:
    (copy / "index.md").write_text("It made 31.3 million.\n")
    notebook = copy / "chapters" / "downstream_competition.ipynb"
    notebook.write_text(notebook.read_text().replace("year = 2024 ", "year = 2023 ", 1))
    problems = book.source_problems(copy)
    assert any("31.3 million" in problem for problem in problems)
    assert any("evbook params downstream_competition --write" in problem for problem in problems)
    with pytest.raises(GateError, match=r"2 problem\(s\)"):
        book.refuse(problems)


def test_a_guard_may_fail_under_other_parameters_only(tmp_path: Path) -> None:
    guard = {"chapter": "c", "name": "g", "kind": "guard", "value": False}
    (tmp_path / "results.json").write_text(json.dumps([guard]))
    shutil.copy(paths.chapters_dir() / "downstream_competition.ipynb", tmp_path / "notebook.ipynb")
    runs = [Run("c", scenario, "k", tmp_path, False) for scenario in ("baseline", "year-2023")]
    assert book.run_problems(runs[:1]) == ["c: guard 'g' is false at the baseline"]
    assert book.run_problems(runs[1:]) == []
