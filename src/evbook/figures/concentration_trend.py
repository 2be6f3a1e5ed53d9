"""Figure of the concentration of suppliers over time, and its trend in words."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from evbook.analysis.concentration import series_of
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.concentration import COLOURS, NOTE, STAGES, THOUSANDS, UNIT, level
from evbook.figures.figure import Drawing, figure
from evbook.figures.labels import spread
from evbook.figures.words import listed

_BGS, _USGS = "BGS", "USGS"
_SURVEYS = {_BGS: "British Geological Survey", _USGS: "US Geological Survey"}
_SHORT_STAGES = {"mining": "mined", "refining": "refined"}

_TIME_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="mineral", title="Mineral", unit="mineral"),
    Column(name="stage", title="Stage", unit="stage"),
    Column(name="publisher", title="Who counts", unit="publisher"),
    Column(name="low_points", title="At least", unit="index points", description="Unnamed suppliers infinitely many"),
    Column(name="high_points", title="At most", unit="index points", description="One supplier behind all unnamed"),
    Column(name="largest", title="Largest named supplier", unit="country"),
    Column(name="largest_share_pct", title="Its share", unit="percent of weight"),
    Column(name="top_three_low_pct", title="Share of the three largest, at least", unit="percent of weight"),
    Column(name="top_three_high_pct", title="Share of the three largest, at most", unit="percent of weight"),
)


@figure("concentration-over-time", tables=("mineral_production",))
def concentration_over_time(over_time: pd.DataFrame, mineral: str, stage: str, source_ids: tuple[str, ...]) -> Drawing:
    """Lines of the index, `mineral` in colour; columns as `analysis.concentration.concentration_over_time` gives."""
    data = over_time[[column.name for column in _TIME_COLUMNS]].reset_index(drop=True)
    first, last = int(data["year"].min()), int(data["year"].max())
    return Drawing(
        chart=_lines(data, mineral),
        data=data,
        columns=_TIME_COLUMNS,
        title=trend(data, mineral, stage),
        caption=(
            f"Herfindahl-Hirschman index of producing countries, {first} to {last}: {mineral.lower()} in colour, other "
            "minerals in grey. Unbroken lines: British Geological Survey; dots: US Geological Survey, at the least "
            "value that the index can have."
        ),
        alt=_alt_over_time(data),
        unit=UNIT,
        coverage=_coverage_over_time(data, mineral),
        notes=(
            NOTE,
            "The two surveys count differently and are not joined.",
            "Rare earths are the oxides of all elements together; graphite is natural graphite.",
        ),
        source_ids=source_ids,
        height_px=380,
    )


def trend(over_time: pd.DataFrame, mineral: str, stage: str) -> str:
    """What happened to the concentration of `mineral` at `stage`, or what is known in its place; without full stop."""
    own = series_of(over_time, mineral, stage)
    if len(own):
        return f"{mineral}: the index of supplier countries in {stage} {_movement(own)}"
    other = next(each for each in STAGES if each != stage)
    instead = series_of(over_time, mineral, other)
    missing = f"No yearly index can be had for the {stage} of {mineral.lower()}"
    if instead.empty:
        return f"{missing}, nor for its {other}, in these years"
    return f"{missing}; the one of its {other} {_movement(instead)}"


def _movement(series: pd.DataFrame) -> str:
    old, new = series.iloc[0], series.iloc[-1]
    survey = _SURVEYS[str(new["publisher"])]
    if old["year"] == new["year"]:
        return f"was {_range(old)} in {old['year']} ({survey})"
    ends = f"{_verb(old, new)} from {_range(old)} in {old['year']} to {_range(new)} in {new['year']}"
    return f"{ends}{_peak(series)} ({survey})"


def _peak(series: pd.DataFrame) -> str:
    highest = series.nlargest(1, "low_points").iloc[0]
    if highest["low_points"] <= series["high_points"].iloc[[0, -1]].max():
        return ""
    return f", with a peak of {_range(highest)} in {highest['year']}"


def _range(row: pd.Series[Any]) -> str:
    return level(row["low_points"], row["high_points"]).replace("between ", "").replace(" and ", "–")


def _verb(old: pd.Series[Any], new: pd.Series[Any]) -> str:
    if round(new["low_points"]) > round(old["high_points"]):
        return "rose"
    return "fell" if round(new["high_points"]) < round(old["low_points"]) else "went"


def _alt_over_time(data: pd.DataFrame) -> str:
    ends = data.sort_values("year").groupby(["mineral", "stage", "publisher"], as_index=False)
    first, last = ends.first(), ends.last()
    told = [
        f"{new.mineral} {new.stage} ({new.publisher}) {old.low_points:,.0f} in {old.year}, "
        f"{new.low_points:,.0f} in {new.year} (largest {new.largest_share_pct:.0f} %, three largest at least "
        f"{new.top_three_low_pct:.0f} %)"
        for old, new in zip(first.itertuples(), last.itertuples(), strict=True)
    ]
    return f"Lines of index points by mineral and stage. {'; '.join(told)}."


def _coverage_over_time(data: pd.DataFrame, mineral: str) -> str:
    counted = {stage: set(data.loc[data["stage"] == stage, "mineral"]) for stage in STAGES}
    lacking = [stage for stage in STAGES if mineral not in counted[stage]]
    told = f" For {mineral.lower()} there is no count of {listed(lacking)} in these years." if lacking else ""
    series = data[["mineral", "stage"]].drop_duplicates()
    return (
        f"{len(series)} pairs of mineral and stage that a survey counts by country; lithium and copper only by the US "
        f"survey, from its 2023 figures on.{told} The British survey's world is the sum of the countries that it lists."
    )


def _lines(data: pd.DataFrame, mineral: str) -> alt.TopLevelMixin:
    data = data.assign(
        series=data["mineral"] + ", " + data["stage"].map(_SHORT_STAGES),
        line=data["mineral"] + data["stage"] + data["publisher"],
        tint=data["stage"].map(COLOURS).where(data["mineral"] == mineral, theme.GREY),
        faint=data["mineral"] != mineral,
    )
    british, american = (data[data["publisher"] == survey] for survey in (_BGS, _USGS))
    layers = [_survey(british, mark="line"), _survey(american, mark="point"), _labels(data)]
    return alt.layer(*[layer for layer in layers if layer is not None])


def _survey(data: pd.DataFrame, mark: str) -> alt.Chart | None:
    if data.empty:
        return None
    chart = alt.Chart(data)
    marked = chart.mark_line() if mark == "line" else chart.mark_point(filled=True, size=36)
    return marked.encode(
        x=alt.X("year:Q", title=None),
        y=alt.Y("low_points:Q", title="Index points", axis=alt.Axis(labelExpr=THOUSANDS, tickCount=5)),
        detail="line:N",
        color=alt.Color("tint:N", scale=None, legend=None),
        opacity=alt.condition(alt.datum.faint, alt.value(0.55), alt.value(1.0)),
        strokeWidth=alt.condition(alt.datum.faint, alt.value(1.2), alt.value(2.6)),
        tooltip=[
            alt.Tooltip("series:N", title="Mineral and stage"),
            alt.Tooltip("year:Q", title="Year", format="d"),
            alt.Tooltip("low_points:Q", title="Index, at least", format=",.0f"),
            alt.Tooltip("high_points:Q", title="Index, at most", format=",.0f"),
            alt.Tooltip("largest:N", title="Largest named supplier"),
            alt.Tooltip("largest_share_pct:Q", title="Its share, percent", format=".1f"),
            alt.Tooltip("top_three_low_pct:Q", title="Three largest, at least, percent", format=".1f"),
            alt.Tooltip("publisher:N", title="Who counts"),
        ],
    )


def _labels(data: pd.DataFrame) -> alt.Chart:
    first, last = int(data["year"].min()), int(data["year"].max())
    ends = data.sort_values(["publisher", "year"]).groupby("series", as_index=False).last()
    gap = 0.052 * float(data["low_points"].max())
    ends = ends.assign(at=spread(list(ends["low_points"]), gap), label_year=last + 0.03 * (last - first))
    x = alt.X(
        "label_year:Q",
        title=None,
        scale=alt.Scale(domain=[first, last + 0.9 * (last - first)], nice=False),
        axis=alt.Axis(values=_ticks(first, last), format="d", grid=False),
    )
    return (
        alt.Chart(ends)
        .mark_text(align="left", fontSize=12)
        .encode(x=x, y="at:Q", text="series:N", color=alt.Color("tint:N", scale=None, legend=None))
    )


def _ticks(first: int, last: int) -> list[int]:
    return list(range(last, first - 1, -max(1, (last - first) // 3)))
