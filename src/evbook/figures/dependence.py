"""Figures of China's share of imports by material: over time, and by value beside tonnes."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from evbook.analysis import dependence
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.materials import NAMES, SHORT_NAMES, importer_in_text, importers_own
from evbook.figures.words import listed, percent

GAP_PP = 5.0
ROW_PX = 34
_RETAINED = (
    "Retained: the extract keeps each importer's six largest suppliers and each exporter's six largest customers. "
    "Shares of concentrated goods are near-exact, those of small or scattered imports are not."
)
_GROSS = (
    "Gross value by place of making: goods imported to be worked and sold on count in full, and who owns the plant "
    "is not seen."
)
_RECONCILED = "BACI reconciles what exporter and importer report, so the values are estimates."
_CODES = (
    "One code a row. Other graphite is HS 250490, neither powder nor flakes, and not what anodes are made of; Ga, Ge, "
    "others is HS 811292, which gallium and germanium share with other metals; cobalt is oxides, lithium carbonate. "
    "Rare-earth compounds are not in the extract."
)
_EDITIONS = (
    "Codes follow HS 2002 until 2017 and HS 2017 from 2018, a break in the series. HS 811292 holds other metals in "
    "the older edition, so it has no first year there."
)

_SHARE_COLUMNS = (
    Column(name="material", title="Material", unit="category"),
    Column(name="hs_code", title="HS code", unit="code"),
    Column(name="importer", title="Importer", unit="economy"),
    Column(name="share_pct", title="From China", unit="percent of retained import value"),
    Column(name="first_share_pct", title="From China in the first year", unit="percent of retained import value"),
    Column(name="imports_usd_mn", title="Retained imports", unit="USD million", description="From all origins"),
)


@figure("import-dependence-on-china", tables=("import_dependence",))
def import_dependence_on_china(
    shares: pd.DataFrame, importer: str, compared: str, threshold_pct: float, source_ids: tuple[str, ...]
) -> Drawing:
    """A dot a material and importer, with a small one for the first year; frame of `analysis.dependence.shares`."""
    data = shares[[column.name for column in _SHARE_COLUMNS]]
    first, year = int(shares["first_year"].iloc[0]), int(shares["year"].iloc[0])
    counts = {name: len(dependence.above(shares, name, threshold_pct)) for name in (importer, compared)}
    order = list(shares.loc[shares["importer"] == importer, "material"].map(SHORT_NAMES))
    return Drawing(
        chart=_dots_over_time(data, order, (importer, compared), threshold_pct, (first, year)),
        data=data,
        columns=_SHARE_COLUMNS,
        title=(
            f"China's share of retained import value exceeds {percent(threshold_pct)} in {counts[importer]} of "
            f"{len(order)} materials for {importer_in_text(importer)} in {year}, and in {counts[compared]} for "
            f"{importer_in_text(compared)}"
        ),
        caption=(
            f"China's share of the retained import value of {importer_in_text(importer)} and "
            f"{importer_in_text(compared)} by material, {year} (large dot) and {first} (small dot); the dashed rule "
            f"stands at {percent(threshold_pct)}."
        ),
        alt="Dots by material. " + " ".join(_told(shares, name, first, year) for name in (importer, compared)),
        unit="percent of retained import value",
        coverage=(
            f"{len(order)} codes of the car and battery chain out of those in the extract, no measure of all imports; "
            "trade below the largest partners is missing."
        ),
        notes=(_RETAINED, _GROSS, _RECONCILED, _CODES, _EDITIONS),
        source_ids=source_ids,
        height_px=ROW_PX * len(order),
    )


def _told(shares: pd.DataFrame, importer: str, first: int, year: int) -> str:
    rows = shares[shares["importer"] == importer]
    said = [
        f"{SHORT_NAMES[row['material']]} {row['share_pct']:.0f} %"
        + ("" if pd.isna(row["first_share_pct"]) else f" ({row['first_share_pct']:.0f} % in {first})")
        for _, row in rows.iterrows()
    ]
    return f"{importers_own(importer)} imports in {year}: {'; '.join(said)}."


def _dots_over_time(
    data: pd.DataFrame, order: list[str], importers: tuple[str, str], threshold_pct: float, years: tuple[int, int]
) -> alt.TopLevelMixin:
    base = _rows(data, order, importers)
    tooltip = [
        *_naming(),
        alt.Tooltip("share_pct:Q", title=f"From China {years[1]}, percent", format=".1f"),
        alt.Tooltip("first_share_pct:Q", title=f"From China {years[0]}, percent", format=".1f"),
        alt.Tooltip("imports_usd_mn:Q", title="Retained imports, USD million", format=",.1f"),
    ]
    now, then = _x("share_pct"), alt.X("first_share_pct:Q")
    earlier = base.transform_filter("isValid(datum.first_share_pct)")
    trail = earlier.mark_rule(strokeWidth=1.5, opacity=0.55).encode(x=then, x2="share_pct:Q")
    start = earlier.mark_point(filled=True, size=22, opacity=0.55).encode(x=then, tooltip=tooltip)
    dots = base.mark_point(filled=True, size=95, opacity=1).encode(x=now, tooltip=tooltip)
    return alt.layer(_threshold(threshold_pct), trail, start, dots)


def _rows(data: pd.DataFrame, order: list[str], importers: tuple[str, str]) -> alt.Chart:
    """One band a material, one line in it an importer."""
    named = data.assign(name=data["material"].map(SHORT_NAMES))
    scale = alt.Scale(domain=list(importers), range=[theme.BLUE, theme.ORANGE])
    return alt.Chart(named).encode(
        y=alt.Y("name:N", title=None, sort=order, axis=alt.Axis(grid=True, tickBand="extent", labelLimit=110)),
        yOffset=alt.YOffset("importer:N", sort=list(importers), scale=alt.Scale(paddingOuter=0.45)),
        color=alt.Color("importer:N", scale=scale, legend=alt.Legend(symbolOpacity=1)),
    )


def _x(field: str) -> alt.X:
    scale = alt.Scale(domain=[0, 100])
    return alt.X(f"{field}:Q", title="Percent from China", scale=scale, axis=alt.Axis(grid=False, tickCount=5))


def _threshold(threshold_pct: float) -> alt.Chart:
    rule = alt.Chart(pd.DataFrame({"threshold_pct": [threshold_pct]}))
    return rule.mark_rule(strokeDash=[5, 4], color=theme.INK).encode(
        x=_x("threshold_pct"), tooltip=[alt.Tooltip("threshold_pct:Q", title="Threshold, percent")]
    )


def _naming() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("material:N", title="Material"),
        alt.Tooltip("hs_code:N", title="HS code"),
        alt.Tooltip("importer:N", title="Importer"),
    ]


_METRIC_COLUMNS = (
    Column(name="material", title="Material", unit="category"),
    Column(name="hs_code", title="HS code", unit="code"),
    Column(name="importer", title="Importer", unit="economy"),
    Column(name="value_share_pct", title="From China by value", unit="percent of retained import value"),
    Column(name="tonnes_share_pct", title="From China by weight", unit="percent of retained import tonnes"),
    Column(name="usd_per_kg_china", title="Unit value from China", unit="USD per kg"),
    Column(name="usd_per_kg_others", title="Unit value from others", unit="USD per kg"),
)
_SHAPES = {"by value": "circle", "by tonnes": "diamond"}
_WHOLE_TONNES = (
    "Tonnes are whole numbers at source, and a few quantities do not fit their value: South Korea's copper and nickel "
    "from China have implausible unit values."
)


@figure("value-against-tonnes", tables=("import_dependence",))
def value_against_tonnes(
    compared_shares: pd.DataFrame, importer: str, compared: str, threshold_pct: float, source_ids: tuple[str, ...]
) -> Drawing:
    """Two marks a material and importer, by value and by tonnes; frame of `analysis.dependence.value_and_tonnes`."""
    shown = dependence.where_metric_matters(compared_shares, GAP_PP, threshold_pct)
    data = shown[[column.name for column in _METRIC_COLUMNS]]
    year = int(shown["year"].iloc[0])
    widest = shown.iloc[int(shown["gap_pp"].abs().argmax())]
    highest = shown.groupby("material")[["value_share_pct", "tonnes_share_pct"]].max().max(axis=1)
    order = list(highest.sort_values(ascending=False).index.map(SHORT_NAMES))
    return Drawing(
        chart=_two_metrics(data, order, (importer, compared), threshold_pct),
        data=data,
        columns=_METRIC_COLUMNS,
        title=_metric_title(dependence.crossing(compared_shares, threshold_pct), widest, threshold_pct),
        caption=(
            f"China's share of the retained imports of {importer_in_text(importer)} and {importer_in_text(compared)} "
            f"in {year}, by value (dot) and by tonnes (diamond); the dashed rule stands at {percent(threshold_pct)}."
        ),
        alt="Pairs of marks by material. " + " ".join(_told_metrics(shown, name) for name in (importer, compared)),
        unit="percent of retained imports",
        coverage=_metric_coverage(compared_shares, shown),
        notes=(_RETAINED, _GROSS, _RECONCILED, _CODES, _WHOLE_TONNES),
        source_ids=source_ids,
        height_px=ROW_PX * max(4, len(order)),
    )


def _metric_title(crossing: pd.DataFrame, widest: pd.Series[Any], threshold_pct: float) -> str:
    shift = (
        f"China's share of {NAMES[widest['material']]} bought by {importer_in_text(widest['importer'])} in "
        f"{widest['year']:.0f} was {percent(widest['value_share_pct'])} by value and "
        f"{percent(widest['tonnes_share_pct'])} by tonnes"
    )
    if crossing.empty:
        return f"{shift}; the choice moved no material across {percent(threshold_pct)}"
    pairs = [f"{NAMES[row['material']]} ({row['importer']})" for _, row in crossing.iterrows()]
    return f"{shift}; the choice moved {listed(pairs)} across {percent(threshold_pct)}"


def _metric_coverage(compared_shares: pd.DataFrame, shown: pd.DataFrame) -> str:
    materials = compared_shares["material"].nunique()
    drawn = shown["material"].nunique()
    left_out = f" The other {materials - drawn} differ less between the two." if drawn < materials else ""
    return (
        f"{drawn} of {materials} codes compared: those whose two shares lie furthest apart.{left_out} Imports of fewer "
        f"than {dependence.SMALLEST_COMPARABLE_T} tonnes are left out, and trade below the largest partners is missing."
    )


def _told_metrics(shown: pd.DataFrame, importer: str) -> str:
    rows = shown[shown["importer"] == importer]
    said = [
        f"{SHORT_NAMES[row['material']]} {row['value_share_pct']:.0f} % by value, "
        f"{row['tonnes_share_pct']:.0f} % by tonnes"
        for _, row in rows.iterrows()
    ]
    return f"{importers_own(importer)} imports: {'; '.join(said)}."


def _two_metrics(
    data: pd.DataFrame, order: list[str], importers: tuple[str, str], threshold_pct: float
) -> alt.TopLevelMixin:
    base = _rows(data, order, importers)
    tooltip = [
        *_naming(),
        alt.Tooltip("value_share_pct:Q", title="By value, percent", format=".1f"),
        alt.Tooltip("tonnes_share_pct:Q", title="By tonnes, percent", format=".1f"),
        alt.Tooltip("usd_per_kg_china:Q", title="From China, USD per kg", format=",.2f"),
        alt.Tooltip("usd_per_kg_others:Q", title="From others, USD per kg", format=",.2f"),
    ]
    shape = alt.Shape(
        "metric:N",
        scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values())),
        legend=alt.Legend(symbolFillColor=theme.INK, symbolStrokeColor=theme.INK),
    )
    link = base.mark_rule(strokeWidth=2).encode(x=_x("value_share_pct"), x2="tonnes_share_pct:Q")
    marks = [
        base.transform_calculate(metric=f"'{metric}'")
        .mark_point(filled=True, size=95, opacity=1)
        .encode(x=_x(field), shape=shape, tooltip=tooltip)
        for metric, field in zip(_SHAPES, ("value_share_pct", "tonnes_share_pct"), strict=True)
    ]
    return alt.layer(_threshold(threshold_pct), link, *marks)
