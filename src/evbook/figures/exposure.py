"""Figure of the Japanese volumes lost if more Chinese electric cars displaced every other brand in proportion."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import exposure
from evbook.contracts.passport import Column
from evbook.contracts.results import format_number
from evbook.figures import diffusion
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

# No page at hand gives one or more of the four factors.
LEFT_OUT = ("Australia", "Brazil", "China", "the Philippines", "Vietnam")
_COLOURS = {case: diffusion.COLOURS[case] for case in exposure.CASES}
_COLUMNS = (
    Column(name="market", title="Market", unit="country"),
    Column(name="case", title="Share of electric cars", unit="scenario"),
    Column(name="year", title="Year", unit="year"),
    Column(name="ev_share_pct", title="Electric cars in car sales", unit="percent"),
    Column(name="low_thousand", title="Lost, at least", unit="thousand vehicles a year"),
    Column(name="high_thousand", title="Lost, at most", unit="thousand vehicles a year"),
    Column(name="japanese_low_thousand", title="Japanese sales today, at least", unit="thousand vehicles a year"),
    Column(name="japanese_high_thousand", title="Japanese sales today, at most", unit="thousand vehicles a year"),
)


@figure(
    "exposed-volumes", tables=("ev_markets", "indonesia_wholesales", "battery_cars_by_brand", "japanese_brand_share")
)
def exposed_volumes(exposed: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A bar a case by market, beside it what Japanese brands sell today; `exposed` as `exposure.exposed`."""
    data = exposed[[column.name for column in _COLUMNS]].round(4)
    year, today = int(data["year"].max()), int(exposed["from_year"].iloc[0])
    markets = list(dict.fromkeys(data["market"]))
    return Drawing(
        chart=_bars(data),
        data=data,
        columns=_COLUMNS,
        title=_title(data, markets[0], year),
        caption=(
            f"Vehicles that Japanese brands would sell less in {year} than in {today}, the only year with all factors, "
            "if added Chinese electric cars took from all other vehicles alike. Pale: what rounding and brands not "
            f"named leave open. Under each name: Japanese sales of {today}."
        ),
        alt="Bars by market, thousand vehicles a year. " + " ".join(_told(data, market) for market in markets),
        unit="thousand vehicles a year",
        coverage=(
            f"The markets with all four factors for {today}. Left out, because one is missing: {listed(LEFT_OUT)}. "
            "Malaysia: four Japanese makers and a Chinese share of eleven months; Proton and Perodua are Malaysian."
        ),
        notes=(
            f"Data: cars and shares of {today}. Assumptions: the paths of the share of electric cars, all else as "
            "today, and that each brand loses in proportion. An account, not a cause and not a forecast.",
            "Indonesia: counts of wholesales, to which a scenario adds as many points as to the count it is fitted to. "
            "Thailand and Malaysia: cars sold are electric cars over their share, each of two digits; the "
            "Chinese share is that of battery cars.",
        ),
        source_ids=source_ids,
        height_px=60 + 90 * len(markets),
    )


def _title(data: pd.DataFrame, market: str, year: int) -> str:
    rows = data[data["market"] == market]
    return (
        f"If added Chinese electric cars displaced every other brand alike, sales of Japanese vehicles in {market} "
        f"would {_change(rows)} thousand a year in scenarios for {year}"
    )


def _change(rows: pd.DataFrame) -> str:
    low, high = float(rows["low_thousand"].min()), float(rows["high_thousand"].max())
    verb, ends = ("fall by", (low, high)) if low >= 0 else ("change by", (-low, -high))
    return f"{verb} {' to '.join(format_number(end, 0) for end in ends)}"


def span(rows: pd.DataFrame) -> str:
    """Lowest and highest volume of `rows` in whole thousands, one number where they are the same."""
    low, high = f"{rows['low_thousand'].min():.0f}", f"{rows['high_thousand'].max():.0f}"
    return low if low == high else f"{low} to {high}"


def sold(rows: pd.DataFrame) -> str:
    """Japanese sales of today in whole thousands, or their range."""
    ends = [f"{rows[f'japanese_{end}_thousand'].iloc[0]:.0f}" for end in ("low", "high")]
    return " to ".join(dict.fromkeys(ends))


def _told(data: pd.DataFrame, market: str) -> str:
    rows = data[data["market"] == market]
    cases = "; ".join(f"{case} {span(rows[rows['case'] == case])}" for case in rows["case"])
    return f"{market}, Japanese sales {sold(rows)}: {cases}."


def _bars(data: pd.DataFrame) -> alt.TopLevelMixin:
    cases = [case for case in exposure.CASES if case in set(data["case"])]
    names = [f"{market}|{sold(data.loc[[row]])} sold" for row, market in data["market"].items()]
    data = data.assign(
        label=[span(data.loc[[row]]) for row in data.index],
        row=names,
    )
    least = min(0.0, float(data["low_thousand"].min()))
    x = alt.X(
        "low_thousand:Q",
        title="Thousand vehicles a year lost",
        scale=alt.Scale(domain=[least, 1.3 * float(data["high_thousand"].max())], nice=False),  # room for the numbers
        axis=alt.Axis(grid=False, tickCount=5),
    )
    y = alt.Y("row:N", sort=None, title=None, scale=alt.Scale(paddingInner=0.2, paddingOuter=0.02), axis=_BARE)
    legend = alt.Legend(symbolOpacity=1)
    colour = alt.Color("case:N", scale=alt.Scale(domain=cases, range=[_COLOURS[case] for case in cases]), legend=legend)
    offset = alt.YOffset("case:N", sort=cases)
    bars = alt.Chart(data).encode(y=y, yOffset=offset, color=colour, tooltip=_tooltip())
    sure = bars.mark_bar().encode(x=x)
    open_part = bars.mark_bar(opacity=0.4).encode(x=x, x2="high_thousand:Q")
    numbers = alt.Chart(data).encode(y=y, yOffset=offset, x="high_thousand:Q", text="label:N")
    return alt.layer(sure, open_part, numbers.mark_text(align="left", dx=4))


# The market, and on a second line what Japanese brands sell there.
_BARE = alt.Axis(domain=False, ticks=False, labelExpr="split(datum.label, '|')", labelPadding=6)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("market:N", title="Market"),
        alt.Tooltip("case:N", title="Scenario"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("ev_share_pct:Q", title="Electric cars, % of sales", format=".1f"),
        alt.Tooltip("low_thousand:Q", title="Thousand, at least", format=".0f"),
        alt.Tooltip("high_thousand:Q", title="Thousand, at most", format=".0f"),
        alt.Tooltip("japanese_high_thousand:Q", title="Japanese sales today, thousand, at most", format=".0f"),
    ]
