"""Sites and a browser for the tests of the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from evbook import paths

# Pytest's importlib mode puts no folder of tests on the path; the helpers beside this file are imported by name.
sys.path.insert(0, str(Path(__file__).parent))

import browsing
import handmade
from sharing import made_once


@pytest.fixture(scope="session")
def handmade_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the hand-made book, once for all processes of a test run."""
    config = (paths.root() / "_config.yml").read_text()
    return made_once(tmp_path_factory, "handmade", lambda folder: handmade.build(folder, config))


@pytest.fixture(scope="session", params=["handmade", "book"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each site the browser looks at: the hand-made one and the book itself."""
    if request.param == "handmade":
        return request.getfixturevalue("handmade_site")
    try:
        return request.getfixturevalue("built_site")
    except pytest.FixtureLookupError:
        pytest.skip("no fixture built_site: only the hand-made book is looked at")


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Address of `site` on this machine."""
    with browsing.served(site) as address:
        yield address


@pytest.fixture(scope="session")
def handmade_base(handmade_site: Path) -> Iterator[str]:
    """Address of the hand-made site, for what is tried on it alone."""
    with browsing.served(handmade_site) as address:
        yield address
