from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from evbook.site.finish.terms import Term, explain_terms, link_terms, terms_of
from evbook.site.page import Page

GLOSSARY = """<article><dl class="simple glossary"><dt id="term-BEV">BEV<a class="headerlink">#</a></dt>
<dd><p>A <em>battery</em> car, HS 870380. Nothing else.</p></dd><dt id="term-Duty">Duty</dt><dd><p>A tax.</p></dd>
</dl></article>"""
TERMS = [
    Term(f"term-{name.replace(' ', '-')}", name, f"What {name} is.")
    for name in (
        *("BEV", "ICE", "Duty", "Countervailing duty", "Registrations"),
        *("Shift-share", "Landed cost", "Battery", "Class", "Drift"),
    )
]


def linked(body: str) -> BeautifulSoup:
    soup = BeautifulSoup(f"<html><body><article>{body}</article></body></html>", "html.parser")
    link_terms(soup, TERMS, "../glossary.html")
    return soup


def found(body: str) -> list[tuple[str, str]]:
    links = linked(body).select("a.ev-term")
    return [(link.get_text(), str(link["href"]).removeprefix("../glossary.html#term-")) for link in links]


def test_an_entry_gives_its_id_its_name_and_its_first_sentence() -> None:
    first, second = terms_of(BeautifulSoup(GLOSSARY, "html.parser"))
    assert first == Term("term-BEV", "BEV", "A battery car, HS 870380.")
    assert second == Term("term-Duty", "Duty", "A tax.")


@pytest.mark.parametrize(
    ("text", "words", "term"),
    [
        ("Two BEVs.", "BEVs", "BEV"),
        ("The countervailing duties of", "countervailing duties", "Countervailing-duty"),
        ("A Countervailing Duty is", "Countervailing Duty", "Countervailing-duty"),
        ("one registration.", "registration", "Registrations"),
        ("REGISTRATIONS", "REGISTRATIONS", "Registrations"),
        ("a shift share", "shift share", "Shift-share"),
        ("the landed\ncosts", "landed\ncosts", "Landed-cost"),
        ("many batteries", "batteries", "Battery"),
        ("two classes", "classes", "Class"),
    ],
)
def test_plural_and_case_are_found(text: str, words: str, term: str) -> None:
    assert found(f"<p>{text}</p>") == [(words, term)]


@pytest.mark.parametrize("text", ["ice and Ice", "bev", "xBEV BEVx BEV-like", "adrift drifting", "redu ty"])
def test_other_words_are_not(text: str) -> None:
    assert found(f"<p>{text}</p>") == []


def test_the_longest_term_wins_and_each_is_linked_once() -> None:
    body = "<p>A countervailing duty is a duty; a duty</p><ul><li>and a countervailing duty.</li></ul>"
    assert found(body) == [("countervailing duty", "Countervailing-duty"), ("duty", "Duty")]
    assert linked(body).p.get_text() == "A countervailing duty is a duty; a duty"


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Duty</h2>",
        "<p><a href='x'>Duty</a></p>",
        "<p><code>Duty</code></p>",
        "<figure><p>Duty</p></figure>",
        "<table><tr><td><p>Duty</p></td></tr></table>",
        "<div class='ev-ledger'><p>Duty</p></div>",
        "<div class='sd-card'><p>Duty</p></div>",
        "<nav><ul><li>Duty</li></ul></nav>",
        "<p><!-- Duty --></p>",
        "<div>Duty</div>",
    ],
)
def test_only_prose_is_linked(body: str) -> None:
    assert found(body) == []
    assert found(body + "<p>Then a <b>duty</b>.</p>") == [("duty", "Duty")]


def test_the_definitions_used_stand_once_at_the_end_out_of_sight() -> None:
    soup = linked("<p>A duty on a BEV, another duty.</p>")
    (holder,) = soup.select("article > .ev-terms[hidden]")
    told = {str(line["id"]): line.get_text() for line in holder.select("p")}
    assert told == {"ev-term-Duty": "What Duty is.", "ev-term-BEV": "What BEV is."}
    assert {str(link["aria-describedby"]) for link in soup.select("a.ev-term")} == set(told)


def test_a_definition_with_markup_stays_text() -> None:
    soup = BeautifulSoup("<article><p>An X1.</p></article>", "html.parser")
    link_terms(soup, [Term("term-X1", "X1", "<script>x</script> & y")], "glossary.html")
    assert "&lt;script&gt;x&lt;/script&gt; &amp; y" in str(soup)


def test_a_page_is_linked_once_however_often_it_is_passed() -> None:
    soup = linked("<p>A duty and a duty.</p>")
    once = str(soup)
    link_terms(soup, TERMS, "../glossary.html")
    assert str(soup) == once


@pytest.mark.parametrize(
    ("name", "links"),
    [("chapters/cars.html", "../glossary.html"), ("methods.html", "glossary.html"), ("index.html", None)],
)
def test_chapters_and_methods_are_explained(name: str, links: str | None, tmp_path: Path) -> None:
    for each, text in (("glossary.html", GLOSSARY), (name, "<article><p>A duty.</p></article>")):
        (tmp_path / each).parent.mkdir(exist_ok=True)
        (tmp_path / each).write_text(text)
    pages = [Page.read(tmp_path / each, tmp_path) for each in ("glossary.html", name)]
    explain_terms(pages)(pages[1])
    link = pages[1].soup.select_one("a.ev-term")
    assert (link and link["href"]) == (links and f"{links}#term-Duty")


def test_a_book_without_a_glossary_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "methods.html").write_text("<article><p>A duty.</p></article>")
    page = Page.read(tmp_path / "methods.html", tmp_path)
    explain_terms([page])(page)
    assert page.soup.select("a.ev-term") == []


def test_the_built_book_links_its_terms(handmade_site: Path) -> None:
    page = BeautifulSoup((handmade_site / "chapters" / "sample_chapter.html").read_text(), "html.parser")
    assert [(link.get_text(), link["href"]) for link in page.select("a.ev-term")] == [
        ("readers", "../glossary.html#term-Reader")
    ]
    assert page.select_one(".ev-terms").get_text(strip=True) == "Somebody who reads."
