"""The benchmark's parts work: default outputs, packages of the public networks, a visit on the slow line."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

import handmade
import nbformat
import pytest
from nbformat.v4 import new_output
from playwright.sync_api import Browser

import cdn
import page_weight
import plain_book
import slow_line
from evbook.contracts.ledger import LEDGER_MIME
from evbook.errors import BuildError

PAGE = f"chapters/{handmade.CHAPTER}.html"
# A page as Altair makes it: a chart's place, and a library of another host that draws there later.
PLAIN = """<!doctype html><html lang=en><title>Plain</title><h1>Plain</h1><div id=altair-viz-1></div>
<script src="https://cdn.jsdelivr.net/npm/vega@6?noext"></script>
<script src="https://elsewhere.example/lost.js"></script>"""
LIBRARY = "document.getElementById('altair-viz-1').outerHTML = '<div class=vega-embed><svg></svg></div>';"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of packages with one that draws."""
    place = cdn.place_of("vega", "6", tmp_path / "npm")
    place.mkdir(parents=True)
    (place / "package.json").write_text(json.dumps({"name": "vega", "jsdelivr": "vega.min.js"}))
    (place / "vega.min.js").write_text(LIBRARY)
    return tmp_path / "npm"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    (tmp_path / "plain" / "chapters").mkdir(parents=True)
    (tmp_path / "plain" / PAGE).write_text(PLAIN)
    return tmp_path / "plain"


def outputs_of(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_a_plain_notebook_shows_the_default_charts_and_words(tmp_path: Path) -> None:
    nbformat.write(handmade.notebook(), tmp_path / "sample.ipynb")
    notebook = plain_book.plain_notebook(tmp_path / "sample.ipynb")
    said = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert "Exports grew by 96 per cent." in said
    assert "glue" not in said
    pages = [output.data["text/html"] for output in outputs_of(notebook)]
    assert len(pages) == 2
    assert all("https://cdn.jsdelivr.net/npm/vega@" in page and "vegaEmbed" in page for page in pages)
    assert json.dumps(handmade.spec()["encoding"], sort_keys=True) in pages[0]


def test_the_plain_book_has_only_a_title_and_no_execution(tmp_path: Path) -> None:
    nbformat.write(handmade.notebook(), tmp_path / "sample.ipynb")
    source = plain_book.write_plain_book({"sample": tmp_path / "sample.ipynb"}, tmp_path / "book", "Plain")
    assert (source / "_config.yml").read_text() == "execute:\n  execute_notebooks: 'off'\ntitle: Plain\n"
    assert "chapters/sample" in (source / "_toc.yml").read_text()
    assert nbformat.read(source / "chapters" / "sample.ipynb", as_version=4).cells


def test_the_ledger_becomes_a_table() -> None:
    entry = {"id": "M1", "claim": "<b>bold</b>", "stated": "5", "measured": "6", "verdict": "differs", "reason": "r"}
    shown = plain_book.plain_output(new_output("execute_result", data={LEDGER_MIME: {"entries": [entry]}}))
    assert "<td>M1</td>" in shown.data["text/html"]
    assert "&lt;b&gt;" in shown.data["text/html"]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://cdn.jsdelivr.net/npm/vega@6?noext", ("vega", "6", "")),
        ("https://cdn.jsdelivr.net/npm/@jupyter-widgets/html-manager@1.0.1/dist/embed-amd.js",
         ("@jupyter-widgets/html-manager", "1.0.1", "dist/embed-amd.js")),
        ("https://unpkg.com/thebe", ("thebe", "latest", "")),
    ],
)  # fmt: skip
def test_an_address_names_a_package(address: str, parts: tuple[str, str, str]) -> None:
    assert cdn.package_of(address) == parts


def test_an_address_without_a_package_is_refused() -> None:
    with pytest.raises(BuildError, match="names no npm package"):
        cdn.package_of("https://cdn.jsdelivr.net/")


def test_files_come_from_the_packages_that_are_there(packages: Path) -> None:
    assert cdn.file_of("https://cdn.jsdelivr.net/npm/vega@6?noext", packages) == packages / "vega@6" / "vega.min.js"
    assert cdn.file_of("https://cdn.jsdelivr.net/npm/vega@6/absent.js", packages) is None
    assert cdn.file_of("https://cdn.jsdelivr.net/npm/vega@5", packages) is None
    assert list(cdn.fetch_packages({"https://cdn.jsdelivr.net/npm/vega@6"}, packages)) == []


def test_without_npm_the_benchmark_says_what_is_missing(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BuildError, match=r"no npm here, .* lacks vega@5; install Node"):
        list(cdn.fetch_packages({"https://cdn.jsdelivr.net/npm/vega@5"}, packages))


def test_a_package_is_fetched_with_npm_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "made" / "package").mkdir(parents=True)
    (tmp_path / "made" / "package" / "package.json").write_text('{"main": "own.js"}')
    (tmp_path / "made" / "package" / "own.js").write_text("")
    with tarfile.open(tmp_path / "lib-1.0.0.tgz", "w:gz") as archive:
        archive.add(tmp_path / "made" / "package", "package")
    told = '[{"filename": "lib-1.0.0.tgz"}]'
    npm = f"#!/bin/sh\n/bin/cp {tmp_path}/lib-1.0.0.tgz {tmp_path}/npm/ && echo '{told}'\n"
    (tmp_path / "bin" / "npm").write_text(npm)
    (tmp_path / "bin" / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    wanted = {"https://unpkg.com/lib@1"}
    assert list(cdn.fetch_packages(wanted, tmp_path / "npm")) == ["fetched lib@1 from npm"]
    assert cdn.file_of("https://unpkg.com/lib@1", tmp_path / "npm") == tmp_path / "npm" / "lib@1" / "own.js"
    assert list(cdn.fetch_packages(wanted, tmp_path / "npm")) == []


def test_both_books_are_measured_and_set_side_by_side(
    browser: Browser, handmade_site: Path, plain: Path, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sites = {page_weight.OURS: handmade_site, page_weight.THEIRS: plain}
    said: list[str] = []
    loads = page_weight.measure(browser, sites, packages, [PAGE], 1, said.append)
    ((ours,), (theirs,)) = (loads[PAGE][book] for book in sites)
    assert ours.foreign == ()
    assert theirs.foreign == ("https://elsewhere.example/lost.js",)
    assert ours.bytes_live > ours.bytes_standing > len(slow_line.packed((handmade_site / PAGE).read_bytes()))
    assert theirs.requests_standing == 2
    for load in (ours, theirs):
        assert 0 < load.first_paint_ms <= load.largest_paint_ms
        assert load.live_ms > 0
    shown = page_weight.table(page_weight.rows_of(loads))
    assert len(shown.splitlines()) == 2 + len(page_weight.MEASURES)
    assert len(said) == len(sites)


def test_the_table_gives_units_and_ratios() -> None:
    row = page_weight.Row("one", "bytes_live", 400_000.0, 1_200_000.0)
    assert page_weight.table([row]).splitlines()[-1] == "| one | KB with the first chart live | 400 | 1,200 | 3.0 |"
    assert page_weight.Row("one", "layout_shift", 0.0, 0.25).ratio is None
