"""What the tables make false is not said: the test that modules of this folder share.

A module gets the test by importing it; one that also looks at numbers of the baseline writes its own with `false_in`.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.findings.conftest import Found

from evbook.contracts.results import Result


def false_in(results: Mapping[str, Result]) -> list[str]:
    """Names of the results that the tables make false."""
    return [result.name for result in results.values() if result.value is False]


def test_every_guard_holds_at_the_baseline(found: Found) -> None:
    """No sentence of the importing module's chapter is false with the baseline of its parameters."""
    assert false_in(found()) == []
