"""Figure of what one car from China would cost in the EU under each company's duty."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import landed_cost
from evbook.analysis.landed_cost import Assumptions
from evbook.contracts.passport import Column
from evbook.contracts.results import format_number
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

_PARTS = {
    "cif_eur": "Value at the EU's border",
    "ordinary_duty_eur": "Ordinary duty",
    "countervailing_duty_eur": "Countervailing duty",
    "margin_eur": "Margin",
    "vat_eur": "Value added tax",
}
_COLOURS = dict(zip(_PARTS.values(), (theme.GREY, theme.BLUE, theme.ORANGE, theme.GREEN, theme.PURPLE), strict=True))
_GERMANY, _REFERENCE = "German imports", "Reference price"
_ROOM = 1.2
_ROW_HEIGHT_PX = 34

_COLUMNS = (
    Column(name="company", title="Company", unit="category"),
    Column(name="countervailing_pct", title="Countervailing duty", unit="percent of customs value"),
    Column(name="provisional_pct", title="Provisional duty of July 2024", unit="percent of customs value"),
    Column(name="fob_eur", title="Price at the Chinese port", unit="EUR per car", description="Less what is absorbed"),
    *(Column(name=name, title=title, unit="EUR per car") for name, title in _PARTS.items()),
    Column(name="landed_cost_eur", title="Duty-paid cost", unit="EUR per car", description="Before margin and tax"),
    Column(name="price_eur", title="Price with tax", unit="EUR per car"),
)


@figure("landed-cost", tables=("eu_bev_duties", "ev_tariffs", "published_unit_values"))
def landed_cost_by_company(
    costs: pd.DataFrame,
    german: pd.DataFrame,
    car: Assumptions,
    reference_price_eur: float,
    source_ids: tuple[str, ...],
) -> Drawing:
    """A stacked bar a company; `costs` as `landed_cost.by_company`, `german` as `landed_cost.german_unit_values`."""
    return Drawing(
        chart=_bars(costs, german, reference_price_eur),
        data=costs[[column.name for column in _COLUMNS]],
        columns=_COLUMNS,
        title=_title(costs, car),
        caption=(
            f"One assumed car by company, EUR: {_eur(car.fob_eur)} at the Chinese port, "
            f"freight {_eur(car.freight_eur)}, insurance {car.insurance_pct:g} %, "
            f"margin {car.margin_pct:g} %, value added tax {car.vat_pct:g} %, {car.absorption_pct:g} % of the "
            "countervailing duty absorbed. Upright rule: assumed reference price."
        ),
        alt=f"Stacked bars, price with tax: {listed(_spoken(costs))}. Reference price EUR {_eur(reference_price_eur)}.",
        unit="EUR per car",
        coverage=(
            "Every rate of the EU's definitive duty and the price undertakings known. The rates are data; the car, "
            "the margin and the reference price are assumptions, the same for every company."
        ),
        notes=_notes(german),
        source_ids=source_ids,
        height_px=40 + _ROW_HEIGHT_PX * (len(costs) + 2),
    )


def _eur(value: float) -> str:
    return format_number(value, 0)


def _hundreds(value: float) -> str:
    return format_number(value, -2)


def _spoken(costs: pd.DataFrame) -> list[str]:
    named = zip(costs["short_name"], costs["price_eur"], strict=True)
    return [f"{name} EUR {_hundreds(price)}" for name, price in named]


def _title(costs: pd.DataFrame, car: Assumptions) -> str:
    dutiable = landed_cost.dutiable(costs)
    low, high = _hundreds(dutiable["price_eur"].min()), _hundreds(dutiable["price_eur"].max())
    begin = f"A car of EUR {_eur(car.fob_eur)} at the Chinese port would cost EUR {low} with tax under the EU's "
    if low == high:
        return begin + "lowest countervailing duty and the same under its highest"
    return begin + f"lowest countervailing duty and {high} under its highest"


def _notes(german: pd.DataFrame) -> tuple[str, ...]:
    dated = zip(german["value_eur"], german["year"], strict=True)
    values = listed([f"EUR {_eur(value)} in {year}" for value, year in dated])
    return (
        f"Open dots, for orientation: mean value of a battery car that Germany imported from China ({values}), every "
        "maker and model together, to be set against the value at the border.",
        "A car under a price undertaking pays no countervailing duty but must keep a minimum price and a quota that "
        "are not published; its bar leaves both out.",
    )


def _long(costs: pd.DataFrame) -> pd.DataFrame:
    named = costs.rename(columns=_PARTS)
    kept = ["short_name", "countervailing_pct", "price_eur"]
    long = named.melt(kept, list(_PARTS.values()), var_name="part", value_name="eur")
    order = {part: place for place, part in enumerate(_PARTS.values())}
    return long.assign(order=long["part"].map(order), thousand_eur=long["eur"] / 1e3)


def _bars(costs: pd.DataFrame, german: pd.DataFrame, reference: float) -> alt.TopLevelMixin:
    longest = max(float(costs["price_eur"].max()), reference, float(german["value_eur"].max())) / 1e3
    axis = alt.Axis(tickCount=5, grid=False)
    end = _ROOM * longest
    x = alt.X("thousand_eur:Q", title="Thousand EUR per car", scale=alt.Scale(domain=[0, end], nice=False), axis=axis)
    rows = [_REFERENCE, _GERMANY, *costs["short_name"]]
    y = alt.Y("short_name:N", sort=rows, title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=108))
    parts = alt.Chart(_long(costs)).mark_bar(height=alt.RelativeBandSize(0.62))
    stacked = parts.encode(
        x=x,
        y=y,
        color=alt.Color("part:N", scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values()))),
        order=alt.Order("order:Q"),
        tooltip=_TOOLTIP,
    )
    totals = pd.DataFrame({"short_name": costs["short_name"], "eur": costs["price_eur"]})
    totals = pd.concat([pd.DataFrame({"short_name": [_REFERENCE], "eur": [reference]}), totals])
    # All numbers stand in one column at the right edge, where no rule crosses them.
    shown = totals.assign(thousand_eur=end, label=[f"{value / 1e3:.1f}" for value in totals["eur"]])
    numbers = alt.Chart(shown).mark_text(align="right").encode(x=x, y=y, text="label:N")
    rule = alt.Chart(pd.DataFrame({"thousand_eur": [reference / 1e3]})).encode(x=x)
    line = rule.mark_rule(color=theme.INK, strokeWidth=2, strokeDash=[5, 3])
    return alt.layer(stacked, line, numbers, *_germany(german, x, y))


_TOOLTIP = [
    alt.Tooltip("short_name:N", title="Company"),
    alt.Tooltip("countervailing_pct:Q", title="Countervailing duty, %", format=".1f"),
    alt.Tooltip("part:N", title="Part"),
    alt.Tooltip("eur:Q", title="EUR", format=",.0f"),
    alt.Tooltip("price_eur:Q", title="Price with tax, EUR", format=",.0f"),
]


def _germany(german: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """An open dot a year."""
    data = german.assign(short_name=_GERMANY, thousand_eur=german["value_eur"] / 1e3)
    dots = alt.Chart(data).mark_point(filled=False, size=70, strokeWidth=2, color=theme.INK)
    told = dots.encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("year:O", title="Year"),
            alt.Tooltip("value_eur:Q", title="Mean import value, EUR", format=",.0f"),
        ],
    )
    # Years stand below and above in turn, so that two close dots keep theirs apart.
    sides = ((data.iloc[::2], 15), (data.iloc[1::2], -15))
    years = [alt.Chart(rows).mark_text(dy=shift).encode(x=x, y=y, text="year:O") for rows, shift in sides]
    return [told, *years]
