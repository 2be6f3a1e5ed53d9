"""A browser for the tests: where it is found, how a page is opened, what it complains about."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from evbook.site.content.scenarios import SCENARIO_META

# Folders of pages outside the book.
ALONE = ("figures/", "code/")
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCREENS = {"phone": (360, 800), "desktop": (1280, 900)}
SCHEMES = ("light", "dark")
# What a wait may take on a busy machine; a page that works needs a tenth of a second.
PATIENCE_MS = 60_000
# The browser's own message says no more than this, and not in every case.
TELL_VIOLATIONS = """document.addEventListener('securitypolicyviolation', event =>
  console.error('against the policy: ' + event.violatedDirective + ' ' + event.blockedURI))"""
ABSENT = "no Chromium here (CHROME, chromium, google-chrome, Playwright's own): the browser tests are not run"


def find_chromium(environment: dict[str, str], playwrights_own: Path | None) -> str | None:
    """Path of a Chromium: the one CHROME names, one on PATH, else Playwright's own if it is installed."""
    named = environment.get("CHROME")
    found = [named] if named else [shutil.which(name, path=environment.get("PATH")) for name in NAMES]
    own = str(playwrights_own) if playwrights_own and playwrights_own.is_file() else None
    return next((path for path in [*found, own] if path), None)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of `folder` on this machine while it is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def pages_of(site: Path) -> list[str]:
    """Every page of the site, in order, but what the theme keeps under _static."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [page for page in found if not page.startswith("_static/")]


def is_scenario(site: Path, page: str) -> bool:
    """Whether the page is a scenario's."""
    return f'name="{SCENARIO_META}"' in (site / page).read_text()


def is_alone(page: str) -> bool:
    """Whether the page stands outside the book: a figure to embed, a module's code."""
    return page.startswith(ALONE)


def chapters_of(site: Path) -> list[str]:
    """Pages of the book with figures, but those of scenarios, which work as their chapters do."""
    pages = [page for page in pages_of(site) if not is_alone(page) and not is_scenario(site, page)]
    return [page for page in pages if "<figure" in (site / page).read_text()]


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """A running Chromium, or None where there is none."""
    with sync_playwright() as playwright:
        path = find_chromium(dict(os.environ), Path(playwright.chromium.executable_path))
        if path is None:
            yield None
            return
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """An open page and what went wrong while it was open."""

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)

    def bring_to_life(self) -> None:
        """Scroll to each figure and wait until its chart is live or has failed."""
        for figure in self.page.query_selector_all("figure.ev-figure"):
            figure.scroll_into_view_if_needed()
            self.page.wait_for_function("f => ['yes', 'failed'].includes(f.dataset.live)", arg=figure)


def axe_faults(page: Page, within: str | None = None) -> list[str]:
    """What axe finds on the page as it stands, or in the part of it that the selector `within` names."""
    options = {"resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [f"axe {each['id']}: {node['html'][:160]} at {node['target']}" for each in found for node in each["nodes"]]


@contextmanager
def visit(browser: Browser, base: str, path: str, screen: str, scheme: str, **options: Any) -> Iterator[Visit]:
    """Open `path` of the site served at `base`; complaints of the browser are gathered in `faults`."""
    width, height = SCREENS[screen]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **options)
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(TELL_VIOLATIONS)
    page = context.new_page()
    here = Visit(page, base)
    page.on("request", lambda request: _note_foreign(here, request.url))
    page.on("response", lambda response: _note_missing(here, response.status, response.url))
    page.on("console", lambda message: _note_console(here, message.type, message.text))
    page.on("pageerror", lambda error: here.faults.append(f"script error: {error}"))
    page.goto(base + path)
    yield here
    context.close()


def _note_foreign(here: Visit, url: str) -> None:
    if not url.startswith((here.base, "data:", "blob:")):
        here.faults.append(f"foreign request: {url}")


def _note_missing(here: Visit, status: int, url: str) -> None:
    if status >= 400:
        here.faults.append(f"status {status}: {url}")


def _note_console(here: Visit, kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        here.faults.append(f"console {kind}: {text}")
