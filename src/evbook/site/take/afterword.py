"""What stands at the end of a page's article: how to take the chapter away, and the page's receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import PageElement

from evbook.site.figure.passport import read_json
from evbook.site.page import Page
from evbook.site.take.bundle import FACTS as BUNDLES
from evbook.site.take.receipt import Receipt, address_of, staged_receipts
from evbook.site.templating import template

# Staged beside the pages where the build prints them: address of the PDF of each page, and of the whole book's.
PAPER = "paper.json"
SHOWN_OF_HASH = 12
_MENU = ".dropdown-download-buttons .dropdown-menu"
_ARTICLE = "article.bd-article, article"


def afterwords(staged: Path) -> tuple[Callable[[Page], None], ...]:
    """The passes for the book staged in `staged`; on a checkout, which has none of the facts, they change nothing."""
    receipts = staged_receipts(staged)
    bundles, paper = (read_json(staged / name) if (staged / name).is_file() else {} for name in (BUNDLES, PAPER))
    return (lambda page: add_offers(page, bundles, paper), lambda page: add_receipt(page, receipts))


def add_offers(page: Page, bundles: Mapping[str, Any], paper: Mapping[str, str]) -> None:
    """Link the zip of a chapter and the PDF of a page: in the menu of downloads, and after the text."""
    article = page.soup.select_one(_ARTICLE)
    offers = list(_offers(page.name, bundles, paper))
    if not offers or article is None or page.soup.select_one(".ev-take"):
        return
    article.extend(_made(template("take.html.jinja").render(offers=offers, to_root=page.to_root, size=_size)))
    menu = page.soup.select_one(_MENU)
    if menu is not None:
        menu.extend(_made(template("take_menu.html.jinja").render(offers=offers, to_root=page.to_root)))


def add_receipt(page: Page, receipts: Mapping[str, Receipt]) -> None:
    """Add the folded receipt at the end of the page's article; a page without one stays as it is."""
    receipt, article = receipts.get(page.name), page.soup.select_one(_ARTICLE)
    if receipt is None or article is None or page.soup.select_one(".ev-receipt"):
        return
    article.extend(_made(receipt_markup(receipt, page.to_root)))


def receipt_markup(receipt: Receipt, to_root: str) -> str:
    """HTML of the receipt as a fold."""
    shown = {name: receipt.get(name) for name in ("run", "tables", "data_package", "quoted_runs", "packages")}
    return str(
        template("receipt.html.jinja").render(
            **shown,
            made_from=receipt["made_from"],
            address=f"{to_root}{address_of(receipt['page'])}",
            to_root=to_root,
            short=lambda digest: digest[:SHOWN_OF_HASH],
        )
    )


def _offers(name: str, bundles: Mapping[str, Any], paper: Mapping[str, str]) -> Any:
    bundle = bundles.get(name.removeprefix("chapters/").removesuffix(".html")) if "/" in name else None
    if bundle is not None:
        yield {"kind": "zip", "address": bundle["address"], "bytes": bundle["bytes"]}
    if name in paper:
        yield {"kind": "pdf", "address": paper[name], "bytes": None}


def _size(number_of_bytes: int) -> str:
    """A size as a reader takes it in: megabytes to one decimal, from a thousand kilobytes on."""
    kilobytes = number_of_bytes / 1000
    return f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes:.0f} KB"


def _made(markup: str) -> list[PageElement]:
    return list(BeautifulSoup(markup, "html.parser").contents)
