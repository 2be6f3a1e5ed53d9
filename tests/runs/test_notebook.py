from pathlib import Path

import pytest

from evbook.errors import NotebookError
from evbook.runs import notebook


@pytest.mark.parametrize("content", ["", "{", '{"cells": [', "<!doctype html>"])
def test_a_truncated_notebook_is_named_in_one_line(content: str, tmp_path: Path) -> None:
    (tmp_path / "c.ipynb").write_text(content)
    with pytest.raises(NotebookError, match=r"c\.ipynb is no whole notebook"):
        notebook.read_notebook(tmp_path / "c.ipynb")


def test_a_missing_notebook_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match=r"no notebook gone\.ipynb"):
        notebook.read_notebook(tmp_path / "gone.ipynb")


def test_what_is_written_reads_back(small_notebook: Path) -> None:
    book = notebook.read_notebook(small_notebook)
    notebook.write_notebook(small_notebook, book)
    assert notebook.read_notebook(small_notebook) == book
    assert small_notebook.read_text().endswith("}\n")
