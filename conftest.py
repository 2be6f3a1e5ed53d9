"""nbval compares text that a person can read; pictures, specifications and passports follow from it."""

from __future__ import annotations

import pytest
from nbval.plugin import IPyNbFile

from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME

# A figure's text/plain holds a hash of its data, a result's its display: both change where these would.
NOT_COMPARED = ("text/html", FIGURE_MIME, VEGA_LITE_MIME, GLUE_PREFIX + RESULT_MIME)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take what is no text out of the comparison of every notebook."""
    for notebook in {item.parent for item in items if isinstance(item.parent, IPyNbFile)}:
        notebook.skip_compare = (*notebook.skip_compare, *NOT_COMPARED)
