"""What a check measures, with the tables as they are or changed, and what a chapter says of the same number."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd
import pytest

from evbook import paths, tables
from evbook.claims.measured import Measured, check_of
from evbook.runs.harvest import results_of

Change = Callable[[pd.DataFrame], pd.DataFrame]


def measured(claim: str, **changes: Change) -> Measured:
    """What the check of `claim` finds; `changes` holds, by the name of a table, what is done to it before."""
    load = tables.load

    def changed(name: str) -> pd.DataFrame:
        return changes[name](load(name)) if name in changes else load(name)

    with pytest.MonkeyPatch.context() as patch, tables.recording() as read:
        patch.setattr(tables, "load", changed)
        found = check_of(claim).run()
    assert set(changes) <= read, f"{claim} does not read {sorted(set(changes) - read)}"
    assert set(found.tables) == read, f"{claim} names {found.tables} and reads {sorted(read)}"
    return found


def numbers(found: Measured) -> list[float | str | None]:
    """Everything that the check found: value, ends of the interval, and those of every other definition."""
    every = (found, *found.alternatives)
    return [number for each in every for number in (each.value, each.low, each.high)]


def in_chapter(claim: str) -> float:
    """The value that the chapter named by the check's `result` committed for the same number."""
    result = check_of(claim).result
    assert result is not None
    chapter, _, key = result.partition(":")
    return float(results(chapter)[key])


@cache
def results(chapter: str) -> dict[str, object]:
    return {result.key: result.value for result in results_of(paths.root() / "chapters" / f"{chapter}.ipynb")}
