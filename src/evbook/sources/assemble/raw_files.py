"""Where the raw files lie, and how frames of several files become one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from evbook.sources import worldbank
from evbook.sources.economies import PLAIN_NAMES


@dataclass(frozen=True)
class RawFiles:
    """Where the raw files lie: the folder of the publishers' files and the file of claims."""

    folder: Path
    claims: Path

    def answers(self) -> list[Path]:
        """Answers of UN Comtrade, sorted by name; none is fine."""
        return sorted((self.folder / "trade" / "comtrade").glob("*.json"))


Maker = Callable[[RawFiles], pd.DataFrame]


def marked(frame: pd.DataFrame, source_id: str, kind: str) -> pd.DataFrame:
    """`frame` with the same source and kind in every row."""
    return frame.assign(source_id=source_id, kind=kind)


def first_wins(frames: list[pd.DataFrame], key: list[str]) -> pd.DataFrame:
    """Rows of all frames; where two share a key, that of the earlier frame."""
    present = [frame for frame in frames if len(frame)]
    return pd.concat(present, ignore_index=True).drop_duplicates(key, keep="first", ignore_index=True)


def economies(raw: RawFiles) -> pd.DataFrame:
    """The table economies."""
    return marked(worldbank.regions(raw.folder / "income" / "CLASS.csv"), "worldbank-class", "compiled")


def plain_names(raw: RawFiles) -> dict[str, str]:
    """Plain English name of each economy by its ISO code, WLD included."""
    known = economies(raw)
    return dict(zip(known["economy_iso3"], known["economy"], strict=True)) | {"WLD": PLAIN_NAMES["WLD"]}
