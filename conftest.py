"""nbval compares text that a person can read; pictures, specifications and passports follow from it."""

from __future__ import annotations

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

# The whole book is built once for the tests of these: they stay in one process, and start first.
OF_THE_BOOK = ("tests/site/test_browser.py", "tests/site/test_real_book.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take what is no text out of the comparison of every notebook, and begin with what takes longest."""
    for notebook in {item.parent for item in items if isinstance(item.parent, IPyNbFile)}:
        notebook.skip_compare = (*notebook.skip_compare, *NOT_COMPARED)
    items.sort(key=lambda item: not item.nodeid.startswith(OF_THE_BOOK))


class ByFile(LoadFileScheduling):
    """The tests of a file share a process, since they share its fixtures."""

    def _split_scope(self, nodeid: str) -> str:
        return "the book" if nodeid.startswith(OF_THE_BOOK) else str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Give out whole files to the processes of `--numprocesses`."""
    return ByFile(config, log)
