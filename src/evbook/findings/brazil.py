"""Findings on Brazil's duty step: what the months around it show, and what they cannot."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import duty_step
from evbook.analysis.duty_step import HALF_YEAR_MONTHS, PRODUCTS
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition


def brazil_duty(months: pd.DataFrame, steps: pd.DataFrame, p: DownstreamCompetition) -> None:
    """The last duty step, by kind of car; `months` as `duty_step.monthly` gives them, `steps` the table.

    Glues duty_window, brazil_step_month, brazil_last_month, and for each of bev and phev (key__bev):
    brazil_monthly_before, brazil_monthly_after. Guards: brazil_shape, brazil_mix_moves, finding_brazil.
    """
    step = duty_step.step_month(steps)
    results.word("duty_window", "month" if p.duty_window_months == 1 else f"{p.duty_window_months} months")
    results.word("brazil_step_month", f"{step:%B %Y}")
    results.word("brazil_last_month", f"{step - 1:%B %Y}")
    for product in PRODUCTS:
        _window(months, step, product, p.duty_window_months)
    _guards(months, step, p.duty_window_months)


def _window(months: pd.DataFrame, step: pd.Period, product: str, window: int) -> None:
    sides = duty_step.before_and_after(months, product, step, window)
    common: dict[str, Any] = {"year": step.year, "dims": {"product": product}}
    for side, rows in sides.items():
        mean = duty_step.monthly_mean_units(rows)
        results.record(f"brazil_monthly_{side}", mean, unit="vehicles a month", decimals=-2, rows=rows, **common)


def _guards(months: pd.DataFrame, step: pd.Period, window: int) -> None:
    sides = [duty_step.before_and_after(months, product, step, window) for product in PRODUCTS]
    halves = [duty_step.before_and_after(months, product, step, HALF_YEAR_MONTHS)["before"] for product in PRODUCTS]
    fell = all(map(_fewer_after, sides))
    uneven = all(duty_step.last_month_share_pct(half) > 2 * 100 / HALF_YEAR_MONTHS for half in halves)
    results.guard(
        "brazil_shape",
        fell and uneven,
        "That is the shape of anticipation: a date known beforehand, a crowded month before it, fewer cars after it.",
    )
    results.guard(
        "brazil_mix_moves",
        all(duty_step.last_month_unit_value_change_pct(half) < 0 for half in halves),
        "The duty is not all that moves unit values: both were already lower in {brazil_last_month} than in the months "
        "before it, while it stood still.",
    )
    results.guard(
        "finding_brazil",
        fell and uneven,
        "In Brazil importers brought electric cars in ahead of the duty step of {brazil_step_month}.",
    )


def _fewer_after(sides: dict[str, pd.DataFrame]) -> bool:
    return duty_step.monthly_mean_units(sides["after"]) < duty_step.monthly_mean_units(sides["before"])
