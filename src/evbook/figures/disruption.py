"""Figures of planned cars under a cut of several materials: the fan of the ceiling, and what moves it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import disruption
from evbook.analysis.disruption import DEPENDENCE, Cut
from evbook.analysis.disruption_draws import Drawn
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed
from evbook.words import days

TABLES = ("import_dependence", "japan_rare_earth_import_share")
# What a reader calls each group of materials and each input, the latter with the unit of its range.
GROUP_WORDS = {
    "All": "all five materials",
    "Battery minerals": "battery minerals",
    "Magnets and rare earths": "magnets and rare earths",
}
INPUT_WORDS = {
    DEPENDENCE: ("China's share", "%"),
    "stock_days": ("Stock", "days"),
    "recycling_pct": ("Recycling", "% of need"),
    "substitution_pct": ("Substitution", "% of need"),
    "others_pct": ("Others' supply", "% of need"),
    "ramp_months": ("Others' ramp", "months"),
}
_FAN_COLUMNS = (
    Column(name="day", title="Day of the cut", unit="days"),
    Column(name="assumed_pct", title="At the values assumed", unit="percent of the plan"),
    Column(name="p10", title="One draw in ten is below", unit="percent of the plan"),
    Column(name="p25", title="One draw in four is below", unit="percent of the plan"),
    Column(name="p50", title="Median of the draws", unit="percent of the plan"),
    Column(name="p75", title="One draw in four is above", unit="percent of the plan"),
    Column(name="p90", title="One draw in ten is above", unit="percent of the plan"),
)
_OUTER, _INNER, _MEDIAN, _ASSUMED = "eight draws in ten", "half of the draws", "median of the draws", "values assumed"
_TORNADO_COLUMNS = (
    Column(name="label", title="Input", unit="category"),
    Column(name="range", title="Range, of the scarcest material", unit="note"),
    Column(name="at_low_thousand", title="Lost at its low end", unit="thousand cars"),
    Column(name="at_high_thousand", title="Lost at its high end", unit="thousand cars"),
    Column(name="swing_thousand", title="Distance of the two", unit="thousand cars"),
    Column(name="first_order", title="Sobol index, first order", unit="share of variance"),
    Column(name="total_order", title="Sobol index, total", unit="share of variance"),
    Column(name="total_order_half", title="Half-width of its interval", unit="share of variance"),
)
_LOW_END, _HIGH_END = "input at its low end", "input at its high end"
_MODEL = (
    "A car needs every material, so the scarcest sets the ceiling. No price responds, nobody switches to other cars or "
    "chemistries, no stock of parts or cars helps, and no material is saved by another's shortage."
)
_MINOR_CODE = "Graphite is scarcest by HS 250490, a minor code, neither powder nor flakes and not what anodes need."


@figure("disruption-fan", tables=TABLES)
def disruption_fan(fan: pd.DataFrame, inputs: pd.DataFrame, drawn: Drawn, source_ids: tuple[str, ...]) -> Drawing:
    """Bands of the drawn ceiling by day, its median, and the path at the values assumed.

    `fan` as `disruption_draws.fan`, `inputs` as `disruption.inputs`, `drawn` the draws behind it.
    """
    cut = drawn.cut
    materials = disruption.by_material(inputs, cut)
    lost = _at_values(materials, cut)
    return Drawing(
        chart=_fan(fan, cut),
        data=fan,
        columns=_FAN_COLUMNS,
        title=(
            f"Cutting {cut.pct:.0f} % of {_cut_words(inputs)} from China for {days(cut.days)} costs {lost:,.0f} of "
            f"{cut.planned_in_cut_thousand:,.0f} thousand planned cars at the values assumed; {_drawn_words(drawn)}"
        ),
        caption=(
            "Part of the planned cars that the scarcest material allows, by day of the cut, in percent of the plan, "
            f"from {len(drawn.missing):,} draws of the assumptions."
        ),
        alt=_fan_alt(fan),
        unit="percent of the planned cars",
        coverage=_coverage(materials),
        notes=(
            _MODEL,
            _ranges(cut),
            *([_MINOR_CODE] if materials["material"].iloc[0] == "Graphite" else []),
            *_anyway(disruption.unbuilt_anyway_thousand(inputs, cut)),
        ),
        source_ids=source_ids,
        height_px=340,
    )


@figure("disruption-tornado", tables=TABLES)
def disruption_tornado(tornado: pd.DataFrame, inputs: pd.DataFrame, cut: Cut, source_ids: tuple[str, ...]) -> Drawing:
    """Two bars an input, from the cars lost at the values assumed to those at either end of its range.

    `tornado` as `disruption_draws.tornado`, `inputs` as `disruption.inputs`.
    """
    materials = disruption.by_material(inputs, cut)
    lost, scarcest = _at_values(materials, cut), str(materials["material"].iloc[0])
    data = tornado.assign(
        label=tornado["input"].map({name: words for name, (words, _) in INPUT_WORDS.items()}),
        range=[range_of(inputs, scarcest, name) for name in tornado["input"]],
    )
    return Drawing(
        chart=_tornado(data, lost),
        data=data,
        columns=_TORNADO_COLUMNS,
        title=_tornado_title(data, lost),
        caption=(
            "Planned cars lost to the cut, in thousand, with one input at an end of its range and all others at the "
            f"values assumed ({lost:,.0f}). The index under each input is its total Sobol index: the part of the "
            "variance of the draws in which it takes part."
        ),
        alt=f"Pairs of bars, the widest first. {'; '.join(_tornado_told(data))}.",
        unit="thousand cars lost to the cut",
        coverage="The order is that of ranges chosen here, not of the world: a wider range moves more.",
        notes=(
            _ranges(cut),
            "Kilograms a car are not among the ranges: supply is counted in what cars need, so an error in the data's "
            "kilograms cancels.",
        ),
        source_ids=source_ids,
        height_px=360,
    )


def range_of(inputs: pd.DataFrame, material: str, name: str) -> str:
    """The range of one input of one material in words: 30 to 90 days."""
    row = inputs[(inputs["material"] == material) & (inputs["input"] == name)].iloc[0]
    return f"{row['low']:.3g} to {row['high']:.3g} {INPUT_WORDS[name][1]}"


def lower_words(name: str) -> str:
    """What a reader calls an input, inside a sentence."""
    words = INPUT_WORDS[name][0]
    return words if words.startswith("China") else words[0].lower() + words[1:]


def _drawn_words(drawn: Drawn) -> str:
    ends = dict.fromkeys(f"{drawn.lost_quantile(part):,.0f}" for part in (0.1, 0.9))
    cost = " to ".join(ends) if len(ends) > 1 else f"{next(iter(ends))} as well"
    return f"eight draws in ten of the ranges assumed cost {cost}"


def _at_values(materials: pd.DataFrame, cut: Cut) -> float:
    return disruption.lost_at_values_thousand(materials, cut)


def _anyway(thousand: float) -> list[str]:
    """What is missing without the cut, where a car needs more material than in the data."""
    if thousand <= 0:
        return []
    return [f"The bands also hold {thousand:,.0f} thousand cars that lack material even without the cut."]


def _cut_words(inputs: pd.DataFrame) -> str:
    names = set(inputs["material"])
    return next(words for group, words in GROUP_WORDS.items() if set(disruption.GROUPS[group]) == names)


def _coverage(materials: pd.DataFrame) -> str:
    shares = [f"{row['material'].lower()} {row[DEPENDENCE]:.0f} %" for _, row in materials.iterrows()]
    return (
        f"A model for a plan of a chosen size. Data: China's shares of Japan's imports ({listed(shares)}), taken as "
        "shares of need; that of rare earths is of all of them, and magnets that Japan makes from them are not counted "
        "apart. All else is assumed. Left out: nickel, copper and manganese, of which China sent next to nothing raw "
        "in 2024, and magnesium, whose kilograms a car no table here holds."
    )


def _ranges(cut: Cut) -> str:
    pieces = disruption.STEP_OF_NOTHING
    return (
        f"Each assumption is drawn evenly within {cut.spread_pct:.0f} % of its value, for each material by itself; "
        f"where it is nothing, up to that part of {pieces['recycling_pct']:.0f} points or "
        f"{pieces['stock_days']:.0f} days. China's share is drawn within its counts; a single count, "
        f"{disruption.DEPENDENCE_PP:.0f} points each way."
    )


def _fan_alt(fan: pd.DataFrame) -> str:
    told = [
        f"day {row['day']:.0f}: {row['assumed_pct']:.0f} % at the values assumed, median {row['p50']:.0f} %, eight in "
        f"ten {row['p10']:.0f} to {row['p90']:.0f} %"
        for _, row in fan.iloc[[0, len(fan) // 2, -1]].iterrows()
    ]
    return f"Two bands and two lines of the ceiling over the cut. {'; '.join(told)}."


def _fan(fan: pd.DataFrame, cut: Cut) -> alt.TopLevelMixin:
    span = alt.Scale(domain=[0, cut.days], nice=False)
    names = [_ASSUMED, _MEDIAN, _INNER, _OUTER]
    colours = alt.Scale(domain=names, range=[theme.ORANGE, theme.INK, theme.BLUE, theme.GREY])
    tooltip = [alt.Tooltip(f"{column.name}:Q", title=column.title, format=".0f") for column in _FAN_COLUMNS]
    base = alt.Chart(fan).encode(
        x=alt.X("day:Q", title="Days since the cut began", scale=span, axis=alt.Axis(grid=False, tickCount=6)),
        tooltip=tooltip,
    )

    def layer(marked: alt.Chart, name: str, low: str, **high: str) -> alt.Chart:
        height = alt.Y(f"{low}:Q", title="Percent of planned cars", scale=alt.Scale(domain=[0, 100]))
        colour = alt.Color("series:N", scale=colours, legend=alt.Legend(symbolOpacity=1))
        return marked.transform_calculate(series=f"'{name}'").encode(y=height, color=colour, **high)

    return alt.layer(
        layer(base.mark_area(opacity=0.25), _OUTER, "p10", y2="p90:Q"),
        layer(base.mark_area(opacity=0.4), _INNER, "p25", y2="p75:Q"),
        layer(base.mark_line(strokeWidth=2), _MEDIAN, "p50"),
        layer(base.mark_line(strokeWidth=3), _ASSUMED, "assumed_pct"),
    )


def _tornado_title(data: pd.DataFrame, lost: float) -> str:
    first = data.iloc[0]
    if first["swing_thousand"] == 0:
        return f"No input moves the {lost:,.0f} thousand cars lost within its range"
    if round(first["swing_thousand"]) == 0:
        return f"No input moves the {lost:,.0f} thousand cars lost by a thousand within its range"
    alike = data[data["swing_thousand"].round() == round(first["swing_thousand"])]
    if len(alike) > 1:
        names = listed([f"{lower_words(row['input'])} ({row['range']})" for _, row in alike.iterrows()])
        swing = f"{first['swing_thousand']:,.0f} thousand"
        return f"Of the ranges chosen, those of {names} move the cars lost most, each by {swing}"
    return (
        f"Of the ranges chosen, that of {lower_words(first['input'])} ({first['range']}) moves the cars lost most: "
        f"{first['at_low_thousand']:,.0f} thousand at its low end, {first['at_high_thousand']:,.0f} at its high one"
    )


def _tornado_told(data: pd.DataFrame) -> list[str]:
    return [
        f"{row['label']} {row['range']}: {row['at_low_thousand']:,.0f} to {row['at_high_thousand']:,.0f} thousand, "
        f"index {row['total_order']:.1f}"
        for _, row in data.iterrows()
    ]


def _tornado(data: pd.DataFrame, lost: float) -> alt.TopLevelMixin:
    ends = {_LOW_END: "at_low_thousand", _HIGH_END: "at_high_thousand"}
    shown = data.assign(axis=[f"{row['label']}|index {row['total_order']:.1f}" for _, row in data.iterrows()])
    bars = pd.concat([shown.assign(end=end, to=shown[column], base=lost) for end, column in ends.items()])
    tooltip = [
        alt.Tooltip(f"{column.name}:{'N' if column.unit in ('category', 'note') else 'Q'}", title=column.title)
        for column in _TORNADO_COLUMNS
    ]
    lines = alt.Axis(labelExpr="split(datum.label, '|')", ticks=False, domain=False, labelLineHeight=15)
    colours = alt.Scale(domain=[*ends], range=[theme.BLUE, theme.ORANGE])
    base = alt.Chart(bars[[*(column.name for column in _TORNADO_COLUMNS), "axis", "end", "to", "base"]])
    drawn = base.mark_bar(height=20).encode(
        x=alt.X("base:Q", title="Thousand cars lost", axis=alt.Axis(tickCount=4)),
        x2="to:Q",
        y=alt.Y("axis:N", title=None, sort=[*shown["axis"]], axis=lines),
        color=alt.Color("end:N", scale=colours),
        tooltip=tooltip,
    )
    rule = base.mark_rule(color=theme.INK).encode(x="mean(base):Q")
    return alt.layer(drawn, rule)
