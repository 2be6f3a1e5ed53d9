"""Results of the chapters as committed, with the interval where there is one."""

from __future__ import annotations

from functools import cache

import pytest
from tests.claims.checks.measuring import measured

from evbook import paths
from evbook.claims.measured import check_of
from evbook.contracts.results import Result
from evbook.runs.harvest import results_of


@cache
def _results(chapter: str) -> dict[str, Result]:
    return {result.key: result for result in results_of(paths.root() / "chapters" / f"{chapter}.ipynb")}


def reference(name: str) -> Result:
    """The result `chapter:key` of the committed chapter."""
    chapter, _, key = name.partition(":")
    return _results(chapter)[key]


def same_as_chapter(claim: str) -> None:
    """Assert that the check of `claim` finds what the chapter's result of the same number has, interval included."""
    named = check_of(claim).result
    assert named is not None
    found, known = measured(claim), reference(named)
    assert found.value == pytest.approx(known.value)
    if known.low is not None:
        assert (found.low, found.high) == pytest.approx((known.low, known.high))
