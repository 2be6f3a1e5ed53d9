"""Shares of battery makers with their bounds, and prices within one base."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import batteries
from evbook.errors import MissingDataError

COLUMNS = ["year", "rank", "company", "headquarters", "installed_gwh", "share_pct", "market_total_gwh"]


def _makers(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS).astype({"installed_gwh": "float64", "share_pct": "float64"})


MAKERS = _makers(
    (2021, 1, "CATL", "China", 30, 30, 100),
    (2021, 2, "Panasonic", "Japan", 20, 20, 100),
    (2021, 3, "AESC", "China and Japan", 10, 10, 100),
    (2022, 1, "CATL", "China", 90, None, 200),
    (2022, 2, "Panasonic", "Japan", None, 10, 200),
)
PRICES = pd.DataFrame(
    [(2010, "a", 1000), (2012, "a", 250), (2011, "b", 80), (2010, "c", 100), (2020, "c", 200)],
    columns=["year", "price_base", "usd_per_kwh"],
)


def test_a_share_that_is_not_printed_follows_from_capacity():
    assert batteries.maker_share_pct(MAKERS, "CATL", 2022) == 45
    assert batteries.maker_share_pct(MAKERS, "Panasonic", 2022) == 10
    with pytest.raises(MissingDataError, match="'SK On'"):
        batteries.maker_share_pct(MAKERS, "SK On", 2022)


def test_bounds_count_the_unnamed_and_those_of_two_countries_once():
    assert batteries.share_bounds_pct(MAKERS, "China", 2021) == (30, 80)
    assert batteries.share_bounds_pct(MAKERS, "Japan", 2021) == (20, 70)
    assert batteries.share_bounds_pct(MAKERS, "China", 2022) == (45, 90)
    assert batteries.share_bounds_pct(MAKERS, "Norway", 2022) == (0, 45)


def test_the_rest_is_one_row_without_rank():
    whole = batteries.makers_with_rest(MAKERS, 2022)
    assert whole["company"].tolist() == ["CATL", "Panasonic", batteries.OTHERS]
    assert whole["share_pct"].tolist() == [45, 10, 45]
    assert whole["rank"].isna().tolist() == [False, False, True]


@given(st.lists(st.floats(0.1, 50), min_size=1, max_size=8), st.data())
def test_named_and_rest_are_the_whole_and_bounds_hold_it(shares: list[float], data: st.DataObject):
    homes = [data.draw(st.sampled_from(["China", "Japan", "China and Japan"])) for _ in shares]
    rows = [(2021, i, f"m{i}", home, None, share, 1) for i, (home, share) in enumerate(zip(homes, shares, strict=True))]
    makers = _makers(*rows)
    whole = batteries.makers_with_rest(makers, 2021)["share_pct"].sum()
    assert whole == pytest.approx(max(100, sum(shares)))
    low, high = batteries.share_bounds_pct(makers, "China", 2021)
    assert 0 <= min(low, 100) <= high <= 100


def test_change_needs_two_years_of_one_base():
    changes = batteries.change_within_bases(PRICES).set_index("price_base")
    assert list(changes.index) == ["a", "c"]
    assert changes.loc["a", ["first_year", "last_year", "change_pct", "yearly_pct"]].tolist() == [2010, 2012, -75, -50]
    assert changes.loc["c", "change_pct"] == 100


@given(st.floats(1, 1e4), st.floats(1, 1e4), st.integers(1, 40))
def test_a_compound_rate_leads_from_the_first_to_the_last(first: float, last: float, years: int):
    rate = batteries.yearly_rate_pct(first, last, years)
    assert first * (1 + rate / 100) ** years == pytest.approx(last, rel=1e-6)


def test_price_of_one_base_and_year():
    assert batteries.pack_price(PRICES, "c", 2020) == 200
    with pytest.raises(MissingDataError, match="'b'"):
        batteries.pack_price(PRICES, "b", 2010)
