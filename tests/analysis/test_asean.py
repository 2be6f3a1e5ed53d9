from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import asean
from evbook.errors import MissingDataError

RATES = pd.DataFrame(
    [("2024-05-06", "CNY", 20.0), ("2024-07-24", "CNY", 25.0), ("2024-05-20", "USD", 100.0)],
    columns=["date", "currency", "yen_per_unit"],
)


def items(*rows: tuple[str, str, float | None, str | None, str | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["name", "role", "amount_billion", "currency", "taken_from"])
    told = {
        "announced": "2024-05-20",
        "open_to": "every industry",
        "what_it_funds": "x",
        "source_id": "s",
        "kind": "typed",
    }
    return frame.assign(item_id=range(len(frame)), **told)


def counts(*rows: tuple[int, str, str, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["year", "area", "makers", "counter", "vehicles"])
    return frame.assign(source_id="s", kind="typed")


COUNTS = counts(
    (2013, "ASEAN", "japanese", "JAMA", 3_000_000),
    (2022, "Thailand", "all", "AAF", 2_000_000),
    (2023, "Thailand", "all", "AAF", 1_500_000),
    (2023, "Vietnam", "all", "AAF", 400_000),
    (2023, "Myanmar", "all", "AAF", 100_000),
    (2023, "Vietnam", "all", "GSO", 900_000),
)
WORLD = pd.DataFrame(
    [(2013, "Thailand", 2_000_000), (2013, "Indonesia", 2_000_000), (2023, "Thailand", 1_500_000), (2023, "Japan", 9)],
    columns=["year", "country", "vehicles"],
).assign(source_id="o", kind="compiled")


@pytest.mark.parametrize(("day", "yen"), [("2024-05-20", 20.0), ("2024-07-01", 25.0), ("2020-01-01", 20.0)])
def test_the_rate_of_the_nearest_day_counts(day, yen):
    assert asean.yen_per_unit(RATES, "CNY", day) == yen


def test_only_the_nearest_rate_of_each_currency_is_kept():
    near = asean.rates_near(RATES, "2024-05-20")
    assert near[["currency", "date"]].to_numpy().tolist() == [["CNY", "2024-05-06"], ["USD", "2024-05-20"]]


def test_a_currency_without_a_rate_is_told():
    with pytest.raises(MissingDataError, match="'THB'"):
        asean.yen_per_unit(RATES, "THB", "2024-05-20")


def test_steps_of_one_fund_add_up_and_missing_sums_stay_missing():
    strategy = items(
        ("Outreach", "pillar", None, None, None),
        ("Skills", "pillar", None, None, "Fund"),
        ("Fund", "instrument", 300.0, "JPY", None),
        ("Fund", "instrument", 200.0, "JPY", None),
        ("Pledge", "instrument", 0.1, "USD", None),
        ("Body", "instrument", None, None, None),
        ("Target", "target", None, None, None),
    )
    sums = asean.named_sums(strategy, RATES).set_index("name")
    assert list(sums.index) == ["Skills", "Outreach", "Fund", "Pledge", "Body"]
    assert sums.loc["Fund", ["printed", "usd_billion", "jpy_billion", "cny_billion"]].tolist() == [
        *("JPY 500 bn", 5.0, 500.0, 25.0)
    ]
    assert sums.loc["Pledge", ["printed", "jpy_billion"]].tolist() == ["USD 0.1 bn", 10.0]
    assert sums.loc["Body", "printed"] == "" and pd.isna(sums.loc["Body", "usd_billion"])


@given(yen=st.floats(1, 1e4), rate=st.floats(10, 200))
def test_the_rate_implied_by_a_conversion_is_the_rate(yen, rate):
    assert asean.implied_yen_per_unit(yen, yen / rate) == pytest.approx(rate)


def test_small_countries_are_one_area_where_the_federation_has_them():
    built = asean.built_by_country(WORLD, COUNTS).set_index(["year", "area"])["vehicles"]
    assert built[2023, asean.OTHERS] == 500_000  # the statistics office's count of Vietnam stays out
    assert (2013, asean.OTHERS) not in built.index
    assert set(built.index.get_level_values("area")) == {"Thailand", "Indonesia", asean.OTHERS}


def test_the_federation_counts_once():
    assert asean.federation_year(COUNTS) == 2023
    assert asean.federation_million(COUNTS, 2023) == 2.0
    assert asean.stated_share_million(COUNTS, 75, 2023) == 1.5


def test_stated_numbers_stand_in_the_federations_last_year():
    marks = asean.japanese_makers(COUNTS, 1.2, 75).set_index("evidence")
    assert marks.loc[asean.OWN_COUNT].tolist() == [2013, 3.0]
    assert marks.loc[asean.STATED_FLOOR].tolist() == [2023, 1.2]
    assert marks.loc[asean.STATED_SHARE].tolist() == [2023, 1.5]


def test_the_makers_share_is_of_the_large_countries():
    assert asean.japanese_share_at_most_pct(COUNTS, WORLD, 2013) == 75


@given(chinese=st.integers(1, 1000), other=st.integers(0, 1000), unnamed=st.integers(0, 1000))
def test_unnamed_brands_are_the_distance_between_the_bounds(chinese, other, unnamed):
    whole = chinese + other + unnamed
    rows = [("All", "all", whole), ("BYD", "China", chinese), ("Tesla", "United States", other)]
    cars = pd.DataFrame(rows, columns=["brand", "brand_nationality", "vehicles"]).assign(year=2023)
    low, high = asean.chinese_share_bounds_pct(cars, 2023)
    assert 0 < low <= high <= 100 + 1e-9
    assert (high - low) * whole / 100 == pytest.approx(unnamed)


def test_thailands_brands_of_2023():
    low, high = asean.chinese_share_bounds_pct(tables.load("thailand_bev_registrations"), 2023)
    assert (round(low, 1), round(high, 1)) == (81.6, 89.3)


def test_who_pays_and_how_long_the_pillars_run():
    strategy = items(
        ("Skills", "pillar", None, None, "Fund"),
        ("Plants", "pillar", None, None, None),
        ("Fund", "instrument", 140.0, "JPY", None),
        ("AZEC", "instrument", None, None, None),
    )
    assert asean.payers(strategy)["amount_billion"].tolist() == [140]
    assert asean.payers(strategy.assign(taken_from=None)).empty
    assert asean.pillar_horizons(strategy.assign(horizon_year=[2035, 2030, None, None])) == [2030, 2035]
    assert asean.named_instruments(strategy)["name"].tolist() == ["AZEC"]
    assert asean.jaif_usd_million(strategy.assign(item_id=["a", "b", asean.JAIF, "c"])) == 140_000


def test_a_sum_in_yuan_at_every_rate():
    assert asean.in_yuan_billion(RATES, 100).tolist() == [5, 4]


def test_the_last_own_count_is_in_million():
    assert asean.own_count(COUNTS)["year"].tolist() == [2013]
    assert asean.own_count_million(COUNTS) == 3


def test_shares_of_sales_end_with_the_year():
    shares = pd.DataFrame({"year": [2012, 2025], "share_pct": [77.0, 62.0]})
    assert asean.sales_shares_until(shares, 2024)["share_pct"].tolist() == [77]
    with pytest.raises(MissingDataError, match="begins after 2011"):
        asean.sales_shares_until(shares, 2011)
