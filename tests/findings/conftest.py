"""A chapter begun with any parameters, and what the findings functions that a test module names record in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pytest

from evbook import tables
from evbook.contracts import context, results
from evbook.contracts.model import ChapterParameters
from evbook.contracts.results import Result

pytest.register_assert_rewrite("tests.findings.guards")


class Begin(Protocol):
    """Begin a chapter with parameters; what it records is found in `records()`."""

    def __call__(self, contract: type[ChapterParameters], **values: Any) -> Any: ...


class Found(Protocol):
    """What the chapter records with parameters `values`; `others` are arguments of the module's `tell`."""

    def __call__(self, *others: Any, **values: Any) -> dict[str, Result]: ...


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Begin a chapter: nothing is shown, the parameter `year` is recorded, and every table may be read."""
    monkeypatch.setattr(results, "show", lambda *args, **kwargs: None)
    monkeypatch.setattr(context, "_current", None)

    def start(contract: type[ChapterParameters], **values: Any) -> Any:
        parameters = contract.of(values)
        context.begin(parameters)
        for name in ("year", "first_year", "market_year"):
            if hasattr(parameters, name):
                results.word(name, str(getattr(parameters, name)))
        return parameters

    yield start
    tables.allow_only(None)


@pytest.fixture
def records() -> Callable[[], dict[str, Result]]:
    """Results recorded since the chapter began, by key."""
    return lambda: context.current().recorded


@pytest.fixture
def found(request: pytest.FixtureRequest, begin: Begin, records: Callable[[], dict[str, Result]]) -> Found:
    """Everything that the findings functions of a test module record, by key.

    The module names the `CONTRACT` of its chapter and defines `tell(p, ...)`, which calls the functions with the
    parameters `p`. Keywords of `found` are values of the contract; what else `tell` takes is given by position.
    """

    def find(*others: Any, **values: Any) -> dict[str, Result]:
        request.module.tell(begin(request.module.CONTRACT, **values), *others)
        return records()

    return find
