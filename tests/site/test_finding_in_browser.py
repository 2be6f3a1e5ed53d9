"""Terms, the index of figures and the missing page, as a reader meets them."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import SCHEMES, SCREENS, Visit, visit
from playwright.sync_api import Browser, Locator

from evbook.site.content.missing_page import FILE, settle_missing_page

FOLDER = "/book/"
CHAPTER = "chapters/sample_chapter.html"


class _Host(SimpleHTTPRequestHandler):
    """A host that has the site in a folder, and shows 404.html where there is nothing."""

    def translate_path(self, path: str) -> str:
        inside = path.partition("?")[0].removeprefix(FOLDER)
        return super().translate_path("/" + inside) if path.startswith(FOLDER) else ""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / FILE).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def base(handmade_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The hand-made book in a folder of a host, as if it had been built for that address."""
    site = tmp_path_factory.mktemp("host") / "site"
    shutil.copytree(handmade_site, site)
    settle_missing_page(site, f"https://example.org{FOLDER}")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{FOLDER}"
    server.shutdown()
    server.server_close()


@contextmanager
def term_on(
    browser: Browser, base: str, screen: str = "desktop", **options: bool
) -> Iterator[tuple[Visit, Locator, Locator]]:
    """The chapter, its first term, and the box with the definition."""
    with visit(browser, base, CHAPTER, screen, "light", **options) as here:
        term = here.page.locator("a.ev-term").first
        term.scroll_into_view_if_needed()
        yield here, term, here.page.locator(".ev-definition")
        assert here.faults == []


def test_pointing_shows_the_definition_until_it_is_left(browser: Browser, base: str) -> None:
    with term_on(browser, base) as (here, term, box):
        assert not box.is_visible()
        term.hover()
        box.wait_for(state="visible")
        assert box.locator("p").inner_text() == "Somebody who reads."
        box.hover()
        here.page.wait_for_timeout(400)
        assert box.is_visible()
        here.page.mouse.move(2, 2)
        box.wait_for(state="hidden")


def test_escape_dismisses_it_without_moving_pointer_or_focus(browser: Browser, base: str) -> None:
    with term_on(browser, base) as (here, term, box):
        term.hover()
        box.wait_for(state="visible")
        here.page.keyboard.press("Escape")
        box.wait_for(state="hidden")


def test_the_keyboard_shows_it_and_follows_the_link(browser: Browser, base: str) -> None:
    with term_on(browser, base) as (here, term, box):
        here.page.keyboard.press("Tab")  # from here on the browser takes focus for the keyboard's
        term.focus()
        box.wait_for(state="visible")
        term.evaluate("link => link.blur()")
        box.wait_for(state="hidden")
        term.focus()
        here.page.keyboard.press("Enter")
        here.page.wait_for_url("**/glossary.html#term-Reader")


def test_the_first_tap_shows_it_with_the_way_to_the_glossary(browser: Browser, base: str) -> None:
    with term_on(browser, base, "phone", has_touch=True) as (here, term, box):
        term.tap()
        box.wait_for(state="visible")
        assert CHAPTER in here.page.url
        place = box.bounding_box()
        assert place is not None
        assert 0 <= place["x"] <= place["x"] + place["width"] <= SCREENS["phone"][0]
        box.get_by_text("Glossary").tap()
        here.page.wait_for_url("**/glossary.html#term-Reader")


def test_the_definition_is_said_with_the_term(browser: Browser, base: str) -> None:
    with term_on(browser, base) as (here, term, _):
        session = here.page.context.new_cdp_session(here.page)
        tree = session.send("Accessibility.getFullAXTree")["nodes"]
        (node,) = (
            each for each in tree if each.get("name", {}).get("value") == "readers" and each["role"]["value"] == "link"
        )
        assert node["description"]["value"] == "Somebody who reads."
        assert term.get_attribute("href") == "../glossary.html#term-Reader"


def test_without_scripts_a_term_is_a_plain_link(browser: Browser, base: str) -> None:
    with visit(browser, base, CHAPTER, "desktop", "light", java_script_enabled=False) as here:
        here.page.locator("a.ev-term").first.click()
        assert here.page.url.endswith("glossary.html#term-Reader")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_open_definition_has_no_accessibility_fault(browser: Browser, base: str, scheme: str) -> None:
    with visit(browser, base, CHAPTER, "phone", scheme) as here:
        here.page.keyboard.press("Tab")
        here.page.locator("a.ev-term").first.focus()
        here.page.locator(".ev-definition").wait_for(state="visible")
        assert Axe().run(here.page).response["violations"] == []


@pytest.mark.parametrize("depth", ["missing.html", "chapters/missing.html", "a/b/c/", "a/b/c.html?q=1"])
def test_the_missing_page_has_its_style_and_its_links_at_any_depth(browser: Browser, base: str, depth: str) -> None:
    with visit(browser, base, depth, "desktop", "light") as here:
        assert [fault for fault in here.faults if "404" not in fault] == []
        assert len([fault for fault in here.faults if fault.startswith("status")]) == 1
        assert here.page.locator("h1").inner_text().startswith("Page not found")
        assert here.page.evaluate("document.styleSheets.length") > 0
        here.page.get_by_label("Search this book").last.fill("readers")
        here.page.locator(".ev-find button").click()
        here.page.wait_for_url(f"{base}search.html?q=readers")
        here.page.locator("#search-results a").first.wait_for()
        here.page.go_back()
        here.page.get_by_role("link", name="Start of the book").click()
        here.page.wait_for_url(f"{base}index.html")


def test_a_thumbnail_leads_to_its_figure(browser: Browser, base: str) -> None:
    with visit(browser, base, "figures.html", "phone", "light") as here:
        first = here.page.locator(".ev-index-place").first
        assert first.locator("img").evaluate("image => image.complete && image.naturalWidth") == 320
        first.click()
        here.page.wait_for_url(f"**/{CHAPTER}#*")
        assert here.faults == []
