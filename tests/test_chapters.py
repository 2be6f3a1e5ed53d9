"""What every chapter keeps to, and that the plain tools work on it."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from evbook import paths, tables
from evbook.contracts import results
from evbook.contracts.model import ChapterParameters
from evbook.contracts.registry import CONTRACTS
from evbook.runs import harvest

EACH = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.chapter)


def _notebook(contract: type[ChapterParameters]) -> Path:
    return paths.chapters_dir() / f"{contract.chapter}.ipynb"


def _code(contract: type[ChapterParameters]) -> list[str]:
    return [cell.source for cell in nbformat.read(_notebook(contract), as_version=4).cells if cell.cell_type == "code"]


def test_every_notebook_has_a_contract() -> None:
    assert {file.stem for file in paths.chapters_dir().glob("*.ipynb")} == {each.chapter for each in CONTRACTS}


@EACH
def test_cells_are_short_and_define_nothing(contract: type[ChapterParameters]) -> None:
    code = _code(contract)
    assert 15 <= len(code) <= 30
    assert statistics.median(len(source.splitlines()) for source in code) <= 6
    made = [
        node
        for source in code
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]
    assert made == []


@EACH
def test_a_chapter_loads_what_it_declares_and_its_figures_name_what_they_show(
    contract: type[ChapterParameters], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "show", lambda *args, **kwargs: None)
    monkeypatch.chdir(paths.chapters_dir())
    namespace: dict[str, object] = {"__name__": "__main__"}
    try:
        with tables.recording() as loaded:
            for source in _code(contract):
                exec(compile(source, contract.chapter, "exec"), namespace)
    finally:
        tables.allow_only(None)
    assert loaded == set(contract.tables)
    for passport, _ in harvest.figures_of(_notebook(contract)):
        assert set(passport.tables) <= loaded
        assert passport.sources


@EACH
def test_bare_papermill_runs_it_and_refuses_an_unknown_parameter(
    contract: type[ChapterParameters], tmp_path: Path
) -> None:
    command = [
        sys.executable,
        "-m",
        "papermill",
        "--no-progress-bar",
        str(_notebook(contract)),
        str(tmp_path / "out.ipynb"),
    ]
    done = subprocess.run([*command, "-p", "yeer", "2023"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "unknown parameter 'yeer'" in done.stderr
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    made = [result.name for result in harvest.results_of(tmp_path / "out.ipynb")]
    assert made == [result.name for result in harvest.results_of(_notebook(contract))]


@EACH
def test_papermill_reads_the_contract_s_names_from_the_parameters_cell(contract: type[ChapterParameters]) -> None:
    assert list(papermill.inspect_notebook(_notebook(contract))) == list(contract.model_fields)
