"""An ordinary page printed from the browser: text and figures, light, without what only a screen needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from handmade import CHAPTER
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def paper(browser: Browser, handmade_site: Path) -> Iterator[Page]:
    """The chapter in the dark scheme, shown as it would be printed."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((handmade_site / "chapters" / f"{CHAPTER}.html").as_uri())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    yield page
    context.close()


@pytest.mark.parametrize(
    "what", ["article h1", "article h2", ".ev-title", ".ev-chart svg", ".ev-caption", ".ev-source", ".ev-number-of"]
)
def test_what_is_read_is_printed(paper: Page, what: str) -> None:
    assert paper.locator(f"{what}:visible").count() > 0


@pytest.mark.parametrize(
    "what", [".bd-sidebar-primary", ".bd-header-article", ".prev-next-footer", ".ev-controls", ".ev-files", ".ev-data",
             ".ev-receipt", "details.hide", ".headerlink"],
)  # fmt: skip
def test_what_only_a_screen_needs_is_not(paper: Page, what: str) -> None:
    found = paper.locator(what)
    assert found.count() > 0
    assert not any(found.nth(place).is_visible() for place in range(found.count()))


def test_it_is_printed_light_and_dark_again_afterwards(paper: Page) -> None:
    assert paper.evaluate("document.documentElement.dataset.theme") == "light"
    paper.evaluate("dispatchEvent(new Event('afterprint'))")
    assert paper.evaluate("document.documentElement.dataset.theme") == "dark"
