"""What several tests need: a chapter that has begun, what it records, and the book built once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import browsing
import hypothesis
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Browser
from sharing import made_once

from evbook import tables
from evbook.contracts import context, results
from evbook.contracts.claims_ledger import ClaimsLedger
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.contracts.eu_implications import EuImplications
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.contracts.model import ChapterParameters
from evbook.contracts.parameters import cell_source
from evbook.contracts.upstream_minerals import UpstreamMinerals

CHAPTER = "downstream_competition"

# No test is judged by the clock, and the same examples are tried everywhere.
hypothesis.settings.register_profile("book", deadline=None, derandomize=True)
hypothesis.settings.load_profile("book")


def begun(contract: type[ChapterParameters]) -> Any:
    """A fixture for the chapter of `contract`."""

    @pytest.fixture
    def parameters(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChapterParameters]:
        """Parameters of a chapter begun with its baseline; tables are free again afterwards."""
        monkeypatch.setattr(context, "_current", None)
        baseline = contract.of({})
        context.begin(baseline)
        yield baseline
        tables.allow_only(None)

    return parameters


chapter = begun(DownstreamCompetition)
minerals = begun(UpstreamMinerals)
japan = begun(JapanStrategies)
europe = begun(EuImplications)
ledger = begun(ClaimsLedger)


@pytest.fixture
def recorded(chapter: DownstreamCompetition, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Everything recorded in a test: the mime bundles of the results."""
    bundles: list[dict[str, Any]] = []
    monkeypatch.setattr(results, "show", lambda bundle, raw, metadata: bundles.append({**bundle, "meta": metadata}))
    return bundles


@pytest.fixture
def small_notebook(tmp_path: Path) -> Path:
    """A notebook that reads the chapter's parameters, records one result and draws nothing."""
    return write_notebook(
        tmp_path / f"{CHAPTER}.ipynb", 'results.record("year", p.year, unit="year", kind="assumption")'
    )


def write_notebook(path: Path, *cells: str) -> Path:
    """A chapter notebook whose cells after the parameters are `cells`."""
    begin = f'from evbook.contracts import parameters, results\np = parameters.read("{CHAPTER}", globals())'
    tagged = new_code_cell(cell_source(DownstreamCompetition), metadata={"tags": ["parameters"]})
    book = new_notebook(
        cells=[new_markdown_cell("# Small"), tagged, new_code_cell(begin), *map(new_code_cell, cells)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    for number, cell in enumerate(book.cells):
        cell.id = f"cell-{number}"
    nbformat.write(book, path)
    return path


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole book, run and built from nothing in a folder of its own, once for all processes of a test run."""
    from evbook.site.book import build_book

    def build(folder: Path) -> Path:
        return build_book(progress=lambda line: None, build_folder=folder)

    return made_once(tmp_path_factory, "book", build)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; without one the test is skipped, or fails where EVBOOK_REQUIRE_BROWSER is 1."""
    with browsing.chromium() as found:
        if found is None and os.environ.get("EVBOOK_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{browsing.ABSENT}, but EVBOOK_REQUIRE_BROWSER=1 asks for them")
        if found is None:
            pytest.skip(browsing.ABSENT)
        yield found
