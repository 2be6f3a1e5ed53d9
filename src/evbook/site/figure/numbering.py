"""Figures are counted as a reader meets them: "Figure 2.4" is the fourth of the second chapter.

The numbers are read from the notebooks that the pages are made of, before Sphinx reads a page, so that every page can
name every figure. A scenario's figure has the number of the chapter's, whose id it shares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from evbook.errors import BuildError
from evbook.runs.harvest import figures_of
from evbook.site.page import Page
from evbook.site.stage import pages_of

CHAPTERS_PART = "Chapters"
NUMBER_CLASS = "ev-number-of"


@dataclass(frozen=True)
class NumberedFigure:
    """A figure of the book: its number ("2.4"), and the page it stands on, without ending."""

    id: str
    number: str
    page: str
    title: str

    @property
    def label(self) -> str:
        """What a sentence calls it: Figure 2.4."""
        return f"Figure {self.number}"


# Figure id to figure, in reading order.
Figures = Mapping[str, NumberedFigure]


def figures_of_book(folder: Path) -> dict[str, NumberedFigure]:
    """Every figure of the book in `folder` (a checkout or a staged book), by id in reading order.

    Raises BuildError where two chapters have a figure of one id, NotebookError for a damaged notebook.
    """
    contents = yaml.safe_load((folder / "_toc.yml").read_text(encoding="utf-8"))
    found: dict[str, NumberedFigure] = {}
    for figure in _counted(chapters_of(contents), folder):
        if figure.id in found:
            raise BuildError(f"two figures are called {figure.id!r}; give one of them another id")
        found[figure.id] = figure
    return found


def chapters_of(contents: Mapping[str, Any]) -> list[str]:
    """Pages of the part "Chapters" of a parsed _toc.yml, in order, without ending; their places are their numbers."""
    parts = [part for part in contents.get("parts", []) if part.get("caption") == CHAPTERS_PART]
    return [page for part in parts for page in pages_of(part)]


def label_of(figures: Figures, figure_id: str) -> str:
    """What a figure is called, such as "Figure 2.4"; empty where no chapter of the book shows it."""
    return figures[figure_id].label if figure_id in figures else ""


def place_of_number(figure_id: str) -> Markup:
    """HTML that `put_numbers` replaces by the figure's label, for pages that are written before figures are counted."""
    return Markup('<span class="{}" data-figure="{}"></span>').format(NUMBER_CLASS, figure_id)


def put_numbers(figures: Figures) -> Callable[[Page], None]:
    """A pass that puts its number wherever a page names a figure by `<span class="ev-number-of" data-figure="its-id">`.

    Such a place for a figure that no chapter shows is taken away.
    """

    def put(page: Page) -> None:
        for place in page.soup.select(f"span.{NUMBER_CLASS}[data-figure]"):
            label = label_of(figures, str(place["data-figure"]))
            if label:
                place.string = label
                del place["data-figure"]
            else:
                place.decompose()

    return put


def _counted(chapters: list[str], folder: Path) -> Iterator[NumberedFigure]:
    for chapter_number, page in enumerate(chapters, start=1):
        notebook = folder / f"{page}.ipynb"
        shown = figures_of(notebook) if notebook.is_file() else []
        for place, (passport, _) in enumerate(shown, start=1):
            yield NumberedFigure(passport.id, f"{chapter_number}.{place}", page, passport.title)
