"""Sites and a browser for the tests of the site."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from evbook import paths

# Pytest's importlib mode puts no folder of tests on the path; the helpers beside this file are imported by name.
sys.path.insert(0, str(Path(__file__).parent))

import handmade


@pytest.fixture(scope="session")
def handmade_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the hand-made book."""
    return handmade.build(tmp_path_factory.mktemp("handmade"), (paths.root() / "_config.yml").read_text())


@pytest.fixture(scope="session", params=["handmade", "book"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each site the browser looks at: the hand-made one and the book itself."""
    if request.param == "handmade":
        return request.getfixturevalue("handmade_site")
    try:
        return request.getfixturevalue("built_site")
    except pytest.FixtureLookupError:
        pytest.skip("no fixture built_site: only the hand-made book is looked at")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _serve(folder: Path) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Address of `site` on this machine."""
    server = _serve(site)
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
