from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis.rank_correlation import interval, rank_correlation
from evbook.errors import MissingDataError

RHOS = st.floats(-0.999, 0.999)


def test_ranks_by_hand() -> None:
    # Differences of rank 1, 1, 1, 3, 0, 0 squared sum to 12: 1 - 6 * 12 / (6 * 35) = 0.657143.
    found = rank_correlation(pd.Series([5, 4, 3, 6, 2, 1]), pd.Series([6, 5, 4, 3, 2, 1]))
    assert (found.rho, found.pairs) == (pytest.approx(0.657143, abs=1e-6), 6)
    # atanh 0.657143 = 0.787940; half width 1.959964 * sqrt((1 + 0.431837 / 2) / 3) = 1.247796;
    # tanh -0.459856 = -0.430, tanh 2.035736 = 0.966.
    assert (found.low, found.high) == pytest.approx((-0.4301, 0.9665), abs=1e-4)


def test_a_missing_value_takes_its_pair_away() -> None:
    one, other = pd.Series([1.0, 2, 3, 4, None]), pd.Series([1.0, 3, 2, 4, 9])
    assert rank_correlation(one, other).pairs == 4


@pytest.mark.parametrize(("one", "other"), [([1, 2, 3], [1, 2, 3]), ([1, 1, 1, 1], [1, 2, 3, 4])])
def test_too_few_pairs_and_no_variation_are_refused(one: list[float], other: list[float]) -> None:
    with pytest.raises(MissingDataError, match="no rank correlation"):
        rank_correlation(pd.Series(one), pd.Series(other))


@given(RHOS, st.integers(4, 200))
def test_the_interval_holds_the_coefficient_and_stays_within_one(rho: float, pairs: int) -> None:
    low, high = interval(rho, pairs)
    assert -1 <= low < rho < high <= 1
    assert interval(-rho, pairs) == pytest.approx((-high, -low))


@given(RHOS, st.integers(4, 200))
def test_more_pairs_narrow_the_interval(rho: float, pairs: int) -> None:
    (low, high), (narrow_low, narrow_high) = interval(rho, pairs), interval(rho, pairs + 1)
    assert low < narrow_low and narrow_high < high


@pytest.mark.parametrize("sign", [1, -1])
def test_ranks_all_alike_or_reversed_have_the_whole_range(sign: int) -> None:
    found = rank_correlation(pd.Series([1, 2, 3, 4]), sign * pd.Series([10, 20, 30, 40]))
    assert (found.low, found.rho, found.high) == (-1, pytest.approx(sign), 1)
