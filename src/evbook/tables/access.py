"""Which tables this process may load, and which it has loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from evbook.errors import UndeclaredTableError

_allowed: frozenset[str] | None = None
_recorders: list[set[str]] = []


def allow_only(names: Iterable[str] | None) -> None:
    """From now on only the tables in `names` may be loaded in this process; None lifts the restriction."""
    global _allowed
    _allowed = None if names is None else frozenset(names)


@contextmanager
def recording() -> Iterator[set[str]]:
    """Yield a set that fills with the name of each table loaded inside the `with` block."""
    loaded: set[str] = set()
    _recorders.append(loaded)
    try:
        yield loaded
    finally:
        # By identity: two nested recorders may hold equal sets.
        _recorders[:] = [recorder for recorder in _recorders if recorder is not loaded]


def note_load(name: str) -> None:
    """Tell every recorder of a load; UndeclaredTableError where the restriction forbids it."""
    if _allowed is not None and name not in _allowed:
        raise UndeclaredTableError(
            f"table {name!r} is not declared by this chapter; declared: {', '.join(sorted(_allowed)) or 'none'}; "
            "add it to the chapter's contract or load another table"
        )
    for recorder in _recorders:
        recorder.add(name)
