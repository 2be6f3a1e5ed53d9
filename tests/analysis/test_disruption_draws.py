from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from tests.analysis.test_disruption import BASE, CUTS, SHARES, changed, lost, shares_of

from evbook.analysis import disruption, disruption_draws


def inputs(cut=BASE, *shares):
    return disruption.inputs(shares_of(*(shares or (70, 28))), cut)


def test_the_same_seed_gives_the_same_draws_and_another_does_not():
    first, again, other = (disruption_draws.draw(inputs(), BASE, 100, seed) for seed in (1, 1, 2))
    assert (first.missing == again.missing).all()
    assert (first.missing != other.missing).any()


@settings(max_examples=30)
@given(CUTS, SHARES)
def test_the_mean_of_the_minimum_is_not_above_the_lowest_mean(cut, shares):
    assert disruption_draws.draw(inputs(cut, *shares), cut, 100, 1).bias_of_minimum_pp <= 1e-9


def test_one_material_has_no_bias_and_two_alike_have_one():
    assert disruption_draws.draw(inputs(BASE, 70), BASE, 500, 1).bias_of_minimum_pp == pytest.approx(0, abs=1e-9)
    assert disruption_draws.draw(inputs(BASE, 70, 70), BASE, 500, 1).bias_of_minimum_pp < -3


@settings(max_examples=30)
@given(CUTS, SHARES)
def test_the_fan_opens_in_order_and_stays_in_the_plan(cut, shares):
    frame = inputs(cut, *shares)
    fan = disruption_draws.fan(frame, disruption_draws.draw(frame, cut, 100, 1))
    quantiles = fan[["p10", "p25", "p50", "p75", "p90"]].to_numpy()
    assert (np.diff(quantiles, axis=1) >= 0).all()
    assert ((quantiles >= -1e-9) & (quantiles <= 100 + 1e-9)).all()
    assert len(fan) == disruption.STEPS


def test_without_a_range_every_draw_is_the_value_assumed():
    cut = replace(BASE, spread_pct=0)
    frame = inputs(cut).assign(low=lambda rows: rows["value"], high=lambda rows: rows["value"])
    drawn = disruption_draws.draw(frame, cut, 100, 1)
    assert drawn.lost_thousand == pytest.approx(lost(cut, 70, 28))
    assert (disruption_draws.sobol(frame, cut, 1)[["first_order", "total_order"]] == 0).all(axis=None)


def test_the_tornado_by_hand():
    # With 30 days of stock more or less, 30 / 365 of a million cars fewer or more are left unbuilt.
    tornado = disruption_draws.tornado(inputs(), BASE, 1).set_index("input")
    base = lost(BASE, 70, 28)
    stock = tornado.loc["stock_days"]
    assert stock["at_low_thousand"] == pytest.approx(base + 30 / 365 * 1000, rel=1e-5)
    assert stock["at_high_thousand"] == pytest.approx(base - 30 / 365 * 1000, rel=1e-5)
    assert "kg_factor_pct" not in tornado.index
    assert tornado["swing_thousand"].is_monotonic_decreasing


def test_sobol_indices_of_a_sum_are_known():
    # One material, no other supply and nothing else in doubt: unbuilt = (share x 365 - stock) / 365 x plan, a sum.
    # Ranges: share 60 to 80 % is 73 days, stock 30 to 90 is 60 days. Variances go with the squares: 5329 and 3600 of
    # 8929, so the indices are 0.597 and 0.403, first order and total alike.
    cut = changed(changed(BASE, "others_pct", 0), "recycling_pct", 0)
    frame = inputs(cut, 70)
    place = frame["input"].isin(["dependence_pct", "stock_days"])
    low = frame["value"].where(~place, frame["input"].map({"dependence_pct": 60.0, "stock_days": 30.0}))
    high = frame["value"].where(~place, frame["input"].map({"dependence_pct": 80.0, "stock_days": 90.0}))
    found = disruption_draws.sobol(frame.assign(low=low, high=high), cut, 2026).set_index("input")
    for column in ("first_order", "total_order"):
        assert found.loc["dependence_pct", column] == pytest.approx(0.597, abs=0.02)
        assert found.loc["stock_days", column] == pytest.approx(0.403, abs=0.02)
        assert found[column].sum() == pytest.approx(1, abs=0.03)


def test_sobol_indices_of_a_product_are_known():
    # One material, no stock, 70 % missing, others o from 0 to 40 % after T of 2 to 12 months: unbuilt = 0.7 - o X with
    # X = 1 - T / 24, from 0.5 to 0.91667. Means 0.2 and 0.70833, variances 0.16 / 12 = 0.013333 and 0.17361 / 12 =
    # 0.014468. Of o alone 0.70833^2 x 0.013333 = 0.0066898, of X alone 0.2^2 x 0.014468 = 0.0005787, of both together
    # 0.0001929, in all 0.0074614: first order 0.897 and 0.078, total 0.922 and 0.103.
    cut = changed(changed(BASE, "stock_days", 0), "recycling_pct", 0)
    frame = inputs(cut, 70)
    low, high = (frame["input"].map(ends) for ends in ({"others_pct": 0, "ramp_months": 2}, {"others_pct": 40}))
    high = high.mask(frame["input"] == "ramp_months", 12)
    frame = frame.assign(low=low.fillna(frame["value"]), high=high.fillna(frame["value"]))
    found = disruption_draws.sobol(frame, cut, 2026).set_index("input")
    assert found.loc["others_pct", ["first_order", "total_order"]].tolist() == pytest.approx([0.897, 0.922], abs=0.008)
    assert found.loc["ramp_months", ["first_order", "total_order"]].tolist() == pytest.approx([0.078, 0.103], abs=0.008)
    assert found.loc["others_pct", "total_order_half"] < 0.05


@pytest.mark.parametrize("shares", [(70,), (70, 28), (95, 70, 28, 16, 10)])
@pytest.mark.parametrize("seed", [0, 2026])
def test_a_total_index_is_not_below_the_first_order_one(shares, seed):
    found = disruption_draws.sobol(inputs(BASE, *shares), BASE, seed)
    assert (found["total_order"] >= found["first_order"] - 0.05).all()
    assert found["first_order"].between(-0.05, 1.05).all()


def test_indices_do_not_touch_the_global_random_numbers():
    np.random.seed(1)
    before = np.random.get_state()[2]
    disruption_draws.sobol(inputs(), BASE, 0)
    assert np.random.get_state()[2] == before
