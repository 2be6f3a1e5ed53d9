"""The page with every figure of the chapters: thumbnail, number, title, and the way to its place and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evbook.contracts.passport import Passport
from evbook.contracts.registry import CONTRACTS
from evbook.runs.harvest import figures_of
from evbook.runs.notebook import NOTEBOOK
from evbook.site.figure.pictures import THUMBNAIL_PX
from evbook.site.stage import Book, RunFolder, baseline_of, pages_of
from evbook.site.templating import template

PAGE = "figures"
_TITLES = {contract.chapter: contract.title for contract in CONTRACTS}


@dataclass(frozen=True)
class ChapterFigures:
    """The figures of a chapter, in the order of its page."""

    chapter: str
    figures: tuple[Passport, ...]

    @property
    def title(self) -> str:
        """The chapter's title; of a chapter without a contract its name in words."""
        return _TITLES.get(self.chapter, self.chapter.replace("_", " ").capitalize())


def with_figure_index(book: Book, runs: Sequence[RunFolder]) -> Book:
    """`book` with the index as the first of its generated pages; `book` itself where its chapters have no figure."""
    order = pages_of(book.contents)
    ordered = sorted(baseline_of(runs), key=lambda run: _place(order, f"chapters/{run.chapter}"))
    found = [ChapterFigures(run.chapter, _passports(run)) for run in ordered]
    drawn = [each for each in found if each.figures]
    return replace(book, generated={PAGE: index_markdown(drawn), **book.generated}) if drawn else book


def index_markdown(chapters: Sequence[ChapterFigures]) -> str:
    """The page as MyST Markdown; thumbnails and files are expected in figures/, chapters in chapters/."""
    return "\n".join([*_HEAD, *(_section(each) for each in chapters)])


_HEAD = (
    "# Figures\n",
    "Every figure of the chapters. Its title is its finding; source, licence and coverage stand with it in the chapter."
    " A chapter's scenarios redraw those that they change.\n",
)


def _section(each: ChapterFigures) -> str:
    width_px, height_px = THUMBNAIL_PX
    grid = template("figure_index.html.jinja").render(each=each, width_px=width_px, height_px=height_px)
    # A row of backticks in a title would end the fence that holds the HTML.
    return f"## {each.title}\n\n```{{raw}} html\n{grid.replace('`', '&#96;')}\n```\n"


def _passports(run: RunFolder) -> tuple[Passport, ...]:
    return tuple(passport for passport, _ in figures_of(run.folder / NOTEBOOK))


def _place(order: Sequence[str], page: str) -> int:
    return order.index(page) if page in order else len(order)
