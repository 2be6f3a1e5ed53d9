"""What every chapter keeps to, and that the plain tools work on it."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import papermill
import pytest

from evbook import paths, tables
from evbook.analysis import measures
from evbook.contracts import context, parameters, results
from evbook.contracts.model import ChapterParameters
from evbook.contracts.parameters import cell_source
from evbook.contracts.registry import CONTRACTS, contract_of
from evbook.errors import UnknownNameError
from evbook.figures.figure import REGISTERED, Figure
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


def _executed(
    contract: type[ChapterParameters], monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Figure], dict[str, Any]]:
    """Figures of a chapter whose code ran in this process, and the names it leaves."""
    monkeypatch.setattr(results, "show", lambda *args, **kwargs: None)
    namespace: dict[str, Any] = {}
    figures = []
    try:
        for source in _code(contract):
            tree = ast.parse(source)
            if isinstance(tree.body[-1], ast.Expr):
                tree.body[-1] = ast.Assign([ast.Name("_last", ast.Store())], tree.body[-1].value)
            exec(compile(ast.fix_missing_locations(tree), contract.chapter, "exec"), namespace)
            last = namespace.pop("_last", None)
            figures += [last] if isinstance(last, Figure) else []
    finally:
        tables.allow_only(None)
    return figures, namespace


@EACH
def test_a_chapter_loads_what_it_declares_and_its_figures_name_what_they_show(
    contract: type[ChapterParameters], monkeypatch: pytest.MonkeyPatch
) -> None:
    with tables.recording() as loaded:
        figures, _ = _executed(contract, monkeypatch)
    assert loaded == set(contract.tables)
    assert [figure.passport.id for figure in figures] == [p.id for p, _ in harvest.figures_of(_notebook(contract))]
    for figure in figures:
        assert set(figure.passport.tables) <= loaded & set(REGISTERED[figure.passport.id].tables)
        assert figure.passport.sources


@EACH
def test_no_cell_assigns_a_parameter(contract: type[ChapterParameters]) -> None:
    cells = [source for source in _code(contract) if source != cell_source(contract)]
    stored = {
        node.id
        for source in cells
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    assert stored & set(contract.model_fields) == set()


def test_the_same_cells_draw_a_complete_trade_table_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two products, five years, every quantity: figures change to cars, and no index counts an importer twice."""
    contract = contract_of("downstream_competition")
    _executed(contract, monkeypatch)
    then = context.current().recorded
    complete = _complete(tables.load("ev_exports_by_importer"))
    load = tables.load
    monkeypatch.setattr(tables, "load", lambda name: complete if name == "ev_exports_by_importer" else load(name))
    figures, namespace = _executed(contract, monkeypatch)
    drawn = {figure.passport.id: figure.passport for figure in figures}
    assert drawn["ev-exports-by-income-group"].unit == "million vehicles"
    assert {row[0] for row in drawn["ev-exports-by-income-group"].rows} == {2020, 2021, 2022, 2023, 2024}
    assert len(drawn["ev-unit-value-by-income-group"].rows) > 5 * 2 * 150
    for name in ("destination_hhi", "destination_hhi_eu_as_one", "top_five_share_pct", "eu27_share_pct"):
        assert context.current().recorded[name].value == pytest.approx(then[name].value), name
    battery = complete[(complete["year"] == 2024) & (complete["product"] == "bev")]["value_usd"].sum()
    own = measures.only(load("car_exports"), exporter="China", product="bev", year=2024)["value_usd"].sum()
    assert namespace["flows"].coverage_pct == pytest.approx(100 * battery / own)


def _complete(one_year: pd.DataFrame) -> pd.DataFrame:
    """The year at hand as if it were every year from 2020, for both products and with quantities."""
    counted = one_year.assign(quantity_units=(one_year["value_usd"] / 25_000).round().astype("Int64") + 1)
    frames = [
        counted.assign(year=year, product=product, hs_code=code)
        for year in range(2020, 2025)
        for product, code in (("bev", "870380"), ("phev", "870360"))
    ]
    return pd.concat(frames, ignore_index=True)


def _papermill(source: Path, target: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "papermill", "--no-progress-bar", str(source), str(target), *options]
    return subprocess.run(command, cwd=target.parent, capture_output=True, text=True, check=False)


def test_bare_papermill_runs_a_chapter(tmp_path: Path) -> None:
    """One is enough: the book's own runner is papermill too, and runs all of them."""
    chapter = _notebook(CONTRACTS[0])
    assert _papermill(chapter, tmp_path / "out.ipynb").returncode == 0
    made = [result.name for result in harvest.results_of(tmp_path / "out.ipynb")]
    assert made == [result.name for result in harvest.results_of(chapter)]


def test_bare_papermill_refuses_an_unknown_parameter(tmp_path: Path) -> None:
    done = _papermill(_notebook(CONTRACTS[0]), tmp_path / "out.ipynb", "-p", "yeer", "2023")
    assert done.returncode != 0
    assert "unknown parameter 'yeer'" in done.stderr


@EACH
def test_every_chapter_refuses_an_unknown_parameter(contract: type[ChapterParameters]) -> None:
    """As papermill hands it over: a name of its own after the cell of parameters."""
    cells = [each for each in nbformat.read(_notebook(contract), as_version=4).cells if each.cell_type == "code"]
    (place,) = (place for place, cell in enumerate(cells) if "parameters" in cell.metadata.get("tags", []))
    namespace: dict[str, Any] = {"parameters": parameters}
    exec(cells[place].source + "\nyeer = 2023", namespace)
    with pytest.raises(UnknownNameError, match="unknown parameter 'yeer'"):
        exec(cells[place + 1].source, namespace)


@EACH
def test_papermill_reads_the_contract_s_names_from_the_parameters_cell(contract: type[ChapterParameters]) -> None:
    assert list(papermill.inspect_notebook(_notebook(contract))) == list(contract.model_fields)
