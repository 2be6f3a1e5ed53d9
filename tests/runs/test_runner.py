import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import write_notebook

from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.errors import RunError
from evbook.runs import runner

BASELINE = DownstreamCompetition.of({})
PROGRAM = (
    "import sys; from pathlib import Path; from evbook.runs.runner import run;"
    "from evbook.contracts.downstream_competition import DownstreamCompetition as D;"
    "run(D.of({}), notebook=Path(sys.argv[1]), runs_dir=Path(sys.argv[2]))"
)


def _wait_for(file: Path) -> None:
    for _ in range(600):
        if file.exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"{file.name} did not appear")


@pytest.fixture(scope="module")
def runs_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("runs")


def test_a_run_is_whole_and_the_next_is_taken_from_the_cache(small_notebook: Path, runs_dir: Path) -> None:
    first = runner.run(DownstreamCompetition.of({"year": 2023}), notebook=small_notebook, runs_dir=runs_dir)
    assert sorted(file.name for file in first.folder.iterdir()) == [
        "key.json",
        "notebook.ipynb",
        "results.json",
        "ro-crate-metadata.json",
        "sha256sums.txt",
    ]
    assert [result["value"] for result in first.results()] == [2023]
    assert {result["scenario"] for result in first.results()} == {"year-2023"}
    again = runner.run(DownstreamCompetition.of({"year": 2023}), notebook=small_notebook, runs_dir=runs_dir)
    assert (first.cached, again.cached) == (False, True)
    assert again.folder == first.folder


def test_a_named_run_bears_its_name_and_shares_the_cache(small_notebook: Path, runs_dir: Path) -> None:
    parameters = DownstreamCompetition.of({"year": 2022})
    plain = runner.run(parameters, notebook=small_notebook, runs_dir=runs_dir)
    named = runner.run(parameters, scenario="early", notebook=small_notebook, runs_dir=runs_dir)
    assert (named.scenario, named.cached, named.folder) == ("early", True, plain.folder)
    assert {result["scenario"] for result in named.results()} == {"early"}


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("1 / 0", r"failed in cell \d+: ZeroDivisionError: division by zero; nothing was kept"),
        ('from evbook import tables\ntables.load("car_export")', "unknown table 'car_export'.*did you mean"),
        ("import os\nos._exit(3)", "failed in its kernel: DeadKernelError: Kernel died; nothing was kept"),
    ],
)
def test_a_failing_cell_is_named_and_nothing_is_kept(cell: str, words: str, tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "downstream_competition.ipynb", cell)
    with pytest.raises(RunError, match=words):
        runner.run(BASELINE, notebook=notebook, runs_dir=tmp_path / "runs")
    assert list((tmp_path / "runs" / "downstream_competition").iterdir()) == []


def test_a_run_that_does_not_end_is_ended(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "downstream_competition.ipynb", "import time\ntime.sleep(600)")
    with pytest.raises(RunError, match="did not end within 5 s"):
        runner.run(BASELINE, notebook=notebook, runs_dir=tmp_path / "runs", timeout_s=5)
    assert list((tmp_path / "runs" / "downstream_competition").iterdir()) == []


def test_in_a_run_only_the_tables_of_the_contract_may_be_loaded(tmp_path: Path) -> None:
    # The one chapter declares every table, so the restriction itself is looked at.
    cell = "from evbook import tables\nassert tables.access._allowed == frozenset(p.tables)"
    notebook = write_notebook(tmp_path / "downstream_competition.ipynb", cell)
    runner.run(BASELINE, notebook=notebook, runs_dir=tmp_path / "runs")


@pytest.mark.parametrize("damage", ["results.json", "notebook.ipynb", None])
def test_a_damaged_run_is_no_run(damage: str | None, small_notebook: Path, tmp_path: Path) -> None:
    first = runner.run(BASELINE, notebook=small_notebook, runs_dir=tmp_path)
    if damage:
        (first.folder / damage).write_text("spoilt")
    else:
        shutil.rmtree(first.folder)
        first.folder.mkdir()
    again = runner.run(BASELINE, notebook=small_notebook, runs_dir=tmp_path)
    assert not again.cached
    assert again.results()[0]["value"] == 2024


def test_a_person_s_start_up_files_and_settings_stay_out(
    tmp_path: Path, small_notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "own.py").write_text("favourite = 7")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("EVBOOK_LIVE", "1")
    cell = 'import evbook\nresults.word("live", str(evbook.live()))'
    notebook = write_notebook(tmp_path / "downstream_competition.ipynb", cell)
    done = runner.run(BASELINE, notebook=notebook, runs_dir=tmp_path / "runs")
    assert done.results()[0]["value"] == "False"


def test_the_run_ends_when_the_one_who_asked_is_gone(tmp_path: Path) -> None:
    marker, late = tmp_path / "began", tmp_path / "late"
    begin, end = (f"pathlib.Path({str(file)!r}).touch()" for file in (marker, late))
    cell = f"import pathlib, time\n{begin}\ntime.sleep(4)\n{end}"
    notebook = write_notebook(tmp_path / "downstream_competition.ipynb", cell)
    killed = subprocess.Popen([sys.executable, "-c", PROGRAM, str(notebook), str(tmp_path / "runs")])
    _wait_for(marker)
    killed.kill()
    killed.wait()
    time.sleep(6)
    assert not late.exists()


def test_killed_half_way_it_leaves_nothing_that_counts_and_the_next_run_clears_it(tmp_path: Path) -> None:
    marker = tmp_path / "in-the-cell"
    wait = "time.sleep(60 * (not os.environ.get('FAST')))"
    body = f"import pathlib, time, os\npathlib.Path({str(marker)!r}).touch()\n{wait}"
    notebook = write_notebook(tmp_path / "downstream_competition.ipynb", body)
    killed = subprocess.Popen([sys.executable, "-c", PROGRAM, str(notebook), str(tmp_path / "runs")])
    _wait_for(marker)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    home = tmp_path / "runs" / "downstream_competition"
    assert [folder.name[0] for folder in home.iterdir()] == ["."], "only an unfinished folder may be left"
    os.environ["FAST"] = "1"
    try:
        done = runner.run(BASELINE, notebook=notebook, runs_dir=tmp_path / "runs")
    finally:
        del os.environ["FAST"]
    assert not done.cached
    assert [folder.name for folder in home.iterdir()] == [done.key]


def test_the_parts_of_the_key_lie_beside_the_run(small_notebook: Path, runs_dir: Path) -> None:
    done = runner.run(BASELINE, notebook=small_notebook, runs_dir=runs_dir)
    parts = json.loads((done.folder / "key.json").read_text())
    assert parts["parameters"] == BASELINE.model_dump()
    assert done.folder.name == done.key
