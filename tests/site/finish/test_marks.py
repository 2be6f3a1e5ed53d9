"""Marks lead to the ledger and it leads back; what leads nowhere, or is not led to, is a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from evbook.contracts.ledger import Entry, JudgedOn, Ledger
from evbook.site.builtsite import Site
from evbook.site.checks.links import dead_links
from evbook.site.content.ledger import ledger_markup
from evbook.site.content.scenarios import SCENARIO_META
from evbook.site.finish.marks import PAGE, faults_of_marks, mark_claims
from evbook.site.page import pages_of_site

LINK = '<a class="reference internal" href="{to}"><span class="doc">{claim}</span></a>'
VERDICTS = {"M21": "differs", "M22": "confirmed"}


def _entry(claim: str, verdict: str) -> Entry:
    said = {"id": claim, "document": "ifri-memo", "chapter": "eu_implications", "claim": "A share", "measured": 1.0}
    given = {"verdict": verdict, "reason": "Because.", "tables": {"claims": "0"}}
    return Entry.model_validate({**said, **given, "judged_on": JudgedOn(about_pct=5, same_size_pct=10)})


def link(claim: str, to: str = "claims_ledger.html") -> str:
    return LINK.format(to=to, claim=claim)


def page(folder: Path, name: str, body: str, head: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html><head>{head}</head><body>{body}</body></html>")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with a ledger of two claims, a chapter that discusses both, and other pages that name them."""
    markup = ledger_markup(Ledger(entries=tuple(_entry(*each) for each in VERDICTS.items())))
    told = '<p><span class="pasted-text">It fell (M21 and M99).</span></p>'
    page(tmp_path, PAGE, told + markup)
    page(tmp_path, "chapters/eu_implications.html", f"<p>{link('M21')}, {link('M22')} and {link('M21')}</p>")
    page(tmp_path, "chapters/upstream_minerals.html", f"<p>{link('M21')} in {link('the ledger')}</p>")
    scenario = f'<meta name="{SCENARIO_META}" content="s">'
    page(tmp_path, "chapters/eu_implications-s.html", f"<p>{link('M22')}</p>", scenario)
    page(tmp_path, "index.html", f"<p>{link('M21', 'chapters/claims_ledger.html')}</p>")
    return tmp_path


def marked(folder: Path) -> None:
    """Mark the claims on the pages of `folder` and write these."""
    pages = list(pages_of_site(folder))
    mark_claims(pages)
    for each in pages:
        each.write()


def soup(folder: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((folder / name).read_text(), "html.parser")


def test_a_mark_says_its_claim_and_verdict_and_has_a_place_of_its_own(folder: Path) -> None:
    marked(folder)
    marks = soup(folder, "chapters/eu_implications.html").select("a.ev-mark")
    assert [mark["id"] for mark in marks] == ["claim-m21", "claim-m22", "claim-m21-2"]
    assert [mark["aria-label"] for mark in marks][:2] == ["claim M21: differs", "claim M22: confirmed"]
    assert {str(mark["href"]) for mark in marks} == {"claims_ledger.html#m21", "claims_ledger.html#m22"}
    (on_index,) = soup(folder, "index.html").select("a.ev-mark")
    assert on_index["href"] == "chapters/claims_ledger.html#m21"
    assert soup(folder, "chapters/upstream_minerals.html").select_one("a:not(.ev-mark)").get_text() == "the ledger"


def test_the_ledger_leads_back_to_each_place_but_to_no_scenario(folder: Path) -> None:
    marked(folder)
    ledger = soup(folder, PAGE)
    back = {row["id"]: [a["href"] for a in row.select(".ev-marks a")] for row in ledger.select("tr[data-claim]")}
    assert back["m21"] == [
        "eu_implications.html#claim-m21",
        "eu_implications.html#claim-m21-2",
        "upstream_minerals.html#claim-m21",
    ]
    assert back["m22"] == ["eu_implications.html#claim-m22"]
    names = [a.get_text() for a in ledger.select("#m21 .ev-marks a")]
    assert len(set(names)) == len(names)


def test_a_claim_named_in_the_ledger_s_own_sentences_leads_to_its_row(folder: Path) -> None:
    marked(folder)
    told = soup(folder, PAGE).select_one(".pasted-text")
    assert told.get_text() == "It fell (M21 and M99)."
    assert [a["href"] for a in told.select("a")] == ["#m21"]


def test_marking_twice_changes_nothing(folder: Path) -> None:
    marked(folder)
    once = {path: path.read_text() for path in folder.rglob("*.html")}
    marked(folder)
    assert {path: path.read_text() for path in folder.rglob("*.html")} == once


def test_a_sound_site_has_no_fault_and_every_mark_leads_somewhere(folder: Path) -> None:
    marked(folder)
    assert list(faults_of_marks(Site(folder))) == []
    assert [fault for fault in dead_links(Site(folder)) if "m2" in fault] == []


def test_a_mark_of_an_unknown_claim_is_a_fault(folder: Path) -> None:
    page(folder, "chapters/upstream_minerals.html", link("M77"))
    marked(folder)
    assert list(faults_of_marks(Site(folder))) == [
        "chapters/upstream_minerals.html: mark of claim 'M77', which the ledger does not hold"
    ]


def test_a_claim_that_no_chapter_discusses_is_a_fault(folder: Path) -> None:
    page(folder, "chapters/eu_implications.html", link("M21"))
    page(folder, "chapters/eu_implications-s.html", "")
    marked(folder)
    (fault,) = faults_of_marks(Site(folder))
    assert "no chapter discusses claim M22; add [M22](claims_ledger.ipynb)" in fault


def test_a_claim_without_a_verdict_is_a_fault(folder: Path) -> None:
    marked(folder)
    path = folder / PAGE
    path.write_text(path.read_text().replace('data-verdict="confirmed" id="m22"', 'data-verdict="" id="m22"'))
    path.write_text(
        path.read_text().replace('data-claim="M22" data-verdict="confirmed"', 'data-claim="M22" data-verdict=""')
    )
    assert [fault for fault in faults_of_marks(Site(folder)) if "M22 has no verdict" in fault]


def test_a_site_without_a_ledger_is_left_as_it_is(tmp_path: Path) -> None:
    path = page(tmp_path, "chapters/eu_implications.html", link("M21"))
    before = path.read_text()
    marked(tmp_path)
    assert path.read_text() == before
    assert list(faults_of_marks(Site(tmp_path))) == []
