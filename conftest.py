"""nbval compares text that a person can read; pictures, specifications and passports follow from it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from nbval.plugin import IPyNbFile
from xdist.scheduler import LoadFileScheduling

from evbook.contracts.ledger import LEDGER_MIME
from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME

# A figure's text/plain holds a hash of its data, a result's its display, a ledger's a line a claim: they change where
# these would.
NOT_COMPARED = ("text/html", FIGURE_MIME, VEGA_LITE_MIME, LEDGER_MIME, GLUE_PREFIX + RESULT_MIME)

# The process that begins with these builds the book, for itself and for the browser tests of every process.
BUILD = "tests/site/test_real_book.py"
# Each test of these may run in any process once the book is built, and before other tests: they take longest.
LOOKING = ("tests/site/test_browser", "tests/site/test_real_book_")

# Only JupyterLab asks for this package, so a reader's environment is without it. jsonschema imports it wherever it
# finds it, and it takes a second to begin: for every kernel, papermill and Sphinx that a test starts.
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(Path(__file__).parent / "tests" / "lean"), os.environ.get("PYTHONPATH")])
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take what is no text out of the comparison of every notebook, and begin with what takes longest."""
    for notebook in {item.parent for item in items if isinstance(item.parent, IPyNbFile)}:
        notebook.skip_compare = (*notebook.skip_compare, *NOT_COMPARED)
    items.sort(key=lambda item: (not item.nodeid.startswith(BUILD), not item.nodeid.startswith(LOOKING)))


class BookFirst(LoadFileScheduling):
    """The tests of a file share a process, since they share its fixtures; those that look at the book are given out
    one by one, and not before one process has built it."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(LOOKING) else str(super()._split_scope(nodeid))

    def _assign_work_unit(self, node: Any) -> None:
        self.workqueue.move_to_end(self._next_scope(), last=False)
        super()._assign_work_unit(node)

    def _next_scope(self) -> str:
        """The first unit that need not wait for the book; where all must, the first."""
        scopes = list(self.workqueue)
        ready = scopes if self._book_is_built() else [scope for scope in scopes if not scope.startswith(LOOKING)]
        return str([*ready, *scopes][0])

    def _book_is_built(self) -> bool:
        units = [units[BUILD] for units in self.assigned_work.values() if BUILD in units]
        return not units or any(any(unit.values()) for unit in units)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> BookFirst:
    """Give out whole files to the processes of `--numprocesses`."""
    return BookFirst(config, log)
