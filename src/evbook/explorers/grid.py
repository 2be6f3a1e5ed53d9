"""The grid of an explorer: its outcome at every setting that the page offers."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from evbook.contracts.model import ChapterParameters, allowed_of, bounds_of, choices_of
from evbook.errors import ParameterError, ResultError
from evbook.explorers.model import Control, Explorer, Outcome

# The page carries the whole grid, and the notebook carries it twice.
MOST_POINTS, MOST_ROWS = 200, 2000
POINT = "point"
# What a reading says at a setting that the contract refuses, such as a last year before the first.
NO_TEXT = "–"


@dataclass(frozen=True)
class Grid:
    """Settings in the order of the product of the controls' values (the last control moves fastest), and outcomes.

    An outcome is None where the contract refuses the setting; the page then shows no value.
    """

    points: tuple[dict[str, Any], ...]
    outcomes: tuple[Outcome | None, ...]
    start: int

    def series(self) -> pd.DataFrame:
        """The series of all settings, one below the other; column point is the place of the setting."""
        return pd.concat([each.series.assign(**{POINT: place}) for place, each in enumerate(self.outcomes) if each])

    def labels(self) -> tuple[str, ...]:
        """Labels of the readings, the same at every setting."""
        return next(tuple(reading.label for reading in each.readings) for each in self.outcomes if each)

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Texts of the readings, a row a setting."""
        return tuple(texts_of(each, len(self.labels())) for each in self.outcomes)


def grid_of(explorer: Explorer, p: ChapterParameters) -> Grid:
    """The outcome at every setting, all else being as in `p`; starts at the setting nearest to `p`.

    Raises ParameterError for a value that the contract does not allow, ResultError for a grid too large for a page and
    for readings whose labels change.
    """
    for control in explorer.controls:
        _refuse_foreign(control, type(p))
    points = tuple(settings(explorer.controls))
    outcomes = tuple(outcome_at(explorer, p, point) for point in points)
    _refuse_uneven(explorer, outcomes)
    return Grid(points, outcomes, points.index(nearest(explorer.controls, p)))


def settings(controls: Sequence[Control]) -> list[dict[str, Any]]:
    """Every combination of the controls' values, the last control moving fastest."""
    names = [control.parameter for control in controls]
    combinations = itertools.product(*(control.values for control in controls))
    return [dict(zip(names, values, strict=True)) for values in combinations]


def moved(p: ChapterParameters, setting: dict[str, Any]) -> ChapterParameters:
    """The parameters `p` with the controls at `setting`. Raises ParameterError where the contract refuses them."""
    return type(p).of({**p.model_dump(), **setting})


def outcome_at(explorer: Explorer, p: ChapterParameters, setting: dict[str, Any]) -> Outcome | None:
    """What `setting` leads to, all else being as in `p`; None where the contract refuses the combination."""
    try:
        parameters = moved(p, setting)
    except ParameterError:
        return None
    return explorer.outcome(parameters)


def texts_of(outcome: Outcome | None, count: int) -> tuple[str, ...]:
    """Texts of the readings of one setting, a dash for each of `count` where it is refused."""
    return tuple(reading.text for reading in outcome.readings) if outcome else (NO_TEXT,) * count


def nearest(controls: Sequence[Control], p: ChapterParameters) -> dict[str, Any]:
    """The setting of the grid that is nearest to `p`, control by control; of two as near the first."""
    return {control.parameter: _nearest(control, p) for control in controls}


def _nearest(control: Control, p: ChapterParameters) -> Any:
    own = getattr(p, control.parameter)
    return own if own in control.values else min(control.values, key=lambda value: abs(value - own))


def even_step(values: Sequence[Any]) -> int | float | None:
    """Distance of neighbours where `values` are three or more numbers, evenly spaced and rising; else None."""
    if len(values) < 3 or not all(isinstance(value, int | float) for value in values):
        return None
    steps = {Fraction(str(after)) - Fraction(str(before)) for before, after in itertools.pairwise(values)}
    return _plain(steps.pop()) if len(steps) == 1 and min(steps) > 0 else None


def common_step(values: Sequence[int | float], low: int | float) -> int | float:
    """The largest step with which a slider that begins at `low` reaches every one of `values`."""
    parts = [Fraction(str(value)) - Fraction(str(low)) for value in values]
    scale = math.lcm(*(part.denominator for part in parts))
    return _plain(Fraction(math.gcd(*(int(part * scale) for part in parts)) or scale, scale))


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)


def _refuse_foreign(control: Control, contract: type[ChapterParameters]) -> None:
    """A control offers every choice of its parameter, so that a run can begin at its own, or values in its range."""
    described = contract.model_fields[control.parameter]
    choices, bounds = choices_of(described), bounds_of(described)
    fits = all(bounds[0] <= value <= bounds[1] for value in control.values) if bounds else True
    if set(choices) ^ set(control.values) if choices else not fits:
        raise ParameterError(
            f"control {control.parameter!r} offers {control.values}; the contract of {contract.chapter} allows "
            f"{allowed_of(described)}: offer all of its choices, or values in its range"
        )


def _refuse_uneven(explorer: Explorer, outcomes: Sequence[Outcome | None]) -> None:
    made = [each for each in outcomes if each]
    rows = sum(len(each.series) for each in made)
    if len(outcomes) > MOST_POINTS or rows > MOST_ROWS:
        raise ResultError(
            f"explorer {explorer.id!r} has {len(outcomes)} settings and {rows} rows; allowed: {MOST_POINTS} and "
            f"{MOST_ROWS}; offer fewer values or aggregate the series"
        )
    if len({tuple(reading.label for reading in each.readings) for each in made}) > 1:
        raise ResultError(f"explorer {explorer.id!r} changes the labels of its readings; keep one set of labels")
