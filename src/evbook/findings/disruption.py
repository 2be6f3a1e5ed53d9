"""Findings on planned cars under a cut of several materials: the ceiling, its draws, and what moves it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import disruption
from evbook.analysis.disruption import ASSUMED, Cut
from evbook.analysis.disruption_draws import Drawn
from evbook.analysis.measures import PERCENT
from evbook.contracts import results
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.figures.disruption import GROUP_WORDS, lower_words, range_of
from evbook.words import days_word, listed, months

_BIAS_DECIMALS = 1


def cut_of(p: JapanStrategies) -> Cut:
    """The cut, the plan and the values assumed that the parameters describe."""
    return Cut(
        pct=p.cut_pct,
        months=p.cut_months,
        planned_thousand=p.planned_vehicles,
        assumed={name: float(getattr(p, name)) for name in ASSUMED},
        spread_pct=p.spread_pct,
        kg_factor_pct=p.kg_factor_pct,
    )


def ceiling(
    inputs: pd.DataFrame, drawn: Drawn, tables: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame], p: JapanStrategies
) -> None:
    """The cars lost to the cut, when the first shortage comes, and what the draws say.

    `inputs` as `disruption.inputs`; `tables` are the frame of `disruption.published` and the tables mineral_demand and
    ev_markets. Glues disruption_ceiling, disruption_draws, disruption_bias, disruption_tonnes, finding_disruption;
    planned_in_cut_thousand, lost_thousand, lost_median_thousand, lost_mean_thousand, first_shortage_days,
    bias_of_minimum_pp, kg_per_car and missing_t (both by material) stand in these sentences.
    """
    published, demand, markets = tables
    about: dict[str, Any] = {"kind": "model", "rows": published, "decimals": 0}
    found = disruption.by_material(inputs, drawn.cut)
    lost = _lost(found, drawn, p, about)
    _first(found, drawn.cut, about)
    _draws(drawn, lost, about)
    _bias(drawn, lost, about)
    kilograms = disruption.kg_per_car(demand, markets)
    _tonnes(disruption.missing_tonnes(found, kilograms, drawn.cut), published, [kilograms, _sold(markets)])


def _lost(found: pd.DataFrame, drawn: Drawn, p: JapanStrategies, about: dict[str, Any]) -> float:
    """Record the cars lost to the cut, and tell them; the cars at the values assumed, thousand."""
    cut = drawn.cut
    low, high = (drawn.lost_quantile(part) for part in (0.1, 0.9))
    lost = disruption.lost_at_values_thousand(found, cut)
    results.record("planned_in_cut_thousand", cut.planned_in_cut_thousand, unit="thousand cars", **_assumed())
    results.record("lost_thousand", lost, unit="thousand cars", low=low, high=high, **about)
    ends = [results.format_number(end, 0) for end in (low, high)]
    spread = f"; eight draws in ten of the ranges assumed cost {ends[0]} to {ends[1]}." if ends[0] != ends[1] else "."
    results.word(
        "finding_disruption",
        f"When {p.cut_pct} % of {GROUP_WORDS[p.cut_materials]} stops for {months(p.cut_months)}, "
        "{lost_thousand} of {planned_in_cut_thousand} thousand planned cars are lost at the values assumed"
        f"{_need(p.kg_factor_pct)}{spread}",
    )
    return lost


def _need(kg_factor_pct: int) -> str:
    """What a car is taken to need, where that is not what the data say."""
    return "" if kg_factor_pct == PERCENT else f" and {kg_factor_pct} % of the data's kilograms a car"


def _first(found: pd.DataFrame, cut: Cut, about: dict[str, Any]) -> None:
    """Record when the first shortage comes, and of what; several may begin on the same day."""
    names = [name.lower() for name in disruption.first_short(found, cut)]
    results.record("first_shortage_days", found["cover_days"].min(), unit="days", **about)
    run = "run" if len(names) > 1 or listed(names).endswith("s") else "runs"
    word = days_word(float(found["cover_days"].min()))
    order = "first" if len(names) < len(found) else "together"
    at_once = round(float(found["cover_days"].min())) == 0
    when = "at once" if at_once else f"{order}, after {{first_shortage_days}} {word}"
    results.guard(
        "disruption_ceiling",
        bool(names),
        f"At the values assumed {listed(names)} {run} short {when}.",
        f"At the values assumed no material runs short in the {{first_shortage_days}} {word} of the cut.",
    )


def _draws(drawn: Drawn, lost: float, about: dict[str, Any]) -> None:
    mean = float(drawn.lost_thousand.mean())
    results.record("lost_median_thousand", drawn.lost_quantile(0.5), unit="thousand cars", **about)
    results.record("lost_mean_thousand", mean, unit="thousand cars", **about)
    middle = "The median of the draws is {lost_median_thousand} thousand cars lost, the mean {lost_mean_thousand}"
    upward = drawn.cut.spread_pct > 0 and 0 in drawn.cut.assumed.values()
    reason = ", partly because an assumption of nothing is drawn upward only" if upward else ""
    results.guard(
        "disruption_draws",
        round(mean) < round(lost),
        f"{middle}, less than {{lost_thousand}}{reason}.",
        f"{middle}." if drawn.lost_thousand.max() > 0 else "",
    )


def _bias(drawn: Drawn, lost: float, about: dict[str, Any]) -> None:
    """What taking the scarcest of drawn materials does to the mean, where the cut costs cars at all."""
    bias = round(abs(drawn.bias_of_minimum_pp), _BIAS_DECIMALS)
    told = (
        "One material is the scarcest in all but a few draws, so that taking the scarcest hardly lowers the mean."
        if lost > 0
        else ""
    )
    if lost > 0 and bias:
        results.record("bias_of_minimum_pp", bias, unit="percentage points", **about | {"decimals": _BIAS_DECIMALS})
        told = (
            "A minimum of uncertain terms also lies below the lowest of their means; that lowers the mean ceiling by "
            "{bias_of_minimum_pp} points of the plan."
        )
    results.word("disruption_bias", told)


def _tonnes(missing: pd.DataFrame, shares: pd.DataFrame, intensity: list[pd.DataFrame]) -> None:
    """Tell the tonnes missing; `shares` are the rows behind the days, `intensity` those behind the kilograms."""
    short = missing[missing["missing_t"] > 0].sort_values("missing_t")
    told = []
    for _, row in short.iterrows():
        about: dict[str, Any] = {"dims": {"material": str(row["material"])}, "kind": "model"}
        key = str(row["material"]).lower().replace(" ", "-")
        kilograms = row["kg_per_car"]
        results.record(
            "kg_per_car", kilograms, unit="kg a car", decimals=2 if kilograms < 1 else 0, rows=intensity, **about
        )
        results.record("missing_t", row["missing_t"], unit="tonnes", decimals=0, rows=[shares, *intensity], **about)
        told.append(f"{{missing_t__{key}}} t of {str(row['material']).lower()} ({{kg_per_car__{key}}} kg a car)")
    results.guard(
        "disruption_tonnes",
        bool(told),
        f"Missing are {listed(told)}. The kilograms in the data are likely high: the demand of all electric "
        f"vehicles over the electric cars sold in {disruption.INTENSITY_YEAR}.",
    )


def what_moves_it(tornado: pd.DataFrame, inputs: pd.DataFrame, cut: Cut, published: pd.DataFrame) -> None:
    """Which range moves the cars lost most, and which least; arguments as the figure disruption-tornado takes them.

    Glues disruption_moves; tornado_total_order stands in it.
    """
    scarcest = str(disruption.by_material(inputs, cut)["material"].iloc[0])
    swing, place = tornado["swing_thousand"], int(tornado["total_order"].argmax())
    leader = tornado.iloc[place]
    about: dict[str, Any] = {"kind": "model", "rows": published, "decimals": 1, "unit": "share of variance"}
    results.record("tornado_total_order", leader["total_order"], **about)
    _, second, third, *_ = (_named(row, inputs, scarcest) for _, row in tornado.iterrows())
    least = [_named(row, inputs, scarcest) for _, row in tornado[swing == swing.iloc[-1]].iterrows()]
    part = "takes part in {tornado_total_order} of the variance of the draws"
    results.guard(
        "disruption_moves",
        # Inputs that move as many cars as the numbers show share the first place, which the title of the figure says.
        round(swing.iloc[0]) > round(swing.iloc[1]) and swing.iloc[2] > swing.iloc[-1],
        (f"That range also {part}, the largest part." if place == 0 else f"{_upper(leader)} {part}, though.")
        + f" Next by their swings come {second} and {third}; {listed(least)} {_moves(least)} least.",
    )


def _moves(names: list[str]) -> str:
    return "moves" if len(names) == 1 else "move"


def _upper(row: pd.Series[Any]) -> str:
    words = lower_words(str(row["input"]))
    return words[0].upper() + words[1:]


def _named(row: pd.Series[Any], inputs: pd.DataFrame, material: str) -> str:
    words = lower_words(str(row["input"]))
    return f"{words} ({range_of(inputs, material, str(row['input']))})"


def _sold(markets: pd.DataFrame) -> pd.DataFrame:
    return markets[(markets["year"] == disruption.INTENSITY_YEAR) & (markets["region"] == "World")]


def _assumed() -> dict[str, Any]:
    return {"kind": "assumption", "decimals": 0}
