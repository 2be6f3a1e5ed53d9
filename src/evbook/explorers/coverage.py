"""Explorer of the chapter on minerals: what is left of supply without its largest supplier."""

from __future__ import annotations

from functools import cache
from typing import get_args

import altair as alt
import pandas as pd

from evbook.analysis import coverage
from evbook.analysis.measures import PERCENT, only
from evbook.contracts.passport import Column
from evbook.contracts.upstream_minerals import Mineral, Scenario, Stage, UpstreamMinerals
from evbook.explorers.model import Control, Explorer, Outcome, Reading, Words
from evbook.figures import theme
from evbook.figures.coverage import short_name

_SCENARIOS = {"STEPS": "Policies as stated", "APS": "Every pledge kept", "NZE": "Net zero emissions"}
_CONTROLS = (
    Control("mineral", "Mineral", get_args(Mineral)),
    Control("stage", "Stage", get_args(Stage), {"mining": "Mining", "refining": "Refining"}),
    Control("demand_scenario", "Demand", get_args(Scenario), _SCENARIOS),
)
_REST, _LARGEST = "Every other supplier", "The largest supplier"
_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="part", title="Supplied by", unit="category"),
    Column(name="percent_of_demand", title="Demand that it would meet", unit="percent of demand"),
)
_NOT_COMPARABLE = "not comparable"


def coverage_explorer(supply: pd.DataFrame, demand: pd.DataFrame, source_ids: tuple[str, ...]) -> Explorer:
    """Supply over demand with and without the largest supplier; the tables mineral_supply and mineral_demand."""

    @cache
    def covered(scenario: str) -> pd.DataFrame:
        return coverage.coverage(supply, demand, scenario)

    years = sorted(supply["year"].unique())
    return Explorer(
        id="explore-coverage",
        tables=("mineral_supply", "mineral_demand"),
        controls=_CONTROLS,
        outcome=lambda moved: _outcome(covered(moved.demand_scenario), moved),
        chart=_bars,
        columns=_COLUMNS,
        words=_words(int(years[0]), int(years[-1])),
        source_ids=source_ids,
        height_px=280,
    )


def _outcome(covered: pd.DataFrame, p: UpstreamMinerals) -> Outcome:
    rows = only(covered, mineral=p.mineral, stage=p.stage).sort_values("year")
    first, last = rows.iloc[0], rows.iloc[-1]
    readings = (
        Reading(f"Largest supplier in {first['year']}", _supplier(first)),
        Reading(f"Without it, {first['year']}", _met(first, float(first["coverage_pct"]))),
        Reading(f"Largest supplier in {last['year']}", _supplier(last)),
        Reading(f"Without it, {last['year']}", _met(last, float(last["coverage_pct"]))),
        Reading(f"Every supplier, {last['year']}", _met(last, PERCENT * float(last["supply_over_demand"]))),
    )
    return Outcome(readings, _series(coverage.without_scope_gaps(rows)))


def _supplier(row: pd.Series) -> str:
    name = short_name(str(row["supplier"]))
    return f"{name[0].upper()}{name[1:]}, {row['supply_lost_pct']:.0f} % of supply"


def _met(row: pd.Series, percent: float) -> str:
    return f"{percent:.0f} % of demand" if row["comparable"] else _NOT_COMPARABLE


def _series(rows: pd.DataFrame) -> pd.DataFrame:
    whole = PERCENT * rows["supply_over_demand"]
    parts = {_REST: rows["coverage_pct"], _LARGEST: whole - rows["coverage_pct"]}
    frames = [
        pd.DataFrame({"year": rows["year"], "part": part, "percent_of_demand": met}) for part, met in parts.items()
    ]
    return pd.concat(frames, ignore_index=True)


def _words(first: int, last: int) -> Words:
    return Words(
        title="How much of demand is met without the largest supplier: move the mineral, the stage and the demand",
        caption=(
            f"World supply in percent of world demand, {first} to {last}, by who supplies it. The dashed rule is "
            "demand met in full."
        ),
        alt="Stacked bars by year: demand met by the largest supplier and by every other, and a rule at all demand.",
        unit="percent of demand",
        coverage=(
            f"World supply and demand of the minerals offered. Supply after {first} is the publisher's base case, "
            "demand its scenario. Every number is a projection but those of the first year."
        ),
        notes=(
            "Not comparable: supply and demand of the first year lie so far apart that they are counted at different "
            "scopes; no bar is drawn.",
            "The largest supplier is the largest that the publisher names; demand stays whole.",
        ),
    )


def _bars(series: pd.DataFrame) -> alt.TopLevelMixin:
    totals = series.groupby([name for name in ("point", "year") if name in series])["percent_of_demand"].sum()
    base = alt.Chart(series)
    first_below = alt.expr.if_(alt.datum.part == _REST, 0, 1)
    bars = (
        base.transform_calculate(rank=first_below)
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0), scale=alt.Scale(paddingInner=0.45)),
            y=alt.Y(
                "percent_of_demand:Q",
                title="Percent of demand",
                scale=alt.Scale(domain=[0, max(PERCENT, totals.max())], nice=False),
                axis=alt.Axis(tickCount=5, grid=False),
            ),
            color=alt.Color("part:N", scale=alt.Scale(domain=[_REST, _LARGEST], range=[theme.BLUE, theme.ORANGE])),
            order=alt.Order("rank:Q"),
            tooltip=_TOOLTIP,
        )
    )
    rule = base.transform_aggregate(rows="count()").mark_rule(color=theme.INK, strokeWidth=2, strokeDash=[5, 3])
    return alt.layer(bars, rule.encode(y=alt.datum(PERCENT)))


_TOOLTIP = [
    alt.Tooltip("year:O", title="Year"),
    alt.Tooltip("part:N", title="Supplied by"),
    alt.Tooltip("percent_of_demand:Q", title="Percent of demand", format=".0f"),
]
