"""A Chromium is found, asked, and ended in time; its absence is told of in words that help."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from evbook.errors import BuildError
from evbook.site.take.chromium import find_chromium, print_page


def program(path: Path, script: str = "exit 0") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_the_one_that_chrome_names_comes_first(tmp_path: Path) -> None:
    named = program(tmp_path / "mine")
    program(tmp_path / "bin" / "chromium")
    assert find_chromium({"CHROME": str(named), "PATH": str(tmp_path / "bin")}, tmp_path) == str(named)


def test_one_on_path_comes_before_playwrights(tmp_path: Path) -> None:
    own = program(tmp_path / "browsers" / "chromium-1200" / "chrome-linux" / "chrome")
    environment = {"PATH": str(tmp_path / "bin"), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "browsers")}
    assert find_chromium(environment, tmp_path) == str(own)
    on_path = program(tmp_path / "bin" / "google-chrome")
    assert find_chromium(environment, tmp_path) == str(on_path)


def test_none_is_told_of_with_the_ways_to_one(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"apt install chromium.*playwright install chromium.*CHROME"):
        find_chromium({"PATH": str(tmp_path)}, tmp_path)


def test_a_name_of_nothing_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="CHROME names '/nowhere', which is no program"):
        find_chromium({"CHROME": "/nowhere", "PATH": str(tmp_path)}, tmp_path)


def test_one_that_prints_nothing_is_quoted(tmp_path: Path) -> None:
    silent = program(tmp_path / "chromium", "echo cannot open display >&2")
    with pytest.raises(BuildError, match=r"printed no a\.pdf; it said: cannot open display"):
        print_page(str(silent), tmp_path / "a.html", tmp_path / "a.pdf")


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    wrong = program(tmp_path / "chromium", f"echo hello > {tmp_path}/a.pdf")
    with pytest.raises(BuildError, match=r"printed no a\.pdf; it said: nothing"):
        print_page(str(wrong), tmp_path / "a.html", tmp_path / "a.pdf")


def test_one_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    slow = program(tmp_path / "chromium", f"sleep 600 & echo $! > {tmp_path}/child; wait")
    with pytest.raises(BuildError, match=r"did not print a\.html within 1 s"):
        print_page(str(slow), tmp_path / "a.html", tmp_path / "a.pdf", limit_s=1)
    state = Path("/proc") / (tmp_path / "child").read_text().strip() / "stat"
    # A killed process is gone a moment later, when the system has come to it.
    patience = 500
    while _is_running(state) and patience:
        patience -= 1
        time.sleep(0.02)
    assert patience


def _is_running(state: Path) -> bool:
    try:
        return state.read_text().split()[2] != "Z"
    except OSError:
        return False
