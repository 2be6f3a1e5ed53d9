"""One papermill run, called as `python -m evbook.runs.execute REQUEST.json` by `evbook.runs.process`.

The request names source, target and parameters. Exit status 1 with a JSON error on the last line of standard error
where a cell fails. Standard input is a pipe that the caller holds: when it closes, the caller is gone.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

CELL_TIMEOUT_S = 300


def main(request_file: str) -> int:
    """Run the request in `request_file`; returns the exit status."""
    request = json.loads(Path(request_file).read_text(encoding="utf-8"))
    import papermill

    try:
        papermill.execute_notebook(
            request["source"],
            request["target"],
            parameters=request["parameters"],
            kernel_name="python3",
            cwd=str(Path(request["source"]).parent),
            progress_bar=False,
            log_output=False,
            execution_timeout=CELL_TIMEOUT_S,
            # Saving the whole notebook around every cell costs more than running most cells.
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
        )
    except papermill.PapermillExecutionError as error:
        return _told(f"cell {error.cell_index}", error.ename, error.evalue)
    except Exception as error:
        return _told("its kernel", type(error).__name__, str(error))
    return 0


def _told(where: str, name: str, message: Any) -> int:
    sys.stderr.write(
        "\n" + json.dumps({"where": where, "name": name, "message": " ".join(str(message).split())}) + "\n"
    )
    return 1


def _end_with_caller() -> None:
    sys.stdin.buffer.read()
    os._exit(3)


if __name__ == "__main__":
    threading.Thread(target=_end_with_caller, daemon=True).start()
    # The thread reads standard input until the caller goes, so a normal end must not wait for it.
    status = main(sys.argv[1])
    sys.stderr.flush()
    os._exit(status)
