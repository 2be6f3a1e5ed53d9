"""The policy of every page is strict and holds; a page works under any path, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import browsing
import handmade
import pytest
from browsing import SCREENS, served, visit
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

CHAPTER = f"chapters/{handmade.CHAPTER}.html"
ALLOWED = {"'self'", "'none'", "data:"}
# None of these does anything without a script.
DEAD = (
    ":is(button, .pst-js-only, .ev-controls, .dropdown-download-buttons, .sidebar-toggle, .theme-switch-button):visible"
)
# What a text that got into the page as markup would try: each must be refused.
ATTACKS = {
    "inline script": "s => { const e = document.createElement('script'); e.textContent = s; document.body.append(e); }",
    "event handler": "s => { const e = document.createElement('img'); e.setAttribute('onerror', s); e.src = 'data:,';"
    " document.body.append(e); }",
    "evaluated text": "s => { setTimeout(() => { try { (0, eval)(s); } catch (error) { /* refused */ } }); }",
    "inline style": "() => { const e = document.createElement('style'); e.textContent = '*{color:red}';"
    " document.head.append(e); }",
    "style attribute": "() => document.body.setAttribute('style', 'color: red')",
    "foreign picture": "() => { new Image().src = 'https://elsewhere.example/'; }",
    "foreign request": "() => fetch('https://elsewhere.example/').catch(() => null)",
    "another base": "() => { const e = document.createElement('base'); e.href = 'https://elsewhere.example/';"
    " document.head.prepend(e); }",
}


def directives(page: Path) -> dict[str, list[str]]:
    """The policy that a page states, by directive; the page must state one, and before anything it governs."""
    soup = BeautifulSoup(page.read_text().partition("</head>")[0], "html.parser")
    assert soup.head is not None
    first = next(tag for tag in soup.head.find_all(True, recursive=False) if not tag.get("charset"))
    assert first.get("http-equiv") == "Content-Security-Policy", page
    parts = [part.split() for part in str(first["content"]).split(";")]
    return {part[0]: part[1:] for part in parts}


def test_every_page_states_a_strict_policy(site: Path) -> None:
    for page in browsing.pages_of(site):
        policy = directives(site / page)
        assert policy["default-src"] == ["'none'"]
        assert policy["style-src"] == ["'self'"]
        assert policy["base-uri"] == ["'none'"] and policy["form-action"] == ["'self'"]
        named = {source for sources in policy.values() for source in sources}
        assert {source for source in named if not source.startswith("'sha256-")} <= ALLOWED, page
        assert len([source for source in policy["script-src"] if source.startswith("'sha256-")]) <= 1, page


def test_the_policy_refuses_what_markup_in_a_text_would_try(browser: Browser, handmade_base: str) -> None:
    with visit(browser, handmade_base, CHAPTER, "desktop", "light") as here:
        for attack, attempt in ATTACKS.items():
            here.faults.clear()
            here.page.evaluate(attempt, "window.attacked = true")
            here.page.wait_for_timeout(100)
            assert here.page.evaluate("window.attacked") is None, attack
            assert [fault for fault in here.faults if "against the policy" in fault], attack


@pytest.fixture(scope="module")
def deep(handmade_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The hand-made site some folders below the top of its host."""
    top = tmp_path_factory.mktemp("host")
    (top / "some where").mkdir()
    (top / "some where" / "book").symlink_to(handmade_site)
    with served(top) as address:
        yield f"{address}some%20where/book/"


@pytest.mark.parametrize("path", ["index.html", CHAPTER, f"figures/{handmade.FIGURE_ID}.html", "404.html"])
def test_the_site_works_below_any_path(browser: Browser, deep: str, path: str) -> None:
    with visit(browser, deep, path, "desktop", "light") as here:
        here.bring_to_life()
        assert here.page.locator("figure.ev-figure:not([data-live=yes])").count() == 0
        assert here.faults == []


def test_links_from_a_page_to_another_work_from_a_folder_on_disk(browser: Browser, handmade_site: Path) -> None:
    with visit(browser, f"{handmade_site.as_uri()}/", "index.html", "desktop", "light") as here:
        here.page.locator(f'article a[href^="{CHAPTER}"]').first.click()
        here.page.wait_for_url(f"**/{CHAPTER}*")
        here.bring_to_life()
        assert here.page.locator("figure.ev-figure:not([data-live=yes])").count() == 0
        assert here.faults == []


def seen_without_script(page: Page) -> dict[str, int]:
    """What stands on the page for a reader whose browser runs no script."""
    return {
        "figures": page.locator("figure.ev-figure").count(),
        "pictures": page.locator(".ev-static svg[role=img][aria-label]:visible").count(),
        "tables": page.locator("figure.ev-figure details.ev-data summary:visible").count(),
        "dead": page.locator(DEAD).count(),
    }


def test_without_javascript_text_figures_and_tables_are_there(browser: Browser, base: str, site: Path) -> None:
    for path, screen in zip(browsing.chapters_of(site), cycle(SCREENS), strict=False):
        with visit(browser, base, path, screen, "light", java_script_enabled=False) as here:
            seen = seen_without_script(here.page)
            assert seen["pictures"] == seen["tables"] == seen["figures"] > 0, path
            assert seen["dead"] == 0, path
            table = here.page.locator("details.ev-data").first
            table.locator("summary").click()
            assert table.locator("td").first.is_visible()
            assert here.page.locator("article p:visible").count() > 3
            assert here.faults == []


def test_without_javascript_a_reader_gets_from_page_to_page(browser: Browser, base: str, site: Path) -> None:
    for screen in SCREENS:
        with visit(browser, base, "index.html", screen, "light", java_script_enabled=False) as here:
            link = here.page.locator('a[href^="chapters/"]:visible').first
            link.click()
            here.page.wait_for_url("**/chapters/*.html*")
            assert here.page.locator("h1:visible").count() == 1
            here.page.locator('a[href$="index.html"]:visible').first.click()
            here.page.wait_for_url("**/index.html*")
