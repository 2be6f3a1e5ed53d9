"""Which combinations of stock, saving and other suppliers reach a target cover, by the model of `stockpile`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from evbook.analysis import stockpile
from evbook.analysis.digits import significant
from evbook.analysis.stockpile import DAYS_PER_MONTH, Disruption

# Stocks that the frontier is drawn for and covers that a stock is asked for, in days: round steps of this book, from
# the lowest stock that the memo names to the one that Japan's strategy of 2020 names for metals at high risk.
STOCKS_DAYS = (30, 60, 180)
# End of the axis: the extra supply of others, percent of need.
MOST_OTHERS_PCT = 60
_STEP_PCT = 5


def reached(case: Disruption, target_days: float) -> Disruption:
    """`case` with a cut no longer than `target_days`: outlasting it is covering the first `target_days` of the cut."""
    return replace(case, cut_months=min(target_days, case.cut_days) / DAYS_PER_MONTH)


def stock_for_cover_days(case: Disruption, target_days: float) -> float:
    """The smallest stock, days of normal need, that covers the first `target_days` of the cut (or all of it)."""
    return stockpile.stock_needed_days(reached(case, target_days))


def saving_for_cover_pct(case: Disruption, stock_days: float, target_days: float) -> float:
    """Percent of need that recycling and substitution have to bring for `stock_days` to cover `target_days`."""
    return stockpile.saving_needed_pct(reached(case, target_days), stock_days)


def frontier(case: Disruption, stocks_days: Sequence[float], targets_days: Sequence[float]) -> pd.DataFrame:
    """The saving needed by stock, target and extra supply of others.

    Columns stock_days, target_days (both days), others_pct, saving_pct (both percent of need; 0 where the stock is
    enough without a saving). Targets beyond the cut are the whole cut.
    """
    rows = [
        (stock, target, others, saving_for_cover_pct(replace(case, others_pct=others), stock, target))
        for stock in stocks_days
        for target in targets_days
        for others in range(0, MOST_OTHERS_PCT + 1, _STEP_PCT)
    ]
    return significant(pd.DataFrame(rows, columns=["stock_days", "target_days", "others_pct", "saving_pct"]))
