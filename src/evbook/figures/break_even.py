"""Figure of the countervailing duty at which an assumed car meets its reference price, over what exporters absorb."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis.break_even import unabsorbed_pct
from evbook.analysis.landed_cost import Assumptions, fob_of_cif_eur
from evbook.analysis.measures import PERCENT
from evbook.contracts.passport import Column
from evbook.contracts.results import format_number
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.labels import spread
from evbook.figures.words import listed

CURVE, COMPANY = "break-even rate", "company's own rate"
_TINTS = (theme.ORANGE, theme.GREEN, theme.PURPLE)
_ROOM = 1.3
# An axis much longer than the highest rate would leave the companies no room.
_AXIS_RATES = 2
# Label rows of 13 pixels on some 290 of plot, as a part of the axis.
_LABEL_GAP = 0.045
_BELOW_PX = 8
# Beyond this absorption a name fits only to the left of its dot.
_NAME_LEFT_PCT = 80

_COLUMNS = (
    Column(name="series", title="Price at the port or company", unit="category"),
    Column(name="mark", title="What the rate is", unit="category"),
    Column(name="fob_eur", title="Price at the Chinese port", unit="EUR per car"),
    Column(name="absorption_pct", title="Part of the duty that the exporter bears", unit="percent of the duty"),
    Column(name="rate_pct", title="Countervailing duty", unit="percent of customs value"),
)


def named_prices(car: Assumptions, german: pd.DataFrame) -> dict[str, float]:
    """Prices at the port by name: that of `car`, and those behind `landed_cost.german_unit_values`."""
    prices = {f"Assumed: EUR {_eur(car.fob_eur)} at the port": car.fob_eur}
    for year, value in zip(german["year"], german["value_eur"], strict=True):
        fob = fob_of_cif_eur(float(value), car.freight_eur, car.insurance_pct)
        prices[f"Mean German import of {year}: EUR {_eur(fob)}"] = fob
    return prices


@figure("break-even-duty", tables=("eu_bev_duties", "ev_tariffs", "published_unit_values"))
def break_even_duty(
    lines: pd.DataFrame,
    companies: pd.DataFrame,
    car: Assumptions,
    reference_eur: float,
    ordinary_pct: float,
    source_ids: tuple[str, ...],
) -> Drawing:
    """A curve a price at the port and a dot a company; frames of `break_even.curves` and `break_even.by_company`."""
    bare = unabsorbed_pct(reference_eur, ordinary_pct, car)
    highest = float(companies["countervailing_pct"].max())
    top = _ROOM * max(highest, min(bare, _AXIS_RATES * highest))
    return Drawing(
        chart=_chart(lines, companies, car.absorption_pct, top),
        data=_rows(lines, companies, car.fob_eur),
        columns=_COLUMNS,
        title=_title(companies, bare),
        caption=(
            "Countervailing duty at which the assumed car costs the buyer the reference price of "
            f"EUR {_eur(reference_eur)}, by the part of it that the exporter bears. Dots: each company's rate, at the "
            "part that brings the assumed car back to that price."
        ),
        alt=_alt(lines, companies),
        unit="percent of customs value",
        coverage=_coverage(lines, companies, top),
        notes=(
            f"Data: the rates and the German unit values. Assumptions: the other prices, freight, margin "
            f"({car.margin_pct:g} %), tax ({car.vat_pct:g} %) and the part absorbed. The rest of the duty reaches the "
            "buyer in full: an importer's or dealer's margin that gives way is not in the model.",
            "A mean German import is every maker and model together and is set against the same reference price.",
        ),
        source_ids=source_ids,
        height_px=400,
    )


def _eur(value: float) -> str:
    return format_number(value, 0)


def _rows(lines: pd.DataFrame, companies: pd.DataFrame, fob_eur: float) -> pd.DataFrame:
    drawn = lines.rename(columns={"break_even_pct": "rate_pct"}).assign(mark=CURVE)
    renamed = {"short_name": "series", "countervailing_pct": "rate_pct", "absorption_to_meet_pct": "absorption_pct"}
    dots = companies.rename(columns=renamed).assign(mark=COMPANY, fob_eur=fob_eur)
    columns = [column.name for column in _COLUMNS]
    return pd.concat([drawn[columns], dots[columns]], ignore_index=True).round(4)


def _title(companies: pd.DataFrame, bare_pct: float) -> str:
    if bare_pct < 0:
        return "The ordinary duty alone lifts the assumed car above the price it competes with"
    above = companies[companies["countervailing_pct"] > bare_pct]
    if above.empty:
        return f"No company's rate reaches the {bare_pct:,.1f} % that would lift the assumed car to its reference price"
    low, high = (f"{end:.0f}" for end in above["absorption_to_meet_pct"].agg(["min", "max"]))
    parts = f"{low} %" if low == high else f"{low} to {high} %"
    return (
        f"A countervailing duty of {bare_pct:.1f} % lifts the assumed car to the price it competes with; under higher "
        f"rates exporters stay level by bearing {parts} of them"
    )


def _alt(lines: pd.DataFrame, companies: pd.DataFrame) -> str:
    free = lines[lines["absorption_pct"] == lines["absorption_pct"].min()]
    starts = [f"{name} {rate:.1f} %" for name, rate in zip(free["series"], free["break_even_pct"], strict=True)]
    dots = [
        f"{row.short_name} {row.countervailing_pct:g} % at {row.absorption_to_meet_pct:.0f} %"
        for row in companies.dropna(subset=["absorption_to_meet_pct"]).itertuples()
    ]
    reached = f" Dots, own rate at the part borne: {listed(dots)}." if dots else ""
    return f"Break-even rate with nothing absorbed: {listed(starts)}; further from zero as more is absorbed.{reached}"


def _coverage(lines: pd.DataFrame, companies: pd.DataFrame, top: float) -> str:
    starts = lines.groupby("series", sort=False)["break_even_pct"].first()
    negative, beyond = listed(list(starts.index[starts < 0])), listed(list(starts.index[starts > top]))
    dear = f" Without a curve, as the ordinary duty is enough: {negative}." if negative else ""
    cheap = f" Beyond the axis: {beyond}." if beyond else ""
    shared = companies.groupby("countervailing_pct")["short_name"].agg(list)
    same = "; ".join(f"{listed(names)} share a rate and a dot" for names in shared if len(names) > 1)
    return f"Every definitive rate; price undertakings are left out.{f' {same}.' if same else ''}{dear}{cheap}"


def _x(field: str) -> alt.X:
    scale, axis = alt.Scale(domain=[0, 100], nice=False), alt.Axis(tickCount=5, grid=False)
    return alt.X(f"{field}:Q", title="Percent of the duty that the exporter bears", scale=scale, axis=axis)


def _y(field: str, top: float) -> alt.Y:
    scale = alt.Scale(domain=[0, top], nice=False)
    return alt.Y(f"{field}:Q", title="Countervailing duty, percent", scale=scale, axis=alt.Axis(tickCount=6))


def _chart(lines: pd.DataFrame, companies: pd.DataFrame, absorption_pct: float, top: float) -> alt.TopLevelMixin:
    by_name = companies.sort_values("short_name", key=lambda names: names.str.len(), kind="stable")
    rates = by_name.drop_duplicates("countervailing_pct").sort_values("countervailing_pct")
    layers = [*_curves(lines, top), *_marks(rates, top)]
    if absorption_pct > 0:
        rule = alt.Chart(pd.DataFrame({"absorption_pct": [absorption_pct]}))
        layers.append(rule.mark_rule(strokeDash=[5, 4], color=theme.INK).encode(x=_x("absorption_pct")))
    return alt.layer(*layers)


def _curves(lines: pd.DataFrame, top: float) -> list[alt.Chart]:
    starts = lines.groupby("series")["break_even_pct"].transform("first")
    names = list(lines["series"].drop_duplicates())
    tints = dict(zip(names, _TINTS, strict=False))
    drawn = lines[starts.between(0, top) & (lines["break_even_pct"] <= 2 * top)].round(4)
    shown = [name for name in names if name in set(drawn["series"])]
    colour = alt.Color("series:N", scale=alt.Scale(domain=shown, range=[tints[name] for name in shown]))
    tooltip = [
        alt.Tooltip("series:N", title="Price at the port"),
        alt.Tooltip("absorption_pct:Q", title="Borne by the exporter, %"),
        alt.Tooltip("break_even_pct:Q", title="Break-even rate, %", format=".1f"),
    ]
    line = alt.Chart(drawn).mark_line(strokeWidth=2.5, clip=True)
    return (
        [line.encode(x=_x("absorption_pct"), y=_y("break_even_pct", top), color=colour, tooltip=tooltip)]
        if shown
        else []
    )


def _marks(rates: pd.DataFrame, top: float) -> list[alt.Chart]:
    """A level a rate up to its dot; without one it runs through, as no absorption brings the car to the reference."""
    borne = rates["absorption_to_meet_pct"]
    placed = rates.round(4).assign(
        name=[f"{row.short_name} {row.countervailing_pct:g}" for row in rates.itertuples()],
        # Moved apart downward, as the curve lies above: the mirror image of the helper.
        at=[-place for place in spread([-rate for rate in rates["countervailing_pct"]], _LABEL_GAP * top)],
        zero=0,
        until=borne.fillna(PERCENT).round(4),
        name_x=borne.fillna(0).round(4),
    )
    rate = _y("countervailing_pct", top)
    levels = alt.Chart(placed).mark_rule(color=theme.MUTED, opacity=0.6).encode(x=_x("zero"), x2="until:Q", y=rate)
    dots = alt.Chart(placed[borne.notna()]).mark_point(filled=True, size=80, opacity=1, color=theme.INK)
    points = dots.encode(x=_x("absorption_to_meet_pct"), y=rate, tooltip=_COMPANY_TOOLTIP)
    return [levels, *([points] if borne.notna().any() else []), *_names(placed, top)]


def _names(placed: pd.DataFrame, top: float) -> list[alt.Chart]:
    left = placed["name_x"] > _NAME_LEFT_PCT
    return [
        alt.Chart(placed[side])
        .mark_text(align=align, dx=away, dy=_BELOW_PX, fontSize=12)
        .encode(x=_x("name_x"), y=_y("at", top), text="name:N")
        for side, align, away in ((left, "right", -9), (~left, "left", 9))
        if side.any()
    ]


_COMPANY_TOOLTIP = [
    alt.Tooltip("company:N", title="Company"),
    alt.Tooltip("countervailing_pct:Q", title="Own rate, %", format=".1f"),
    alt.Tooltip("absorption_to_meet_pct:Q", title="To be borne, % of the duty", format=".0f"),
    alt.Tooltip("fob_to_meet_eur:Q", title="Port price that meets the reference, EUR", format=",.0f"),
]
