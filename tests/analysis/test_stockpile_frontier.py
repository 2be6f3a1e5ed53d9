from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.test_stockpile import BASE, CASES, STOCK

from evbook.analysis import stockpile
from evbook.analysis import stockpile_frontier as frontier

TARGET = st.integers(min_value=10, max_value=1095)


def test_by_hand():
    # 70 % missing a day: 180 days take 126 days of stock. With 63 days in store half has to be saved: 35 % of need.
    assert frontier.stock_for_cover_days(BASE, 180) == pytest.approx(126)
    assert frontier.saving_for_cover_pct(BASE, 63, 180) == pytest.approx(35)
    # Others' 20 % after a year bring a mean of 20 x 180 / (2 x 365) = 4.93 % in 180 days, which is saved less.
    assert frontier.saving_for_cover_pct(replace(BASE, others_pct=20), 63, 180) == pytest.approx(35 - 4.93, abs=0.01)


def test_a_target_beyond_the_cut_is_the_whole_cut():
    assert frontier.stock_for_cover_days(BASE, 1000) == pytest.approx(stockpile.stock_needed_days(BASE))


@given(CASES, STOCK, TARGET)
def test_a_point_of_the_frontier_reaches_the_cover(case, stock, target):
    saving = frontier.saving_for_cover_pct(case, stock, target)
    saved = replace(case, recycling_pct=saving, substitution_pct=0)
    assert stockpile.days_of_cover(saved, stock + 1e-6) >= min(target, case.cut_days) - 1e-3


@given(CASES, TARGET)
def test_the_stock_for_a_cover_reaches_it(case, target):
    needed = frontier.stock_for_cover_days(case, target)
    assert stockpile.days_of_cover(case, needed + 1e-6) >= min(target, case.cut_days) - 1e-3


@given(CASES, st.lists(STOCK, min_size=1, max_size=3, unique=True), TARGET)
def test_a_line_falls_with_the_supply_of_others(case, stocks, target):
    lines = frontier.frontier(case, stocks, [float(target)])
    assert lines["others_pct"].max() == frontier.MOST_OTHERS_PCT
    for _, line in lines.groupby("stock_days"):
        assert (line["saving_pct"].diff().dropna() <= 1e-4).all()


@given(CASES, STOCK, STOCK, TARGET)
def test_more_stock_never_needs_more_saving(case, stock, more, target):
    less = frontier.saving_for_cover_pct(case, stock + more, target)
    assert less <= frontier.saving_for_cover_pct(case, stock, target) + 1e-9
