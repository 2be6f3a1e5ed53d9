"""Run a chapter, or take the run with the same key from the cache."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evbook import paths
from evbook.contracts.model import ChapterParameters
from evbook.errors import RunError
from evbook.files import write_json
from evbook.runs.harvest import write_harvest
from evbook.runs.key import KeyParts, parts_of
from evbook.runs.manifest import write_manifest

RUN_TIMEOUT_S = 600
NOTEBOOK = "notebook.ipynb"


@dataclass(frozen=True)
class Run:
    """A finished run; `folder` holds `notebook.ipynb`, `results.json`, `figures/`, `ro-crate-metadata.json`."""

    chapter: str
    scenario: str
    key: str
    folder: Path
    cached: bool = field(compare=False)

    @property
    def notebook(self) -> Path:
        """The executed notebook."""
        return self.folder / NOTEBOOK

    def results(self) -> list[dict[str, Any]]:
        """The recorded results, as `results.json` holds them."""
        loaded: list[dict[str, Any]] = json.loads((self.folder / "results.json").read_text(encoding="utf-8"))
        return loaded


def run(
    parameters: ChapterParameters,
    *,
    notebook: Path | None = None,
    runs_dir: Path | None = None,
    timeout_s: float = RUN_TIMEOUT_S,
) -> Run:
    """Run the chapter of `parameters`, unless a run with the same key is there.

    A run is made in a folder of its own and renamed when it is whole: killed anywhere, it leaves nothing that a
    later run could take for a result. Raises RunError for a cell that fails and for a run that outlasts `timeout_s`.
    """
    source = notebook or paths.chapters_dir() / f"{parameters.chapter}.ipynb"
    parts = parts_of(source, parameters)
    home = (runs_dir or paths.build_dir() / "runs") / parameters.chapter
    folder = home / parts.key
    cached = folder.is_dir()
    if not cached:
        _sweep_abandoned(home)
        _make(source, parameters, parts, folder, timeout_s)
    return Run(parameters.chapter, parameters.scenario(), parts.key, folder, cached)


def _make(source: Path, parameters: ChapterParameters, parts: KeyParts, folder: Path, timeout_s: float) -> None:
    working = folder.parent / f".{parts.key}.{os.getpid()}"
    working.mkdir(parents=True)
    try:
        started = _now()
        _papermill(source, working, parameters, timeout_s)
        write_harvest(working / NOTEBOOK, working, parameters.scenario(), parts.key)
        write_json(working / "key.json", parts.model_dump())
        write_manifest(working, parameters, parts, started, _now())
        _publish(working, folder)
    finally:
        shutil.rmtree(working, ignore_errors=True)


def _publish(working: Path, folder: Path) -> None:
    try:
        working.rename(folder)
    except OSError:
        # Another process finished the same run first; by its key it is the same run.
        if not folder.is_dir():
            raise


def _papermill(source: Path, working: Path, parameters: ChapterParameters, timeout_s: float) -> None:
    request = {
        "source": str(source.resolve()),
        "target": str(working / NOTEBOOK),
        "parameters": parameters.model_dump(),
    }
    request_file = write_json(working / ".request.json", request)
    command = [sys.executable, "-m", "evbook.runs.execute", str(request_file)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        _, errors = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired:
        _end(process)
        raise RunError(f"{parameters.chapter} did not end within {timeout_s:g} s; nothing was kept") from None
    except BaseException:
        _end(process)
        raise
    if process.returncode != 0:
        raise RunError(_failure(parameters.chapter, errors))
    request_file.unlink()


def _end(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _failure(chapter: str, errors: str) -> str:
    last = errors.strip().splitlines()[-1] if errors.strip() else "the process ended without a word"
    try:
        found = json.loads(last)
        return f"{chapter} failed in cell {found['cell']}: {found['name']}: {found['message']}; nothing was kept"
    except (json.JSONDecodeError, TypeError, KeyError):
        return f"{chapter} failed: {last}; nothing was kept"


def _sweep_abandoned(home: Path) -> None:
    for folder in home.glob(".*.*"):
        if not _alive(int(folder.name.rsplit(".", 1)[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
