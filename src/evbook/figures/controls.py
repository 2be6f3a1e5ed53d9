"""Figure of China's export controls in time."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

_ADDRESSED_COLOURS = {"World": theme.BLUE, "Japan": theme.ORANGE, "United States": theme.PURPLE}
_ROW_HEIGHT_PX = 25
_COLUMNS = (
    Column(name="announced", title="Announced", unit="date"),
    Column(name="effective", title="To hold from", unit="date"),
    Column(name="measure", title="Measure", unit="category"),
    Column(name="items", title="What it restricts", unit="category"),
    Column(name="form", title="Form", unit="category"),
    Column(name="stage", title="Stage of the chain", unit="category"),
    Column(name="addressed_to", title="Exports to", unit="country"),
    Column(name="status", title="Status on the cited page", unit="category"),
    Column(name="suspended_until", title="Suspended until", unit="date"),
    Column(name="announced_evidence", title="Date of announcement", unit="category"),
)


@figure("export-control-timeline", tables=("export_control_events",))
def export_control_timeline(events: pd.DataFrame, resumed: int, source_ids: tuple[str, ...]) -> Drawing:
    """A row for each measure; `events` as `controls.with_dates` gives them, `resumed`: first year after the pause."""
    data = events[[column.name for column in _COLUMNS]]
    since = events[events["year"] >= resumed]
    earlier = sorted(events.loc[events["year"] < resumed, "year"].unique())
    japan, last = int((since["addressed_to"] == "Japan").sum()), int(events["year"].max())
    return Drawing(
        chart=_rows(events, resumed),
        data=data,
        columns=_COLUMNS,
        title=(
            f"From {resumed} to {last} China announced {len(since)} export controls of the kinds shown, "
            f"{japan} of them against Japan alone"
        ),
        caption=(
            f"China's export controls on minerals, batteries and Japan by date of announcement; measures of "
            f"{listed([str(year) for year in earlier])} stand at the left edge, outside the axis."
        ),
        alt="Marks in time. "
        + "; ".join(f"{row.announced} {row.measure} ({row.addressed_to}, {row.status})" for row in events.itertuples())
        + ".",
        unit="measures by date of announcement",
        coverage=(
            f"{len(events)} measures up to {events['announced'].max()}, a selection: lists of US, European and "
            "Taiwanese companies are left out but for the one that names producers of rare earths."
        ),
        notes=(
            *_borrowed(events),
            "All was read off pages. The status is that of the page cited; what follows the end of a suspension is "
            "not in the table.",
        ),
        source_ids=source_ids,
        height_px=60 + _ROW_HEIGHT_PX * len(events),
    )


def _borrowed(events: pd.DataFrame) -> tuple[str, ...]:
    """A note on dates of announcement that the cited pages lack; none where they have all."""
    named = events.loc[events["announced_evidence"] == "known from elsewhere", "measure"].str.split(":").str[0]
    if named.empty:
        return ()
    return (
        f"The cited pages have no date of announcement for {listed(list(named.str.lower()))}; it is from elsewhere.",
    )


def _rows(events: pd.DataFrame, resumed: int) -> alt.TopLevelMixin:
    first, last = resumed - 0.35, float(events["announced_at"].max()) + 0.3
    early = events["year"] < resumed
    ended = events["status"].map(lambda status: "" if status == "in force" else f" ({status})")
    data = events.assign(
        row=range(len(events)),
        at=events["announced_at"].where(~early, first + 0.1),
        early=early,
        label=events["measure"] + events["year"].map(lambda year: f", {year}").where(early, "") + ended,
        left=(events["announced_at"] > first + 0.52 * (last - first)),
    )
    return alt.layer(*_marks(data, first, last, resumed))


def _marks(data: pd.DataFrame, first: float, last: float, resumed: int) -> list[alt.Chart]:
    shown = [name for name in _ADDRESSED_COLOURS if name in set(data["addressed_to"])]
    years = list(range(resumed, int(last) + 1))
    base = alt.Chart(data).encode(
        x=alt.X(
            "at:Q",
            title=None,
            scale=alt.Scale(domain=[first, last], nice=False),
            axis=alt.Axis(values=years, format="d", grid=True),
        ),
        y=alt.Y("row:O", axis=None),
        color=alt.Color(
            "addressed_to:N",
            scale=alt.Scale(domain=shown, range=[_ADDRESSED_COLOURS[name] for name in shown]),
            legend=alt.Legend(title="Exports to", columns=3),
        ),
    )
    shape = alt.Shape("early:N", scale=alt.Scale(domain=[False, True], range=["square", "triangle-left"]), legend=None)
    marks = base.mark_point(filled=True, size=90, opacity=1).encode(
        shape=shape,
        tooltip=[alt.Tooltip(f"{column.name}:N", title=column.title) for column in _COLUMNS],
    )
    text = {"text": "label:N", "color": alt.value(theme.INK)}
    right = base.mark_text(align="left", dx=9).encode(**text).transform_filter(~alt.datum.left)
    left = base.mark_text(align="right", dx=-9).encode(**text).transform_filter(alt.datum.left)
    return [marks, right, left]
