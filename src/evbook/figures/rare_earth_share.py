"""Figure of China's share of Japan's rare-earth imports, each definition with its own marks."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import rare_earth_imports
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

LABELS = {
    "mof-tonnes": "Trade statistics, tonnes",
    "mof-unnamed": "Trade statistics, measure not named",
    "government": "Government, measure not named",
    "jogmec": "JOGMEC in the press, measure not named",
    "customs-half-years": "Customs, metal equivalent, half-years",
    "customs-january": "Customs, metal equivalent, January",
}
_COLOURS = (theme.BLUE, theme.INK, theme.ORANGE, theme.GREEN, theme.PURPLE, theme.GREY)
_SHAPES = ("circle", "cross", "square", "diamond", "triangle-up", "triangle-down")
_MIDDLE_MONTH = 6.5
_COLUMNS = (
    Column(name="label", title="Definition", unit="category"),
    Column(name="period", title="Period", unit="year, half-year or month"),
    Column(
        name="at_year", title="Place on the axis", unit="year", description="Middle of the period; a year at itself"
    ),
    Column(name="share_pct", title="From China", unit="percent of imports"),
    Column(name="qualifier", title="Hedge of the page", unit="text"),
    Column(name="definition", title="What is counted", unit="text"),
)
_TOOLTIP = [
    alt.Tooltip("definition:N", title="What is counted"),
    alt.Tooltip("period:N", title="Period"),
    alt.Tooltip("share_pct:Q", title="From China, percent of imports", format=".1f"),
    alt.Tooltip("qualifier:N", title="Hedge of the page"),
]
_NOTES = (
    "A thin line joins figures of one definition and never two; years between them are not known. JOGMEC stands twice "
    "in one year because two pages quote it differently.",
    "Rare earths inside magnets and motors are in no count, and what others refine from Chinese material counts as "
    "theirs.",
)


@figure("rare-earth-import-share-japan", tables=("japan_rare_earth_import_share",))
def rare_earth_import_share_japan(shares: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """An open mark a figure, by definition; `shares` is the table japan_rare_earth_import_share."""
    data = _data(shares)
    return Drawing(
        chart=_marks(data),
        data=data,
        columns=_COLUMNS,
        title=_title(shares),
        caption=(
            "China's share of Japan's imports of rare earths as pages state it; every mark is typed from a page, and "
            "each sign is a definition of its own."
        ),
        alt="Open marks by definition. " + " ".join(_told(data, label) for label in data["label"].unique()),
        unit="percent of imports",
        coverage=(
            f"{len(data)} figures of {data['label'].nunique()} definitions. No definition reaches from "
            f"{shares['year'].min()} to {shares['year'].max()}, and Japan's customs tables by code are not at hand."
        ),
        notes=_NOTES,
        source_ids=source_ids,
        height_px=360,
    )


def _data(shares: pd.DataFrame) -> pd.DataFrame:
    data = shares.assign(
        label=shares["definition_id"].map(LABELS), at_year=shares["year"] + shares["period"].map(_offset)
    )
    order = list(LABELS.values())
    data = data.sort_values(["label", "at_year", "share_pct"], key=lambda cells: _ranked(cells, order))
    return data[[column.name for column in _COLUMNS]].reset_index(drop=True)


def _ranked(cells: pd.Series, order: list[str]) -> pd.Series:
    return cells.map(order.index) if cells.name == "label" else cells


def _offset(period: str) -> float:
    """Years from the middle of the year to the middle of the period."""
    if period.endswith(("H1", "H2")):
        return -0.25 if period.endswith("H1") else 0.25
    return (float(period[5:]) - _MIDDLE_MONTH) / 12 if "-" in period else 0.0


def _title(shares: pd.DataFrame) -> str:
    ends = rare_earth_imports.first_and_last(shares, "mof-tonnes", "2009")
    verb = "fell" if rare_earth_imports.change_pp(ends) < 0 else "did not fall"
    latest = shares.sort_values(["year", "period", "share_pct"]).iloc[-1]
    first, last = ends["share_pct"]
    return (
        f"By tonnes China's share of Japan's rare-earth imports {verb} from {first:.0f} % in {ends['period'].iloc[0]} "
        f"to {last:.0f} % in {ends['period'].iloc[1]}; another count gives {latest['share_pct']:.0f} % for "
        f"{said_period(latest['period'])}"
    )


def said_period(period: str) -> str:
    """`period` as a sentence needs it: 2024, January 2025, the first half of 2024."""
    if period.endswith(("H1", "H2")):
        return f"the {'first' if period.endswith('H1') else 'second'} half of {period[:4]}"
    return f"{pd.Timestamp(period):%B %Y}" if "-" in period else period


def _told(data: pd.DataFrame, label: str) -> str:
    rows = data[data["label"] == label].fillna({"qualifier": ""})
    said = [
        f"{_hedged(row['share_pct'], row['qualifier'])} in {said_period(row['period'])}" for _, row in rows.iterrows()
    ]
    return f"{label}: {listed(said)}."


def _hedged(share_pct: float, qualifier: str) -> str:
    number = f"{share_pct:.3g} %"
    return f"{number} {qualifier}" if qualifier.startswith("or ") else f"{qualifier} {number}".strip()


def _marks(data: pd.DataFrame) -> alt.TopLevelMixin:
    domain = list(LABELS.values())
    x = alt.X(
        "at_year:Q",
        title=None,
        scale=alt.Scale(domain=[data["at_year"].min() - 1, data["at_year"].max() + 1], nice=False),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=5, grid=False),
    )
    y = alt.Y("share_pct:Q", title="Percent of imports from China", scale=alt.Scale(domain=[50, 100]))
    legend = alt.Legend(symbolStrokeWidth=2, symbolFillColor="transparent")
    base = alt.Chart(data).encode(
        x=x,
        y=y,
        color=alt.Color("label:N", legend=legend, scale=alt.Scale(domain=domain, range=list(_COLOURS))),
    )
    shape = alt.Shape("label:N", legend=legend, scale=alt.Scale(domain=domain, range=list(_SHAPES)))
    lines = base.mark_line(strokeWidth=1, opacity=0.6, strokeDash=[2, 3]).encode(detail="label:N")
    marks = base.mark_point(filled=False, size=90, strokeWidth=2, opacity=1).encode(shape=shape, tooltip=_TOOLTIP)
    return alt.layer(lines, marks)
