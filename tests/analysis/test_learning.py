from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import learning
from evbook.errors import MissingDataError

LATE, EARLY = "USD of each survey's year", "USD of 2018"


def deployed(*gwh, first=2015):
    return pd.DataFrame({"year": range(first, first + len(gwh)), "mode": "Cars", "deployed_gwh": gwh})


def priced(*usd, first=2015, base="Money"):
    return pd.DataFrame({"year": range(first, first + len(usd)), "price_base": base, "usd_per_kwh": usd})


@given(
    exponent=st.floats(min_value=-0.5, max_value=1.5),
    level=st.floats(min_value=10, max_value=1e5),
    yearly=st.lists(st.floats(min_value=1, max_value=2000), min_size=4, max_size=12),
    stock=st.floats(min_value=5, max_value=100),
)
def test_a_fit_recovers_a_known_curve(exponent, level, yearly, stock):
    deployment = deployed(*yearly)
    cumulative = learning.cumulative_gwh(deployment, stock).to_numpy()
    prices = priced(*(level * cumulative**-exponent))
    fitted = learning.fits(learning.matched_prices(prices, deployment, stock))["Money"]
    assert fitted.exponent == pytest.approx(exponent, abs=1e-6)
    assert fitted.intercept == pytest.approx(math.log(level), abs=1e-5)
    assert (fitted.rate_interval_pct is not None) is (len(yearly) >= 8)


def test_a_curve_by_hand():
    # Capacity doubles every year (10, 20, 40, 80) and the price falls by a fifth each time: the rate is 20 %,
    # b = -ln 0.8 / ln 2 = 0.32193.
    deployment = deployed(5, 10, 20, 40)
    fitted = learning.fits(learning.matched_prices(priced(100, 80, 64, 51.2), deployment, 5))["Money"]
    assert fitted.rate_pct == pytest.approx(20.0, rel=1e-9)
    assert fitted.exponent == pytest.approx(0.321928, rel=1e-5)
    assert (fitted.points, fitted.r_squared) == (4, pytest.approx(1.0))


def test_wrights_eighty_per_cent_curve():
    # Wright (1936) found labour cost to fall to 80 % of its level with each doubling: exponent 0.322, rate 20 %.
    assert learning.learning_rate_pct(0.322) == pytest.approx(20.0, abs=0.01)
    assert learning.learning_rate_pct(0.0) == 0.0
    assert learning.learning_rate_pct(-1.0) == -100.0


def test_the_band_is_narrowest_at_the_mean_by_the_textbook():
    # At the mean of ln X the half-width in logarithms is t s / sqrt(n). ln X = 1 to 9, so the mean is the fifth point.
    x = np.arange(1.0, 10.0)
    noise = np.array([0.1, -0.1, 0.05, -0.05, 0.0, 0.05, -0.05, 0.1, -0.1])
    points = pd.DataFrame({"year": range(2015, 2024), "price_base": "Money", "cumulative_gwh": np.exp(x)})
    points = points.assign(usd_per_kwh=np.exp(6 - 0.2 * x + noise))
    middle = learning.curve(points).iloc[4]
    slope, intercept = np.polyfit(x, 6 - 0.2 * x + noise, 1)
    residuals = 6 - 0.2 * x + noise - (intercept + slope * x)
    s = math.sqrt(float(residuals @ residuals) / 7)
    # Student's t of seven degrees of freedom at 97.5 %: 2.3646.
    assert math.log(middle["high_usd"] / middle["fitted_usd"]) == pytest.approx(2.3646 * s / 3, rel=1e-4)


def test_time_alone_and_the_years_above_the_line():
    # A price that falls by a fifth each year is a straight line in time: R2 is one.
    points = priced(100, 80, 64, 51.2)
    assert learning.time_r_squared(points) == pytest.approx(1.0)
    curve = points.assign(fitted_usd=[100.0, 70.0, 64.0, 50.0])
    assert learning.years_above(curve, 10) == [2016]
    assert learning.above_line_pct(curve).round(1).tolist() == [0.0, 14.3, 0.0, 2.4]


def test_capacity_is_of_all_kinds_of_vehicles_and_begins_with_the_stock():
    table = pd.concat([deployed(10, 20), deployed(1, 2).assign(mode="Buses")])
    assert learning.cumulative_gwh(table, 5.0).to_dict() == {2015: 16.0, 2016: 38.0}


def test_bases_with_few_years_are_left_out():
    deployment = deployed(10, 20, 40, 80, 160)
    prices = pd.concat([priced(9, 8, 7, 6), priced(9, 8, 7, base="Short"), priced(9, 8, first=2018, base="Late")])
    assert set(learning.matched_prices(prices, deployment, 5)["price_base"]) == {"Money"}
    with pytest.raises(MissingDataError, match="no price base has 4 years"):
        learning.matched_prices(prices[prices["price_base"] != "Money"], deployment, 5)


def test_the_interval_is_the_t_interval_of_the_slope():
    # By the normal equations, with t(0.975; 6) = 2.446912.
    deployment = deployed(*[10.0] * 8)
    prices = priced(100, 95, 80, 84, 70, 72, 60, 58)
    matched = learning.matched_prices(prices, deployment, 10)
    x, y = np.log(matched["cumulative_gwh"].to_numpy()), np.log(matched["usd_per_kwh"].to_numpy())
    spread = x - x.mean()
    slope = (spread @ y) / (spread @ spread)
    residuals = y - y.mean() - slope * spread
    margin = 2.446912 * math.sqrt((residuals @ residuals) / 6 / (spread @ spread))
    fitted = learning.fits(matched)["Money"]
    assert fitted.exponent_low == pytest.approx(-slope - margin, rel=1e-6)
    assert fitted.exponent_high == pytest.approx(-slope + margin, rel=1e-6)


def test_the_band_is_narrowest_in_the_middle_and_missing_below_eight_points():
    matched = learning.matched_prices(tables.load("battery_pack_prices"), tables.load("battery_deployment"), 20)
    curve = learning.curve(matched)
    late, early = (curve[curve["price_base"] == base] for base in (LATE, EARLY))
    assert early[["low_usd", "high_usd"]].isna().all().all()
    width = (late["high_usd"] / late["low_usd"]).to_numpy()
    assert width.argmin() not in (0, len(width) - 1)
    assert (late["low_usd"] < late["fitted_usd"]).all()
    assert (late["fitted_usd"] < late["high_usd"]).all()


def test_the_tables_at_hand():
    matched = learning.matched_prices(tables.load("battery_pack_prices"), tables.load("battery_deployment"), 20)
    fitted = learning.fits(matched)
    assert list(fitted) == [EARLY, LATE]
    assert [fitted[base].points for base in (EARLY, LATE)] == [4, 8]
    assert fitted[EARLY].rate_pct == pytest.approx(25.4, abs=0.1)
    assert fitted[LATE].rate_pct == pytest.approx(10.6, abs=0.1)


@given(st.lists(st.floats(min_value=5, max_value=100), min_size=1, max_size=3))
def test_the_range_holds_every_rate_that_was_tried(stocks):
    prices, deployment = priced(100, 80, 70, 65, base=EARLY), deployed(10, 20, 40, 80)
    low, high = learning.rate_range_pct(prices, deployment, EARLY, stocks)
    for stock in stocks:
        rate = learning.fits(learning.matched_prices(prices, deployment, stock))[EARLY].rate_pct
        assert low <= rate <= high
