"""Labels at the ends of lines, moved apart so that none covers another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence


def spread(positions: Sequence[float], minimum_gap: float) -> list[float]:
    """`positions` moved upward as little as it takes to leave `minimum_gap` between neighbours; order is kept.

    >>> spread([1.0, 1.2, 5.0], 1.0)
    [1.0, 2.0, 5.0]
    """
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    moved = list(positions)
    for below, above in itertools.pairwise(order):
        moved[above] = max(moved[above], moved[below] + minimum_gap)
    return moved
