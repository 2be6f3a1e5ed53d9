"""What a monthly series does around a measure that is announced in one month and takes effect in a later one.

No counterfactual: every number compares months with months, and says nothing on what would have happened otherwise.
A series here is indexed by month (PeriodIndex) without a gap.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evbook.analysis import measures
from evbook.errors import MissingDataError

MONTHS_BEFORE = 12


@dataclass(frozen=True)
class Event:
    """The month in which a measure was announced and that from which it held."""

    announced: pd.Period
    effective: pd.Period


def event_of(events: pd.DataFrame, event_id: str) -> Event:
    """The event `event_id` of a table with columns event_id, announced, effective (ISO dates).

    Raises MissingDataError where the table does not hold it.
    """
    row = measures.only(events, event_id=event_id).iloc[0]
    return Event(pd.Period(row["announced"], freq="M"), pd.Period(row["effective"], freq="M"))


def window(series: pd.Series[float], first: pd.Period, last: pd.Period) -> pd.Series[float]:
    """Months `first` to `last`, both included. Raises MissingDataError where a month of them is not in the series."""
    months = pd.period_range(first, last, freq="M")
    missing = months.difference(pd.PeriodIndex(series.index))
    if len(missing):
        raise MissingDataError(f"no figure for {missing[0]}; the series covers {series.index[0]} to {series.index[-1]}")
    return series.loc[months]


def at(series: pd.Series[float], month: pd.Period) -> float:
    """The series in `month`. Raises MissingDataError where it has no such month."""
    return float(window(series, month, month).iloc[0])


def before_announcement(series: pd.Series[float], event: Event, months: int = MONTHS_BEFORE) -> pd.Series[float]:
    """The `months` months before that of the announcement."""
    return window(series, event.announced - months, event.announced - 1)


def after_effect(series: pd.Series[float], event: Event, months: int = MONTHS_BEFORE) -> pd.Series[float]:
    """The first `months` months under the measure."""
    return window(series, event.effective, event.effective + (months - 1))


def baseline(series: pd.Series[float], event: Event) -> float:
    """Average month of the twelve before the announcement, in the unit of the series."""
    return float(before_announcement(series, event).mean())


def recovery(series: pd.Series[float], event: Event) -> pd.Period | None:
    """First month under the measure that reaches the baseline again; none where the series ends before."""
    base = baseline(series, event)
    later = window(series, event.effective, pd.Period(series.index[-1]))
    back = later.index[later >= base]
    return back[0] if len(back) else None


def months_held(series: pd.Series[float], event: Event) -> tuple[int, int]:
    """Months from recovery to the end of the series: how many are at the baseline or above, and how many there are.

    Reaching the baseline once is not a return to it. Raises MissingDataError where there is no recovery.
    """
    back = recovery(series, event)
    if back is None:
        raise MissingDataError("the series does not reach its baseline again; ask `recovery` first")
    since = window(series, back, pd.Period(series.index[-1]))
    return int((since >= baseline(series, event)).sum()), len(since)


def months_until(event: Event, month: pd.Period) -> int:
    """Months from the effect to `month`: 0 for the month of the effect itself."""
    return int(month.ordinal - event.effective.ordinal)


def shipped_ahead(series: pd.Series[float], event: Event) -> float:
    """What left above the baseline from the month of the announcement until the effect, in the unit of the series."""
    between = window(series, event.announced, event.effective - 1)
    return float((between - baseline(series, event)).sum())


def missing_until_recovery(series: pd.Series[float], event: Event) -> float:
    """What fell short of the baseline from the effect until recovery (or the end of the series)."""
    back = recovery(series, event)
    last = pd.Period(series.index[-1]) if back is None else back - 1
    short = series.loc[event.effective : last]
    return float((baseline(series, event) - short).sum())


def trough(series: pd.Series[float], event: Event) -> tuple[pd.Period, float]:
    """Month and level of the lowest of the twelve months under the measure (fewer where the series ends)."""
    last = min(event.effective + MONTHS_BEFORE - 1, pd.Period(series.index[-1]))
    months = window(series, event.effective, last)
    return pd.PeriodIndex(months.index)[int(months.argmin())], float(months.min())


def change_pct(series: pd.Series[float], event: Event) -> float:
    """Twelve months under the measure against the twelve before the announcement, percent."""
    return measures.growth_pct(after_effect(series, event).sum(), before_announcement(series, event).sum())
