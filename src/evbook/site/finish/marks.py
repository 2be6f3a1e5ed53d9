"""Marks beside the text that discusses a claim: each leads to its row in the ledger, and the ledger leads back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from evbook.site.builtsite import Site
from evbook.site.content.scenarios import SCENARIO_META
from evbook.site.page import Page

LEDGER = "claims_ledger"
PAGE = f"chapters/{LEDGER}.html"
_CLAIM = re.compile(r"[A-Z]\d{1,3}")
_APART = re.compile(rf"\b({_CLAIM.pattern})\b")
_TO_LEDGER = re.compile(rf"^(?:.*/)?{LEDGER}\.html(?:#.*)?$")


@dataclass(frozen=True)
class Mark:
    """Where a claim is discussed: page without ending, and the mark's place on it."""

    claim: str
    page: str
    anchor: str


def mark_claims(pages: Sequence[Page]) -> None:
    """Make every link whose text is a claim a mark, and list the marks of each claim in its row of the ledger.

    A link to a claim that the ledger does not hold stays as it is, for the gate to find.
    """
    ledger = next((page for page in pages if page.name == PAGE), None)
    if ledger is None:
        return
    verdicts = verdicts_on(ledger.soup)
    others = [page for page in pages if page is not ledger]
    found = {page.path: _mark_page(page, verdicts) for page in others}
    of_chapters = [mark for path, marks in found.items() if path.parent == ledger.path.parent for mark in marks]
    _lead_back(ledger.soup, of_chapters)
    for page in pages:
        if page.path.parent == ledger.path.parent and page.path.name.startswith(LEDGER):
            _link_named_claims(page.soup)


def verdicts_on(ledger: BeautifulSoup) -> dict[str, str]:
    """The verdict of each claim in the table of the ledger's page."""
    return {str(row["data-claim"]): str(row["data-verdict"]) for row in ledger.select(".ev-ledger tr[data-claim]")}


def faults_of_marks(site: Site) -> Iterator[str]:
    """Marks of unknown claims, claims without a verdict, and claims that no chapter has a mark for."""
    ledger = site.folder / PAGE
    if not ledger.is_file():
        return
    verdicts = verdicts_on(site.soup(ledger))
    marked = set()
    for page in site.pages:
        for link in _claim_links(site.soup(page)):
            marked.update([link.get_text(strip=True)] if page.parent == ledger.parent else [])
            if link.get_text(strip=True) not in verdicts:
                yield f"{site.name(page)}: mark of claim {link.get_text(strip=True)!r}, which the ledger does not hold"
    for claim, verdict in verdicts.items():
        if not verdict:
            yield f"{PAGE}: claim {claim} has no verdict; see `evbook claims`"
        if claim not in marked:
            yield f"{PAGE}: no chapter discusses claim {claim}; add [{claim}]({LEDGER}.ipynb) where the text does"


def _mark_page(page: Page, verdicts: Mapping[str, str]) -> list[Mark]:
    soup = page.soup
    links = [link for link in _claim_links(soup) if link.get_text(strip=True) in verdicts]
    seen: dict[str, int] = {}
    made = []
    for link in links:
        claim = link.get_text(strip=True)
        seen[claim] = seen.get(claim, 0) + 1
        anchor = f"claim-{claim.lower()}" + (f"-{seen[claim]}" if seen[claim] > 1 else "")
        _make_mark(link, claim, verdicts[claim], anchor)
        made.append(Mark(claim, page.path.stem, anchor))
    return [] if soup.select_one(f"meta[name={SCENARIO_META}]") else made


def _make_mark(link: Tag, claim: str, verdict: str, anchor: str) -> None:
    link["href"] = f"{str(link['href']).partition('#')[0]}#{claim.lower()}"
    link["class"], link["id"] = "ev-mark", anchor
    link["data-verdict"] = verdict
    link["title"] = link["aria-label"] = f"claim {claim}: {verdict}"
    link.string = claim


def _lead_back(ledger: BeautifulSoup, marks: list[Mark]) -> None:
    """In place of the link to the claim's chapter: links to the very places, named by their chapters."""
    for row in ledger.select(".ev-ledger tr[data-claim]"):
        place = row.select_one(".ev-marks")
        own = [mark for mark in marks if mark.claim == row["data-claim"]]
        if place is None or not own:
            continue
        titles = _titles(ledger)
        place.clear()
        for number, mark in enumerate(own):
            link = ledger.new_tag("a", attrs={"href": f"{mark.page}.html#{mark.anchor}"})
            before = sum(other.page == mark.page for other in own[:number])
            link.string = titles.get(mark.page, mark.page) + (f" ({before + 1})" if before else "")
            place.extend([", ", link] if number else [link])


def _link_named_claims(soup: BeautifulSoup) -> None:
    """In the sentences of a page with a ledger, each id of a claim leads to its row."""
    known = verdicts_on(soup)
    for text in [text for place in soup.select(".pasted-text") for text in place.find_all(string=_CLAIM)]:
        if text.find_parent("a") is None:
            text.replace_with(*(_linked(soup, part, known) for part in _APART.split(text)))


def _linked(soup: BeautifulSoup, part: str, known: Mapping[str, str]) -> Tag | str:
    if part not in known:
        return part
    link = soup.new_tag("a", attrs={"href": f"#{part.lower()}", "title": f"claim {part}: {known[part]}"})
    link.string = part
    return link


def _titles(ledger: BeautifulSoup) -> dict[str, str]:
    """Title of each chapter, as the filter of the ledger names it."""
    return {str(choice["value"]): choice.get_text() for choice in ledger.select("#ev-filter-chapter option[value]")}


def _claim_links(soup: BeautifulSoup) -> Iterator[Tag]:
    links = soup.find_all("a", href=_TO_LEDGER)
    return (link for link in links if _CLAIM.fullmatch(link.get_text(strip=True)))
