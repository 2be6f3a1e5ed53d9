"""What an explorer is: controls of the contract, what they lead to, and the words around it.

One definition has two faces: a panel where a person sits at a kernel, and a figure whose controls look up a grid that
was computed with the chapter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd

from evbook.contracts.model import ChapterParameters, choices_of, unit_of
from evbook.contracts.passport import Column


@dataclass(frozen=True)
class Control:
    """A parameter of the contract that a reader moves, and the values of it that the page offers.

    `names` are what a reader sees for values that do not speak for themselves.
    """

    parameter: str
    label: str
    values: tuple[Any, ...]
    names: Mapping[Any, str] = field(default_factory=dict)

    def name_of(self, value: Any) -> str:
        """What a reader sees for `value`."""
        return self.names.get(value, str(value))

    def title(self, contract: type[ChapterParameters]) -> str:
        """The label, with the contract's unit where the parameter is a number and the label does not say it."""
        described = contract.model_fields[self.parameter]
        unit = unit_of(described)
        return self.label if choices_of(described) or unit in self.label else f"{self.label} ({unit})"


@dataclass(frozen=True)
class Reading:
    """A labelled number, as text with its unit, that the controls decide."""

    label: str
    text: str


@dataclass(frozen=True)
class Outcome:
    """What one setting of the controls leads to; every setting gives readings of the same labels."""

    readings: tuple[Reading, ...]
    series: pd.DataFrame


@dataclass(frozen=True)
class Words:
    """What stands around an explorer, true at every setting: its title says what it shows, not what it finds."""

    title: str
    caption: str
    alt: str
    unit: str
    coverage: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Explorer:
    """One definition of an explorer.

    `outcome` takes the chapter's parameters with the controls moved. `chart` draws `columns` of the series of one
    setting or of several; it draws all of its marks from that frame, so that one filter can choose the setting.
    """

    id: str
    tables: tuple[str, ...]
    controls: tuple[Control, ...]
    outcome: Callable[[Any], Outcome]
    chart: Callable[[pd.DataFrame], alt.TopLevelMixin]
    columns: tuple[Column, ...]
    words: Words
    source_ids: tuple[str, ...]
    height_px: int = 300
