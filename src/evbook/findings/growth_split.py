"""Findings on the split of Brazil's imports into number of cars and unit value."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import duty_step, growth_split
from evbook.analysis.duty_step import HALF_YEAR_MONTHS
from evbook.analysis.measures import growth_pct, only
from evbook.contracts import results

_RISING, _FALLING = "phev", "bev"


def brazil_growth(parts: pd.DataFrame, matched: pd.DataFrame, steps: pd.DataFrame) -> None:
    """What moved the value of Brazil's imports; `parts` as `growth_split.brazil_split`, `matched` as `matched_months`
    gives them, `steps` the table brazil_duty_steps.

    Glues split_first_year, split_year, brazil_unit_value_change_pct__bev, brazil_unit_value_change_pct__phev,
    finding_growth_split, brazil_lighter, brazil_fall_no_trend, brazil_warns. Their sentences take in
    brazil_weight_change_pct (by product), brazil_rise_usd_mn (months all, other).
    """
    years = growth_split.step_years(steps)
    for name, year in (("split_first_year", years[0]), ("split_year", years[1])):
        results.word(name, str(year))
    for product in parts["product"]:
        _a_car(only(parts, product=product).iloc[0], only(matched, product=product), years[1])
    _rise(parts, matched, steps)
    _lighter(parts)
    _no_trend(matched, steps)


def _a_car(row: pd.Series[Any], rows: pd.DataFrame, year: int) -> None:
    about: dict[str, Any] = {"year": year, "dims": {"product": str(row["product"])}, "rows": rows, "decimals": 0}
    value, weight = (
        growth_pct(*(row[column.format(side)] / row[f"quantity_{side}"] for side in ("last", "first")))
        for column in ("value_{}_usd", "weight_{}_kg")
    )
    results.change("brazil_unit_value_change_pct", value, unit="percent", suffix="%", **about)
    shown = results.format_number(abs(weight), 0)
    results.record("brazil_weight_change_pct", weight, unit="percent", display=shown, **about)


def _rise(parts: pd.DataFrame, matched: pd.DataFrame, steps: pd.DataFrame) -> None:
    last, years = duty_step.step_month(steps) - 1, growth_split.step_years(steps)
    others = only(growth_split.without_month(matched, last.month), product=_RISING)
    known = {"all": only(parts, product=_RISING), "other": growth_split.brazil_split(others, years)}
    for months, part in known.items():
        rise, rows = part["change_usd"].iloc[0] / 1e6, only(matched, product=_RISING) if months == "all" else others
        about: dict[str, Any] = {"year": years[1], "dims": {"months": months}, "rows": rows, "decimals": 0}
        results.record("brazil_rise_usd_mn", rise, unit="USD million, free on board", **about)
    both = pd.concat(known.values())
    by_number = bool((both["change_usd"] > 0).all() and (both["from_unit_value_usd"] < 0).all())
    results.guard(
        "finding_growth_split",
        by_number,
        "More cars, not dearer ones, carried the rise in the value of Brazil's plug-in hybrids from China: USD "
        f"{{brazil_rise_usd_mn__all}} million with {last:%B}, the month before the step, {{brazil_rise_usd_mn__other}} "
        "million without it.",
    )
    results.guard(
        "brazil_warns",
        by_number,
        "Brazil's plug-in hybrids are a warning for it: where unit values fall, the same money brings more cars, so a "
        "duty cannot be judged by values alone.",
    )


def _lighter(parts: pd.DataFrame) -> None:
    results.guard(
        "brazil_lighter",
        (parts["from_weight_usd"] < 0).all() and (parts["from_kg_value_usd"] < 0).all(),
        "In part the cars were lighter: battery cars by {brazil_weight_change_pct__bev} %, plug-in hybrids by "
        "{brazil_weight_change_pct__phev} %; a kilogram was worth less too.",
        "The weight of a battery car changed by {brazil_weight_change_pct__bev} %, that of a plug-in hybrid by "
        "{brazil_weight_change_pct__phev} %.",
    )


def _no_trend(matched: pd.DataFrame, steps: pd.DataFrame) -> None:
    """Both sides of the match for battery cars stand beside a step: in the run-up to one, and after another."""
    first, last = duty_step.first_step_month(steps), duty_step.step_month(steps)
    months = growth_split.months_of(matched, _FALLING)
    away = [(first - pd.Period(year=last.year - 1, month=month, freq="M")).n for month in months]
    results.guard(
        "brazil_fall_no_trend",
        first < last and min(away) > 0 and max(away) <= HALF_YEAR_MONTHS and min(months) >= last.month,
        f"The months matched for battery cars lead up to the step of {first:%B %Y} on one side and follow the rush of "
        f"{last - 1:%B %Y} on the other: their fall is no trend.",
    )
