"""Numbers cut to the digits that are shown."""

from __future__ import annotations

import math

import pandas as pd

SIGNIFICANT_DIGITS = 6


def significant(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with its floating-point numbers cut to SIGNIFICANT_DIGITS, so that they are the same on every machine."""
    numbers = frame.select_dtypes("float").columns
    return frame.assign(**{name: [float(f"{x:.{SIGNIFICANT_DIGITS}g}") for x in frame[name]] for name in numbers})


def rounded_up(value: float) -> int:
    """`value` rounded up, for a need that the rounded number must cover; noise of the machine is not rounded up."""
    return math.ceil(round(value, SIGNIFICANT_DIGITS))
