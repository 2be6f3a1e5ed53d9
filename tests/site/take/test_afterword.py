"""The end of a page: what can be taken away, and the receipt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import handmade
from bs4 import BeautifulSoup
from handmade import CHAPTER

from evbook.site.page import Page
from evbook.site.take.afterword import add_offers, add_receipt, afterwords
from evbook.site.take.receipt import address_of

NAME = f"chapters/{CHAPTER}.html"
HOSTILE = "<script>alert('x')</script> & \"quotes\" \u202eright to left"
BUNDLES = {CHAPTER: {"address": f"downloads/{CHAPTER}.zip", "bytes": 1_234_567, "sha256": "0" * 64}}
PAPER = {"index.html": "pdf/book.pdf", NAME: f"pdf/{CHAPTER}.pdf"}


def page(name: str = NAME) -> Page:
    html = (
        '<html><body><div class="dropdown-download-buttons"><ul class="dropdown-menu"><li>a</li></ul></div>'
        '<article class="bd-article"><h1>T</h1></article></body></html>'
    )
    return Page(Path("/site"), Path("/site") / name, BeautifulSoup(html, "html.parser"), [])


def receipt(**changed: Any) -> dict[str, Any]:
    run = {
        "chapter": CHAPTER, "scenario": "baseline", "key": "k", "seconds": 1, "manifest": "receipts/x.json",
        "started": "2026-11-20T10:00:00+00:00", "ended": "2026-11-20T10:00:01+00:00", "notebook": "a" * 64,
        "code": "b" * 64, "lock": "c" * 64,
        "parameters": [{"name": "year", "value": HOSTILE, "unit": "year", "baseline": HOSTILE}],
    }  # fmt: skip
    table = {"name": "cars", "title": HOSTILE, "rows": 3, "sha256": "d" * 64, "latest_retrieved": "2026-11-01"}
    made_from = {"file": f"chapters/{CHAPTER}.ipynb", "sha256": "e" * 64, "generated": False}
    return {
        "page": NAME, "made_from": made_from, "run": run, "tables": [table], "packages": {"Python": "3.11.2"},
    } | changed  # fmt: skip


def test_a_chapter_offers_its_zip_and_its_pdf() -> None:
    here = page()
    add_offers(here, BUNDLES, PAPER)
    links = [link["href"] for link in here.soup.select("article .ev-take a")]
    assert links == [f"../downloads/{CHAPTER}.zip", f"../pdf/{CHAPTER}.pdf"]
    assert [link["href"] for link in here.soup.select(".dropdown-menu a")] == links
    assert "(zip, 1.2 MB)" in here.soup.select_one(".ev-take").get_text()


def test_the_first_page_offers_the_whole_book() -> None:
    here = page("index.html")
    add_offers(here, BUNDLES, PAPER)
    assert [(link["href"], link.get_text()) for link in here.soup.select("article .ev-take a")] == [
        ("pdf/book.pdf", "The whole book as a PDF")
    ]


def test_where_nothing_was_made_nothing_is_offered() -> None:
    for name, bundles, paper in (("methods.html", BUNDLES, PAPER), (NAME, {}, {}), (f"{CHAPTER}.html", BUNDLES, {})):
        here = page(name)
        before = str(here.soup)
        add_offers(here, bundles, paper)
        assert str(here.soup) == before


def test_the_receipt_is_folded_and_shows_hashes_short_and_whole() -> None:
    here = page()
    add_receipt(here, {NAME: receipt()})
    fold = here.soup.select_one("article details.ev-receipt")
    assert not fold.has_attr("open")
    assert fold.summary.get_text() == "Receipt"
    assert fold.select_one('code[title="' + "a" * 64 + '"]').get_text() == "a" * 12
    assert [link["href"] for link in fold.select("a")] == ["../" + address_of(NAME), "../receipts/x.json"]
    assert "2026-11-20, 10:00:00 UTC, for 1 second" in " ".join(fold.get_text().split())


def test_hostile_text_shows_as_text() -> None:
    here = page()
    add_receipt(here, {NAME: receipt()})
    assert here.soup.select("script") == []
    assert HOSTILE in here.soup.get_text()


def test_a_page_that_runs_nothing_tells_of_its_file() -> None:
    facts = receipt(quoted_runs={CHAPTER: "k"})
    del facts["run"], facts["tables"]
    here = page()
    add_receipt(here, {NAME: facts})
    text = " ".join(here.soup.select_one(".ev-receipt").get_text(" ").split())
    assert f"Made from chapters/{CHAPTER}.ipynb , eeeeeeeeeeee (SHA-256)" in text
    assert f"{CHAPTER}, run k" in text


def test_passes_done_twice_are_done_once(tmp_path: Path) -> None:
    (tmp_path / "bundles.json").write_text(json.dumps(BUNDLES))
    (tmp_path / "paper.json").write_text(json.dumps(PAPER))
    (tmp_path / "receipts.json").write_text(json.dumps({NAME: receipt()}))
    here = page()
    for _ in range(2):
        for apply in afterwords(tmp_path):
            apply(here)
    assert [len(here.soup.select(f"article > {part}")) for part in (".ev-take", ".ev-receipt")] == [1, 1]


def test_a_checkout_changes_nothing(tmp_path: Path) -> None:
    here = page()
    before = str(here.soup)
    for apply in afterwords(tmp_path):
        apply(here)
    assert str(here.soup) == before


def test_every_page_of_a_site_has_a_receipt_that_leads_to_its_files(handmade_site: Path) -> None:
    for file in (handmade_site / "index.html", handmade_site / "chapters" / f"{handmade.CHAPTER}.html"):
        fold = BeautifulSoup(file.read_text(), "html.parser").select_one("article details.ev-receipt")
        for link in fold.select("a[href]"):
            assert (file.parent / link["href"]).is_file()
