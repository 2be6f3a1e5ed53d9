from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import concentration
from evbook.errors import MissingDataError

QUANTITIES = st.lists(st.floats(0.001, 1e6), min_size=1, max_size=12)
HIDDEN = st.floats(0, 1e6)
ROUNDING = 1e-6


@given(QUANTITIES, HIDDEN)
def test_bounds_are_in_order_and_within_the_index(named: list[float], hidden: float) -> None:
    bounds = concentration.herfindahl_bounds(pd.Series(named), hidden)
    assert 0 < bounds.low <= bounds.high <= 10_000 + ROUNDING


@given(QUANTITIES, HIDDEN, st.floats(0.01, 0.99))
def test_splitting_a_supplier_never_raises_the_index(named: list[float], hidden: float, part: float) -> None:
    whole = concentration.herfindahl_bounds(pd.Series(named), hidden)
    split = concentration.herfindahl_bounds(pd.Series([named[0] * part, named[0] * (1 - part), *named[1:]]), hidden)
    assert split.low <= whole.low + ROUNDING
    assert split.high <= whole.high + ROUNDING


@given(QUANTITIES, HIDDEN, st.integers(1, 6))
def test_naming_the_hidden_suppliers_stays_within_the_bounds(named: list[float], hidden: float, count: int) -> None:
    bounds = concentration.herfindahl_bounds(pd.Series(named), hidden)
    known = concentration.herfindahl_bounds(pd.Series([*named, *[hidden / count] * count]))
    assert bounds.low - ROUNDING <= known.low <= bounds.high + ROUNDING


@given(QUANTITIES, HIDDEN, st.integers(1, 4))
def test_more_suppliers_never_have_less_and_never_more_than_everything(
    named: list[float], hidden: float, count: int
) -> None:
    fewer, more = (concentration.top_share_bounds(pd.Series(named), each, hidden) for each in (count, count + 1))
    assert 0 < fewer.low <= fewer.high <= 100 + ROUNDING
    assert fewer.low <= more.low + ROUNDING and fewer.high <= more.high + ROUNDING


@given(QUANTITIES, HIDDEN, st.integers(1, 6), st.integers(1, 3))
def test_naming_the_hidden_keeps_the_share_of_the_largest_within_its_bounds(
    named: list[float], hidden: float, parts: int, count: int
) -> None:
    bounds = concentration.top_share_bounds(pd.Series(named), count, hidden)
    known = concentration.top_share_bounds(pd.Series([*named, *[hidden / parts] * parts]), count)
    assert bounds.low - ROUNDING <= known.low <= bounds.high + ROUNDING


def test_shares_of_the_largest_by_hand() -> None:
    # 50, 30 and 10 named, 10 hidden: the three largest have 90; one hidden supplier of 10 cannot displace the third.
    quantities = pd.Series([10.0, 50.0, 30.0])
    assert concentration.top_share_bounds(quantities, 3, 10.0) == concentration.Bounds(90.0, 90.0)
    # With 40 hidden, 130 in all: 90 / 130 if it is many, (50 + 40 + 30) / 130 if it is one.
    found = concentration.top_share_bounds(quantities, 3, 40.0)
    assert (found.low, found.high) == pytest.approx((69.2307692, 92.3076923))
    with pytest.raises(MissingDataError, match="no quantity"):
        concentration.top_share_bounds(pd.Series([0.0]), 1)


@given(QUANTITIES, st.floats(0.001, 1000))
def test_the_unit_of_the_quantities_does_not_matter(named: list[float], factor: float) -> None:
    one, other = (concentration.herfindahl_bounds(pd.Series(named) * each).low for each in (1.0, factor))
    assert one == pytest.approx(other)


def test_a_single_supplier_and_none() -> None:
    assert concentration.herfindahl_bounds(pd.Series([5.0, None])) == concentration.Bounds(10_000, 10_000)
    with pytest.raises(MissingDataError, match="no quantity"):
        concentration.herfindahl_bounds(pd.Series([0.0]))


SUPPLY = pd.DataFrame(
    [
        (2024, "Cobalt", "mining", "A", 50.0),
        (2024, "Cobalt", "mining", "Rest of world", 50.0),
        (2024, "Cobalt", "mining", "World", 101.0),
        (2024, "Cobalt", "refining", "B", 90.0),
        (2024, "Cobalt", "refining", "A", 10.0),
        (2024, "Nickel", "mining", "A", 100.0),
        (2024, "Nickel", "refining", "A", 50.0),
        (2024, "Nickel", "refining", "B", 50.0),
        (2024, "Copper", "mining", "A", 60.0),
        (2024, "Copper", "mining", "Rest of world", 40.0),
        (2024, "Copper", "refining", "A", 70.0),
        (2024, "Copper", "refining", "Rest of world", 30.0),
        (2030, "Cobalt", "mining", "A", 1.0),
    ],
    columns=["year", "mineral", "stage", "country", "supply_kt"],
)


def test_hidden_suppliers_widen_the_range_and_the_world_is_no_supplier() -> None:
    found = concentration.concentration_of_supply(SUPPLY, 2024).set_index(["mineral", "stage"])
    own = found.loc[("Cobalt", "mining")]
    assert own.tolist() == [2500.0, 5000.0, "A", 50.0, 50.0, 50.0, 100.0]
    assert found.loc[("Cobalt", "refining"), "largest"] == "B"
    assert len(found) == 6


def test_the_higher_stage_is_left_open_where_ranges_overlap() -> None:
    by_mineral = concentration.higher_stage(concentration.concentration_of_supply(SUPPLY, 2024))
    assert by_mineral.set_index("mineral")["more_concentrated"].to_dict() == {
        "Cobalt": "refining",
        "Copper": "undecided",
        "Nickel": "mining",
    }
    assert (by_mineral["gap_low_points"] <= by_mineral["gap_high_points"]).all()


PRODUCTION = pd.DataFrame(
    [
        ("BGS", 2022, "Cobalt", "mining", "China", 90.0),
        ("BGS", 2023, "Cobalt", "mining", "China", 60.0),
        ("BGS", 2023, "Cobalt", "mining", "Cuba", 40.0),
        ("BGS", 2023, "Cobalt", "mining", "Chile", None),
        ("USGS", 2023, "Cobalt", "mining", "China", 60.0),
        ("USGS", 2023, "Cobalt", "mining", "Other countries", 41.0),
        ("USGS", 2023, "Cobalt", "mining", "World", 100.0),
    ],
    columns=["publisher", "year", "mineral", "stage", "country", "quantity_t"],
).assign(kind="compiled", source_id="x")


def test_series_are_kept_apart_by_publisher() -> None:
    found = concentration.concentration_over_time(PRODUCTION, 1992, 2025)
    assert found[["publisher", "year"]].to_numpy().tolist() == [["BGS", 2022], ["BGS", 2023], ["USGS", 2023]]
    assert concentration.series_of(found, "Cobalt", "mining")["low_points"].tolist() == [10_000, 5_200]
    assert concentration.series_of(found, "Cobalt", "refining").empty


def test_a_share_is_of_the_stated_world_or_of_the_sum() -> None:
    shares = concentration.mine_share_by_year(PRODUCTION, "China", "Cobalt", 2022, 2023)
    assert shares.set_index(["publisher", "year"])["share_pct"].to_dict() == {
        ("BGS", 2022): 100.0,
        ("BGS", 2023): 60.0,
        ("USGS", 2023): 60.0,
    }
    assert concentration.mine_share_pct(PRODUCTION, "China", "Cobalt", "USGS", 2023) == 60.0
    with pytest.raises(MissingDataError, match="Peru"):
        concentration.mine_share_pct(PRODUCTION, "Peru", "Cobalt", "USGS", 2023)
