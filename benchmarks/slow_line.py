"""A page as a reader on a slow line gets it: served with gzip on this machine, opened in headless Chromium."""

from __future__ import annotations

import gzip
import mimetypes
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from evbook.site.take.chromium import find_chromium

GZIP_LEVEL = 6
_PACKED = ("text/", "application/json", "application/javascript", "image/svg+xml")
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
CPU_SLOWDOWN = 4
VIEWPORT: ViewportSize = {"width": 1280, "height": 900}
PATIENCE_MS = 120_000
# What is still on its way when the chart stands: late paints and the last bytes of a request.
SETTLE_MS = 1_000

OBSERVE = """(live) => {
  const seen = window.__seen = {lcp: 0, cls: 0, live: null};
  const watch = (type, take) =>
    new PerformanceObserver(list => list.getEntries().forEach(take)).observe({type, buffered: true});
  watch('largest-contentful-paint', entry => { seen.lcp = entry.startTime; });
  watch('layout-shift', entry => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  const look = setInterval(() => {
    if (document.querySelector(live)) { seen.live = performance.now(); clearInterval(look); }
  }, 20);
}"""
PAINTS = """() => ({...window.__seen, origin: performance.timeOrigin,
  fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  load: performance.getEntriesByType('navigation')[0].loadEventEnd})"""

# A name that is not on this machine is not looked up: nothing is measured that came from elsewhere.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip

Answer = Callable[[str], tuple[bytes, str] | None]


@dataclass(frozen=True)
class Load:
    """One visit: bytes as they came over the line with their headers, times in milliseconds from its start."""

    bytes_standing: int
    requests_standing: int
    bytes_live: int
    requests_live: int
    first_paint_ms: float
    largest_paint_ms: float
    layout_shift: float
    live_ms: float
    foreign: tuple[str, ...]


def folder_answers(folder: Path, change: Callable[[bytes], bytes] = lambda content: content) -> Answer:
    """Answers out of `folder`; `change` is applied to its pages and scripts."""

    @cache
    def answer(path: str) -> tuple[bytes, str] | None:
        file = (folder / unquote(path).lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or not file.is_relative_to(folder.resolve()):
            return None
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        content = file.read_bytes()
        return (change(content) if file.suffix in (".html", ".js") else content), kind

    return answer


@contextmanager
def served(answer: Answer) -> Iterator[str]:
    """Address of a server on this machine that gives what `answer` has for a path, text packed with gzip."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = answer(urlsplit(self.path).path)
            content, kind = found or (b"not found", "text/plain")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Access-Control-Allow-Origin", "*")
            if kind.startswith(_PACKED) or kind.endswith("javascript"):
                content = packed(content)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@cache
def packed(content: bytes) -> bytes:
    """`content` as gzip sends it."""
    return gzip.compress(content, GZIP_LEVEL, mtime=0)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, found as for the PDF files. Raises BuildError where there is none."""
    path = find_chromium(os.environ)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def load(browser: Browser, address: str, own: tuple[str, ...], chart: str, live: str) -> Load:
    """Visit `address` with an empty cache on the slow line, then go to the first element `chart` and wait for `live`.

    Requests that failed and do not begin with one of `own` are named in `foreign`.
    """
    context = browser.new_context(viewport=VIEWPORT)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    foreign: list[str] = []
    page.on("requestfailed", lambda request: foreign.append(request.url) if not request.url.startswith(own) else None)
    traffic = _Traffic(context.new_cdp_session(page))
    page.add_init_script(f"({OBSERVE})({live!r})")
    try:
        page.goto(address, wait_until="load")
        standing = traffic.so_far()
        # A light page is there before it has been painted; what comes into view by scrolling is no first view.
        page.wait_for_function("() => window.__seen.lcp > 0")
        paints_standing = page.evaluate(PAINTS)
        if page.locator(chart).count():
            page.locator(chart).first.scroll_into_view_if_needed()
            page.wait_for_function("() => window.__seen.live !== null")
        page.wait_for_timeout(SETTLE_MS)
        return _measured(page, standing, traffic.so_far(), paints_standing, foreign)
    finally:
        context.close()


class _Traffic:
    """Bytes and requests of a page on the emulated slow line."""

    def __init__(self, session: CDPSession) -> None:
        self._sizes: dict[str, int] = {}
        self._local: set[str] = set()
        session.on("Network.requestWillBeSent", self._note_local)
        session.on("Network.loadingFinished", self._note_size)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})

    def _note_local(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith(("data:", "blob:")):
            self._local.add(event["requestId"])

    def _note_size(self, event: dict[str, Any]) -> None:
        self._sizes[event["requestId"]] = int(event["encodedDataLength"])

    def so_far(self) -> tuple[int, int]:
        """Bytes and number of the requests answered until now."""
        sizes = [size for name, size in self._sizes.items() if name not in self._local]
        return sum(sizes), len(sizes)


def _measured(
    page: Page, standing: tuple[int, int], whole: tuple[int, int], before: dict[str, float], foreign: list[str]
) -> Load:
    after = page.evaluate(PAINTS)
    return Load(
        bytes_standing=standing[0],
        requests_standing=standing[1],
        bytes_live=whole[0],
        requests_live=whole[1],
        first_paint_ms=before["fcp"],
        largest_paint_ms=before["lcp"],
        layout_shift=after["cls"],
        live_ms=after["live"] or 0.0,
        foreign=tuple(dict.fromkeys(foreign)),
    )
