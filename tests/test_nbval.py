"""The notebook regression tests say what changed: text that a person reads, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from evbook import paths
from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME
from evbook.contracts.results import GLUE_PREFIX

TEXT = GLUE_PREFIX + "text/plain"


def test_one_changed_number_fails_one_cell_and_a_changed_picture_none(tmp_path: Path) -> None:
    book = nbformat.read(paths.chapters_dir() / "downstream_competition.ipynb", as_version=4)
    results = [output for cell in book.cells for output in cell.get("outputs", []) if TEXT in output.get("data", {})]
    (number,) = [output for output in results if output.metadata.scrapbook.name == "world_share_pct__china"]
    number.data[TEXT] = "'99.9'"
    for output in (output for cell in book.cells for output in cell.get("outputs", [])):
        for mime in {FIGURE_MIME, VEGA_LITE_MIME} & set(output.get("data", {})):
            output.data[mime] = {}
    nbformat.write(book, tmp_path / "downstream_competition.ipynb")
    shutil.copy(paths.root() / "conftest.py", tmp_path)
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "--nbval-current-env", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "1 failed" in done.stdout, done.stdout
    assert "99.9" in done.stdout and "31.8" in done.stdout
