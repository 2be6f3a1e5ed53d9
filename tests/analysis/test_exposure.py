"""Volumes lost: an account by market and by path of the electric share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import exposure

TABLES = ("ev_markets", "indonesia_wholesales", "battery_cars_by_brand", "japanese_brand_share")
SHARE = st.floats(0, 100)
# Not all of the market is Chinese and electric today.
NOW = st.floats(0, 90)


def loaded():
    return [tables.load(name) for name in TABLES]


def test_the_account_by_hand():
    # 800 thousand cars, 75 % Japanese = 600. Chinese electric cars: 80 % of 25 % = 20 % of the market, then 80 % of
    # 50 % = 40 %. All others shrink from 80 to 60 %, by a quarter: 600 / 4 = 150 thousand.
    assert exposure.lost_thousand(800, 75, 80, 25, 50) == pytest.approx(150.0)


@given(st.floats(1, 1e4), SHARE, SHARE, NOW)
def test_nothing_is_lost_where_the_share_stands_still(cars, japanese, chinese, now):
    assert exposure.lost_thousand(cars, japanese, chinese, now, now) == pytest.approx(0, abs=1e-9)


@given(st.floats(1, 1e4), SHARE, SHARE, NOW, SHARE)
def test_no_more_is_lost_than_the_japanese_brands_sell(cars, japanese, chinese, now, then):
    assert exposure.lost_thousand(cars, japanese, chinese, now, then) <= cars * japanese / 100 * (1 + 1e-9)


@given(st.floats(1, 1e4), SHARE, SHARE, NOW, SHARE, SHARE)
def test_the_loss_grows_with_the_electric_share(cars, japanese, chinese, now, one, other):
    low, high = (exposure.lost_thousand(cars, japanese, chinese, now, then) for then in sorted((one, other)))
    assert low <= high + 1e-9


@pytest.mark.parametrize(
    ("printed", "ends"), [(15, (14.5, 15.5)), (7.0, (6.95, 7.05)), (110, (105, 115)), (23, (22.5, 23.5))]
)
def test_rounding_to_two_digits_leaves_half_a_unit(printed, ends):
    assert exposure.rounding_bounds(printed) == pytest.approx(ends)


def test_factors_of_the_three_markets():
    today = exposure.factors(*loaded()).set_index("market")
    # 803,682 vehicles delivered in Indonesia, 652,003 of them of Japanese brands.
    home = today.loc["Indonesia"]
    assert home["cars_thousand_low"] == home["cars_thousand_high"] == pytest.approx(803.682)
    assert home["cars_thousand_low"] * home["japanese_share_pct"] / 100 == pytest.approx(652.003)
    # 94,299 of 118,490 battery cars carry a named Chinese brand; only Tesla's 4,949 are named as another's.
    thailand = today.loc["Thailand"]
    low, high = thailand["chinese_pct_low"], thailand["chinese_pct_high"]
    assert (low, high) == pytest.approx((100 * 94_299 / 118_490, 100 * (118_490 - 4_949) / 118_490))
    # 140 thousand electric cars are 135 to 145, 23 % are 22.5 to 23.5.
    assert thailand["cars_thousand_low"] == pytest.approx(135 / 0.235)
    assert thailand["cars_thousand_high"] == pytest.approx(145 / 0.225)
    assert today.loc["Malaysia", "japanese_share_pct"] == 26.2
    assert today["year"].unique().tolist() == [2025]


@pytest.mark.parametrize("market", ["Thailand", "Malaysia"])
def test_high_and_low_follow_the_bounds_of_the_factors(market):
    today = exposure.factors(*loaded())
    table = exposure.exposed(loaded()[0], today, 2015, 2030)
    factor = today.set_index("market").loc[market]
    for row in table[table["market"] == market].to_dict("records"):
        ends = []
        for end in ("low", "high"):
            chinese, now = factor[f"chinese_pct_{end}"] / 100, factor[f"ev_share_pct_{end}"] / 100
            japanese = factor[f"cars_thousand_{end}"] * factor["japanese_share_pct"] / 100
            ends.append(japanese * chinese * (row["ev_share_pct"] / 100 - now) / (1 - chinese * now))
        assert [row["low_thousand"], row["high_thousand"]] == pytest.approx(ends)
    # With the same cars and today's share, high over low is the Chinese share's, but for the part left to others.
    of_cars = {
        end: (100 - factor[f"chinese_pct_{end}"] * 0.07) / factor[f"chinese_pct_{end}"] for end in ("low", "high")
    }
    lost = [exposure.lost_thousand(700, 26.2, factor[f"chinese_pct_{end}"], 7, 50) for end in ("low", "high")]
    assert lost[1] / lost[0] == pytest.approx(of_cars["low"] / of_cars["high"])


def test_indonesias_drift_by_hand():
    # The IEA's share runs from 15 to 24.373 % in 2030: 9.373 points, of which 86.16 % Chinese; today 13.583 % electric.
    table = exposure.exposed(loaded()[0], exposure.factors(*loaded()), 2015, 2030)
    row = table[(table["market"] == "Indonesia") & (table["case"] == "Drift")].iloc[0]
    assert row["low_thousand"] == row["high_thousand"]
    chinese = 0.86155819
    assert row["low_thousand"] == pytest.approx(652.003 * chinese * 0.09373 / (1 - chinese * 0.13583109), rel=1e-5)


@pytest.mark.parametrize("year", [2030, 2035])
def test_every_market_has_every_case_and_stays_below_japanese_sales(year):
    table = exposure.exposed(loaded()[0], exposure.factors(*loaded()), 2015, year)
    assert table.groupby("market")["case"].apply(list).map(tuple).unique().tolist() == [exposure.CASES]
    assert (table["low_thousand"] <= table["high_thousand"]).all()
    assert (table["high_thousand"] <= table["japanese_high_thousand"]).all()
    assert (table["year"] == year).all()


def test_rows_used_name_every_source():
    frames = exposure.rows_used(*loaded())
    named = {source for frame in frames for source in frame["source_id"]}
    assert {"iea-gevo-2026", "gaikindo", "thailand-ashu-2026", "malaysia-just-auto-2025", "fmt-malaysia-2026"} <= named
