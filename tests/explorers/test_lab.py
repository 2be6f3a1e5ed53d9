"""A person's session: JupyterLab, a notebook of two cells, a slider moved by keyboard."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import browsing
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser

from evbook.explorers import grid

pytest.importorskip("jupyterlab")

TOKEN = "only-for-this-test"
BEGIN = """\
from evbook import explorers, tables
from evbook.analysis import measures, rare_earth_imports
from evbook.contracts import parameters
from evbook.explorers import stocks
p = parameters.read("japan_strategies", globals())
shares, imports = tables.load("japan_rare_earth_import_share"), tables.load("import_dependence")
dependence = rare_earth_imports.dependence(shares, imports, p.mineral, p.year)"""
SHOW = "explorers.show(stocks.stock_explorer(dependence, p, measures.sources_of(dependence)), p)"
# A busy machine starts a server, a browser and a kernel here.
PATIENCE_S = 120


def write_two_cells(path: Path) -> None:
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=[new_code_cell(BEGIN), new_code_cell(SHOW)], metadata=kernel), path)


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def settings_in(folder: Path) -> dict[str, str]:
    """Where Jupyter and IPython keep their files: in `folder`, so that a person's settings play no part."""
    names = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR",
             "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")  # fmt: skip
    own = {name: str(folder / name.lower()) for name in names}
    for place in own.values():
        Path(place).mkdir(parents=True)
    kept = {name: value for name, value in os.environ.items() if name != "EVBOOK_LIVE"}
    return {**kept, **own}


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """Address of a JupyterLab that serves a folder with the notebook; ended after the test."""
    work, port = tmp_path / "work", free_port()
    work.mkdir()
    write_two_cells(work / "two_cells.ipynb")
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1", f"--IdentityProvider.token={TOKEN}",
        f"--ServerApp.root_dir={work}", "--LabApp.news_url=None", "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    ]  # fmt: skip
    with (tmp_path / "lab.log").open("w") as log:
        server = subprocess.Popen(command, cwd=work, env=settings_in(tmp_path), stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/api", server, tmp_path / "lab.log")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(30)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - an address on this machine
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}")


def test_a_slider_moved_by_keyboard_shows_what_python_computes(lab: str, browser: Browser, make) -> None:  # type: ignore[no-untyped-def]
    explorer, p = make("japan_strategies")
    context = browser.new_context(viewport={"width": 1280, "height": 1600})
    context.set_default_timeout(2 * browsing.PATIENCE_MS)
    page = context.new_page()
    page.goto(f"{lab}lab/tree/two_cells.ipynb?token={TOKEN}")
    page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    readings = page.locator(".jp-OutputArea dl[aria-live] dd")
    readings.first.wait_for()
    assert readings.all_inner_texts() == list(texts_at(explorer, p, p.stock_days))
    chart = page.locator(".jp-OutputArea div[role=img] svg").first.inner_html()
    handle = page.locator(".jp-OutputArea .noUi-handle").first
    handle.focus()
    page.keyboard.press("ArrowRight")
    expected = texts_at(explorer, p, p.stock_days + 30)
    page.locator(".jp-OutputArea dd", has_text=re.compile(re.escape(expected[0]))).wait_for()
    assert readings.all_inner_texts() == list(expected)
    page.wait_for_function(
        "old => document.querySelector('.jp-OutputArea div[role=img] svg').innerHTML !== old", arg=chart
    )
    if picture := os.environ.get("EVBOOK_LAB_PICTURE"):
        page.screenshot(path=picture)
    context.close()


def texts_at(explorer, p, stock_days: int) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    outcome = grid.outcome_at(explorer, p, {"stock_days": stock_days})
    assert outcome is not None
    return tuple(reading.text for reading in outcome.readings)
