"""Findings on the combinations of stock, saving and other suppliers that reach a target cover."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from evbook.analysis import stockpile_frontier as frontier
from evbook.analysis.digits import rounded_up
from evbook.analysis.stockpile import NEED_STEP_PP, STOCK_STEP_DAYS, Disruption
from evbook.contracts import results
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.findings.stocks import case_of
from evbook.words import days, days_word, listed


def stock_frontier(dependence: pd.DataFrame, p: JapanStrategies) -> None:
    """The stock for round covers, and what others and stock spare of saving for the target.

    `dependence` is a frame of `rare_earth_imports.dependence`. Glues frontier_stocks, frontier_exchange;
    stock_for_cover_days (by cover), saving_for_target_pct, spared_by_others_pp and spared_by_stock_pp stand in them.
    """
    case = case_of(dependence, p)
    about: dict[str, Any] = {"kind": "model", "rows": dependence}
    _stocks(case, p, about)
    _exchange(case, p, about)


def _stocks(case: Disruption, p: JapanStrategies, about: dict[str, Any]) -> None:
    covers = [cover for cover in frontier.STOCKS_DAYS if cover <= case.cut_days]
    told = []
    for cover in covers:
        needed = frontier.stock_for_cover_days(case, cover)
        dims = {"cover": f"{cover} days"}
        results.record(
            "stock_for_cover_days",
            needed,
            unit="days of normal need",
            display=str(rounded_up(needed)),
            dims=dims,
            **about,
        )
        told.append(
            f"{{stock_for_cover_days__{cover}-days}} {days_word(rounded_up(needed))} for {days(cover)}",
        )
    results.guard(
        "frontier_stocks",
        case.first_gap > 0,
        f"At the values chosen full cover takes a stock of {listed(told)}.",
        f"At the values chosen{_saved(p)} no stock is needed for any cover.",
    )


def _saved(p: JapanStrategies) -> str:
    """The saving chosen, where there is one: it may be why no stock is needed."""
    saved = p.recycling_pct + p.substitution_pct
    return f", which save {saved} % of need," if saved else ""


def _exchange(case: Disruption, p: JapanStrategies, about: dict[str, Any]) -> None:
    target = min(float(p.target_days), case.cut_days)
    saving = frontier.saving_for_cover_pct(case, p.stock_days, target)
    wider = replace(case, others_pct=case.others_pct + NEED_STEP_PP)
    by_others = saving - frontier.saving_for_cover_pct(wider, p.stock_days, target)
    by_stock = saving - frontier.saving_for_cover_pct(case, p.stock_days + STOCK_STEP_DAYS, target)
    results.record("saving_for_target_pct", saving, unit="percent of need", display=str(rounded_up(saving)), **about)
    results.record("spared_by_others_pp", by_others, unit="percentage points of need", **about)
    results.record("spared_by_stock_pp", by_stock, unit="percentage points of need", **about)
    results.guard(
        "frontier_exchange",
        saving > 0,
        f"Of the {{saving_for_target_pct}} % that have to be saved to reach day {target:.0f}, {STOCK_STEP_DAYS} more "
        f"days of stock spare {{spared_by_stock_pp}} points, {NEED_STEP_PP} points more supply of others "
        "{spared_by_others_pp}.",
        f"A stock of {days(p.stock_days)} reaches day {target:.0f} without any saving.",
    )
