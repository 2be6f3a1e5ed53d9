"""How the suite is given out to several processes: one builds the book, the others need not wait for it."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Any

import pytest
from sharing import made_once

BUILD, LOOKING, OTHER = "tests/site/test_real_book.py", "tests/site/test_browser.py::test_a", "tests/test_words.py"


@pytest.fixture
def scheduler(request: pytest.FixtureRequest) -> Any:
    """A scheduler of the root conftest.py with three units left and nothing given out."""
    made = next(each.BookFirst for each in request.config.pluginmanager.get_plugins() if hasattr(each, "BookFirst"))
    own = made.__new__(made)
    own.workqueue = OrderedDict((unit, {unit: False}) for unit in (LOOKING, OTHER))
    own.assigned_work = {}
    return own


def test_what_looks_at_the_book_waits_until_it_is_built(scheduler: Any) -> None:
    scheduler.assigned_work = {"first": {BUILD: {"one": False, "two": False}}}
    assert scheduler._next_scope() == OTHER
    scheduler.assigned_work["first"][BUILD]["one"] = True
    assert scheduler._next_scope() == LOOKING


def test_nothing_waits_where_nothing_else_is_left(scheduler: Any) -> None:
    scheduler.assigned_work = {"first": {BUILD: {"one": False}}}
    del scheduler.workqueue[OTHER]
    assert scheduler._next_scope() == LOOKING


def test_without_the_tests_that_build_nothing_waits(scheduler: Any) -> None:
    assert scheduler._next_scope() == LOOKING


def test_files_stay_together_but_for_those_that_look_at_the_book(scheduler: Any) -> None:
    assert scheduler._split_scope(f"{OTHER}::test_b") == OTHER
    assert scheduler._split_scope(f"{BUILD}::test_b[x]") == BUILD
    assert (
        scheduler._split_scope("tests/site/test_browser.py::test_a[book]") == "tests/site/test_browser.py::test_a[book]"
    )


def test_what_is_shared_is_made_once(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Path] = []

    def make(folder: Path) -> Path:
        made.append(folder)
        return folder / "html"

    name = f"shared-{tmp_path.name}"
    first, again = (made_once(tmp_path_factory, name, make) for _ in range(2))
    assert first == again == made[0] / "html"
    assert len(made) == 1
