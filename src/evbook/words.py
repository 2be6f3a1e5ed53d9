"""Words that any floor may need."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """`names` as "a, b and c"; nothing where there are none."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
