from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import learning
from evbook.analysis import solid_state_premium as premium
from evbook.analysis.batteries import USD_OF_EACH_SURVEY
from evbook.errors import MissingDataError

FIT = learning.Fit("Money", 8, 5.0, 1.0, 1.0)
BEGIN = premium.Start(year=2025, usd_per_kwh=100.0, cumulative_gwh=1000.0, yearly_gwh=500.0, fit=FIT)
YEAR = st.integers(min_value=2026, max_value=2040)
GROWTH = st.floats(min_value=0, max_value=40)


def test_by_hand():
    # No growth: 1,000 GWh and twice 500 more are 2,000 GWh in 2027. At b = 1 a doubling halves the price: 100 to 50.
    # Worth 20 more a kWh, a solid-state pack may cost 70, which is 40 % more. In 2028 it is 100 / 2.5 = 40: 10 less.
    assert premium.cumulative_at_gwh(BEGIN, 2027, 0.0) == 2000.0
    assert premium.break_even(BEGIN, 2027, 0.0, 20.0) == premium.BreakEven(50.0, 70.0, 40.0)
    assert premium.cost_of_a_year_usd(BEGIN, 2027, 0.0) == pytest.approx(10.0)
    # At 10 % growth 2026 brings 550 and 2027 605 GWh.
    assert premium.cumulative_at_gwh(BEGIN, 2027, 10.0) == pytest.approx(2155.0)


@given(YEAR, GROWTH, st.floats(min_value=0, max_value=100))
def test_the_allowed_price_falls_with_delay_and_the_premium_does_not(year, growth, worth):
    now, later = (premium.break_even(BEGIN, each, growth, worth) for each in (year, year + 1))
    assert later.allowed_usd < now.allowed_usd
    assert later.premium_pct >= now.premium_pct
    assert now.allowed_usd - now.lithium_usd == pytest.approx(worth)
    assert premium.cost_of_a_year_usd(BEGIN, year, growth) == pytest.approx(now.allowed_usd - later.allowed_usd)


@given(YEAR, GROWTH)
def test_faster_growth_never_raises_the_bar(year, growth):
    assert premium.lithium_price_usd(BEGIN, year, growth + 1) < premium.lithium_price_usd(BEGIN, year, growth)
    assert premium.lithium_price_usd(BEGIN, year, growth, exponent=0.0) == 100.0


def test_the_start_is_the_last_price_on_record():
    begin = premium.start(tables.load("battery_pack_prices"), tables.load("battery_deployment"), USD_OF_EACH_SURVEY, 20)
    assert (begin.year, begin.usd_per_kwh, begin.yearly_gwh) == (2025, 108.0, pytest.approx(1191.0))
    assert begin.cumulative_gwh == pytest.approx(4378.55)


def test_a_base_without_a_fit_is_refused():
    with pytest.raises(MissingDataError, match="'USD of 2025' has too few points"):
        premium.start(tables.load("battery_pack_prices"), tables.load("battery_deployment"), "USD of 2025", 20)
