from __future__ import annotations

from pathlib import Path

import handmade
import pytest
from bs4 import BeautifulSoup, Tag

from evbook import paths
from evbook.errors import BuildError
from evbook.site.build import run_jupyter_book
from evbook.site.figure.references import address_from


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return handmade.write_book(tmp_path / "source", (paths.root() / "_config.yml").read_text())


def references(page: Path) -> list[Tag]:
    return BeautifulSoup(page.read_text(), "html.parser").select("article a.ev-ref")


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("index", "chapters/a", "chapters/a.html"),
        ("chapters/b", "chapters/a", "../chapters/a.html"),
        ("chapters/a", "chapters/a", ""),
    ],
)
def test_a_page_leads_to_another(page: str, target: str, address: str) -> None:
    assert address_from(page, target) == address


def test_a_reference_is_the_number_and_leads_to_the_figure(handmade_site: Path) -> None:
    (reference,) = references(handmade_site / "index.html")
    assert reference.get_text() == "Figure 1.1"
    assert reference["href"] == f"chapters/{handmade.CHAPTER}.html#{handmade.FIGURE_ID}"


def test_numbers_follow_when_the_order_of_chapters_changes(book: Path, tmp_path: Path) -> None:
    notebook = book / "chapters" / f"{handmade.CHAPTER}.ipynb"
    notebook.write_text(
        notebook.read_text().replace("Exports grew by", "As {fig}`explore-fuel` shows, exports grew by")
    )
    html = run_jupyter_book(book, tmp_path / "out")
    (own,) = references(html / "chapters" / f"{handmade.CHAPTER}.html")
    assert (own.get_text(), own["href"]) == ("Figure 1.2", f"#{handmade.EXPLORER_ID}")
    (book / "chapters" / "first.md").write_text("# First\n\nWords.\n")
    toc = book / "_toc.yml"
    toc.write_text(toc.read_text().replace("      - file", "      - file: chapters/first\n      - file"))
    html = run_jupyter_book(book, tmp_path / "out")
    assert [found.get_text() for found in references(html / "index.html")] == ["Figure 2.1"]
    page = BeautifulSoup((html / "chapters" / f"{handmade.CHAPTER}.html").read_text(), "html.parser")
    assert [found.get_text() for found in page.select(".ev-title .ev-number-of")] == ["Figure 2.1", "Figure 2.2"]


def test_an_unknown_figure_stops_the_build_and_names_page_and_near_names(book: Path, tmp_path: Path) -> None:
    (book / "index.md").write_text("# Book\n\n{fig}`cars-by-typ`\n")
    with pytest.raises(BuildError, match=r"page 'index', reference to a figure: unknown figure 'cars-by-typ'; did you"):
        run_jupyter_book(book, tmp_path / "out")
