"""How long a stock lasts when China's deliveries stop: a run-down in days of normal need.

Need is one a day. Before the cut China meets the share d of it, others the rest. During the cut the part c of China's
deliveries is missing; recycling r and substitution s take off the need from the first day; extra supply of others rises
in a straight line from nothing to o over T days and stays there. On day t after the start the share of need

    m(t) = max(0, d c - r - s - o min(t, T) / T)

is missing and taken from the stock, which nothing refills. What is taken up to day t is the integral of m, here in
closed form. A stock of S days covers the need until the integral reaches S. The model is this book's own; it knows no
prices, no grades and no rationing, and takes d from the value or weight of imports.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from evbook.analysis.measures import only

DAYS_PER_MONTH = 365 / 12
# Steps that are compared one at a time; a choice of this book, not a measure of what each costs.
STOCK_STEP_DAYS = 30
NEED_STEP_PP = 10
RAMP_FACTOR = 0.5
SIZE_FACTOR = 2
_INTERVALS = 60


@dataclass(frozen=True)
class Disruption:
    """A cut of China's deliveries and what is done against it; shares in percent of normal need, times in months."""

    dependence_pct: float
    cut_pct: float
    cut_months: float
    recycling_pct: float
    substitution_pct: float
    others_pct: float
    ramp_months: float

    @property
    def cut_days(self) -> float:
        """Length of the cut in days, a month taken as a twelfth of 365 days."""
        return self.cut_months * DAYS_PER_MONTH

    @property
    def ramp_days(self) -> float:
        """Days until the extra supply of others is reached."""
        return self.ramp_months * DAYS_PER_MONTH

    @property
    def first_gap(self) -> float:
        """Share of need (0 to 1) missing on the first day; below zero where savings exceed what is cut."""
        cut = self.dependence_pct * self.cut_pct / 100
        return (cut - self.recycling_pct - self.substitution_pct) / 100

    @property
    def others(self) -> float:
        """Extra supply of others in the end, as a share of need (0 to 1)."""
        return self.others_pct / 100


def rule_days(rules: pd.DataFrame, rule: str) -> float:
    """Days of consumption that a rule of the table stockpile_rules names."""
    return float(only(rules, rule=rule)["days"].iloc[0])


def missing_pct(case: Disruption, day: float) -> float:
    """Percent of need that is missing on `day` of the cut and has to come from the stock."""
    return 100 * max(0.0, case.first_gap - case.others * min(day / case.ramp_days, 1.0))


def need_met_pct(case: Disruption, day: float) -> float:
    """Percent of need met on `day` of the cut without any stock; what is saved counts as met."""
    return 100 - missing_pct(case, day)


def used_days(case: Disruption, day: float) -> float:
    """Days of normal need taken from the stock up to `day` of the cut, were it large enough."""
    gap, others = case.first_gap, case.others
    if gap <= 0:
        return 0.0
    closes = gap / others * case.ramp_days if others >= gap else math.inf
    until = min(day, closes)
    return gap * until - others * _ramped(until, case.ramp_days)


def _ramped(day: float, ramp_days: float) -> float:
    """Integral of min(t, ramp) / ramp from 0 to `day`, in days."""
    return min(day, ramp_days) ** 2 / (2 * ramp_days) + max(day - ramp_days, 0.0)


def outlasts(case: Disruption, stock_days: float) -> bool:
    """Whether a stock of `stock_days` days of normal need meets the need to the end of the cut."""
    return used_days(case, case.cut_days) <= stock_days


def days_of_cover(case: Disruption, stock_days: float) -> float:
    """Days from the start of the cut during which the need is met in full; at most the length of the cut."""
    if outlasts(case, stock_days):
        return case.cut_days
    gap, others, ramp = case.first_gap, case.others, case.ramp_days
    root = gap**2 - 2 * others * stock_days / ramp
    # The small solution of others t^2 / (2 ramp) - gap t + stock = 0, in the form that stays exact for others near 0.
    day = 2 * stock_days / (gap + math.sqrt(root)) if root >= 0 else math.inf
    if day > ramp:
        day = ramp + (stock_days - gap * ramp + others * ramp / 2) / (gap - others)
    return min(day, case.cut_days)


def stock_needed_days(case: Disruption) -> float:
    """The smallest stock, in days of normal need, that lasts to the end of the cut."""
    return used_days(case, case.cut_days)


def saving_needed_pct(case: Disruption, stock_days: float) -> float:
    """Percent of need that recycling and substitution have to bring together for `stock_days` to outlast the cut.

    The gap that the stock can just bear is the mean of what it gives a day plus the mean extra supply; where that
    supply closes the gap before the cut ends, it is sqrt(2 o S / T) instead.
    """
    length, others, ramp = case.cut_days, case.others, case.ramp_days
    bearable = (stock_days + others * _ramped(length, ramp)) / length
    if bearable < others * min(length / ramp, 1.0):
        bearable = math.sqrt(2 * others * stock_days / ramp)
    return max(0.0, case.dependence_pct * case.cut_pct / 100 - 100 * bearable)


def run_down(case: Disruption, stocks_days: Sequence[float]) -> pd.DataFrame:
    """What is left of each stock by day, to its exhaustion or the end of the cut.

    Columns stock_days (at the start), day, left_days (both in days, the latter of normal need), missing_pct (percent of
    need taken from the stock that day).
    """
    step = case.cut_days / _INTERVALS
    rows = []
    for stock in stocks_days:
        last = days_of_cover(case, stock)
        days = [*(number * step for number in range(_INTERVALS) if number * step < last), last]
        rows += [(stock, day, _left(case, stock, day, last), missing_pct(case, day)) for day in days]
    return pd.DataFrame(rows, columns=["stock_days", "day", "left_days", "missing_pct"])


def _left(case: Disruption, stock_days: float, day: float, last: float) -> float:
    """What is left on `day`; nothing on the last day of a stock that does not last, whatever the rounding."""
    if day == last and not outlasts(case, stock_days):
        return 0.0
    return max(0.0, stock_days - used_days(case, day))


def cover_of_all_steps(case: Disruption, stock_days: float) -> float:
    """Days of cover with the four steps of `levers` taken at once; at most the length of the cut."""
    changed = replace(
        case,
        recycling_pct=case.recycling_pct + NEED_STEP_PP,
        others_pct=case.others_pct * SIZE_FACTOR,
        ramp_months=case.ramp_months * RAMP_FACTOR,
    )
    return days_of_cover(changed, stock_days + STOCK_STEP_DAYS)


def levers(case: Disruption, stock_days: float) -> pd.DataFrame:
    """Days of cover that each of four chosen steps adds, taken one at a time.

    Columns lever, cover_days (at most the length of the cut), added_days, outlasts (whether the need is then met to the
    end). Levers: stock; saving, which is recycling or substitution, since the model takes the two alike; ramp; size.
    """
    cases = {
        "stock": (case, stock_days + STOCK_STEP_DAYS),
        "saving": (replace(case, recycling_pct=case.recycling_pct + NEED_STEP_PP), stock_days),
        "ramp": (replace(case, ramp_months=case.ramp_months * RAMP_FACTOR), stock_days),
        "size": (replace(case, others_pct=case.others_pct * SIZE_FACTOR), stock_days),
    }
    base = days_of_cover(case, stock_days)
    rows = [
        (lever, cover := days_of_cover(changed, stock), cover - base, outlasts(changed, stock))
        for lever, (changed, stock) in cases.items()
    ]
    return pd.DataFrame(rows, columns=["lever", "cover_days", "added_days", "outlasts"])
