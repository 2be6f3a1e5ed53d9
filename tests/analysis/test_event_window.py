from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import event_window as events
from evbook.errors import MissingDataError

EVENT = events.Event(pd.Period("2023-10", "M"), pd.Period("2023-12", "M"))


def series(after: list[float], *, october: float = 10.0, november: float = 30.0) -> pd.Series:
    """Twelve months of 10, then October and November 2023, then `after` from December 2023."""
    values = [10.0] * 12 + [october, november, *after]
    return pd.Series(values, index=pd.period_range("2022-10", periods=len(values), freq="M"))


def test_an_event_is_read_by_its_months():
    table = pd.DataFrame({"event_id": ["graphite"], "announced": ["2023-10-20"], "effective": ["2023-12-01"]})
    assert events.event_of(table, "graphite") == EVENT
    with pytest.raises(MissingDataError, match="'silver'"):
        events.event_of(table, "silver")


def test_the_month_of_the_announcement_is_not_in_the_baseline():
    assert events.baseline(series([1.0], october=999.0), EVENT) == 10


def test_trough_recovery_and_balance():
    shown = series([2.0, 4.0, 6.0, 10.0, 1.0])
    assert events.trough(shown, EVENT) == (pd.Period("2024-04", "M"), 1.0)
    back = events.recovery(shown, EVENT)
    assert back is not None
    assert (str(back), events.months_until(EVENT, back)) == ("2024-03", 3)
    assert events.shipped_ahead(shown, EVENT) == 20
    assert events.missing_until_recovery(shown, EVENT) == 8 + 6 + 4


def test_a_level_reached_once_is_not_held():
    assert events.months_held(series([2.0, 10.0, 4.0, 6.0, 11.0]), EVENT) == (2, 4)
    with pytest.raises(MissingDataError, match="does not reach its baseline"):
        events.months_held(series([2.0, 4.0]), EVENT)


def test_without_recovery_the_shortfall_runs_to_the_end():
    shown = series([2.0, 4.0])
    assert events.recovery(shown, EVENT) is None
    assert events.missing_until_recovery(shown, EVENT) == 14


def test_no_shortfall_where_the_first_month_is_back():
    shown = series([12.0, 4.0])
    back = events.recovery(shown, EVENT)
    assert back is not None and events.months_until(EVENT, back) == 0
    assert events.missing_until_recovery(shown, EVENT) == 0


def test_a_missing_month_is_named_and_never_zero():
    with pytest.raises(MissingDataError, match=r"no figure for 2024-02; the series covers 2022-10 to 2024-01"):
        events.after_effect(series([1.0, 1.0]), EVENT)
    gap = series([1.0] * 12).drop(pd.Period("2023-03", "M"))
    with pytest.raises(MissingDataError, match="2023-03"):
        events.baseline(gap, EVENT)


@given(st.lists(st.floats(0.1, 1e6), min_size=12, max_size=12), st.floats(0.01, 100))
def test_changes_do_not_depend_on_the_unit(after: list[float], scale: float):
    shown = series(after)
    assert events.change_pct(shown * scale, EVENT) == pytest.approx(events.change_pct(shown, EVENT))
    assert events.recovery(shown * 2.0, EVENT) == events.recovery(shown, EVENT)
    assert events.change_pct(shown, EVENT) == pytest.approx(100 * (sum(after) / 120 - 1))


@given(st.lists(st.floats(0, 9), min_size=12, max_size=20))
def test_levels_below_the_baseline_never_recover_and_add_up(after: list[float]):
    shown = series(after)
    assert events.recovery(shown, EVENT) is None
    assert events.missing_until_recovery(shown, EVENT) == pytest.approx(10 * len(after) - sum(after))
    assert events.trough(shown, EVENT)[1] == min(after[:12])
