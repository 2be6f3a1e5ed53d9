from __future__ import annotations

from pathlib import Path

import handmade
import pytest
from bs4 import BeautifulSoup

from evbook.contracts.passport import Passport
from evbook.site.checks.prose import shown_texts
from evbook.site.content.figure_index import ChapterFigures, index_markdown, with_figure_index
from evbook.site.figure.pictures import THUMBNAIL_PX
from evbook.site.stage import Book

HOSTILE = '<b>bold</b> ``` & "quoted"\n=1+1 \u202eabc'


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(handmade.write_book(tmp_path / "source", "title: Book\n"), {"data": "# Data\n"})


def items(markdown: str) -> BeautifulSoup:
    return BeautifulSoup(markdown, "html.parser")


def test_every_figure_of_a_chapter_is_listed_with_thumbnail_number_place_and_files(handmade_site: Path) -> None:
    page = BeautifulSoup((handmade_site / "figures.html").read_text(), "html.parser")
    shown = BeautifulSoup((handmade_site / "chapters" / f"{handmade.CHAPTER}.html").read_text(), "html.parser")
    ids = [figure["id"] for figure in shown.select("figure.ev-figure")]
    listed = page.select("ul.ev-index > li")
    assert [item.a["href"] for item in listed] == [f"chapters/{handmade.CHAPTER}.html#{each}" for each in ids]
    for item, each in zip(listed, ids, strict=True):
        image = item.img
        assert (image["src"], image["loading"], image["alt"]) == (f"figures/{each}.thumb.png", "lazy", "")
        assert (int(image["width"]), int(image["height"])) == THUMBNAIL_PX
        assert item.select_one(".ev-number-of").get_text().startswith("Figure 1.")
        for link in item.select("a"):
            assert (handmade_site / str(link["href"]).partition("#")[0]).is_file()


def test_the_thumbnails_are_light(handmade_site: Path) -> None:
    thumbnails = list((handmade_site / "figures").glob("*.thumb.png"))
    assert thumbnails
    assert max(path.stat().st_size for path in thumbnails) <= 12_000


def test_hostile_titles_stay_text_on_one_line() -> None:
    figure = Passport.model_validate(handmade.passport(title=HOSTILE, unit="<i>"))
    markdown = index_markdown([ChapterFigures("a_chapter", (figure,))])
    assert markdown.count("```") == 2
    assert items(markdown).bdi.get_text() == " ".join(HOSTILE.split())
    assert items(markdown).find(["b", "i"]) is None
    assert "## A chapter" in markdown
    assert "Every figure of the chapters." in " ".join(shown_texts(markdown))


def test_the_index_is_the_first_generated_page_and_has_no_scenario(book: Book, tmp_path: Path) -> None:
    runs = [handmade.HandmadeRun(handmade.write_run(tmp_path / name), scenario=name) for name in ("baseline", "other")]
    indexed = with_figure_index(book, runs)
    assert list(indexed.generated) == ["figures", "data"]
    assert len(items(indexed.generated["figures"]).select("li")) == 2


def test_a_book_without_figures_has_no_index(book: Book) -> None:
    assert with_figure_index(book, []) is book
