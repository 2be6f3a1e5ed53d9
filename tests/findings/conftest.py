"""A chapter begun with any parameters, and what a findings function records in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pytest

from evbook import tables
from evbook.contracts import context, results
from evbook.contracts.model import ChapterParameters
from evbook.contracts.results import Result


class Begin(Protocol):
    """Begin a chapter with parameters; what it records is found in `records()`."""

    def __call__(self, contract: type[ChapterParameters], **values: Any) -> Any: ...


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
