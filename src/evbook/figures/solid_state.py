"""Figure of the dates named for solid-state batteries in Japan and China."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from evbook.analysis import battery_race
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure

_COUNTRY_COLOURS = {"Japan": theme.ORANGE, "China": theme.BLUE}
_ROW_PX = 25
# A single month would be too thin to see: it is drawn this many years wide.
_THINNEST_YEARS = 0.22
_COLUMNS = (
    Column(name="actor", title="Actor", unit="category"),
    Column(name="country", title="Country", unit="country"),
    Column(name="subject", title="Kind", unit="category"),
    Column(name="milestone", title="Milestone", unit="category"),
    Column(name="date_from", title="From", unit="month"),
    Column(name="date_to", title="To", unit="month"),
    Column(name="status", title="State", unit="category"),
    Column(name="stated_by", title="Stated by", unit="category"),
)


@figure("solid-state-race", tables=("solid_state_programmes",))
def solid_state_race(milestones: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A bar for each date; `milestones` as `battery_race.with_span` gives them, other batteries left out."""
    shown = milestones.assign(place=milestones["country"].map(list(_COUNTRY_COLOURS).index))
    shown = shown.sort_values(["place", "start", "end", "milestone_id"], ignore_index=True)
    data = shown[[column.name for column in _COLUMNS]]
    return Drawing(
        chart=_bars(shown),
        data=data,
        columns=_COLUMNS,
        title=_title(shown),
        caption=(
            "Dates that makers and governments of Japan and China named for solid-state batteries: a bar spans the "
            "date as named; full where it is reported as delivered, light where announced, broken where not kept."
        ),
        alt="Bars in time. " + "; ".join(_told(row) for _, row in shown.iterrows()) + ".",
        unit="milestones by date",
        coverage=(
            f"{len(shown)} milestones that pages report, {int((shown['country'] == 'Japan').sum())} of Japan; a "
            "selection, since no register exists. All were read off pages."
        ),
        notes=(
            "A semi-solid battery holds some liquid; China's draft standard of 2025 does not call it solid-state.",
            "A light bar in the past is a plan that no page read confirms as carried out.",
        ),
        source_ids=source_ids,
        height_px=110 + _ROW_PX * len(shown),
    )


def _title(shown: pd.DataFrame) -> str:
    dates = battery_race.dates_for_cars(shown, "all-solid")
    done, missed = (len(battery_race.with_status(dates, state)) for state in ("delivered", "not kept"))
    semi = battery_race.with_status(battery_race.dates_for_cars(shown, "semi-solid"), "delivered")
    met = "none is" if done == 0 else f"{done} {'is' if done == 1 else 'are'}"
    title = (
        f"Of {len(dates)} dates named for all-solid-state batteries in cars {met} reported as met, {missed} not kept"
    )
    if semi.empty:
        return title
    return f"{title}; semi-solid ones have driven in {semi['country'].iloc[0]} since {semi['date_from'].iloc[0][:4]}"


def _told(row: pd.Series[Any]) -> str:
    span = row["date_from"] if row["date_from"] == row["date_to"] else f"{row['date_from']} to {row['date_to']}"
    return f"{row['actor']} ({row['country']}), {row['milestone']}: {span}, {row['status']}"


def _bars(shown: pd.DataFrame) -> alt.TopLevelMixin:
    first, last = int(shown["start"].min()), int(shown["end"].max()) + 1
    middle = first + 0.5 * (last - first)
    until = shown["end"].clip(lower=shown["start"] + _THINNEST_YEARS)
    label = shown["actor"] + ": " + shown["milestone"]
    data = shown.assign(
        row=range(len(shown)),
        until=until,
        label=label,
        left=until > middle,
        tint=shown["country"].map(_COUNTRY_COLOURS),
    )
    base = alt.Chart(data).encode(y=alt.Y("row:O", axis=None))
    x = alt.X(
        "start:Q",
        title=None,
        scale=alt.Scale(domain=[first, last], nice=False),
        axis=alt.Axis(values=list(range(first, last + 1, 2)), format="d", grid=True),
    )
    text = {"text": "label:N", "color": alt.value(theme.INK)}
    before = base.mark_text(align="right", dx=-6).encode(x=x, **text).transform_filter(alt.datum.left)
    after = base.mark_text(align="left", dx=6).encode(x=alt.X("until:Q"), **text).transform_filter(~alt.datum.left)
    return alt.layer(_marks(base, x), before, after)


def _marks(base: alt.Chart, x: alt.X) -> alt.Chart:
    countries = alt.Scale(domain=list(_COUNTRY_COLOURS), range=list(_COUNTRY_COLOURS.values()))
    delivered, missed = alt.datum.status == "delivered", alt.datum.status == "not kept"
    return base.mark_bar(height=13, strokeWidth=1.5).encode(
        x=x,
        x2="until:Q",
        fill=alt.Fill("country:N", scale=countries, legend=alt.Legend(columns=2)),
        stroke=alt.Stroke("tint:N", scale=None, legend=None),
        fillOpacity=alt.when(delivered).then(alt.value(1)).when(missed).then(alt.value(0)).otherwise(alt.value(0.4)),
        strokeDash=alt.when(missed).then(alt.value([4, 3])).otherwise(alt.value([1, 0])),
        tooltip=[alt.Tooltip(f"{column.name}:N", title=column.title) for column in _COLUMNS],
    )
