from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import stockpile
from evbook.analysis.stockpile import Disruption
from evbook.errors import MissingDataError

BASE = Disruption(
    dependence_pct=70, cut_pct=100, cut_months=12, recycling_pct=0, substitution_pct=0, others_pct=0, ramp_months=12
)
SHARE = st.integers(min_value=0, max_value=100)
SAVED = st.integers(min_value=0, max_value=50)
CASES = st.builds(
    Disruption,
    dependence_pct=SHARE,
    cut_pct=SHARE,
    cut_months=st.integers(min_value=1, max_value=36),
    recycling_pct=SAVED,
    substitution_pct=SAVED,
    others_pct=SHARE,
    ramp_months=st.integers(min_value=1, max_value=60),
)
STOCK = st.integers(min_value=0, max_value=365)


def by_steps(case: Disruption, day: float, steps: int = 20_000) -> float:
    """What is taken up to `day`, added up in small steps."""
    middles = (np.arange(steps) + 0.5) * day / steps
    gaps = case.first_gap - case.others * np.minimum(middles / case.ramp_days, 1)
    return float(np.maximum(gaps, 0).sum() * day / steps)


def test_by_hand():
    assert stockpile.days_of_cover(BASE, 63) == pytest.approx(90)
    assert stockpile.days_of_cover(BASE, 0) == 0
    assert stockpile.stock_needed_days(BASE) == pytest.approx(0.7 * 365)
    assert stockpile.need_met_pct(BASE, 90) == pytest.approx(30)
    # Others rise to the whole gap within the cut, so half a rectangle is taken.
    closing = replace(BASE, others_pct=70)
    assert stockpile.stock_needed_days(closing) == pytest.approx(0.7 * 365 / 2)
    assert stockpile.need_met_pct(closing, closing.cut_days) == pytest.approx(100)


def test_extra_supply_goes_on_after_its_ramp():
    case = replace(BASE, others_pct=20, ramp_months=6)
    ramp_days = 365 / 2
    stock = 0.7 * ramp_days - 0.2 * ramp_days / 2 + 0.5 * 10
    assert stockpile.days_of_cover(case, stock) == pytest.approx(ramp_days + 10)


@given(CASES, st.floats(min_value=0, max_value=1))
def test_the_closed_form_is_the_integral(case, part):
    day = part * case.cut_days
    assert stockpile.used_days(case, day) == pytest.approx(by_steps(case, day), rel=1e-3, abs=1e-3)


@given(CASES, STOCK)
def test_the_stock_is_just_used_up_when_it_is_gone(case, stock):
    cover = stockpile.days_of_cover(case, stock)
    assert 0 <= cover <= case.cut_days
    if not stockpile.outlasts(case, stock):
        assert stockpile.used_days(case, cover) == pytest.approx(stock, abs=1e-6)


@given(CASES, STOCK, STOCK)
def test_more_stock_never_gives_fewer_days(case, stock, more):
    assert stockpile.days_of_cover(case, stock + more) >= stockpile.days_of_cover(case, stock) - 1e-9


@given(CASES, STOCK, SHARE)
def test_a_deeper_cut_never_gives_more_days(case, stock, cut_pct):
    deeper, milder = (replace(case, cut_pct=pick(case.cut_pct, cut_pct)) for pick in (max, min))
    assert stockpile.days_of_cover(deeper, stock) <= stockpile.days_of_cover(milder, stock) + 1e-9


@given(CASES, STOCK)
def test_without_dependence_nothing_is_taken(case, stock):
    free = replace(case, dependence_pct=0)
    assert stockpile.outlasts(free, stock)
    assert stockpile.stock_needed_days(free) == 0
    assert stockpile.saving_needed_pct(free, stock) == 0


@given(CASES)
def test_the_stock_that_is_needed_lasts_and_less_does_not(case):
    needed = stockpile.stock_needed_days(case)
    assert stockpile.outlasts(case, needed)
    if needed > 0.01:
        assert not stockpile.outlasts(case, needed * 0.99)


@given(CASES, STOCK)
def test_the_saving_that_is_needed_lasts_and_less_does_not(case, stock):
    saving = stockpile.saving_needed_pct(case, stock)
    saved = replace(case, recycling_pct=saving, substitution_pct=0)
    assert stockpile.stock_needed_days(saved) <= stock + 1e-6
    if saving > 1:
        assert stockpile.stock_needed_days(replace(saved, recycling_pct=saving - 1)) > stock


@given(CASES, STOCK)
def test_no_lever_takes_days_away(case, stock):
    steps = stockpile.levers(case, stock)
    assert list(steps["lever"]) == ["stock", "saving", "ramp", "size"]
    assert (steps["added_days"] >= -1e-9).all()
    assert (steps["cover_days"] <= case.cut_days).all()


@given(CASES, STOCK)
def test_recycling_and_substitution_count_alike(case, stock):
    swapped = replace(case, recycling_pct=case.substitution_pct, substitution_pct=case.recycling_pct)
    assert stockpile.days_of_cover(swapped, stock) == pytest.approx(stockpile.days_of_cover(case, stock))


@given(CASES, st.lists(STOCK, min_size=1, max_size=4, unique=True))
def test_each_line_falls_from_the_stock_to_its_end(case, stocks):
    runs = stockpile.run_down(case, stocks)
    for stock, line in runs.groupby("stock_days"):
        assert line["left_days"].iloc[0] == stock
        assert (line["left_days"].diff().dropna() <= 1e-9).all()
        assert line["day"].iloc[-1] == stockpile.days_of_cover(case, stock)
        if not stockpile.outlasts(case, stock):
            assert line["left_days"].iloc[-1] == 0
    assert len(runs) <= 61 * len(stocks)


@given(CASES, STOCK)
def test_all_steps_at_once_add_at_least_what_each_adds(case, stock):
    together = stockpile.cover_of_all_steps(case, stock)
    assert together <= case.cut_days
    assert together >= stockpile.levers(case, stock)["cover_days"].max() - 1e-6


def test_a_rule_has_its_days():
    rules = pd.DataFrame({"rule": ["a", "b"], "days": [60.0, 180.0]})
    assert stockpile.rule_days(rules, "b") == 180
    with pytest.raises(MissingDataError, match="rule 'c'"):
        stockpile.rule_days(rules, "c")
