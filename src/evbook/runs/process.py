"""papermill in a process of its own: it can be ended from outside, and it ends when the one who asked is gone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from evbook.contracts.model import ChapterParameters
from evbook.errors import RunError
from evbook.files import write_json


def papermill(source: Path, target: Path, parameters: ChapterParameters, timeout_s: float) -> None:
    """Execute `source` with `parameters` into `target`. Raises RunError where a cell fails or the time is over."""
    with tempfile.TemporaryDirectory(prefix="evbook-") as aside:
        request = {"source": str(source.resolve()), "target": str(target), "parameters": parameters.model_dump()}
        request_file = write_json(Path(aside) / "request.json", request)
        errors_file = Path(aside) / "errors.txt"
        with errors_file.open("w", encoding="utf-8") as errors:
            process = subprocess.Popen(
                [sys.executable, "-m", "evbook.runs.execute", str(request_file)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env=_environment(Path(aside)),
                start_new_session=True,
            )
            status = _wait(process, timeout_s)
        if status is None:
            raise RunError(f"{parameters.chapter} did not end within {timeout_s:g} s; nothing was kept")
        if status != 0:
            raise RunError(_failure(parameters.chapter, errors_file.read_text(encoding="utf-8", errors="replace")))


def _environment(aside: Path) -> dict[str, str]:
    # A person's start-up files would put names into every kernel, and change runs behind the key's back.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONSTARTUP"}
    return own | {"IPYTHONDIR": str(aside / "ipython"), "EVBOOK_LIVE": "0"}


def _wait(process: subprocess.Popen[bytes], timeout_s: float) -> int | None:
    """Exit status, or None where the time is over; however it is left, the process has ended."""
    try:
        return process.wait(timeout=timeout_s)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if process.stdin is not None:
            process.stdin.close()


def _failure(chapter: str, errors: str) -> str:
    last = errors.strip().splitlines()[-1] if errors.strip() else "the process ended without a word"
    try:
        found = json.loads(last)
        return f"{chapter} failed in {found['where']}: {found['name']}: {found['message']}; nothing was kept"
    except (json.JSONDecodeError, TypeError, KeyError):
        return f"{chapter} failed: {last}; nothing was kept"
