"""Findings on the concentration of suppliers: which stage is narrower, and how that changed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import concentration
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.figures.concentration import level
from evbook.figures.words import listed

_NAMED = (
    ("Rare earths", "mining"),
    ("Rare earths", "refining"),
    ("Graphite", "refining"),
)
_POINTS = "index points"


def today(mineral_supply: pd.DataFrame, year: int) -> None:
    """Concentration of the supply of `year`; `mineral_supply` is the table.

    Glues hhi_points__rare-earths__mining, hhi_points__rare-earths__refining, hhi_points__graphite__refining, hhi_year,
    refining_is_narrower, mining_is_narrower, hhi_undecided.
    """
    rows = only(mineral_supply, year=year)
    found = concentration.concentration_of_supply(mineral_supply, year)
    results.word("hhi_year", str(year))
    for mineral, stage in _NAMED:
        _index(found, rows, mineral, stage)
    _stages(concentration.higher_stage(found))


def _index(found: pd.DataFrame, rows: pd.DataFrame, mineral: str, stage: str) -> None:
    own = only(found, mineral=mineral, stage=stage).iloc[0]
    low, high = float(own["low_points"]), float(own["high_points"])
    results.record(
        "hhi_points",
        low,
        unit=_POINTS,
        display=level(low, high),
        rows=only(rows, mineral=mineral, stage=stage),
        year=int(rows["year"].iloc[0]),
        low=low,
        high=high,
        dims={"mineral": mineral, "stage": stage},
        note="The value is the lower bound; nothing says where between the bounds the index lies.",
    )


def _stages(by_mineral: pd.DataFrame) -> None:
    minerals = {stage: _lower(by_mineral, stage) for stage in ("refining", "mining", "undecided")}
    results.guard(
        "refining_is_narrower",
        2 * len(minerals["refining"]) > len(by_mineral),
        "For most minerals refining is the more concentrated stage, whoever the unnamed suppliers are.",
    )
    reversed_ = f"For {listed(minerals['mining'])} mining is the more concentrated stage."
    results.word("mining_is_narrower", reversed_ if minerals["mining"] else "")
    open_ = f"For {listed(minerals['undecided'])} the two ranges overlap."
    results.word("hhi_undecided", open_ if minerals["undecided"] else "")


def _lower(by_mineral: pd.DataFrame, verdict: str) -> list[str]:
    return [str(name).lower() for name in by_mineral.loc[by_mineral["more_concentrated"] == verdict, "mineral"]]


def over_time(mineral_production: pd.DataFrame, p: UpstreamMinerals) -> None:
    """Concentration from `p.mining_from` to `p.year`; `mineral_production` is the table.

    Glues rare_earth_mining_spread, cobalt_narrowed, copper_longer_list.
    """
    found = concentration.concentration_over_time(mineral_production, p.mining_from, p.year)
    _rare_earths(found)
    _cobalt(found, mineral_production)
    _copper(found)


def _rare_earths(found: pd.DataFrame) -> None:
    series = concentration.series_of(found, "Rare earths", "mining")
    peak, last = series.nlargest(1, "low_points").iloc[0], series.iloc[-1]
    results.guard(
        "rare_earth_mining_spread",
        last["low_points"] < peak["low_points"],
        f"The mining of rare earths has spread since {peak['year']}, its most concentrated year in the figure.",
    )


def _cobalt(found: pd.DataFrame, made: pd.DataFrame) -> None:
    series = concentration.series_of(found, "Cobalt", "refining")
    first, last = series.iloc[0], series.iloc[-1]
    _point("cobalt_refining_hhi_first_points", first, made)
    _point("cobalt_refining_hhi_last_points", last, made)
    results.word("cobalt_refining_hhi_years", f"from {first['year']} to {last['year']}")
    results.guard(
        "cobalt_narrowed",
        last["low_points"] > first["low_points"],
        "The refining of cobalt has narrowed: its index rose from {cobalt_refining_hhi_first_points} to "
        "{cobalt_refining_hhi_last_points} points {cobalt_refining_hhi_years}.",
    )


def _point(name: str, row: pd.Series[Any], made: pd.DataFrame) -> None:
    year = int(row["year"])
    results.record(name, row["low_points"], unit=_POINTS, decimals=0, rows=_counted(made, row), year=year)


def _counted(made: pd.DataFrame, row: pd.Series[Any]) -> pd.DataFrame:
    """Rows of the table that the index in `row` was computed from."""
    return only(made, **{column: row[column] for column in ("mineral", "stage", "publisher", "year")})


def _copper(found: pd.DataFrame) -> None:
    """Copper is what today's ranges may leave open; the US survey names more countries."""
    stages = {stage: concentration.series_of(found, "Copper", stage) for stage in ("mining", "refining")}
    if any(series.empty for series in stages.values()):
        results.word("copper_longer_list", "")
        return
    mining, refining = (series.iloc[-1] for series in stages.values())
    results.guard(
        "copper_longer_list",
        refining["low_points"] > mining["high_points"],
        "The longer list of the US survey settles copper: its refining is the more concentrated stage.",
    )
