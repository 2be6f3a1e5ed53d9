"""Explorers: a chapter's parameters to be moved by a reader, live in a kernel and looked up on a page."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from evbook.contracts.model import ChapterParameters
from evbook.explorers.model import Explorer
from evbook.explorers.static import static_figure
from evbook.session import live


def show(explorer: Explorer, p: ChapterParameters) -> Any:
    """A panel where a person sits at the kernel and ipywidgets is installed, else a figure with a grid.

    `p` are the chapter's running parameters. Raises as `grid.grid_of` does.
    """
    if live() and find_spec("ipywidgets") is not None:
        from evbook.explorers.panel import Panel

        return Panel(explorer, p)
    return static_figure(explorer, p)
