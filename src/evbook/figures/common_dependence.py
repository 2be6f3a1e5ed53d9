"""Figure of who depended on China for which material in which year, and of how alike the two rankings are."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import shared_dependence as shared
from evbook.analysis.common_dependence import years_above
from evbook.analysis.measures import PERCENT
from evbook.analysis.rank_correlation import CONFIDENCE
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.materials import NAMES, SHORT_NAMES
from evbook.figures.words import listed, percent

_TINTS = {
    shared.BOTH: theme.ORANGE,
    shared.ONLY_JAPAN: theme.BLUE,
    shared.ONLY_EUROPE: theme.PURPLE,
    shared.NEITHER: theme.GRID,
}
_ROW_PX = 23
_GAP_PX, _LINE_PX = 44, 110
_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="material", title="Material", unit="category"),
    Column(name="eu_pct", title="EU imports from China", unit="percent of retained import value"),
    Column(name="japan_pct", title="Japan's imports from China", unit="percent of retained import value"),
    Column(name="common_pct", title="Lower of the two", unit="percent of retained import value"),
    Column(name="above", title="Above the threshold", unit="importer"),
    Column(name="rho", title="Rank correlation of the year", unit="coefficient without unit"),
    Column(name="low", title="Lower end of its interval", unit="coefficient without unit"),
    Column(name="high", title="Upper end of its interval", unit="coefficient without unit"),
)


@figure("common-dependence", tables=("import_dependence",))
def common_dependence(
    by_year: pd.DataFrame, agreement: pd.DataFrame, threshold_pct: float, source_ids: tuple[str, ...]
) -> Drawing:
    """A strip a material and a line below; frames of `common_dependence.by_year` and `common_dependence.agreement`."""
    data = by_year.merge(agreement, on="year")[[column.name for column in _COLUMNS]].round(4)
    counted = years_above(by_year)
    first, last = int(data["year"].min()), int(data["year"].max())
    return Drawing(
        chart=_chart(data, agreement, list(counted["material"])),
        data=data,
        columns=_COLUMNS,
        title=_title(counted, agreement, threshold_pct),
        caption=(
            f"Above: where China supplied more than {percent(threshold_pct)} of retained import value, {first} to "
            f"{last}. Below: Spearman's rank correlation between the Union's and Japan's shares over the materials of "
            f"each year; band, its interval of {PERCENT * CONFIDENCE:g} %."
        ),
        alt=_alt(counted, agreement),
        unit="years above the threshold; coefficient without unit",
        coverage=(
            f"{len(counted)} codes of the extract, {len(agreement)} years; rare-earth compounds are not among them. "
            "One code is one dot in a year's ranking, whatever its value."
        ),
        notes=(
            "The band is wide because the pairs of a year are few. They were chosen for the car and battery chain and "
            "not drawn at random, so it shows how little they can carry, not the spread of a population.",
        ),
        source_ids=source_ids,
        height_px=_ROW_PX * len(counted) + _GAP_PX + _LINE_PX,
    )


def _title(counted: pd.DataFrame, agreement: pd.DataFrame, threshold_pct: float) -> str:
    alone = counted["eu_years"] + counted["japan_years"]
    ever = int((counted["both_years"] + alone > 0).sum())
    last = agreement.iloc[-1]
    return (
        f"Of {ever} materials in which China ever exceeded {percent(threshold_pct)} of imports, "
        f"{int((alone > counted['both_years']).sum())} tied one side alone in more years than both; the two rankings "
        f"correlate at {last['rho']:.2f} in {last['year']:.0f}"
    )


def _alt(counted: pd.DataFrame, agreement: pd.DataFrame) -> str:
    ever = counted[counted[["both_years", "eu_years", "japan_years"]].sum(axis=1) > 0]
    told = [
        f"{NAMES[str(row.material)]} {row.both_years} both, {row.eu_years} EU only, {row.japan_years} Japan only"
        for row in ever.itertuples()
    ]
    ends = [f"{row.rho:.2f} in {row.year}" for row in agreement.iloc[[0, -1]].itertuples()]
    return f"Years above the threshold: {'; '.join(told)}. Rank correlation {listed(ends)}."


def _chart(data: pd.DataFrame, agreement: pd.DataFrame, order: list[str]) -> alt.TopLevelMixin:
    whole = _ROW_PX * len(order)
    strips = _strips(data, [SHORT_NAMES[name] for name in order], whole)
    line = _line(agreement, [whole + _GAP_PX + _LINE_PX, whole + _GAP_PX])
    return alt.layer(strips, line).resolve_scale(y="independent")


def _x(years: pd.Series[int]) -> alt.X:
    first, last = int(years.min()), int(years.max())
    ticks = list(range(last, first - 1, -max(1, (last - first) // 4)))
    return alt.X("year:O", title=None, axis=alt.Axis(values=ticks, labelAngle=0, domain=False, ticks=False))


def _strips(data: pd.DataFrame, order: list[str], whole_px: int) -> alt.Chart:
    named = data.assign(name=data["material"].map(SHORT_NAMES))
    axis = alt.Axis(domain=False, ticks=False, orient="left", labelLimit=108)
    scale = alt.Scale(domain=list(_TINTS), range=list(_TINTS.values()))
    legend = alt.Legend(columns=2, title="Above the threshold", titleFontWeight="normal")
    return (
        alt.Chart(named)
        .mark_rect(height=alt.RelativeBandSize(0.8))
        .encode(
            x=_x(data["year"]),
            y=alt.Y("name:N", sort=order, title=None, scale=alt.Scale(range=[0, whole_px]), axis=axis),
            color=alt.Color("above:N", scale=scale, legend=legend),
            tooltip=[
                alt.Tooltip("material:N", title="Material"),
                alt.Tooltip("year:O", title="Year"),
                alt.Tooltip("eu_pct:Q", title="EU, percent from China", format=".1f"),
                alt.Tooltip("japan_pct:Q", title="Japan, percent from China", format=".1f"),
            ],
        )
    )


def _line(agreement: pd.DataFrame, span_px: list[int]) -> alt.TopLevelMixin:
    low = min(0.0, float(agreement["low"].min()))
    scale = alt.Scale(domain=[low, 1.0], range=span_px, nice=False)
    axis = alt.Axis(values=[0, 0.5, 1], orient="left", grid=True)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=None, scale=scale, axis=axis)

    tooltip = [
        alt.Tooltip("year:O", title="Year"),
        alt.Tooltip("rho:Q", title="Rank correlation", format=".2f"),
        alt.Tooltip("low:Q", title="Interval from", format=".2f"),
        alt.Tooltip("high:Q", title="Interval to", format=".2f"),
    ]
    base = alt.Chart(agreement.round(4)).encode(x=_x(agreement["year"]), tooltip=tooltip)
    band = base.mark_area(color=theme.GREEN, opacity=0.25).encode(y=y("low"), y2="high:Q")
    drawn = base.mark_line(color=theme.GREEN, strokeWidth=2.5, point={"color": theme.GREEN, "size": 30}).encode(
        y=y("rho")
    )
    head = alt.Chart(agreement.head(1).assign(top=1.0)).mark_text(
        text="Rank correlation, with its interval", align="left", dy=-12, dx=-4, fontSize=12
    )
    return alt.layer(band, drawn, head.encode(x=_x(agreement["year"]), y=y("top")))
