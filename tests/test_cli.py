import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from evbook import paths
from evbook.cli import main
from evbook.contracts.registry import chapters
from evbook.runs.runner import Run


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "downstream"], "unknown chapter 'downstream'; did you mean 'downstream_competition'?"),
        (["run", "downstream_competition", "-p", "yeer=2023"], "unknown parameter 'yeer' for downstream_competition"),
        (["run", "downstream_competition", "-p", "year=1999"], "allowed: 2022 to 2024"),
        (["run", "downstream_competition", "-p", "year"], "write -p NAME=VALUE"),
        (["run", "downstream_competition", "-p", "year=2023", "-p", "year=2022"], "given 2 times"),
        (["run", "downstream_competition", "-p", "x=1;import os;a=1"], "unknown parameter 'x'"),
        (["run", "japan_strategies", "--scenario", "long"], "unknown scenario 'long' for japan_strategies"),
        (["run", "japan_strategies", "--scenario", "long-cut", "-p", "stock_days=1"], "--scenario or -p, not both"),
        (["params", "nothing"], "unknown chapter 'nothing'"),
        (["build", "--address", "example.org"], "allowed: https://host/ or https://host/folder/"),
        (["no-such-command"], "No such command"),
    ],
)
def test_wrong_use_exits_with_2_and_one_clear_line(arguments: list[str], words: str) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_params_lists_every_parameter_and_json_is_a_schema() -> None:
    assert "year = 2024 (year: 2022 to 2024)" in _run("params", "downstream_competition").output
    schema = json.loads(_run("params", "--json").output)["downstream_competition"]
    assert schema["properties"]["year"]["maximum"] == 2024


def test_params_write_leaves_a_current_cell_alone() -> None:
    before = (paths.chapters_dir() / "downstream_competition.ipynb").read_bytes()
    assert _run("params", "--write").output == "".join(f"{chapter}: unchanged\n" for chapter in chapters())
    assert (paths.chapters_dir() / "downstream_competition.ipynb").read_bytes() == before


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    record: dict[str, Any] = {"name": "x", "dims": {"exporter": "Japan"}, "display": "1.5", "unit": "t"}
    (tmp_path / "results.json").write_text(json.dumps([record]))
    monkeypatch.setattr(
        "evbook.runs.runner.run",
        lambda parameters, scenario=None: Run(
            parameters.chapter, scenario or parameters.scenario(), "k", tmp_path, cached=True
        ),
    )
    return tmp_path


def test_run_prints_where_and_what(ran: Path) -> None:
    assert _run("run", "downstream_competition").output == f"baseline: from the cache, {ran}\n  x [Japan]: 1.5 (t)\n"


def test_run_as_json_is_for_programs(ran: Path) -> None:
    told = json.loads(_run("run", "downstream_competition", "-p", "year=2023", "--json").output)
    assert (told["scenario"], told["results"][0]["name"]) == ("year-2023", "x")


def test_a_scenario_is_run_by_its_name(ran: Path) -> None:
    told = json.loads(_run("run", "japan_strategies", "--scenario", "long-cut", "--json").output)
    assert (told["scenario"], told["results"][0]["scenario"]) == ("long-cut", "long-cut")
    assert _run("run", "japan_strategies", "--scenario", "baseline").output.startswith("baseline: ")
    assert "--scenario long-cut  A cut of three years: cut_months=36" in _run("params", "japan_strategies").output


def test_reference_outputs_are_the_baseline_s(ran: Path) -> None:
    result = _run("run", "downstream_competition", "-p", "year=2023", "--update-reference")
    assert result.exit_code == 2
    assert "reference outputs are the baseline's" in result.stderr


def test_data_check_names_what_is_wrong_and_exits_with_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run("data", "check").exit_code == 0
    for file in paths.data_dir().iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    broken = tmp_path / "car_exports.csv"
    broken.write_bytes(broken.read_bytes().replace(b"China", b"Chinb", 1))
    monkeypatch.setattr("evbook.tables.check.data_dir", lambda: tmp_path)
    result = _run("data", "check")
    assert result.exit_code == 1
    assert "car_exports" in result.stderr
    problems = json.loads(_run("data", "check", "--json").output)
    assert problems[0]["table"] == "car_exports"


def test_a_book_with_bad_data_is_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evbook.cli._problems", lambda: [{"text": "car_exports: changed"}, {"text": "b"}])
    result = _run("build")
    assert result.exit_code == 1
    assert "car_exports: changed (and 1 more)" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "variable", "address"),
    [
        ([], "", ""),
        ([], "https://a.org", "https://a.org/"),
        (["--address", "https://b.org"], "https://a.org", "https://b.org/"),
    ],
)
def test_the_site_is_built_for_its_address_or_says_that_it_has_none(
    arguments: list[str], variable: str, address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built: list[str] = []

    def build_book(**options: Any) -> Path:
        built.append(options["address"])
        return tmp_path

    monkeypatch.setattr("evbook.cli._problems", list)
    monkeypatch.setattr("evbook.site.address.own_address", lambda book: "")
    monkeypatch.setattr("evbook.site.book.build_book", build_book)
    monkeypatch.setenv("EVBOOK_SITE_ADDRESS", variable)
    result = _run("build", *arguments)
    assert (result.exit_code, built) == (0, [address])
    assert ("no site address is set" in result.output) is (address == "")


def test_a_full_disk_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(parameters: object, scenario: str | None) -> Run:
        raise OSError(28, "No space left on device", "notebook.ipynb")

    monkeypatch.setattr("evbook.runs.runner.run", full)
    result = _run("run", "downstream_competition")
    assert result.exit_code == 1
    assert result.stderr == "evbook: notebook.ipynb: No space left on device; nothing was kept\n"


def test_catalogue_prints_the_data_page() -> None:
    assert "car_exports" in _run("data", "catalogue").output
