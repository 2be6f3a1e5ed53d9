"""Which chapter runs in this kernel, with which parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from evbook.contracts.model import ChapterParameters
from evbook.errors import ResultError


@dataclass(frozen=True)
class Context:
    """The chapter of this kernel, its parameters, and the results recorded so far by their key."""

    chapter: str
    parameters: dict[str, Any]
    recorded: dict[str, Any] = field(default_factory=dict)


_current: Context | None = None


def begin(parameters: ChapterParameters) -> None:
    """From now on this kernel runs the chapter of `parameters`."""
    global _current
    _current = Context(parameters.chapter, parameters.model_dump())


def current() -> Context:
    """The running chapter. Raises ResultError before `parameters.read` was called."""
    if _current is None:
        raise ResultError("no chapter runs here; call parameters.read('<chapter>', globals()) first")
    return _current
