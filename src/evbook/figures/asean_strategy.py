"""Figure of the pillars of Japan's car strategy with ASEAN and the money named beside them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import altair as alt
import pandas as pd

from evbook.analysis.asean import CARS_ONLY, INSTRUMENT, PILLAR
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure

_OPEN_TO = {"every industry": "Open to every industry", CARS_ONLY: "For cars only"}
_COLOURS = {"Open to every industry": theme.BLUE, "For cars only": theme.ORANGE}
_RIGHT_OF_BILLION_USD = 3.0  # larger sums have their label on the left of the dot

_COLUMNS = (
    Column(name="name", title="Pillar or instrument", unit="category"),
    Column(name="role", title="Role", unit="category"),
    Column(name="printed", title="Sum as the page has it", unit="currency and billion"),
    Column(name="usd_billion", title="Sum in dollars", unit="USD billion"),
    Column(name="jpy_billion", title="Sum in yen", unit="JPY billion"),
    Column(name="cny_billion", title="Sum in yuan", unit="CNY billion"),
    Column(name="money", title="What the money is open to", unit="category"),
    Column(name="taken_from", title="Paid by", unit="category"),
    Column(name="what_it_funds", title="What it is for", unit="category"),
    Column(name="announced", title="Announced", unit="date"),
)


@figure("asean-strategy-pillars", tables=("asean_strategy", "exchange_rates"))
def asean_strategy_pillars(sums: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A row a pillar or instrument, its sum in dollars on a log scale; `sums` as asean.named_sums gives them."""
    data = sums.assign(money=sums["open_to"].map(_OPEN_TO), label=[_label(row) for row in sums.to_dict("records")])
    with_sum = data[data["usd_billion"].notna()]
    return Drawing(
        chart=_dots(data),
        data=data[[column.name for column in _COLUMNS]],
        columns=_COLUMNS,
        title=_title(data),
        caption=(
            "Pillars of the joint strategy as reported in May 2024, and sums that the two articles and other pages "
            "name beside it; dollars on a logarithmic scale."
        ),
        alt="Dots by row, USD billion: "
        + "; ".join(
            f"{row['name']} {row['usd_billion']:.2f} ({row['money'].lower()})" for row in with_sum.to_dict("records")
        )
        + f". No sum: {', '.join(data.loc[data['usd_billion'].isna(), 'name'])}.",
        unit="USD billion",
        coverage=(
            f"{len(with_sum)} of {int((data['role'] == INSTRUMENT).sum())} instruments have a sum on a page that was "
            "read. What ASEAN's governments and the carmakers add is not known."
        ),
        notes=(
            "Never to be added up: the batteries are part of the Green Innovation Fund, and the money for ASEAN's "
            "climate is private in part.",
            "Yen and dollars at a rate of the day of the report, yuan at China's parity nearest to it. JAIF: "
            "Japan-ASEAN Integration Fund; AZEC: Asia Zero Emission Community.",
        ),
        source_ids=source_ids,
        height_px=60 + 26 * len(data),
    )


def _label(row: Mapping[Hashable, Any]) -> str:
    if row["printed"]:
        return str(row["printed"])
    if row["role"] == PILLAR:
        return f"pillar, paid by {row['taken_from']}" if pd.notna(row["taken_from"]) else "pillar, no sum"
    return "no sum"


def _title(data: pd.DataFrame) -> str:
    pillars, instruments = (data[data["role"] == role] for role in (PILLAR, INSTRUMENT))
    own, cars = int(pillars["usd_billion"].notna().sum()), int((instruments["open_to"] == CARS_ONLY).sum())
    have = _some(own, len(pillars), "pillars", "has a sum of its own", "have sums of their own")
    only = _some(cars, len(instruments), "instruments", "is for cars only", "are for cars only")
    return f"{have[0].upper()}{have[1:]}, and {only}"


def _some(part: int, whole: int, things: str, one: str, many: str) -> str:
    return f"{part or 'none'} of the {whole} {things} {one if part < 2 else many}"


def _dots(data: pd.DataFrame) -> alt.TopLevelMixin:
    x = alt.X(
        "usd_billion:Q",
        title="USD billion",
        scale=alt.Scale(type="log", domain=[0.04, 120], nice=False),
        axis=alt.Axis(values=[0.1, 1, 10, 100], format="~g", grid=False),
    )
    y = alt.Y("name:N", sort=list(data["name"]), title=None, axis=alt.Axis(domain=False, ticks=False))
    colour = alt.Color("money:N", scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())))
    tooltip = [
        alt.Tooltip("name:N", title="Row"),
        alt.Tooltip("what_it_funds:N", title="For"),
        alt.Tooltip("printed:N", title="As printed"),
        alt.Tooltip("usd_billion:Q", title="USD billion", format=".2f"),
        alt.Tooltip("jpy_billion:Q", title="JPY billion", format=",.0f"),
        alt.Tooltip("cny_billion:Q", title="CNY billion", format=",.1f"),
        alt.Tooltip("announced:N", title="Announced"),
    ]
    known, unknown = data[data["usd_billion"].notna()], data[data["usd_billion"].isna()]
    dots = alt.Chart(known).mark_point(filled=False, size=110, strokeWidth=2.5, opacity=1)
    layers = [dots.encode(x=x, y=y, color=colour, tooltip=tooltip)]
    small = known["usd_billion"] < _RIGHT_OF_BILLION_USD
    for rows, align, shift in ((known[small], "left", 11), (known[~small], "right", -11)):
        layers.append(alt.Chart(rows).mark_text(align=align, dx=shift).encode(x=x, y=y, text="label:N"))
    plain = alt.Chart(unknown).mark_text(align="left", color=theme.MUTED)
    layers.append(plain.encode(x=alt.value(4), y=y, text="label:N"))
    return alt.layer(*layers)
