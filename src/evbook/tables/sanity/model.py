"""What a named sanity check is, and what several of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

Finding = tuple[str, str]  # where, what is wrong


@dataclass(frozen=True)
class SanityCheck:
    """A name, the tables it reads (findings belong to the first) and the function that looks."""

    name: str
    tables: tuple[str, ...]
    find: Callable[..., Iterator[Finding]]


def within(
    table: pd.DataFrame, key: dict[str, object], column: str, expected: float, tolerance: float
) -> Iterator[Finding]:
    """A finding where `column` of the row with `key` is not `expected` within the share `tolerance`, or is missing."""
    where = " ".join(map(str, key.values()))
    rows = table.loc[(table[list(key)] == pd.Series(key)).all(axis=1), column]
    if rows.empty:
        yield where, f"no row; {column} of about {expected:,} expected"
    elif abs(rows.iloc[0] / expected - 1) > tolerance:
        yield where, f"{column} is {rows.iloc[0]:,}, {expected:,} within {tolerance:.0%} expected"
