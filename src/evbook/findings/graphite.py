"""Findings on China's graphite exports around the licences of December 2023."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import event_window as events
from evbook.analysis import graphite as analysis
from evbook.analysis import measures
from evbook.contracts import results
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.figures.materials import importer_in_text

_OTHER = "Other partners"
_FALLBACK = "Japan"


def control(graphite: pd.DataFrame, event: events.Event, p: UpstreamMinerals) -> None:
    """Front-loading, trough, recovery and balance of natural graphite; the table graphite_exports.

    A level reached once is not held: the sentence on recovery also says how many later months are at the average.

    Glues graphite_ahead_pct, graphite_trough_pct, graphite_front_loaded, graphite_recovery, graphite_balance_pct,
    graphite_balance, graphite_partner, graphite_partner_base_t, graphite_partner_trough_t, graphite_partner_month,
    graphite_partner_recovery.
    """
    rows = measures.only(graphite, product=analysis.NATURAL)
    series = analysis.tonnes(graphite, analysis.NATURAL)
    _levels(series, event, rows)
    _recovery(series, event, rows)
    _balance(series, event, rows)
    _partner(graphite, event, p)


def _month(month: pd.Period) -> str:
    return f"{month.to_timestamp():%B %Y}"


def _levels(series: pd.Series[float], event: events.Event, rows: pd.DataFrame) -> None:
    """The last month without licences and the lowest under them, each against the average month before."""
    base, last_free = events.baseline(series, event), event.effective - 1
    low_month, low = events.trough(series, event)
    ahead = events.at(series, last_free)
    for name, month, amount in (("ahead", last_free, ahead), ("trough", low_month, low)):
        share = measures.share_pct(amount, base)
        about: dict[str, Any] = {"decimals": 0, "year": month.year, "rows": rows}
        results.record(f"graphite_{name}_pct", share, unit="percent of an average month", **about)
    results.guard(
        "graphite_front_loaded",
        ahead > base > low,
        "Buyers used the weeks between announcement and effect: exports were {graphite_ahead_pct} % of an average "
        f"month in {_month(last_free)} and {{graphite_trough_pct}} % in {_month(low_month)}.",
    )


def _recovery(series: pd.Series[float], event: events.Event, rows: pd.DataFrame) -> None:
    back = events.recovery(series, event)
    if back is None:
        results.word("graphite_recovery", "had not been reached again when the table ends")
        return
    months = events.months_until(event, back)
    results.record("graphite_months_to_recover", months, unit="months", decimals=0, year=back.year, rows=rows)
    told = f"was reached again in {_month(back)}, {{graphite_months_to_recover}} months after the effect"
    results.word("graphite_recovery", told + _held(series, event, rows))


def _held(series: pd.Series[float], event: events.Event, rows: pd.DataFrame) -> str:
    """What became of the level once reached; nothing where the series ends with that month."""
    held, months = events.months_held(series, event)
    if months == 1:
        return ""
    for name, count in (("held", held), ("since", months)):
        results.record(f"graphite_months_{name}", count, unit="months", decimals=0, rows=rows)
    return ", and held in {graphite_months_held} of the {graphite_months_since} months from then on"


def _balance(series: pd.Series[float], event: events.Event, rows: pd.DataFrame) -> None:
    ahead, missing = events.shipped_ahead(series, event), events.missing_until_recovery(series, event)
    until = "the table ends" if events.recovery(series, event) is None else "then"
    both = ahead > 0 and missing > 0
    if both:
        covered = measures.share_pct(ahead, missing)
        results.record("graphite_balance_pct", covered, unit="percent of the shortfall", decimals=0, rows=rows)
    results.guard(
        "graphite_balance",
        both,
        f"What was shipped ahead makes up for {{graphite_balance_pct}} % of what was missing until {until}.",
    )


def _partner(graphite: pd.DataFrame, event: events.Event, p: UpstreamMinerals) -> None:
    named = set(graphite["partner"]) - {_OTHER}
    partner = p.importer if p.importer in named else _FALLBACK
    rows = measures.only(graphite, product=analysis.NATURAL, partner=partner)
    series = analysis.tonnes(graphite, analysis.NATURAL, partner)
    month, low = events.trough(series, event)
    results.word("graphite_partner", importer_in_text(partner))
    results.word("graphite_partner_month", _month(month))
    about: dict[str, Any] = {"decimals": 0, "rows": rows}
    results.record("graphite_partner_base_t", events.baseline(series, event), unit="tonnes a month", **about)
    results.record("graphite_partner_trough_t", low, unit="tonnes", year=month.year, **about)
    back = events.recovery(series, event)
    told = (
        "had not reached the average again when the table ends"
        if back is None
        else f"reached the average again in {_month(back)}"
    )
    results.word("graphite_partner_recovery", told)


def comparison(graphite: pd.DataFrame, event: events.Event) -> None:
    """Twelve months under licence against twelve before the announcement, beside artificial graphite.

    Glues graphite_natural_change, graphite_artificial_change.
    """
    for name, product in (("natural", analysis.NATURAL), ("artificial", analysis.ARTIFICIAL)):
        change = events.change_pct(analysis.tonnes(graphite, product), event)
        rows = measures.only(graphite, product=product)
        results.change(f"graphite_{name}_change", change, unit="percent", suffix="%", decimals=0, rows=rows)
