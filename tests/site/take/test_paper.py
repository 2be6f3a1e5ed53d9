"""The document that is printed: what a screen needs is gone, what a reader needs is there, links lead on."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from evbook.site.figure.citations import CitedBook
from evbook.site.page import Page
from evbook.site.take.paper import Cover, paper_document

BOOK = CitedBook("A book & <more>", ("Somebody",), "1.0", "2026-11-21")
SVG = '<svg class="ev-{0}" viewBox="0 0 10 10" role="img" aria-label="alt"><text>{0}</text></svg>'
CHAPTER = f"""<nav class="ev-scenarios"><a href="one-early.html">Early</a></nav>
<section id="one"><h1>One<a class="headerlink" href="#one">#</a></h1>
<p id="here">See <a href="two.html#there">there</a>, <a href="#here">here</a>, <a href="../data/cars.csv" download>the
file</a>, <a href="https://example.org/x?a=1&amp;b=2#c">elsewhere</a>, <a href="two.html#gone">what is gone</a>.</p>
<h2>Section</h2>
<figure class="ev-figure" id="cars" aria-labelledby="cars-title"><p class="ev-title" id="cars-title"><span
class="ev-number-of">Figure 1.1</span> Cars</p><div class="ev-controls"><button>Move</button></div>
<div class="ev-chart"><div class="ev-static">{SVG.format("wide")}{SVG.format("narrow")}</div></div>
<figcaption><p class="ev-coverage">All.</p><p class="ev-source">S.</p><details
class="ev-more ev-parameters"><summary>Drawn with</summary><p><code>a = 1</code></p></details><ul
class="ev-files"><li>CSV</li></ul></figcaption>
<details class="ev-data"><summary>Numbers</summary><table><tr><td>1</td></tr></table></details></figure>
<details class="hide"><summary>Show the code</summary><div class="cell_input">x = 1</div></details>
<details class="ev-folded"><summary>Its columns</summary><table><tr>{"<td>c</td>" * 9}</tr></table></details>
<table><tr>{"<td>d</td>" * 6}</tr></table></section><details class="ev-receipt"><summary>Receipt</summary></details>"""
OTHER = '<section id="one"><h1>Two</h1><h2 id="there">There</h2><p>Back to <a href="one.html">one</a>.</p></section>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "chapters").mkdir()
    for name, content in (("one", CHAPTER), ("two", OTHER)):
        text = f'<html><body><nav>menu</nav><article class="bd-article">{content}</article></body></html>'
        (tmp_path / "chapters" / f"{name}.html").write_text(text)
    return tmp_path


def document(site: Path, *names: str, address: str = "", run: str = "") -> BeautifulSoup:
    pages = [Page.read(site / "chapters" / f"{name}.html", site) for name in names]
    return BeautifulSoup(paper_document(pages, Cover(BOOK, run), address), "html.parser")


def links(soup: BeautifulSoup) -> dict[str, str]:
    return {link.get_text(): str(link["href"]) for link in soup.select("main a[href]")}


def test_what_only_a_screen_needs_is_gone(site: Path) -> None:
    text = document(site, "one").body.get_text()
    for word in ("menu", "Early", "Move", "CSV", "Numbers", "Show the code", "x = 1", "Receipt", "Drawn", "#"):
        assert word not in text.split("wide")[0] + text.split("wide")[1]


def test_a_figure_stands_once_with_its_number_words_and_a_vector(site: Path) -> None:
    figure = document(site, "one").select_one("figure")
    assert [part.get_text() for part in figure.select("svg")] == ["wide"]
    assert figure.select_one("svg")["viewbox"] == "0 0 10 10"
    words = " ".join(figure.get_text(" ").split())
    assert "Figure 1.1 Cars" in words and "All." in words and "S." in words


def test_folds_stand_open_and_wide_tables_are_marked(site: Path) -> None:
    soup = document(site, "one")
    assert soup.select("details, summary") == []
    assert soup.select_one(".ev-folded .paper-summary").get_text() == "Its columns"
    assert [table.get("class") for table in soup.select("main table")] == [["paper-side"], ["paper-small"]]


def test_links_inside_the_book_lead_inside_the_document(site: Path) -> None:
    soup = document(site, "one", "two")
    found = links(soup)
    assert found["there"] == "#chapters-two--there"
    assert found["here"] == "#chapters-one--here"
    assert found["one"] == "#chapters-one"
    assert found["what is gone"] == "#chapters-two"
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    inside = [address[1:] for address in found.values() if address.startswith("#")]
    assert set(inside) <= set(ids)
    assert soup.select_one("figure")["aria-labelledby"] in ids


def test_links_to_elsewhere_stay_and_files_are_words(site: Path) -> None:
    found = links(document(site, "one"))
    assert found["elsewhere"] == "https://example.org/x?a=1&b=2#c"
    assert "there" not in found and "the\nfile" not in found


def test_with_an_address_other_pages_and_files_lead_to_the_site(site: Path) -> None:
    found = links(document(site, "one", address="https://example.org/book/"))
    assert found["there"] == "https://example.org/book/chapters/two.html#there"
    assert found["the\nfile"] == "https://example.org/book/data/cars.csv"


def test_the_book_has_contents_a_chapter_has_none(site: Path) -> None:
    listed = [(item["class"], item.get_text()) for item in document(site, "one", "two").select(".paper-contents li")]
    assert listed == [
        (["paper-h1"], "One"), (["paper-h2"], "Section"), (["paper-h1"], "Two"), (["paper-h2"], "There"),
    ]  # fmt: skip
    assert document(site, "one").select(".paper-contents") == []


def test_the_cover_says_which_version_and_which_run(site: Path) -> None:
    soup = document(site, "one", run="Run k")
    cover = " ".join(soup.select_one(".paper-cover").get_text(" ").split())
    for word in ("A book & <more>", "Version 1.0, 2026-11-21", "Somebody", "CC BY 4.0", "Run k"):
        assert word in cover
    assert soup.title is not None and soup.title.get_text() == "One. A book & <more>"


def test_the_document_asks_for_nothing_and_is_light(site: Path) -> None:
    soup = document(site, "one")
    assert isinstance(soup.html, Tag) and soup.html["data-theme"] == "light"
    assert soup.select("script, link, iframe, [src^=http]") == []
    assert "http" not in soup.style.get_text().replace("http://www.w3.org/2000/svg", "")
