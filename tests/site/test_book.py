import json
import shutil
import time
from pathlib import Path
from typing import Any

import handmade
import nbformat
import pytest

from evbook import paths
from evbook.contracts.registry import CONTRACTS, chapters
from evbook.contracts.scenarios import read_scenarios
from evbook.errors import GateError, RunError
from evbook.runs.notebook import NOTEBOOK
from evbook.runs.runner import Run
from evbook.site import book


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources of the book that the gates read, to be spoilt."""
    root = paths.root()
    shutil.copytree(root / "chapters", tmp_path / "chapters")
    shutil.copytree(root / "src" / "evbook", tmp_path / "src" / "evbook", ignore=shutil.ignore_patterns("__pycache__"))
    for path in (root / "_toc.yml", *root.glob("*.md")):
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What `build_book` does after its gates, without doing it: the runs are of an empty chapter."""
    done: list[str] = []
    nbformat.write(handmade.notebook(), tmp_path / NOTEBOOK)
    (tmp_path / "results.json").write_text("[]")

    def run(parameters: Any, *, scenario: str, runs_dir: Path) -> Run:
        done.append("run")
        return Run(parameters.chapter, scenario, "k", tmp_path, False)

    def build_site(runs: list[Run], **options: Any) -> Path:
        done.append("site")
        return tmp_path / "html"

    monkeypatch.setattr(book, "run", run)
    monkeypatch.setattr(book, "build_site", build_site)
    return done


def _build(tmp_path: Path) -> Path:
    return book.build_book(progress=lambda line: None, build_folder=tmp_path / "_build")


def test_the_book_as_it_stands_has_no_typed_number_and_current_parameters(copy: Path) -> None:
    assert book.source_problems(copy) == []


def test_a_typed_number_in_a_page_and_a_stale_parameter_are_told(copy: Path) -> None:
    (copy / "index.md").write_text("It made 31.3 million.\n")
    notebook = copy / "chapters" / "downstream_competition.ipynb"
    notebook.write_text(notebook.read_text().replace("year = 2024 ", "year = 2023 ", 1))
    problems = book.source_problems(copy)
    assert any("31.3 million" in problem for problem in problems)
    assert any("evbook params downstream_competition --write" in problem for problem in problems)
    with pytest.raises(GateError, match=r"2 problem\(s\)"):
        book.refuse(problems)


@pytest.mark.parametrize(
    "module", ["figures/words.py", "analysis/trade.py", "contracts/pages.py", "site/content/front.py"]
)
def test_a_typed_number_in_a_module_that_speaks_is_told(module: str, copy: Path) -> None:
    with (copy / "src" / "evbook" / module).open("a") as stream:
        stream.write('\nCLAIM = "China made 53 % of them"\n')
    assert book.source_problems(copy) == [f"{Path(module).name}: China made 53 % of them"]


def test_every_page_of_the_contents_is_read(copy: Path) -> None:
    (copy / "about.md").write_text("It made 53 cars.\n")
    assert book.source_problems(copy) == []
    (copy / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n  - file: about\n")
    assert book.source_problems(copy) == ["about.md: It made 53 cars."]


def test_a_book_without_problems_is_run_and_assembled(steps: list[str], tmp_path: Path) -> None:
    assert _build(tmp_path) == tmp_path / "html"
    assert steps == [*("run" for _ in [*CONTRACTS, *read_scenarios()]), "site"]


def test_runs_are_told_of_in_a_fixed_order_whichever_ends_first(
    steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = book.run

    def first_is_slow(parameters: Any, **options: Any) -> Run:
        if parameters == CONTRACTS[0].of({}):
            time.sleep(0.2)
        return quick(parameters, **options)

    monkeypatch.setattr(book, "run", first_is_slow)
    said: list[str] = []
    book.build_book(progress=said.append, build_folder=tmp_path / "_build")
    named = [f"{scenario.chapter}, {scenario.name}" for scenario in read_scenarios()]
    assert [line.partition(":")[0] for line in said] == [*chapters(), *named]


def test_a_scenario_that_fails_is_named(steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, quick = read_scenarios()[-1], book.run

    def fails(parameters: Any, **options: Any) -> Run:
        if parameters == broken.parameters:
            raise RunError("cell 3: no such year")
        return quick(parameters, **options)

    monkeypatch.setattr(book, "run", fails)
    with pytest.raises(RunError, match=f"no such year .scenario '{broken.name}'"):
        _build(tmp_path)
    assert "site" not in steps


def test_a_typed_number_in_what_a_scenario_says_is_told(copy: Path) -> None:
    file = copy / "chapters" / "scenarios.yml"
    file.write_text(file.read_text().replace("why: ", "why: It is 53 % more. ", 1))
    assert ["It is 53 %" in problem for problem in book.source_problems(copy)] == [True]


def test_a_problem_in_the_sources_stops_the_build_before_a_run(
    steps: list[str], copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (copy / "index.md").write_text("It made 31.3 million.\n")
    monkeypatch.setattr(paths, "root", lambda: copy)
    with pytest.raises(GateError, match=r"31\.3 million"):
        _build(tmp_path)
    assert steps == []


def test_a_problem_in_a_run_stops_the_build_before_the_site(steps: list[str], tmp_path: Path) -> None:
    guard = {"chapter": "c", "name": "g", "kind": "guard", "value": False, "display": ""}
    (tmp_path / "results.json").write_text(json.dumps([guard]))
    with pytest.raises(GateError, match="guard 'g' is false"):
        _build(tmp_path)
    assert "site" not in steps


def test_a_guard_may_fail_under_other_parameters_only(tmp_path: Path) -> None:
    guard = {"chapter": "c", "name": "g", "kind": "guard", "value": False, "display": ""}
    (tmp_path / "results.json").write_text(json.dumps([guard]))
    nbformat.write(handmade.notebook(), tmp_path / NOTEBOOK)
    runs = [Run("c", scenario, "k", tmp_path, False) for scenario in ("baseline", "year-2023")]
    assert book.run_problems(runs[:1]) == ["c: guard 'g' is false at the baseline"]
    assert book.run_problems(runs[1:]) == []


def test_a_result_may_be_idle_under_other_parameters_only(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text("[]")
    idle = handmade.notebook()
    for cell in idle.cells:
        cell.source = (
            cell.source.replace("{glue:text}`growth`", "some") if cell.cell_type == "markdown" else cell.source
        )
    nbformat.write(idle, tmp_path / NOTEBOOK)
    runs = [Run("c", scenario, "k", tmp_path, False) for scenario in ("baseline", "year-2023")]
    assert book.run_problems(runs[:1]) == [f"{NOTEBOOK}: result 'growth' is recorded and used nowhere"]
    assert book.run_problems(runs[1:]) == []
