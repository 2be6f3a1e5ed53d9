"""Ways to break a table, and the two things every sanity check is tried with."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from evbook.tables import load
from evbook.tables.sanity import SANITY_CHECKS

Change = Callable[[pd.DataFrame], pd.DataFrame]


def scaled(column: str, factor: float, **where: object) -> Change:
    """Multiply `column` of the rows that match `where`."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame = frame.copy()
        hit = pd.Series(True, index=frame.index)
        for name, value in where.items():
            hit &= frame[name] == value
        assert hit.any()
        frame[column] = frame[column].where(~hit, frame[column] * factor)
        return frame

    return change


def put(column: str, value: object, **where: object) -> Change:
    """Set `column` of the rows that match `where`."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        hit = pd.Series(True, index=frame.index)
        for name, wanted in where.items():
            hit &= frame[name] == wanted
        assert hit.any()
        return frame.assign(**{column: frame[column].mask(hit, value)})

    return change


def without(**where: object) -> Change:
    """Drop the rows that match `where`."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        hit = pd.Series(True, index=frame.index)
        for name, value in where.items():
            hit &= frame[name] == value
        assert hit.any()
        return frame[~hit]

    return change


def speaks(name: str, position: int, change: Change, message: str) -> None:
    """Assert that check `name` finds `message` once `change` is made to the table at `position`."""
    check = next(sanity for sanity in SANITY_CHECKS if sanity.name == name)
    frames = [load(table) for table in check.tables]
    frames[position] = change(frames[position])
    findings = list(check.find(*frames))
    assert findings
    assert all(where for where, _ in findings)
    assert any(message in told for _, told in findings), findings
