"""Findings on what is left of supply without its largest named supplier."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import coverage
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.figures.coverage import DONE, short_name
from evbook.words import listed

_SCENARIOS = {
    "STEPS": "policies as they are stated",
    "APS": "every announced pledge kept in full and on time",
    "NZE": "net zero emissions by 2050",
}


def n_minus_1(covered: pd.DataFrame, mineral_demand: pd.DataFrame, p: UpstreamMinerals) -> None:
    """Coverage of demand without the largest named supplier; `covered` as of coverage.coverage for the scenario.

    Glues demand_scenario, coverage_first_year, coverage_last_year, lowest_coverage_pct (by stage), below_half_
    (mining, refining), suppliers_at_the_mine, coverage_mineral, ev_share_first_pct, ev_share_last_pct,
    ev_share_direction, below_half_last, short_with_everyone, finding_coverage.
    """
    compared = coverage.without_scope_gaps(covered)
    base, last = (only(compared, year=year) for year in (coverage.base_year(covered), int(covered["year"].max())))
    results.word("demand_scenario", _SCENARIOS[p.demand_scenario])
    results.word("coverage_first_year", str(base["year"].iloc[0]))
    results.word("coverage_last_year", str(last["year"].iloc[0]))
    subjects = {stage: _lowest(only(base, stage=stage), stage) for stage in DONE}
    mined = only(base, stage="mining")
    named = [f"{short_name(row['supplier'])} for {row['mineral'].lower()}" for _, row in mined.iterrows()]
    results.word("suppliers_at_the_mine", listed(named))
    chosen = coverage.singled_out(compared, p.mineral, p.stage)
    _electric_vehicles(mineral_demand, str(chosen["mineral"].iloc[0]), p.demand_scenario)
    _later(last)
    _finding(subjects["refining"], subjects["mining"])


def _finding(refined: str, mined: str) -> None:
    """The lowest coverage at refinery and mine; one subject where it is the same mineral and supplier at both."""
    at_the_mine = "" if refined == mined else f"{mined} "
    results.word(
        "finding_coverage",
        f"In {{coverage_first_year}} {refined} met {{lowest_coverage_pct__refining}} % of demand at the "
        f"refinery and {at_the_mine}{{lowest_coverage_pct__mining}} % at the mine, the least of the minerals compared.",
    )


def _lowest(base: pd.DataFrame, stage: str) -> str:
    """Record the lowest coverage of a stage in the base year, and what lies below half; the words for the lowest."""
    row = base.nsmallest(1, "coverage_pct")
    about: dict[str, Any] = {"year": int(row["year"].iloc[0]), "rows": row, "dims": {"stage": stage}}
    results.record("lowest_coverage_pct", row["coverage_pct"].iloc[0], unit="percent of demand", **about)
    results.word(f"below_half_{stage}", _minerals(_below(base, "coverage_pct", coverage.HALF_PCT)))
    return f"{row['mineral'].iloc[0].lower()} without {_supplier(row)}"


def _supplier(row: pd.DataFrame) -> str:
    return short_name(row["supplier"].iloc[0])


def _electric_vehicles(mineral_demand: pd.DataFrame, mineral: str, scenario: str) -> None:
    results.word("coverage_mineral", mineral.lower())
    rows = only(mineral_demand, mineral=mineral, scenario=scenario)
    shares = []
    for label, year in (("first", int(rows["year"].min())), ("last", int(rows["year"].max()))):
        share = coverage.electric_vehicle_share_pct(mineral_demand, mineral, scenario, year)
        results.record(f"ev_share_{label}_pct", share, unit="percent of demand", year=year, rows=only(rows, year=year))
        shares.append(share)
    results.direction("ev_share_direction", round(shares[1] - shares[0], 1), up="up", down="down", flat="unchanged")


def _later(last: pd.DataFrame) -> None:
    below = {stage: _minerals(_below(only(last, stage=stage), "coverage_pct", coverage.HALF_PCT)) for stage in DONE}
    results.word(
        "below_half_last",
        "no mineral that can be compared, mined or refined, would have half of its demand met"
        if (last["coverage_pct"] < coverage.HALF_PCT).all()
        else f"less than half of demand would be met for {below['mining']} at the mine and for {below['refining']} at "
        "the refinery",
    )
    short = _below(only(last, stage="refining"), "supply_over_demand", coverage.LOWEST_COMPARABLE)
    results.word("short_with_everyone", _minerals(short))


def supply_lost(covered: pd.DataFrame, p: UpstreamMinerals) -> None:
    """The largest named supplier's share of supply, graphite included; `covered` as of coverage.coverage.

    Glues graphite_refined_lost_pct, graphite_refined_supplier, graphite_supply_over_demand, lost_of, lost_first_pct,
    lost_last_pct, lost_direction, graphite_loses_most.
    """
    base = only(covered, year=coverage.base_year(covered))
    graphite = only(base, mineral="Graphite", stage="refining")
    about: dict[str, Any] = {"year": int(graphite["year"].iloc[0]), "rows": graphite}
    lost, ratio = graphite["supply_lost_pct"].iloc[0], graphite["supply_over_demand"].iloc[0]
    results.record("graphite_refined_lost_pct", lost, unit="percent of supply", **about)
    results.record("graphite_supply_over_demand", ratio, unit="ratio", decimals=2, **about)
    results.word("graphite_refined_supplier", _supplier(graphite))
    results.guard(
        "graphite_loses_most",
        lost >= base["supply_lost_pct"].max(),
        "No other mineral at either stage depends on one country so far.",
    )
    _lost_over_time(only(covered, mineral=p.mineral, stage=p.stage).sort_values("year"))


def _lost_over_time(own: pd.DataFrame) -> None:
    results.word("lost_of", f"{own['mineral'].iloc[0].lower()} {DONE[own['stage'].iloc[0]]}")
    first, last = own.iloc[[0]], own.iloc[[-1]]
    shares = [float(row["supply_lost_pct"].iloc[0]) for row in (first, last)]
    for label, row, share in zip(("first", "last"), (first, last), shares, strict=True):
        year = int(row["year"].iloc[0])
        results.record(f"lost_{label}_pct", share, unit="percent of supply", year=year, rows=row)
    results.direction(
        "lost_direction", round(shares[1] - shares[0], 1), up="rises", down="falls", flat="does not change"
    )


def _below(rows: pd.DataFrame, column: str, limit: float) -> pd.DataFrame:
    return rows[rows[column] < limit]


def _minerals(rows: pd.DataFrame) -> str:
    return listed(sorted(rows["mineral"].str.lower())) if len(rows) else "none"
