"""Slips in tables typed from pages, and how a reader is tried with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import raw

Change = Callable[[pd.DataFrame], pd.DataFrame]


def put(column: str, value: str | None, row: int = 0) -> Change:
    """Type `value` in `column` of the row at position `row`."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame = frame.copy()
        frame.loc[frame.index[row], column] = value
        return frame

    return change


def fill(column: str, value: str, rows: int | None = None) -> Change:
    """Type `value` in `column` of the first `rows` rows, of all where it is None."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame = frame.copy()
        frame.loc[frame.index[:rows], column] = value
        return frame

    return change


def twice(frame: pd.DataFrame) -> pd.DataFrame:
    """Type the first row again at the end."""
    return pd.concat([frame, frame.head(1)], ignore_index=True)


def spoil(monkeypatch: pytest.MonkeyPatch, readers: ModuleType, change: Change) -> None:
    """Change what a typed file holds before a reader in the module `readers` sees it."""
    monkeypatch.setattr(readers, "typed", lambda name, columns: change(raw.typed(name, columns)))


def told(read: Callable[[], pd.DataFrame], message: str) -> None:
    """Assert that the reader `read` refuses its file with `message`."""
    with pytest.raises(RawFileError, match=message):
        read()


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str) -> Path:
    """Path below `folder`, still without a file, that is read from now on in place of typed/`name`.csv."""
    (folder / "typed").mkdir()
    monkeypatch.setattr(raw, "files", lambda package: folder)
    return folder / "typed" / f"{name}.csv"
