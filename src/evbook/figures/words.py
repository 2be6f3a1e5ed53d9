"""Words that depend on numbers, for titles and captions."""

from __future__ import annotations

from collections.abc import Sequence


def grew(new: float, old: float) -> str:
    """The verb for a change of level."""
    return "grew" if new > old else "fell" if new < old else "stayed"


def listed(names: Sequence[str]) -> str:
    """`names` as "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
