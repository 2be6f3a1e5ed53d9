"""What of a descriptor differs from what the code declares: a walk through two JSON values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

MISSING = object()
# Lists of entries that bear a name are compared entry by entry, so that a message can say which one differs.
_NAMED_BY = {"fields": "name", "sources": "source_id", "licenses": "title"}
_TOLD = 60  # characters of a value that a message shows
_NEXT = "build the package again or restore it from version control"


@dataclass(frozen=True)
class Difference:
    """One value of the descriptor: the names that lead to it, the value declared and the value found.

    `declared` or `found` is MISSING where there is none.
    """

    path: tuple[str, ...]
    declared: Any
    found: Any

    def message(self, what: str) -> str:
        """What is wrong, calling the value `what`, and the next step."""
        if self.found is MISSING:
            return f"{what} is missing, {_told(self.declared)} declared; {_NEXT}"
        if self.declared is MISSING:
            return f"{what} is declared nowhere, {_told(self.found)} found; {_NEXT}"
        found, declared = _told(self.found, self.declared), _told(self.declared, self.found)
        return f"{what} is {found}, {declared} declared; {_NEXT}"


def differences(declared: Any, found: Any, path: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Every value in which two JSON values differ, outermost first."""
    if isinstance(declared, dict) and isinstance(found, dict):
        for name in [*declared, *(name for name in found if name not in declared)]:
            yield from differences(declared.get(name, MISSING), found.get(name, MISSING), (*path, name))
    elif (one := _by_name(declared, path)) is not None and (other := _by_name(found, path)) is not None:
        yield from differences(one, other, path)
        if set(one) == set(other) and list(one) != list(other):
            yield Difference((*path, "order"), list(one), list(other))
    elif MISSING in (declared, found) or _canonical(declared) != _canonical(found):
        yield Difference(path, declared, found)


def _by_name(value: Any, path: tuple[str, ...]) -> dict[str, Any] | None:
    """A list of named entries by name; None where it is no such list, or a name is missing or stands twice."""
    key = _NAMED_BY.get(path[-1]) if path else None
    if key is None or not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        return None
    named = {str(entry[key]): entry for entry in value if key in entry}
    return named if len(named) == len(value) else None


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _told(value: Any, other: Any = None) -> str:
    """`value` as a person can read it; of a long text the part where it leaves `other`."""
    text = repr(value)
    if len(text) <= _TOLD:
        return text
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(text, repr(other), strict=False))
    begin = max(0, len(list(shared)) - 10)
    part = text[begin : begin + _TOLD]
    return f"{'…' if begin else ''}{part}{'…' if begin + _TOLD < len(text) else ''}"
