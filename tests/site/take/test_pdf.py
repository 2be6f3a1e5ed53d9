"""The PDF files of the hand-made book, printed by a real Chromium and read by pypdf."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from handmade import CHAPTER
from pypdf import PdfReader

from evbook.cli import main
from evbook.errors import BuildError
from evbook.site import book as whole_book
from evbook.site.figure.citations import cited_book
from evbook.site.take.chromium import find_chromium, print_page
from evbook.site.take.pdf import BOOK, dated, print_papers, stage_paper

A4_PT = (595, 842)


@pytest.fixture(scope="module")
def chromium() -> str:
    try:
        return find_chromium(os.environ)
    except BuildError as error:
        if os.environ.get("EVBOOK_REQUIRE_BROWSER") == "1":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def printed(handmade_site: Path, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the hand-made site with its PDF files."""
    place = tmp_path_factory.mktemp("printed")
    shutil.copytree(handmade_site.parent / "book", place / "book")
    shutil.copytree(handmade_site, place / "html")
    stage_paper(place / "book")
    print_papers(place / "book", place / "html", chromium, lambda line: None)
    return place / "html"


def annotations(reader: PdfReader) -> list[dict]:
    return [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_a_chapter_and_the_book_are_printed(printed: Path) -> None:
    assert sorted(path.name for path in (printed / "pdf").iterdir()) == ["book.pdf", f"{CHAPTER}.pdf"]
    staged = json.loads((printed.parent / "book" / "paper.json").read_text())
    assert staged == {"index.html": BOOK, f"chapters/{CHAPTER}.html": f"pdf/{CHAPTER}.pdf"}


def test_a_chapter_has_its_words_and_numbers_as_text_and_its_charts_as_vectors(printed: Path) -> None:
    reader = PdfReader(printed / "pdf" / f"{CHAPTER}.pdf")
    text = text_of(reader)
    for words in ("Sample chapter", "Figure 1.1", "Figure 1.2", "Two types out of three.", "Office of Examples",
                  "Battery electric", cited_book().released, "Run k of 2026-11-20"):  # fmt: skip
        assert words in text
    assert sum(len(page.images) for page in reader.pages) == 0
    assert 2 <= len(reader.pages) <= 6
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages} == {A4_PT}
    for controls in ("Download", "Show the code", "Embed", "Receipt", "First year"):
        assert controls not in text


def test_links_lead_inside_the_book_and_outside(printed: Path) -> None:
    book, chapter = (PdfReader(printed / "pdf" / name) for name in ("book.pdf", f"{CHAPTER}.pdf"))
    outside = [note["/A"]["/URI"] for note in annotations(chapter) if "/URI" in note.get("/A", {})]
    assert "https://example.org/cars" in outside
    assert all(address.startswith("https://") for address in outside)
    inside = [note for note in annotations(book) if "/Dest" in note or "/D" in note.get("/A", {})]
    assert len(inside) > len(book.outline)
    assert book.outline[0].title == "A small book"


def test_pages_have_numbers_and_the_cover_has_none(printed: Path) -> None:
    pages = PdfReader(printed / "pdf" / "book.pdf").pages
    assert "2" in (pages[1].extract_text().split()[0], pages[1].extract_text().split()[-1])
    assert "Contents" in pages[1].extract_text()
    words = pages[0].extract_text().split()
    assert "1" not in (words[0], words[-1])


def test_no_word_of_a_wide_table_leaves_the_paper(chromium: str, tmp_path: Path) -> None:
    from evbook.site.figure.citations import CitedBook
    from evbook.site.page import Page
    from evbook.site.take.paper import Cover, paper_document

    head = "".join(f"<th>Column{number}</th>" for number in range(14))
    row = "".join(f"<td>{'long' * 12}{number}</td>" for number in range(14))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{f'<tr>{row}</tr>' * 40}</tbody></table>"
    page = tmp_path / "wide.html"
    page.write_text(f"<html><body><article><h1>Wide</h1><p>Before</p>{table}<p>After</p></article></body></html>")
    cover = Cover(CitedBook("Book", ("A",), "1", "2026-11-21"))
    (tmp_path / "paper.html").write_text(paper_document([Page.read(page, tmp_path)], cover))
    reader = PdfReader(print_page(chromium, tmp_path / "paper.html", tmp_path / "wide.pdf"))
    sides = [tuple(round(float(side)) for side in each.mediabox[2:]) for each in reader.pages]
    assert sides[0] == A4_PT == sides[-1]
    lying = [each for each in reader.pages if each.mediabox.width > each.mediabox.height]
    assert len(lying) > 1
    # Each page of the table begins with its head.
    assert all("Column13" in "".join(each.extract_text().split()) for each in lying)
    text = "".join("".join(each.extract_text().split()) for each in lying)
    assert text.count("long") == 40 * 14 * 12
    for each in lying:
        places: list[float] = []
        each.extract_text(
            visitor_text=lambda text, cm, tm, font, size, found=places: found.append(tm[4] * cm[0] + cm[4])
        )
        assert max(places) < float(each.mediabox.width)


def test_the_date_in_the_file_is_the_books() -> None:
    stamped = b"<</CreationDate (D:20261122071812+00'00')\n/ModDate (D:20261122071812+00'00')>>"
    assert dated(stamped, "2026-11-21") == stamped.replace(b"20261122071812", b"20261121000000")


def test_printed_twice_it_is_the_same_to_the_byte(printed: Path, chromium: str, tmp_path: Path) -> None:
    shutil.copytree(printed, tmp_path / "html")
    print_papers(printed.parent / "book", tmp_path / "html", chromium, lambda line: None)
    for name in ("book.pdf", f"{CHAPTER}.pdf"):
        assert (tmp_path / "html" / "pdf" / name).read_bytes() == (printed / "pdf" / name).read_bytes()


def test_without_chromium_the_site_is_built_and_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str | None] = []
    for name in ("source_problems", "run_problems", "_run_all"):
        monkeypatch.setattr(whole_book, name, lambda *found: [])
    monkeypatch.setattr(whole_book, "build_site", lambda runs, **how: asked.append(how["chromium"]) or tmp_path)
    monkeypatch.setenv("CHROME", "/nowhere/chromium")
    with pytest.raises(BuildError, match=r"CHROME names '/nowhere/chromium'.*the site itself is built"):
        whole_book.build_book(lambda line: None, tmp_path, pdf=True)
    assert asked == [None]


def test_the_command_asks_for_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def build(progress: object, *, pdf: bool, **others: object) -> Path:
        asked.append(pdf)
        raise BuildError("no Chromium was found; the site itself is built: x")

    monkeypatch.setattr(whole_book, "build_book", build)
    monkeypatch.setattr("evbook.cli._problems", list)
    results = [CliRunner().invoke(main, ["build", *more]) for more in ([], ["--pdf"])]
    assert asked == [False, True]
    assert results[1].exit_code == 1
    assert results[1].stderr == "evbook: no Chromium was found; the site itself is built: x\n"
