from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import car_industry as cars


@pytest.mark.parametrize(
    ("text", "value", "low", "high"), [("2.5", 2.5, 2.45, 2.55), ("8", 8, 7.5, 8.5), ("11", 11, 10.5, 11.5)]
)
def test_a_stated_number_leaves_half_a_digit_open(text, value, low, high):
    assert cars.stated(text) == cars.Stated(value, low, high)


@given(st.decimals(1, 99, places=1), st.integers(1, 99))
def test_an_implied_total_lies_in_its_interval_and_gives_the_part_back(part, share):
    said, of = cars.stated(str(part)), cars.stated(str(share))
    total = cars.whole(said, of)
    assert total.low <= total.value <= total.high
    assert total.value * share / 100 == pytest.approx(float(part))


def test_what_the_memo_implies(europe):
    memo = cars.memo_figures(tables.load("claims")).set_index("figure")
    assert memo.loc[cars.ALL_JOBS, "memo_million"] == pytest.approx(2.5 / 0.08)
    assert memo.loc[cars.WORLD_CARS, "memo_million"] == pytest.approx(11 / 0.15)
    assert memo["implied"].to_dict() == {
        cars.CAR_JOBS: False,
        cars.EU_CARS: False,
        cars.ALL_JOBS: True,
        cars.WORLD_CARS: True,
    }


def test_a_page_with_jobs_and_a_share_implies_a_total(europe):
    published = cars.published(tables.load("eu_car_industry"))
    implied = published[published["implied"]]
    assert implied["published_million"].tolist() == pytest.approx([2.6 / 0.085])
    assert implied["source_id"].tolist() == ["ec-growth-automotive"]


def test_published_totals_in_percent_of_the_memo(europe):
    both = cars.beside_memo(tables.load("claims"), tables.load("eu_car_industry"))
    row = both.set_index(["figure", "period"]).loc[(cars.EU_CARS, "2024")]
    assert row["of_memo_pct"] == pytest.approx(100 * 11.4 / 11)
    assert (row["low_pct"], row["high_pct"]) == pytest.approx((100 * 10.5 / 11, 100 * 11.5 / 11))
    assert list(pd.unique(both["figure"])) == [cars.CAR_JOBS, cars.ALL_JOBS, cars.EU_CARS, cars.WORLD_CARS]


def test_share_of_the_world(europe):
    assert cars.world_share_pct(tables.load("eu_car_industry"), "2024") == pytest.approx(100 * 11.4 / 75.5)


def test_the_published_share_of_jobs_has_its_source():
    row = cars.jobs_share_row(tables.load("eu_car_industry"))
    assert row[["value", "source_id"]].to_numpy().tolist() == [[8.5, "ec-growth-automotive"]]
