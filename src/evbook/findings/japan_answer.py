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
    """What the models come to, for Japan and for Europe; needs every other model's findings of the chapter.

    `dependence` is a frame of `rare_earth_imports.dependence`. Glues strategy_answer (with cover_of_all_steps_days),
    strategy_cells, strategy_solid_state, strategy_europe.
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
        f"tried reaches its end. {_together(case, together)}{_weights(steps)} What would last is {{stock_needed_days}} "
        "days of stock, {saving_needed_pct} % of need saved, or a mix of the two.",
        _reached(case, p.stock_days),
    )
    _cells()
    _solid_state()
    _europe(case, p)


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


def _value(key: str) -> float:
    return float(str(context.current().recorded[key].value))


def _solid_state() -> None:
    recorded = context.current().recorded
    results.guard(
        "strategy_solid_state",
        recorded["finding_solid_state"].value and recorded["solid_state_delay"].value,
        "The all-solid-state battery is no help yet: no date named for cars is reported as met, and each year of "
        "waiting makes its rival cheaper.",
    )


def _europe(case: Disruption, p: JapanStrategies) -> None:
    """Part of a step of others' supply that counts by the target day, where full supply comes later than that."""
    target, others = min(float(p.target_days), case.cut_days), _value("spared_by_others_pp")
    cut_short = _value("saving_for_target_pct") <= others
    results.guard(
        "strategy_europe",
        target < case.ramp_days and 0 < others < stockpile.NEED_STEP_PP / 2 and not cut_short,
        f"For Europe the lesson is one of order. Of {stockpile.NEED_STEP_PP} more points of Japan's need that others "
        f"add in the end, {{spared_by_others_pp}} count by day {target:.0f}, while a stock works at once: it carries "
        "the first months, and plants and savings carry the rest only if they were begun long before the cut.",
    )


def _cells() -> None:
    results.guard(
        "strategy_cells",
        _value("japan_liion_imports_from_china_pct") > _value("magnets_from_china_pct"),
        "Nor are minerals the whole of the dependence: China's share is higher in the batteries that Japan imports "
        "than in the magnets, and no stock of minerals stands in for a missing cell.",
    )
