"""Figure of Japan's measures against dependence, by kind and year."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from evbook.analysis.measures_timeline import ANNOUNCED, FIRST_YEAR, GROUPS, IN_USE, LAST_YEAR, NOT_KEPT
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure

_ROW_HEIGHT_PX = 19
_COLOURS = dict(zip(GROUPS, (theme.BLUE, theme.ORANGE, theme.GREEN, theme.PURPLE, theme.GREY), strict=True))
_SHAPES = {IN_USE: "square", ANNOUNCED: "triangle-right", NOT_KEPT: "cross"}
_COLUMNS = (
    Column(name="group", title="Kind of measure", unit="category"),
    Column(name="label", title="Measure", unit="category"),
    Column(name="actor", title="By whom", unit="category"),
    Column(name="from_year", title="Announced, or first promised year", unit="year"),
    Column(name="to_year", title="First use, or year promised", unit="year"),
    Column(name="state", title="State", unit="category"),
)


@figure(
    "measures-timeline",
    tables=(
        "diversification_projects",
        "recovery_substitution_projects",
        "solid_state_programmes",
        "stockpile_rules",
    ),
)
def measures_timeline(shown: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A row for each measure under the heading of its kind; `shown` as `measures_timeline.timeline` gives it."""
    data = shown[[column.name for column in _COLUMNS]].astype({"from_year": "float64", "to_year": "float64"})
    used = int((data["state"] == IN_USE).sum())
    return Drawing(
        chart=_rows(data),
        data=data.round({"from_year": 2, "to_year": 2}),
        columns=_COLUMNS,
        title=f"Of {len(data)} Japanese measures since {FIRST_YEAR}, pages show {used} in use or delivering",
        caption=(
            f"Japan's measures against dependence on China, {FIRST_YEAR} to {LAST_YEAR}. A line begins with the "
            "announcement and ends in the year of first use or the promised year; for solid-state cars it spans the "
            "promised years."
        ),
        alt="Marks in time by kind. " + "; ".join(_told(row) for _, row in data.iterrows()) + ".",
        unit="measures by year",
        coverage=(
            f"{len(data)} measures that pages or the memo name: a selection and no register. Companies' own stocks "
            "are not public, so stocks show the rule alone."
        ),
        notes=("A measure counts as in use where a page says so, even if it may have ended since.",),
        source_ids=source_ids,
        height_px=70 + _ROW_HEIGHT_PX * (len(data) + data["group"].nunique()),
    )


def _told(row: pd.Series) -> str:
    first, last = int(row["from_year"]), int(row["to_year"])
    years = f"{first}" if first == last else f"{first} to {last}"
    return f"{row['label']}, {years}, {row['state']}"


def _rows(data: pd.DataFrame) -> alt.TopLevelMixin:
    groups = [group for group in GROUPS if group in set(data["group"])]
    above = data["group"].map({group: place + 1 for place, group in enumerate(groups)})
    rows = data.assign(row=data.reset_index(drop=True).index + above, left=_left(data))
    headings = rows.groupby("group", sort=False)["row"].min().sub(1).reset_index()
    return alt.layer(*_marks(rows), _headings(headings))


def _left(data: pd.DataFrame) -> pd.Series[bool]:
    """Whether the label has more room to the left of the line than to its right."""
    return data["from_year"] - FIRST_YEAR > LAST_YEAR - data["to_year"]


def _marks(rows: pd.DataFrame) -> Sequence[alt.Chart]:
    scale = alt.Scale(domain=[FIRST_YEAR - 0.4, LAST_YEAR], nice=False)
    axis = alt.Axis(values=list(range(FIRST_YEAR, LAST_YEAR + 1, 5)), format="d", grid=True)
    colour = alt.Color("group:N", scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())), legend=None)
    base = alt.Chart(rows).encode(y=alt.Y("row:O", axis=None), color=colour)
    ends = alt.X("to_year:Q", title=None, scale=scale, axis=axis)
    lines = base.mark_rule(strokeWidth=2).encode(
        x=alt.X("from_year:Q", title=None, scale=scale, axis=axis), x2="to_year:Q"
    )
    shape = alt.Shape(
        "state:N",
        scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values())),
        legend=alt.Legend(symbolFillColor=theme.INK, symbolStrokeColor=theme.INK),
    )
    marks = base.mark_point(filled=True, size=70, opacity=1).encode(x=ends, shape=shape, tooltip=_tooltip())
    text = {"text": "label:N", "color": alt.value(theme.INK)}
    right = base.mark_text(align="left", dx=8, fontSize=12).encode(x=ends, **text).transform_filter(~alt.datum.left)
    start = alt.X("from_year:Q", scale=scale)
    left = base.mark_text(align="right", dx=-8, fontSize=12).encode(x=start, **text).transform_filter(alt.datum.left)
    return lines, marks, right, left


def _headings(headings: pd.DataFrame) -> alt.Chart:
    return (
        alt.Chart(headings)
        .mark_text(align="left", fontWeight="bold", color=theme.INK)
        .encode(y=alt.Y("row:O", axis=None), x=alt.value(0), text="group:N")
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title="Measure"),
        alt.Tooltip("actor:N", title="By whom"),
        alt.Tooltip("from_year:Q", title="From, year", format=".0f"),
        alt.Tooltip("to_year:Q", title="To, year", format=".0f"),
        alt.Tooltip("state:N", title="State"),
    ]
