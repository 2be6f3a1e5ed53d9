"""Figure of the price of battery packs against the capacity put into vehicles so far."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis.batteries import USD_OF_2018, USD_OF_EACH_SURVEY
from evbook.analysis.digits import significant
from evbook.analysis.learning import CONFIDENCE, FEWEST_FOR_INTERVAL, FEWEST_POINTS, Fit
from evbook.analysis.measures import PERCENT
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

_BASE_NAMES = {USD_OF_2018: "Money of 2018", USD_OF_EACH_SURVEY: "Money of each survey's year"}
_COLOURS = (theme.BLUE, theme.ORANGE, theme.GREEN, theme.PURPLE)
# The band's shade would wash out the legend's squares.
_LEGEND = alt.Legend(symbolOpacity=1)

_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="money", title="Price base", unit="category", description="In which year's money"),
    Column(name="cumulative_gwh", title="Put into vehicles by the year's end", unit="GWh"),
    Column(name="usd_per_kwh", title="Price of a battery pack", unit="USD per kWh"),
    Column(name="fitted_usd", title="Price on the fitted line", unit="USD per kWh"),
    Column(name="low_usd", title="Lower end of the band", unit="USD per kWh"),
    Column(name="high_usd", title="Upper end of the band", unit="USD per kWh"),
)

_TOOLTIP = [
    alt.Tooltip("year:Q", title="Year", format="d"),
    alt.Tooltip("money:N", title="Price base"),
    alt.Tooltip("cumulative_gwh:Q", title="GWh so far", format=",.0f"),
    alt.Tooltip("usd_per_kwh:Q", title="USD per kWh", format=",.0f"),
    alt.Tooltip("fitted_usd:Q", title="On the line, USD per kWh", format=",.0f"),
]


@figure("learning-curve", tables=("battery_pack_prices", "battery_deployment"))
def learning_curve(
    curve: pd.DataFrame, fitted: dict[str, Fit], stock_before_gwh: float, source_ids: tuple[str, ...]
) -> Drawing:
    """Points and a line for each price base; `curve` as `learning.curve`, `fitted` as `learning.fits` gives them."""
    data = _data(curve, list(fitted))
    return Drawing(
        chart=_chart(data),
        data=data,
        columns=_COLUMNS,
        title=_title(fitted),
        caption=(
            "Price of a battery pack against the capacity of all batteries put into electric vehicles up to the end of "
            "the year, both on logarithmic scales, with a line of least squares for each price base."
        ),
        alt="Points by year with falling or rising lines. " + " ".join(_spoken(data, each) for each in fitted.values()),
        unit="USD per kWh",
        coverage=(
            f"{len(data)} prices read off pages (open dots), the years of each base for which the capacity is known; a "
            f"base with fewer than {FEWEST_POINTS} such years is left out. Batteries for storage and devices, which "
            "share in the learning, are not in the capacity."
        ),
        notes=_notes(stock_before_gwh),
        source_ids=source_ids,
        height_px=360,
    )


def name_of(price_base: str) -> str:
    """A price base as legend and sentences call it."""
    return _BASE_NAMES.get(price_base, price_base)


def _notes(stock_before_gwh: float) -> tuple[str, ...]:
    return (
        f"Prices and yearly capacity are data; the {stock_before_gwh:,.0f} GWh taken to be in vehicles before the "
        "count begins are an assumption, and so is the form of the line. Shaded: the pointwise confidence band of a "
        f"line at the level of {PERCENT * CONFIDENCE:.0f} %; none with fewer than {FEWEST_FOR_INTERVAL} points.",
        "Capacity grew in every year, so the line cannot tell learning from time, scale or cheaper materials. It "
        "describes the years shown and is no forecast.",
    )


def _data(curve: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    rank = {base: place for place, base in enumerate(order)}
    rows = curve.sort_values(["price_base", "year"], key=lambda at: at.map(rank) if at.name == "price_base" else at)
    return significant(rows.assign(money=rows["price_base"].map(name_of))[[column.name for column in _COLUMNS]])


def _title(fitted: dict[str, Fit]) -> str:
    verbs = {_moved(each.rate_pct).split()[0] for each in fitted.values()}
    told = [f"{_moved(each.rate_pct)} in {_in_sentence(each.price_base)}" for each in fitted.values()]
    if len(verbs) == 1:  # said once
        told = [told[0], *(each.split(" ", 1)[1] for each in told[1:])]
    apart = " (not comparable)" if len(fitted) > 1 else ""
    return f"With each doubling of the batteries put into vehicles a pack's price {listed(told)}{apart}"


def _in_sentence(price_base: str) -> str:
    return _BASE_NAMES[price_base].lower() if price_base in _BASE_NAMES else price_base


def _moved(rate_pct: float) -> str:
    if round(rate_pct) == 0:
        return "stayed"
    return f"{'fell' if rate_pct > 0 else 'rose'} by {abs(rate_pct):.0f} %"


def _spoken(data: pd.DataFrame, fitted: Fit) -> str:
    rows = data[data["money"] == name_of(fitted.price_base)]
    first, last = rows.iloc[0], rows.iloc[-1]
    return (
        f"{name_of(fitted.price_base)}, {fitted.points} points: USD {first['usd_per_kwh']:,.0f} a kWh at "
        f"{first['cumulative_gwh']:,.0f} GWh in {first['year']}, {last['usd_per_kwh']:,.0f} at "
        f"{last['cumulative_gwh']:,.0f} GWh in {last['year']}; the price on the line {_moved(fitted.rate_pct)} with "
        "each doubling."
    )


def _chart(data: pd.DataFrame) -> alt.TopLevelMixin:
    names = list(dict.fromkeys(data["money"]))
    colour = alt.Color("money:N", scale=alt.Scale(domain=names, range=list(_COLOURS[: len(names)])), legend=_LEGEND)
    log = {"type": "log", "nice": False}
    low, high = data[["usd_per_kwh", "low_usd"]].min().min(), data[["usd_per_kwh", "high_usd"]].max().max()
    x = alt.X(
        "cumulative_gwh:Q",
        title="GWh put into vehicles so far, log scale",
        scale=alt.Scale(domain=[0.4 * data["cumulative_gwh"].min(), 2.4 * data["cumulative_gwh"].max()], **log),
        axis=alt.Axis(values=[10, 30, 100, 300, 1000, 3000, 10_000], format=",.0f", grid=False),
    )
    y_axis = alt.Axis(values=[50, 100, 150, 200, 300, 400, 500], format=",.0f")
    y_scale = alt.Scale(domain=[0.85 * low, 1.15 * high], **log)
    y = alt.Y("usd_per_kwh:Q", title="USD per kWh, log scale", scale=y_scale, axis=y_axis)
    base = alt.Chart(data).encode(x=x, color=colour)
    banded = alt.Chart(data.dropna(subset=["low_usd"])).encode(x=x, color=colour)
    band = banded.mark_area(opacity=0.15).encode(y=alt.Y("low_usd:Q", scale=y_scale), y2="high_usd:Q")
    line = base.mark_line().encode(y=alt.Y("fitted_usd:Q", scale=y_scale))
    points = base.mark_point(size=55, opacity=1, fill="transparent", strokeWidth=2).encode(y=y, tooltip=_TOOLTIP)
    return alt.layer(band, line, points, _years(data, x, y, colour))


def _years(data: pd.DataFrame, x: alt.X, y: alt.Y, colour: alt.Color) -> alt.LayerChart:
    """The year at the first and the last point of each base, on the side where no line runs."""
    at = data.groupby("money", sort=False)["year"]
    sides = ((at.transform("min"), "right", "top", -6, 3), (at.transform("max"), "left", "bottom", 5, -4))
    labels = [
        alt.Chart(data[data["year"] == year])
        .mark_text(align=align, baseline=baseline, dx=right, dy=down)
        .encode(x=x, y=y, color=colour, text=alt.Text("year:Q", format="d"))
        for year, align, baseline, right, down in sides
    ]
    return alt.layer(*labels)
