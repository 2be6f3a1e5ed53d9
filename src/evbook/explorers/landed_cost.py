"""Explorer of the chapter on Europe: which companies' cars stay below a reference price, duty paid."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import ev_tariffs, landed_cost
from evbook.contracts.eu_implications import EuImplications
from evbook.contracts.passport import Column
from evbook.contracts.results import format_number
from evbook.explorers.model import Control, Explorer, Outcome, Reading, Words
from evbook.figures import theme
from evbook.findings.duties import assumptions

_CONTROLS = (
    Control("fob_price_eur", "Price at the Chinese port", (10_000, 15_000, 20_000, 25_000, 30_000)),
    Control("absorption_pct", "Countervailing duty borne by the exporter", (0, 50, 100)),
    Control("reference_price_eur", "Price it competes with", (20_000, 25_000, 30_000, 35_000, 40_000, 45_000)),
)
_BELOW, _ABOVE = "Below the price it competes with", "At or above it"
_COLUMNS = (
    Column(name="company", title="Company", unit="category"),
    Column(name="price_thousand_eur", title="Price with tax", unit="thousand EUR per car"),
    Column(name="reference_thousand_eur", title="Price it competes with", unit="thousand EUR per car"),
    Column(name="side", title="Against that price", unit="category"),
)
_ROW_HEIGHT_PX = 30
_ROOM = 1.2


def landed_cost_explorer(
    duties: pd.DataFrame, tariffs: pd.DataFrame, p: EuImplications, source_ids: tuple[str, ...]
) -> Explorer:
    """Price by company over three assumptions; `duties` is the table eu_bev_duties, `tariffs` is ev_tariffs."""
    ordinary_pct = ev_tariffs.eu_ordinary_pct(tariffs, duties)
    return Explorer(
        id="explore-landed-cost",
        tables=("eu_bev_duties", "ev_tariffs"),
        controls=_CONTROLS,
        outcome=lambda moved: _outcome(duties, ordinary_pct, moved),
        chart=_bars,
        columns=_COLUMNS,
        words=_words(p),
        source_ids=source_ids,
        height_px=60 + _ROW_HEIGHT_PX * len(duties),
    )


def _outcome(duties: pd.DataFrame, ordinary_pct: float, p: EuImplications) -> Outcome:
    car, reference = assumptions(p), p.reference_price_eur
    costs = landed_cost.by_company(duties, ordinary_pct, car)
    dutiable = landed_cost.dutiable(costs)
    highest = dutiable.iloc[-1]
    cut = landed_cost.cut_to_undo_pct(ordinary_pct, float(highest["countervailing_pct"]), car)
    without = landed_cost.price_without_countervailing_eur(ordinary_pct, car)
    prices = [format_number(price, -2) for price in (dutiable["price_eur"].min(), dutiable["price_eur"].max())]
    readings = (
        Reading("Below the price it competes with", f"{(costs['price_eur'] < reference).sum()} of {len(costs)}"),
        Reading("Price with tax, lowest and highest duty", f"EUR {prices[0]} to {prices[1]}"),
        Reading("Under the ordinary duty alone", f"EUR {format_number(without, -2)}"),
        Reading("Cut of the port price that undoes the highest duty", f"{format_number(cut, 1)} %"),
    )
    return Outcome(readings, _series(costs, reference))


def _series(costs: pd.DataFrame, reference_eur: float) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "company": costs["short_name"],
            "price_thousand_eur": costs["price_eur"] / 1e3,
            "reference_thousand_eur": reference_eur / 1e3,
            "side": (costs["price_eur"] < reference_eur).map({True: _BELOW, False: _ABOVE}),
        }
    )


def _words(p: EuImplications) -> Words:
    return Words(
        title="What a car from China would cost in the EU, by company: move its price, its rival's and the duty borne",
        caption=(
            f"Price with tax of one assumed car by company, freight EUR {format_number(p.freight_eur, 0)}, insurance "
            f"{p.insurance_pct:g} %, margin {p.margin_pct:g} %, value added tax {p.vat_pct:g} %. Upright rule: the "
            "price it competes with."
        ),
        alt="Bars of the price with tax by company, and a rule at the price it competes with.",
        unit="thousand EUR per car",
        coverage=(
            "Every rate of the EU's definitive duty and the price undertakings known. The rates are data; the car, "
            "the margin and the price it competes with are assumptions."
        ),
        notes=("The minimum price of an undertaking is not published; its bar leaves it out.",),
    )


def _bars(series: pd.DataFrame) -> alt.TopLevelMixin:
    longest = float(series[["price_thousand_eur", "reference_thousand_eur"]].max().max())
    companies = list(dict.fromkeys(series["company"]))
    scale = alt.Scale(domain=[0, _ROOM * longest], nice=False)
    y = alt.Y("company:N", sort=companies, title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=108))
    base = alt.Chart(series)
    x = alt.X("price_thousand_eur:Q", title="Thousand EUR per car", scale=scale, axis=alt.Axis(tickCount=5, grid=False))
    colours = alt.Scale(domain=[_BELOW, _ABOVE], range=[theme.ORANGE, theme.GREY])
    bars = base.mark_bar(height=alt.RelativeBandSize(0.65)).encode(
        x=x, y=y, color=alt.Color("side:N", scale=colours), tooltip=_TOOLTIP
    )
    # All numbers stand in one column at the right edge, where no rule crosses them.
    at_edge = base.mark_text(align="right").encode(x=alt.value("width"), y=y)
    labels = at_edge.encode(text=alt.Text("price_thousand_eur:Q", format=".1f"))
    rule = base.mark_rule(color=theme.INK, strokeWidth=2, strokeDash=[5, 3])
    return alt.layer(bars, rule.encode(x="max(reference_thousand_eur):Q"), labels)


_TOOLTIP = [
    alt.Tooltip("company:N", title="Company"),
    alt.Tooltip("price_thousand_eur:Q", title="Price with tax, thousand EUR", format=".1f"),
    alt.Tooltip("side:N", title="Against the price it competes with"),
]
