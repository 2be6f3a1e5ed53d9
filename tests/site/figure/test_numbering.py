from __future__ import annotations

import shutil
from pathlib import Path

import handmade
import pytest
from bs4 import BeautifulSoup

from evbook import paths
from evbook.contracts.registry import chapters
from evbook.errors import BuildError
from evbook.site.figure.numbering import (
    NumberedFigure,
    chapters_of,
    figures_of_book,
    label_of,
    place_of_number,
    put_numbers,
)
from evbook.site.page import Page

FIGURES = {"cars": NumberedFigure("cars", "2.4", "chapters/a", "Cars")}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return handmade.write_book(tmp_path / "book", "title: Book\n")


def test_figures_are_counted_by_chapter_and_place(book: Path) -> None:
    found = figures_of_book(book)
    assert [(figure.id, figure.label, figure.page) for figure in found.values()] == [
        (handmade.FIGURE_ID, "Figure 1.1", "chapters/sample_chapter"),
        (handmade.EXPLORER_ID, "Figure 1.2", "chapters/sample_chapter"),
    ]


def test_pages_outside_the_chapters_do_not_count(book: Path) -> None:
    own = {"caption": "Chapters", "chapters": [{"file": "a", "sections": [{"file": "b"}]}]}
    assert chapters_of({"parts": [{"caption": "About", "chapters": [{"file": "x"}]}, own]}) == ["a", "b"]
    toc = book / "_toc.yml"
    toc.write_text(toc.read_text().replace("caption: Chapters", "caption: Others"))
    assert figures_of_book(book) == {}


def test_a_chapter_without_notebook_keeps_its_number(book: Path) -> None:
    toc = book / "_toc.yml"
    toc.write_text(toc.read_text().replace("      - file", "      - file: chapters/words\n      - file"))
    assert figures_of_book(book)[handmade.FIGURE_ID].number == "2.1"


def test_two_chapters_may_not_share_an_id(book: Path) -> None:
    shutil.copy(book / "chapters" / f"{handmade.CHAPTER}.ipynb", book / "chapters" / "twin.ipynb")
    toc = book / "_toc.yml"
    toc.write_text(toc.read_text() + "      - file: chapters/twin\n")
    with pytest.raises(BuildError, match="two figures are called 'cars-by-type'"):
        figures_of_book(book)


def test_every_chapter_of_the_book_is_counted_from_one() -> None:
    found = figures_of_book(paths.root())
    assert [page.removeprefix("chapters/") for page in dict.fromkeys(f.page for f in found.values())] == list(
        chapters()
    )
    for chapter_number, chapter in enumerate(chapters(), start=1):
        own = [figure.number for figure in found.values() if figure.page == f"chapters/{chapter}"]
        assert own == [f"{chapter_number}.{place}" for place in range(1, len(own) + 1)]


def test_a_figure_that_no_chapter_shows_has_no_label() -> None:
    assert label_of(FIGURES, "cars") == "Figure 2.4"
    assert label_of(FIGURES, "other") == ""


def test_a_page_gets_the_numbers_it_asks_for(tmp_path: Path) -> None:
    asked = "".join(f"<a>{place_of_number(name)} {name}</a>" for name in ("cars", 'odd"><b>'))
    page = Page(tmp_path, tmp_path / "index.html", BeautifulSoup(asked, "html.parser"), [])
    for _ in range(2):
        put_numbers(FIGURES)(page)
        assert [link.get_text() for link in page.soup.select("a")] == ["Figure 2.4 cars", ' odd">']
        assert page.soup.select("[data-figure]") == []
