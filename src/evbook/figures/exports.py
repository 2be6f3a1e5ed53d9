"""Figures of car exports: by type, and battery cars as a share by exporting country."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import trade
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.labels import spread
from evbook.figures.words import from_to, listed, percent, possessive

_TYPE_COLOURS = {
    trade.BEV: theme.BLUE,
    trade.PHEV: theme.GREEN,
    trade.OTHER: theme.GREY,
    trade.OTHER_WITH_PHEV: theme.ORANGE,
}
_RESIDUAL_NOTE = (
    "The residual is heading 8703 less the lines that are known. It holds petrol and diesel cars, hybrids and even "
    "golf carts, so it is not a count of combustion cars."
)


_TYPE_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="type", title="Type of car", unit="category"),
    Column(name="value_usd_bn", title="Export value", unit="USD billion", description="Free on board"),
)


@figure("china-car-exports-by-type", tables=("car_exports",))
def car_exports_by_type(by_type: pd.DataFrame, exporter: str, source_ids: tuple[str, ...]) -> Drawing:
    """Stacked columns of an exporter's car exports by type; columns year, type, value_usd."""
    data = by_type.assign(value_usd_bn=by_type["value_usd"] / 1e9)[["year", "type", "value_usd_bn"]]
    totals = data.groupby("year")["value_usd_bn"].sum()
    bev = data[data["type"] == trade.BEV].set_index("year")["value_usd_bn"]
    first, last = int(totals.index.min()), int(totals.index.max())
    return Drawing(
        chart=_stacked(data),
        data=data,
        columns=_TYPE_COLUMNS,
        title=(
            f"{possessive(exporter)} car exports {from_to(totals[last], totals[first], 'billion', (first, last))}; "
            f"battery cars were {percent(100 * bev[last] / totals[last])} of the value in {last}"
        ),
        caption=f"{possessive(exporter)} car exports (HS heading 8703) by type and value, {first} to {last}.",
        alt=(
            f"Stacked columns by year. {possessive(exporter)} car exports: "
            + "; ".join(
                f"{year}: USD {totals[year]:.1f} billion, of it battery {bev[year]:.1f}" for year in totals.index
            )
            + "."
        ),
        unit="USD billion a year, free on board",
        coverage=_coverage_of_types(data, exporter),
        notes=(_RESIDUAL_NOTE,),
        source_ids=source_ids,
    )


def _stacked(data: pd.DataFrame) -> alt.TopLevelMixin:
    types = [name for name in _TYPE_COLOURS if name in set(data["type"])]
    chosen = alt.selection_point(fields=["type"], bind="legend")
    return (
        alt.Chart(data)
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("value_usd_bn:Q", title="USD billion"),
            color=alt.Color("type:N", scale=alt.Scale(domain=types, range=[_TYPE_COLOURS[name] for name in types])),
            opacity=alt.condition(chosen, alt.value(1.0), alt.value(0.25)),
            order=alt.Order("stack:Q"),
            tooltip=[
                alt.Tooltip("year:O", title="Year"),
                alt.Tooltip("type:N", title="Type"),
                alt.Tooltip("value_usd_bn:Q", title="USD billion", format=".1f"),
            ],
        )
        .transform_calculate(stack=f"indexof({types!r}, datum.type)")
        .add_params(chosen)
    )


def _coverage_of_types(data: pd.DataFrame, exporter: str) -> str:
    known = sorted(data.loc[data["type"] == trade.PHEV, "year"].unique())
    years = sorted(data["year"].unique())
    total = f"{possessive(exporter)} own customs totals, all cars and battery cars, for {years[0]} to {years[-1]}."
    if known == years:
        return f"{total} Plug-in hybrids are known for every year."
    if known:
        return f"{total} Plug-in hybrids are known for {listed([str(year) for year in known])} only."
    return f"{total} The line for plug-in hybrids could not be had, so they stand inside the residual in every year."


_SHARE_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="exporter", title="Exporting country", unit="country"),
    Column(name="share_pct", title="Battery cars in car exports", unit="percent of value"),
    Column(name="bev_value_usd_bn", title="Exports of battery cars", unit="USD billion"),
)


@figure("bev-share-of-car-exports", tables=("car_exports",))
def bev_share_of_car_exports(shares: pd.DataFrame, exporter: str, source_ids: tuple[str, ...]) -> Drawing:
    """A line an exporting country, `exporter` in colour; columns year, exporter, bev_value_usd, share_pct."""
    data = shares.assign(bev_value_usd_bn=shares["bev_value_usd"] / 1e9)
    data = data[["year", "exporter", "share_pct", "bev_value_usd_bn"]]
    last = int(data["year"].max())
    ends = data[data["year"] == data.groupby("exporter")["year"].transform("max")]
    now = ends.sort_values("share_pct", ascending=False)
    own = now[now["exporter"] == exporter].iloc[0]
    rank = list(now["exporter"]).index(exporter) + 1
    return Drawing(
        chart=_lines_with_labels(data, ends, exporter),
        data=data,
        columns=_SHARE_COLUMNS,
        title=(
            f"{possessive(exporter)} car exports were {percent(own['share_pct'])} battery cars in {own['year']:.0f}, "
            f"{_place(rank)} of the {len(now)} exporters compared"
        ),
        caption=f"Battery-electric cars (HS 870380) in the value of car exports (HS 8703) by exporter, to {last}.",
        alt="Lines by exporter. Last year known: "
        + "; ".join(f"{row['exporter']} {row['share_pct']:.1f} % in {row['year']:.0f}" for _, row in now.iterrows())
        + ".",
        unit="percent of the value of car exports",
        coverage=(
            f"{len(now)} exporters for which both lines are at hand, and no statement about any other. "
            "A missing year is left out, not drawn through."
        ),
        source_ids=source_ids,
        height_px=340,
    )


def _place(rank: int) -> str:
    return "the highest share" if rank == 1 else f"rank {rank}"


# A label at the end of a line has some 80 pixels on a phone.
_SHORT_NAMES = {"United States": "US", "South Korea": "S. Korea"}


def _lines_with_labels(data: pd.DataFrame, ends: pd.DataFrame, exporter: str) -> alt.TopLevelMixin:
    first, last = int(data["year"].min()), int(data["year"].max())
    gap = 0.06 * float(data["share_pct"].max())
    ends = ends.assign(
        label=ends["exporter"].replace(_SHORT_NAMES),
        label_at=spread(list(ends["share_pct"]), gap),
        label_year=ends["year"] + 0.05 * (last - first),
    )
    x = alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(domain=[first, last + 0.42 * (last - first)], nice=False),
        axis=alt.Axis(values=list(range(first, last + 1)), format="d", grid=False),
    )
    y = alt.Y("share_pct:Q", title="Percent of car exports")
    colour = alt.condition(alt.datum.exporter == exporter, alt.value(theme.BLUE), alt.value(theme.MUTED))
    tooltip = [
        alt.Tooltip("exporter:N", title="Exporter"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("share_pct:Q", title="Percent", format=".1f"),
        alt.Tooltip("bev_value_usd_bn:Q", title="Battery cars, USD billion", format=".2f"),
    ]
    base = alt.Chart(data).encode(x=x, y=y, detail="exporter:N", color=colour)
    lines = base.mark_line(strokeWidth=2)
    points = base.mark_point(filled=True, size=50, opacity=1).encode(tooltip=tooltip)
    labels = (
        alt.Chart(ends)
        .mark_text(align="left")
        .encode(x=alt.X("label_year:Q"), y=alt.Y("label_at:Q"), text="label:N", color=colour)
    )
    return alt.layer(lines, points, labels)
