"""Figure of the share of electric cars in car sales, as lines by region."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.labels import spread
from evbook.figures.words import listed, with_article

REGIONS = ("China", "European Union", "World", "Thailand", "Indonesia", "United States", "Japan")
# A label at the end of a line has some 80 pixels on a phone.
_SHORT_NAMES = {"European Union": "EU", "United States": "US"}
_COLOURS = {
    "China": theme.BLUE,
    "European Union": theme.PURPLE,
    "Thailand": theme.GREEN,
    "Japan": theme.ORANGE,
}
ROUNDING_NOTE = "The publisher rounds to two significant figures, so a small change between years says little."
DEFINITION_NOTE = (
    "Electric cars are battery-electric cars and plug-in hybrids; hybrids that cannot be plugged in are not."
)
_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="region", title="Region", unit="region"),
    Column(name="sales_share_pct", title="Electric cars in car sales", unit="percent"),
    Column(name="sales_million", title="Electric cars sold", unit="million vehicles"),
)


@figure("ev-sales-share", tables=("ev_markets",))
def ev_sales_share(shares: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A line a region; columns year, region, sales_share_pct, sales_vehicles, China and Japan among the regions."""
    data = shares.assign(sales_million=shares["sales_vehicles"].astype("float64") / 1e6)
    data = data[[column.name for column in _COLUMNS]]
    first, last = int(data["year"].min()), int(data["year"].max())
    now = data[data["year"] == last].set_index("region")["sales_share_pct"].sort_values(ascending=False)
    then = data[data["year"] == first].set_index("region")["sales_share_pct"]
    regions = [with_article(str(region)) for region in now.index]
    return Drawing(
        chart=_lines(data, first, last),
        data=data,
        columns=_COLUMNS,
        title=(
            f"{now['China']:.2g} % of the cars sold in China in {last} were electric, "
            f"{now['Japan']:.2g} % of those sold in Japan"
        ),
        caption=f"Share of electric cars in all cars sold, {first} to {last}, in {listed(regions)}.",
        alt="Lines by region. "
        + "; ".join(f"{name}: {_told(then.get(name), first)}{now[name]:.2g} % in {last}" for name in now.index)
        + ".",
        unit="percent of cars sold",
        coverage=(
            "Every car sold in these regions, as the International Energy Agency counts them. Small markets are "
            "unknown in single years, and a line passes over such a year."
        ),
        notes=(DEFINITION_NOTE, ROUNDING_NOTE),
        source_ids=source_ids,
        height_px=340,
    )


def _told(share: float | None, year: int) -> str:
    return "" if share is None else f"{share:.2g} % in {year}, "


def _ends(data: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    ends = data[data["year"] == last]
    return ends.assign(
        label=ends["region"].replace(_SHORT_NAMES),
        label_at=spread(list(ends["sales_share_pct"]), 0.062 * float(data["sales_share_pct"].max())),
        label_year=last + 0.03 * (last - first),
    )


def _lines(data: pd.DataFrame, first: int, last: int) -> alt.TopLevelMixin:
    years = list(range(last, first - 1, -math.ceil((last - first) / 4)))
    x = alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(domain=[first, last + 0.34 * (last - first)], nice=False),
        axis=alt.Axis(values=years, format="d", grid=False, labelFlush=False),
    )
    y = alt.Y("sales_share_pct:Q", title="Percent of cars sold", axis=alt.Axis(tickCount=5))
    regions = [region for region in REGIONS if region in set(data["region"])]
    scale = alt.Scale(domain=regions, range=[_COLOURS.get(region, theme.MUTED) for region in regions])
    colour = alt.Color("region:N", scale=scale, legend=None)
    tooltip = [
        alt.Tooltip("region:N", title="Region"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("sales_share_pct:Q", title="Percent of cars sold"),
        alt.Tooltip("sales_million:Q", title="Million electric cars", format=".3g"),
    ]
    base = alt.Chart(data).encode(x=x, y=y, color=colour)
    points = base.mark_point(filled=True, size=30, opacity=1).encode(tooltip=tooltip)
    labels = alt.Chart(_ends(data, first, last)).mark_text(align="left")
    named = labels.encode(x="label_year:Q", y="label_at:Q", text="label:N", color=colour)
    return alt.layer(base.mark_line(strokeWidth=2), points, named)
