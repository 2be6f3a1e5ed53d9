"""The answer of the chapter on Japan's strategies: which levers outlast a cut."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import stockpile
from evbook.analysis.stockpile import Disruption
from evbook.contracts import context, results
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.findings.stocks import case_of


def answer(p: JapanStrategies, dependence: pd.DataFrame) -> None:
    """Whether the steps are enough, and where else the dependence is; needs findings.stocks, findings.battery_race.

    `dependence` is a frame of `rare_earth_imports.dependence`. Glues strategy_answer (with cover_of_all_steps_days) and
    strategy_cells.
    """
    case = case_of(dependence, p)
    steps = stockpile.levers(case, p.stock_days)
    about: dict[str, Any] = {"unit": "days", "kind": "model", "rows": dependence, "decimals": 0}
    together = stockpile.cover_of_all_steps(case, p.stock_days)
    results.record("cover_of_all_steps_days", together, **about)
    results.guard(
        "strategy_answer",
        not steps["outlasts"].any(),
        "At the values chosen the stock covers {stockpile_days_of_cover} days of the cut, and no single step of those "
        f"tried reaches its end. {_together(case, together)}{_weights(steps)}",
        _reached(case, p.stock_days),
    )
    _cells()


def _together(case: Disruption, together: float) -> str:
    if together < case.cut_days:
        return "All of them together cover {cover_of_all_steps_days} days, so even they are not enough."
    return "All of them together do."


def _weights(steps: pd.DataFrame) -> str:
    added = steps.set_index("lever")["added_days"]
    if added[["stock", "saving"]].min() > added[["ramp", "size"]].max():
        return " A larger stock and less need weigh more than other suppliers that are still being built."
    return ""


def _reached(case: Disruption, stock_days: float) -> str:
    if stockpile.outlasts(case, stock_days):
        return "At the values chosen the need is met to the end of the cut without a further step."
    return (
        "At the values chosen the stock covers {stockpile_days_of_cover} days of the cut, and a single step of those "
        "tried can reach its end."
    )


def _cells() -> None:
    recorded = context.current().recorded
    batteries, magnets = (
        recorded[key].value for key in ("japan_liion_imports_from_china_pct", "magnets_from_china_pct")
    )
    results.guard(
        "strategy_cells",
        float(str(batteries)) > float(str(magnets)),
        "Nor are minerals the whole of the dependence: China's share is higher in the batteries that Japan imports "
        "than in the magnets, and no stock of minerals stands in for a missing cell.",
    )
