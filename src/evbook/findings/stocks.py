"""Findings on Japan's rare-earth imports, its rules on stocks, and how long a stock lasts under a cut."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd

from evbook.analysis import rare_earth_imports, stockpile
from evbook.analysis.measures import only
from evbook.analysis.rare_earth_imports import NEWER
from evbook.analysis.stockpile import Disruption
from evbook.contracts import context, results
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.figures.rare_earth_share import said_period
from evbook.words import days, days_word, listed

_LEVERS = {
    "stock": f"{stockpile.STOCK_STEP_DAYS} more days of stock",
    "saving": f"{stockpile.NEED_STEP_PP} points more recycling or substitution",
    "ramp": "others' supply in half the time",
    "size": "twice that supply",
}


def rare_earth_share(shares: pd.DataFrame) -> None:
    """How China's share of Japan's rare-earth imports moved, one definition at a time; `shares` is the table.

    Glues rare_earth_share_change_pp (by definition: mof-tonnes, government), rare_earth_span_mof_tonnes,
    rare_earth_span_government, rare_earth_newer, rare_earth_verdict, finding_rare_earths. The changes of the newer
    counts (rare_earth_span_customs_half_years, rare_earth_span_customs_january) and rare_earth_share_latest_pct stand
    in these sentences.
    """
    ends = rare_earth_imports.ends_by_definition(shares)
    for name, rows in ends.items():
        about: dict[str, Any] = {"unit": "percentage points", "dims": {"definition": name}, "rows": rows}
        year = int(rows["year"].iloc[1])
        change = rare_earth_imports.change_pp(rows)
        results.change("rare_earth_share_change_pp", change, suffix="points", year=year, **about)
        spoken = [said_period(period) for period in rows["period"]]
        results.word(f"rare_earth_span_{name.replace('-', '_')}", f"from {spoken[0]} to {spoken[1]}")
    _newer_counts(ends)
    _partly(ends)


def _newer_counts(ends: dict[str, pd.DataFrame]) -> None:
    moved = [f"{{rare_earth_share_change_pp__{name}}} {{rare_earth_span_{name.replace('-', '_')}}}" for name in NEWER]
    told = f"the share {moved[0]}, and {moved[1]}."
    results.guard(
        "rare_earth_newer",
        all(rare_earth_imports.change_pp(ends[name]) > 0 for name in NEWER),
        f"Counts in metal equivalent begin later and point the other way: {told} No count shows that the fall went on.",
        f"Counts in metal equivalent begin later: {told}",
    )


def _partly(ends: dict[str, pd.DataFrame]) -> None:
    latest = max((ends[name] for name in NEWER), key=lambda rows: str(rows["period"].iloc[1])).tail(1)
    about: dict[str, Any] = {"unit": "percent of imports", "decimals": 0, "rows": latest}
    period = str(latest["period"].iloc[0])
    results.record("rare_earth_share_latest_pct", latest["share_pct"].iloc[0], year=period, **about)
    results.guard(
        "rare_earth_verdict",
        rare_earth_imports.partly_reduced(ends),
        "That Japan has only partly reduced its vulnerability is consistent with both: each ended above half.",
        "Whether Japan reduced its vulnerability depends on the count.",
    )
    results.word(
        "finding_rare_earths",
        "By tonnes China's share of Japan's rare-earth imports {rare_earth_share_change_pp__mof-tonnes} "
        f"{{rare_earth_span_mof_tonnes}}; a count in metal equivalent gives {{rare_earth_share_latest_pct}} % for "
        f"{said_period(period)}.",
    )


def stockpile_rules(rules: pd.DataFrame) -> None:
    """What the rules on stocks say beside the memo; `rules` is the table stockpile_rules.

    Glues stockpile_rule_verdict, stockpile_rule_days (by rule: national-part, held-2009). The targets of 2020 and
    stated_m24 stand in the verdict.
    """
    results.stated("M24")
    for rule in ("target-2020-standard", "target-2020-high-risk", "national-part", "held-2009"):
        row = only(rules, rule=rule)
        told = stockpile.rule_days(rules, rule)
        about: dict[str, Any] = {"unit": "days of consumption", "year": int(row["year"].iloc[0]), "rows": row}
        results.record(
            "stockpile_rule_days", told, decimals=0 if told.is_integer() else 1, dims={"rule": rule}, **about
        )
    days_of = rules.set_index("rule")["days"]
    results.guard(
        "stockpile_rule_verdict",
        days_of["memo-lowest"] <= days_of["target-2020-less-important"] <= days_of["target-2020-standard"],
        "The memo's {stated_m24} days fit the strategy of 2020, which wants "
        "{stockpile_rule_days__target-2020-standard} days of need in national stock, as many or fewer of less "
        "important metals, and a number such as {stockpile_rule_days__target-2020-high-risk} of those at high risk.",
        "The memo's {stated_m24} days go lower than any rule found here; the strategy of 2020 sets "
        "{stockpile_rule_days__target-2020-standard} of national stock, and a number such as "
        "{stockpile_rule_days__target-2020-high-risk} at high risk.",
    )


def case_of(dependence: pd.DataFrame, p: JapanStrategies) -> Disruption:
    """The disruption that the parameters describe, at the chosen share of `rare_earth_imports.dependence`."""
    return Disruption(
        dependence_pct=rare_earth_imports.share_chosen_pct(dependence),
        cut_pct=p.cut_pct,
        cut_months=p.cut_months,
        recycling_pct=p.recycling_pct,
        substitution_pct=p.substitution_pct,
        others_pct=p.others_pct,
        ramp_months=p.ramp_months,
    )


def stockpile_cover(dependence: pd.DataFrame, p: JapanStrategies) -> None:
    """How long the stock lasts, what would outlast the cut and what each step adds; needs stockpile_rules.

    `dependence` is a frame of `rare_earth_imports.dependence`. Glues stockpile_days_of_cover, stockpile_after,
    stockpile_cover_range, stockpile_levers, finding_stocks; need_met_pct, stock_needed_days, saving_needed_pct,
    saving_at_high_risk_pct and cover_added_days (by lever) stand in these sentences.
    """
    case = case_of(dependence, p)
    about: dict[str, Any] = {"kind": "model", "rows": dependence, "decimals": 0}
    _cover(case, p, about)
    needed, saving = stockpile.stock_needed_days(case), stockpile.saving_needed_pct(case, p.stock_days)
    results.record("stock_needed_days", needed, unit="days of normal need", display=_up(needed), **about)
    results.record("saving_needed_pct", saving, unit="percent of need", display=_up(saving), **about)
    _levers(case, p.stock_days, about)
    _finding(case, p, _both_levers(case, p, about))


def _both_levers(case: Disruption, p: JapanStrategies, about: dict[str, Any]) -> str:
    """The end of the sentence on what is needed: the saving that is enough with the stock wanted for high risk."""
    high = context.current().recorded["stockpile_rule_days__target-2020-high-risk"].value
    saving = stockpile.saving_needed_pct(case, float(high))
    results.record("saving_at_high_risk_pct", saving, unit="percent of need", display=_up(saving), **about)
    if p.stock_days >= float(high) or saving <= case.recycling_pct + case.substitution_pct:
        return "."
    return ", or both: {stockpile_rule_days__target-2020-high-risk} days of stock with {saving_at_high_risk_pct} %."


def _finding(case: Disruption, p: JapanStrategies, both: str) -> None:
    cut = f"when {p.cut_pct} % of China's deliveries of {p.mineral.lower()} stop"
    results.guard(
        "finding_stocks",
        not stockpile.outlasts(case, p.stock_days),
        f"A stock of {days(p.stock_days)} meets the need in full for {{stockpile_days_of_cover}} of "
        f"{days(case.cut_days)} {cut}; lasting to the end takes {{stock_needed_days}} {_needed_word(case)} of stock, "
        f"or {{saving_needed_pct}} % of need met by recycling and substitution{both}",
        f"The need is met in full for all {{stockpile_days_of_cover}} days {cut}, with a stock of "
        f"{days(p.stock_days)}; {_enough(case)}.",
    )


def _enough(case: Disruption) -> str:
    if stockpile.stock_needed_days(case) == 0:
        return "no stock is needed"
    word = _needed_word(case)
    return f"{{stock_needed_days}} {word} of stock {'is' if word == 'day' else 'are'} enough"


def _needed_word(case: Disruption) -> str:
    return days_word(math.ceil(round(stockpile.stock_needed_days(case), 6)))


def _up(value: float) -> str:
    """`value` rounded up, for a need that the rounded number must cover."""
    return results.format_number(math.ceil(round(value, 6)), 0)


def _cover(case: Disruption, p: JapanStrategies, about: dict[str, Any]) -> None:
    cover = stockpile.days_of_cover(case, p.stock_days)
    shares = about["rows"]["share_pct"]
    low, high = (
        stockpile.days_of_cover(replace(case, dependence_pct=share), p.stock_days)
        for share in (shares.max(), shares.min())
    )
    results.record("stockpile_days_of_cover", cover, unit="days", low=low, high=high, **about)
    results.record("need_met_pct", stockpile.need_met_pct(case, cover), unit="percent of need", **about)
    results.guard(
        "stockpile_after",
        not stockpile.outlasts(case, p.stock_days),
        "Once the stock is gone, {need_met_pct} % of need is met.",
        "On the last day of the cut {need_met_pct} % of need would be met without a stock.",
    )
    ends = [results.format_number(end, 0) for end in (low, high)]
    results.guard(
        "stockpile_cover_range",
        ends[0] != ends[1],
        f"With the highest or lowest share on pages, cover is {ends[0]} or {ends[1]} days.",
    )


def _levers(case: Disruption, stock_days: float, about: dict[str, Any]) -> None:
    steps = stockpile.levers(case, stock_days).sort_values("added_days", ascending=False, kind="stable")
    for lever, added in zip(steps["lever"], steps["added_days"], strict=True):
        results.record("cover_added_days", added, unit="days", dims={"lever": str(lever)}, **about)
    told = [f"{{cover_added_days__{lever}}} ({_LEVERS[lever]})" for lever in steps["lever"]]
    results.guard(
        "stockpile_levers",
        not stockpile.outlasts(case, stock_days),
        f"Single steps chosen here add, in days: {listed(told)}.",
        "The stock lasts as it is: no step adds a day.",
    )
