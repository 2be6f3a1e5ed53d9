import json
import os
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
    ]
    assert [result["value"] for result in first.results()] == [2023]
    assert {result["scenario"] for result in first.results()} == {"year-2023"}
    again = runner.run(DownstreamCompetition.of({"year": 2023}), notebook=small_notebook, runs_dir=runs_dir)
    assert (first.cached, again.cached) == (False, True)
    assert again.folder == first.folder


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("1 / 0", r"failed in cell \d+: ZeroDivisionError: division by zero; nothing was kept"),
        ('from evbook import tables\ntables.load("car_export")', "unknown table 'car_export'.*did you mean"),
        ("import os\nos._exit(3)", "failed: .*; nothing was kept"),
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


def test_an_undeclared_table_is_refused_in_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cell = 'from evbook import tables\ntables.allow_only(("claims",))\ntables.load("car_exports")'
    notebook = write_notebook(tmp_path / "downstream_competition.ipynb", cell)
    with pytest.raises(RunError, match="UndeclaredTableError"):
        runner.run(BASELINE, notebook=notebook, runs_dir=tmp_path / "runs")


def test_killed_half_way_it_leaves_nothing_that_counts_and_the_next_run_clears_it(tmp_path: Path) -> None:
    marker = tmp_path / "in-the-cell"
    wait = "time.sleep(60 * (not os.environ.get('FAST')))"
    body = f"import pathlib, time, os\npathlib.Path({str(marker)!r}).touch()\n{wait}"
    notebook = write_notebook(tmp_path / "downstream_competition.ipynb", body)
    program = (
        "import sys; from pathlib import Path; from evbook.runs.runner import run;"
        "from evbook.contracts.downstream_competition import DownstreamCompetition as D;"
        "run(D.of({}), notebook=Path(sys.argv[1]), runs_dir=Path(sys.argv[2]))"
    )
    killed = subprocess.Popen([sys.executable, "-c", program, str(notebook), str(tmp_path / "runs")])
    for _ in range(600):
        if marker.exists():
            break
        time.sleep(0.1)
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
