"""Figure of China's graphite exports around the licences of December 2023."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis.event_window import Event
from evbook.analysis.graphite import ARTIFICIAL, NATURAL
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

_LABELS = {NATURAL: "Natural", ARTIFICIAL: "Artificial"}
_COLUMNS = (
    Column(name="month", title="Month", unit="first day of the month"),
    Column(name="hs_code", title="HS code", unit="code"),
    Column(name="product", title="Product", unit="category"),
    Column(name="weight_kt", title="Exports", unit="thousand tonnes"),
    Column(name="value_usd_mn", title="Export value", unit="USD million", description="Free on board"),
    Column(name="usd_per_kg", title="Unit value", unit="USD per kg"),
    Column(name="partners_reported", title="Partners in the extract", unit="partners"),
)
_NOTES = (
    "The licences cover all natural flake graphite and its products, among them HS 250410; the most sensitive grades "
    "had been under a temporary permit before.",
    "Artificial graphite (HS 380110) is the comparison, and no pure one: what is of high purity, strength and density "
    "needs a licence as well.",
    "Months are set beside months; what exports would have been without the measure is not known, nor how many "
    "licences were asked for, granted or refused.",
)


@figure("graphite-control-event", tables=("graphite_exports", "export_control_events"))
def graphite_control_event(monthly: pd.DataFrame, event: Event, source_ids: tuple[str, ...]) -> Drawing:
    """Lines of natural and artificial graphite by month; frame of `analysis.graphite.monthly`.

    `event`: months of announcement and effect, drawn as rules.
    """
    data = monthly[[column.name for column in _COLUMNS]]
    kt = monthly.set_index(["product", "month"])["weight_kt"]
    announced, before, at = map(_first_day, (event.announced, event.effective - 1, event.effective))
    natural = kt[NATURAL]
    return Drawing(
        chart=_lines(data, event),
        data=data,
        columns=_COLUMNS,
        title=(
            f"China's exports of natural graphite were {natural[before]:.0f} thousand tonnes in {_said(before)}, the "
            f"last month before the licences, and {natural[at]:.1f} thousand in the next"
        ),
        caption=(
            f"China's exports of natural graphite (powder or flakes, HS 250410) and of artificial graphite (HS 380110) "
            f"by month; dashed rules: announcement in {_said(announced)}, effect in {_said(at)}."
        ),
        alt=" ".join(
            ["Two lines by month, in thousand tonnes.", *(_told(kt[product], product) for product in _LABELS)]
        ),
        unit="thousand tonnes a month",
        coverage=_coverage(monthly),
        notes=_NOTES,
        source_ids=source_ids,
        height_px=320,
    )


def _first_day(month: pd.Period) -> str:
    return f"{month.to_timestamp():%Y-%m-%d}"


def _said(month: str) -> str:
    return f"{pd.Timestamp(month):%B %Y}"


def _told(kt: pd.Series[float], product: str) -> str:
    months = [kt.index[0], kt.idxmax(), kt.idxmin(), kt.index[-1]]
    said = [f"{kt[month]:.1f} in {_said(str(month))}" for month in dict.fromkeys(sorted(map(str, months)))]
    return f"{_LABELS[product]} graphite: {listed(said)}."


def _coverage(monthly: pd.DataFrame) -> str:
    partners = monthly["partners_reported"]
    return (
        f"The larger partners of the extract, {partners.min()} to {partners.max()} of them in a month and code; "
        "exports to others are missing, so the level is a lower bound."
    )


def _lines(data: pd.DataFrame, event: Event) -> alt.TopLevelMixin:
    colours = alt.Scale(domain=[NATURAL, ARTIFICIAL], range=[theme.BLUE, theme.GREY])
    last = pd.Timestamp(data["month"].max())
    domain = [str(data["month"].min()), f"{last + pd.DateOffset(months=9):%Y-%m-%d}"]
    x = alt.X(
        "month:T",
        title=None,
        scale=alt.Scale(domain=domain),
        axis=alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}, grid=False),
    )
    y = alt.Y("weight_kt:Q", title="Thousand tonnes a month")
    base = alt.Chart(data).encode(x=x, y=y, color=alt.Color("product:N", legend=None, scale=colours))
    tooltip = [
        alt.Tooltip("product:N", title="Product"),
        alt.Tooltip("month:T", title="Month", format="%B %Y"),
        alt.Tooltip("weight_kt:Q", title="Thousand tonnes", format=".1f"),
        alt.Tooltip("usd_per_kg:Q", title="USD per kg", format=".2f"),
        alt.Tooltip("partners_reported:Q", title="Partners in the extract"),
    ]
    points = base.mark_point(filled=True, size=26, opacity=1).encode(tooltip=tooltip)
    return alt.layer(_rules(event, x), base.mark_line(strokeWidth=2), points, _ends(data, x, y, colours))


def _ends(data: pd.DataFrame, x: alt.X, y: alt.Y, colours: alt.Scale) -> alt.Chart:
    ends = data[data["month"] == data["month"].max()]
    labels = alt.Chart(ends.assign(label=ends["product"].map(_LABELS))).mark_text(align="left", dx=7)
    return labels.encode(x=x, y=y, text="label:N", color=alt.Color("product:N", legend=None, scale=colours))


def _rules(event: Event, x: alt.X) -> alt.TopLevelMixin:
    steps = pd.DataFrame(
        {"month": [_first_day(event.announced), _first_day(event.effective)], "step": ["announced", "licences"]}
    )
    base = alt.Chart(steps).encode(x=x, tooltip=[alt.Tooltip("step:N", title="Step"), alt.Tooltip("month:T")])
    rules = base.mark_rule(strokeDash=[5, 4], color=theme.INK)
    names = [
        alt.Chart(steps[steps["step"] == step])
        .mark_text(align=align, dx=dx, dy=-6, baseline="bottom")
        .encode(x=x, y=alt.value(0), text="step:N")
        for step, align, dx in (("announced", "right", 0), ("licences", "left", 0))
    ]
    return alt.layer(rules, *names)
