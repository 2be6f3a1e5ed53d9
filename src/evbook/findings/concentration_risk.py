"""Findings on the largest suppliers over time, and on concentration beside the Commission's supply risk."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import concentration
from evbook.analysis.concentration_risk import beside_supply_risk
from evbook.analysis.measures import only
from evbook.analysis.rank_correlation import rank_correlation
from evbook.contracts import results
from evbook.contracts.results import format_number

_SHARE = "percent of weight"


def top_shares(over_time: pd.DataFrame, mineral_production: pd.DataFrame) -> None:
    """Share of the three largest miners of rare earths in the most concentrated year and the last.

    `over_time` as of `analysis.concentration.concentration_over_time`, `mineral_production` the table. Glues
    top_shares_spread.
    """
    series = concentration.series_of(over_time, "Rare earths", "mining")
    peak, last = series.nlargest(1, "low_points").iloc[0], series.iloc[-1]
    for end, row in (("peak", peak), ("last", last)):
        key = {column: row[column] for column in ("mineral", "stage", "publisher", "year")}
        about: dict[str, Any] = {"unit": _SHARE, "decimals": 0, "year": int(row["year"]), "dims": {"in": end}}
        bounds = {"low": row["top_three_low_pct"], "high": row["top_three_high_pct"]}
        results.record("top_three_pct", bounds["low"], rows=only(mineral_production, **key), **about, **bounds)
    lost = {name: peak[name] - last[name] for name in ("largest_share_pct", "top_three_low_pct")}
    results.guard(
        "top_shares_spread",
        lost["largest_share_pct"] > max(lost["top_three_low_pct"], 0.0),
        "It spread to few: the three largest miners had {top_three_pct__peak} % then and {top_three_pct__last} % in "
        f"{last['year']}.",
    )


def beside_risk(by_stage: pd.DataFrame, of_year: pd.DataFrame, supply_risk: pd.DataFrame) -> None:
    """Rank correlation of the index with supply risk over the minerals.

    `by_stage` as of `analysis.concentration.concentration_of_supply`, `of_year` the rows of mineral_supply behind it,
    `supply_risk` the table. Glues hhi_risk_minerals, hhi_risk_rank, hhi_risk_means.
    """
    both = beside_supply_risk(by_stage, supply_risk)
    found = rank_correlation(both["low_points"], both["supply_risk"])
    rows = [both, of_year]
    results.record("hhi_risk_minerals", found.pairs, unit="minerals", decimals=0, rows=rows)
    shown, low, high = (format_number(value, 2) for value in (found.rho, found.low, found.high))
    ends: dict[str, Any] = {"low": found.low, "high": found.high}
    about: dict[str, Any] = {"unit": "coefficient without unit", "kind": "model", "rows": rows, **ends}
    results.record("hhi_risk_rank", found.rho, display=f"{shown} ({low} to {high})", **about)
    results.word(
        "hhi_risk_means",
        "an interval that excludes zero"
        if found.low > 0 or found.high < 0
        else "an interval that includes zero: so few minerals decide nothing",
    )
