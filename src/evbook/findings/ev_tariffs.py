"""Findings on the duties of other markets on battery cars from China, beside the EU's."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import ev_tariffs
from evbook.analysis.landed_cost import lowest_and_highest
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.figures.words import with_article
from evbook.words import listed

_UNIT = "percent of customs value"


def tariffs_compared(tariffs: pd.DataFrame, duties: pd.DataFrame) -> None:
    """The EU's duties beside those of other markets; `tariffs` is ev_tariffs, `duties` is eu_bev_duties.

    Glues us_additional_duties_pct, us_total_duty_pct, us_peak_duty_pct, us_duty_and_memo, eu_total_highest_pct,
    eu_below_others, canada_peak_duty_pct, canada_duty_pct, canada_turned, japan_duty_pct, japan_open, finding_tariffs.
    """
    spans = ev_tariffs.steps(ev_tariffs.with_countervailing(tariffs, duties), ev_tariffs.MEMO_DAY)
    now = ev_tariffs.latest(spans)
    _united_states(tariffs, spans, now)
    _others(tariffs, duties, now)
    _canada(tariffs, duties, now)


def _united_states(tariffs: pd.DataFrame, spans: pd.DataFrame, now: pd.DataFrame) -> None:
    rates = ev_tariffs.rates_on(tariffs, "United States", ev_tariffs.MEMO_DAY)
    two = ev_tariffs.lasting_additional(tariffs, "United States", ev_tariffs.MEMO_DAY)
    total, peak = ev_tariffs.total_pct(now, "United States"), ev_tariffs.peak_pct(spans, "United States")
    values = {
        "us_additional_duties_pct": (float(two["rate_pct"].sum()), two),
        "us_total_duty_pct": (total, rates),
        "us_peak_duty_pct": (peak, rates),
    }
    for name, (value, rows) in values.items():
        results.record(name, value, unit=_UNIT, decimals=0 if float(value).is_integer() else 1, rows=rows)
    results.guard(
        "us_duty_and_memo",
        values["us_additional_duties_pct"][0] == float(results.stated("M20")) and peak > total,
        "The memo's {stated_m20} % for the United States adds two duties; all together come to {us_total_duty_pct} %, "
        "and came to {us_peak_duty_pct} % while emergency duties lasted.",
        "The memo states {stated_m20} % for the United States; the additional duties known sum to "
        "{us_additional_duties_pct} %, all duties to {us_total_duty_pct} % and at most to {us_peak_duty_pct} %.",
    )


def _others(tariffs: pd.DataFrame, duties: pd.DataFrame, now: pd.DataFrame) -> None:
    highest, japan = ev_tariffs.total_pct(now, ev_tariffs.HIGHEST), ev_tariffs.total_pct(now, "Japan")
    own = only(tariffs, country=ev_tariffs.EU)
    results.record("eu_total_highest_pct", highest, unit=_UNIT, rows=(own, lowest_and_highest(duties)[1]))
    above = sorted(now.loc[now["total_pct"] > highest, "country"])
    named = listed([with_article(name) for name in above])
    results.guard(
        "eu_below_others",
        bool(above),
        f"The EU's highest total, {{eu_total_highest_pct}} %, lies below those of {named}.",
        "The EU's highest total is {eu_total_highest_pct} %.",
    )
    rows = only(tariffs, country="Japan")
    results.record("japan_duty_pct", japan, unit=_UNIT, decimals=0, rows=rows)
    results.guard(
        "japan_open",
        japan == 0,
        "Japan charges {japan_duty_pct} %, so it has no duty to offer in a common front.",
        "Japan charges {japan_duty_pct} %.",
    )
    results.guard(
        "finding_tariffs",
        japan == 0 < highest,
        "Duties are no common ground of Japan and the EU: {japan_duty_pct} % there, up to {eu_total_highest_pct} % "
        "here.",
    )


def _canada(tariffs: pd.DataFrame, duties: pd.DataFrame, now: pd.DataFrame) -> None:
    rows = only(tariffs, country="Canada")
    peak = ev_tariffs.peak_pct(ev_tariffs.steps(tariffs, str(duties["in_force"].min())), "Canada")
    values = {"canada_peak_duty_pct": peak, "canada_duty_pct": ev_tariffs.total_pct(now, "Canada")}
    for name, value in values.items():
        results.record(name, value, unit=_UNIT, rows=rows)
    results.guard(
        "canada_turned",
        values["canada_duty_pct"] < values["canada_peak_duty_pct"],
        "Canada went from {canada_peak_duty_pct} back to {canada_duty_pct} % within a quota: a duty lasts no longer "
        "than the will to keep it.",
    )
