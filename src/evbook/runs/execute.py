"""One papermill run in a process of its own, so that a hang can be ended from outside.

Called as `python -m evbook.runs.execute REQUEST.json`; the request names source, target, parameters and the time a
cell may take. Exit status 1 with a JSON error on the last line of standard error where a cell fails.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

CELL_TIMEOUT_S = 300


def main(request_file: str) -> int:
    """Run the request in `request_file`; returns the exit status."""
    request = json.loads(Path(request_file).read_text(encoding="utf-8"))
    os.environ["EVBOOK_LIVE"] = "0"
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
        sys.stderr.write(json.dumps(_description(error)) + "\n")
        return 1
    return 0


def _description(error: Any) -> dict[str, Any]:
    return {"cell": error.cell_index, "name": error.ename, "message": error.evalue}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
