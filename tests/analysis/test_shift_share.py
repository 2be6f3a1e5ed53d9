from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import shift_share
from evbook.errors import MissingDataError

SOLD = pd.DataFrame(
    [
        (2022, "Japan", "ice", "Indonesia", 80),
        (2022, "Japan", "hev", "Indonesia", 10),
        (2022, "China", "ice", "Indonesia", 10),
        (2025, "Japan", "ice", "Indonesia", 36),
        (2025, "Japan", "hev", "Indonesia", 36),
        (2025, "China", "ice", "Indonesia", 8),
        (2025, "China", "bev", "China", 15),
        (2025, "China", "bev", "Indonesia", 4),
        (2025, "China", "phev", "China", 1),
    ],
    columns=["year", "brand_nationality", "powertrain", "origin", "units"],
)
YEARS = (2022, 2025)
VEHICLES = st.integers(min_value=0, max_value=10**6)
GROUP = st.tuples(VEHICLES, VEHICLES, VEHICLES, VEHICLES).map(lambda n: (n[0], n[0] + n[1], n[2], n[2] + n[3]))
PARTS = (
    st.lists(GROUP, min_size=1, max_size=5)
    .map(lambda rows: pd.DataFrame(rows, columns=["own_0", "market_0", "own_1", "market_1"], dtype="float64"))
    .filter(lambda parts: parts["market_0"].sum() > 0 and parts["market_1"].sum() > 0)
    .filter(lambda parts: (parts["market_0"] + parts["market_1"] > 0).all())
    .map(lambda parts: parts.assign(group=[f"g{row}" for row in parts.index]))
)


@given(PARTS, st.sampled_from(shift_share.WEIGHTS))
def test_the_two_parts_add_up_to_the_change_without_residual(parts, weights):
    shifted = shift_share.shift_share(parts, weights)
    total = shifted["mix_pp"].sum() + shifted["within_pp"].sum()
    assert total == pytest.approx(shift_share.share_change_pp(parts), abs=1e-8)


@given(PARTS)
def test_midpoint_is_the_mean_of_first_and_last_year_weights(parts):
    midpoint, base, end = (shift_share.shift_share(parts, weights) for weights in ("midpoint", "base", "end"))
    for column in ("mix_pp", "within_pp"):
        assert midpoint[column].sum() == pytest.approx((base[column].sum() + end[column].sum()) / 2, abs=1e-8)


@given(PARTS)
def test_turning_time_round_turns_every_sign(parts):
    turned = parts.rename(columns={"own_0": "own_1", "own_1": "own_0", "market_0": "market_1", "market_1": "market_0"})
    there, back = shift_share.shift_share(parts), shift_share.shift_share(turned)
    assert there[["mix_pp", "within_pp"]].to_numpy() == pytest.approx(
        -back[["mix_pp", "within_pp"]].to_numpy(), abs=1e-8
    )


def test_an_unchanged_mix_explains_nothing():
    parts = pd.DataFrame({"group": ["a", "b"], "market_0": [50, 50], "market_1": [80, 80], "own_0": [50, 0]})
    shifted = shift_share.shift_share(parts.assign(own_1=[40, 0]))
    assert shift_share.share_loss_from_mix_pp(shifted) == pytest.approx(0)
    assert shift_share.share_loss_within_pp(shifted) == pytest.approx(25)


def test_a_market_that_moves_explains_all_where_shares_within_stay():
    parts = pd.DataFrame({"group": ["a", "b"], "market_0": [100, 0], "market_1": [60, 40], "own_0": [90, 0]})
    shifted = shift_share.shift_share(parts.assign(own_1=[54, 0])).set_index("group")
    assert shifted["within_pp"].tolist() == [0, 0]  # nobody knows the share in b before it was sold
    assert shift_share.share_loss_from_mix_pp(shifted) == pytest.approx(36)
    # At the mean: b takes 40 points of the market at no share, against 72 % of the whole.
    assert shifted.loc["b", "mix_pp"] == pytest.approx(40 * (0 - 0.72))


def test_parts_of_the_market_by_group():
    parts = shift_share.market_parts(SOLD, "Japan", YEARS).set_index("group")
    assert parts.loc[shift_share.WITHOUT_PLUG].to_dict() == {"market_0": 100, "own_0": 90, "market_1": 80, "own_1": 72}
    assert parts.loc[shift_share.BATTERY].to_dict() == {"market_0": 0, "own_0": 0, "market_1": 19, "own_1": 0}
    apart = shift_share.market_parts(SOLD, "Japan", YEARS, shift_share.APART)
    assert set(apart["group"]) == {"Combustion", "Hybrid", shift_share.BATTERY, shift_share.PLUG_IN}


def test_the_loss_under_every_choice_adds_up_to_the_same():
    choices = shift_share.loss_by_choice(SOLD, "Japan", YEARS)
    assert len(choices) == 6
    assert (choices["mix_pp"] + choices["within_pp"]).tolist() == pytest.approx([18.0] * 6)


def test_vehicles_lost_with_the_size_of_the_market_alone():
    parts = pd.DataFrame({"group": ["a"], "market_0": [100.0], "market_1": [80.0], "own_0": [90.0], "own_1": [72.0]})
    assert shift_share.units_change_from_market_size(parts) == pytest.approx(-18)


def test_vehicles_of_the_rows_asked_for():
    assert shift_share.units(SOLD, powertrain="bev", origin="China") == 15
    assert shift_share.units(SOLD, powertrain="fcev") == 0


def test_a_missing_year_is_named():
    with pytest.raises(MissingDataError, match="year 2030"):
        shift_share.market_parts(SOLD, "Japan", (2022, 2030))
