"""Figures of battery makers and of the price of battery packs."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from evbook.analysis.batteries import OTHERS, USD_OF_2018, USD_OF_EACH_SURVEY
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import grew, percent

_HEADQUARTERS_COLOURS = {
    "China": theme.BLUE,
    "South Korea": theme.GREEN,
    "Japan": theme.ORANGE,
    "China and Japan": theme.PURPLE,
    "Not named": theme.GREY,
}
# A phone leaves some hundred pixels for a label.
_SHORT_NAMES = {"LG Energy Solution": "LG Energy"}
_MAKER_COLUMNS = (
    Column(name="rank", title="Rank", unit="rank"),
    Column(name="company", title="Maker", unit="company"),
    Column(name="headquarters", title="Headquarters", unit="country"),
    Column(name="share_pct", title="Share", unit="percent of the capacity installed"),
)


@figure("battery-makers", tables=("battery_makers",))
def battery_makers(
    makers: pd.DataFrame, year: int, market_total_gwh: float, singled_out: str, source_ids: tuple[str, ...]
) -> Drawing:
    """Bars of the makers' shares in `year`, the rest as one bar; columns as `batteries.makers_with_rest` gives them."""
    data = makers.assign(headquarters=makers["headquarters"].fillna("Not named"))
    share = data.set_index("company")["share_pct"]
    first, own = data.iloc[0], data[data["company"] == singled_out].iloc[0]
    return Drawing(
        chart=_maker_bars(data),
        data=data,
        columns=_MAKER_COLUMNS,
        title=(
            f"{first['company']} made {percent(first['share_pct'])} of the battery capacity put into electric vehicles "
            f"in {year}; {singled_out} stood at rank {own['rank']} with {own['share_pct']:.1f} %"
        ),
        caption=f"Makers of batteries for electric vehicles by share of the capacity installed in the world, {year}.",
        alt="Bars. " + "; ".join(f"{name}: {value:.1f} %" for name, value in share.items()) + ".",
        unit="percent of the capacity installed in the year",
        coverage=(
            f"The {len(data) - 1} makers that the pages name hold {100 - share[OTHERS]:.0f} % of "
            f"{market_total_gwh:,.0f} GWh; every other maker stands in the bar {OTHERS!r}."
        ),
        notes=(
            "A ranking by SNE Research as trade pages print it, read off these pages; each edition revises the last.",
            "Counted where a vehicle is registered, by the headquarters of the maker and not by the place of a cell.",
        ),
        source_ids=source_ids,
        height_px=60 + 27 * len(data),
    )


def _maker_bars(data: pd.DataFrame) -> alt.TopLevelMixin:
    labelled = data.assign(maker=data["company"].replace(_SHORT_NAMES))
    shown = [name for name in _HEADQUARTERS_COLOURS if name in set(data["headquarters"])]
    colours = alt.Scale(domain=shown, range=[_HEADQUARTERS_COLOURS[name] for name in shown])
    base = alt.Chart(labelled).encode(
        y=alt.Y("maker:N", sort=list(labelled["maker"]), title=None),
        x=alt.X(
            "share_pct:Q",
            title="Percent of capacity",
            scale=alt.Scale(domain=[0, 1.15 * float(data["share_pct"].max())], nice=False),
            axis=alt.Axis(tickCount=5, grid=False),
        ),
    )
    bars = base.mark_bar().encode(
        color=alt.Color("headquarters:N", scale=colours, legend=alt.Legend(columns=2)),
        tooltip=[
            alt.Tooltip("company:N", title="Maker"),
            alt.Tooltip("headquarters:N", title="Headquarters"),
            alt.Tooltip("share_pct:Q", title="Percent of capacity", format=".1f"),
            alt.Tooltip("rank:Q", title="Rank"),
        ],
    )
    return alt.layer(bars, base.mark_text(align="left", dx=5).encode(text=alt.Text("share_pct:Q", format=".1f")))


_BASE_NAMES = {USD_OF_2018: "Money of 2018", USD_OF_EACH_SURVEY: "Money of each survey's year"}
_SINGLE = "Other price bases, single values"
_BASE_COLOURS = {
    "Money of 2018": theme.BLUE,
    "Money of each survey's year": theme.ORANGE,
    _SINGLE: theme.GREY,
}
_PRICE_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="price_base", title="Price base", unit="category", description="In which year's money"),
    Column(name="usd_per_kwh", title="Price of a battery pack", unit="USD per kWh"),
)


@figure("battery-pack-price", tables=("battery_pack_prices",))
def battery_pack_price(prices: pd.DataFrame, changes: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """Points by year, a line for each price base; `changes` as `batteries.change_within_bases` gives them."""
    data = prices.sort_values(["price_base", "year"], ignore_index=True)[["year", "price_base", "usd_per_kwh"]]
    spans = [_span(row) for _, row in changes.sort_values("first_year").iterrows()]
    single = data[~data["price_base"].isin(changes["price_base"])]
    return Drawing(
        chart=_price_lines(data),
        data=data,
        columns=_PRICE_COLUMNS,
        title=f"A battery pack's price {' and '.join(spans)}",
        caption=(
            f"Average price of lithium-ion battery packs, {data['year'].min()} to {data['year'].max()}; each price "
            "base is drawn for itself, on a logarithmic scale, on which equal steps are equal rates of change."
        ),
        alt=(
            f"Points by year. The price {' and '.join(spans)}. Single values: "
            + "; ".join(f"{row.year} USD {row.usd_per_kwh:,.0f} ({row.price_base})" for row in single.itertuples())
            + "."
        ),
        unit="USD per kWh",
        coverage=(
            f"{len(data)} prices that pages quote from BloombergNEF's yearly survey; the survey itself is not public "
            "in full. All were read off pages (open dots)."
        ),
        notes=(
            "Two bases are never joined: the same year has several prices, by the money in which they are told. A "
            "missing year is not drawn through.",
            "The average weighs packs of cars, buses and storage by volume; it is no price of one car's battery.",
        ),
        source_ids=source_ids,
        height_px=340,
    )


def _span(change: pd.Series[Any]) -> str:
    money = _BASE_NAMES.get(change["price_base"], change["price_base"]).lower()
    return (
        f"{grew(change['last_usd'], change['first_usd'])} from USD {change['first_usd']:,.0f} a kWh in "
        f"{change['first_year']} to {change['last_usd']:,.0f} in {change['last_year']} in {money}"
    )


def _price_lines(data: pd.DataFrame) -> alt.TopLevelMixin:
    steps = data.groupby("price_base")["year"].diff()
    # A line ends where a year is missing, so each unbroken run of years is a line of its own.
    drawn = data.assign(base=data["price_base"].map(_BASE_NAMES).fillna(_SINGLE), run=(steps > 1).cumsum())
    first, last = int(data["year"].min()), int(data["year"].max())
    colour = alt.Color("base:N", scale=alt.Scale(domain=list(_BASE_COLOURS), range=list(_BASE_COLOURS.values())))
    base = alt.Chart(drawn).encode(
        x=alt.X(
            "year:Q",
            title=None,
            scale=alt.Scale(domain=[first - 0.5, last + 0.5], nice=False),
            axis=alt.Axis(format="d", grid=False, values=list(range(first, last + 1, 5))),
        ),
        y=alt.Y(
            "usd_per_kwh:Q",
            title="USD per kWh, log scale",
            scale=alt.Scale(type="log", domain=[80, 2000], nice=False),
            axis=alt.Axis(values=[100, 200, 500, 1000, 2000], format=",.0f"),
        ),
        color=colour,
    )
    points = base.mark_point(size=55, opacity=1, fill="transparent", strokeWidth=2).encode(
        tooltip=[
            alt.Tooltip("year:Q", title="Year", format="d"),
            alt.Tooltip("usd_per_kwh:Q", title="USD per kWh", format=",.0f"),
            alt.Tooltip("price_base:N", title="Price base"),
        ]
    )
    return alt.layer(base.mark_line().encode(detail=["price_base:N", "run:N"]), points)
