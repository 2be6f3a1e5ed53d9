"""Figure of the share of electric cars in car sales, as a world map by year."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.ev_markets import DEFINITION_NOTE, ROUNDING_NOTE
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

# Classes of the share in percent: below the first, between each two, from the last on.
THRESHOLDS_PCT = (1, 5, 20, 50)
# What the signal of the map's year is called; the page makes a labelled control of its binding.
_SIGNAL = "map_year"
_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="region", title="Country", unit="country"),
    Column(name="sales_share_pct", title="Electric cars in car sales", unit="percent"),
)


@cache
def shapes(name: str) -> dict[str, Any]:
    """The TopoJSON of shapes/README.md with the one object `name`: land, or countries with their property iso3."""
    text = (files("evbook.figures") / "shapes" / f"{name}_110m.json").read_text(encoding="utf-8")
    topology: dict[str, Any] = json.loads(text)
    return topology


def drawn_countries() -> set[str]:
    """ISO 3166-1 alpha-3 codes of the countries that have a shape."""
    return {shape["properties"]["iso3"] for shape in shapes("countries")["objects"]["countries"]["geometries"]}


@figure("ev-sales-share-map", tables=("ev_markets",))
def ev_sales_share_map(by_country: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """Countries coloured by class; columns year, region, region_iso3, sales_share_pct. Starts at the last year."""
    data = by_country[["year", "region", "sales_share_pct"]]
    first, last = int(data["year"].min()), int(data["year"].max())
    now = by_country[by_country["year"] == last].sort_values("sales_share_pct", ascending=False)
    above = now[now["sales_share_pct"] >= THRESHOLDS_PCT[-1]]["region"].tolist()
    return Drawing(
        chart=_map(by_country, first, last),
        data=data,
        columns=_COLUMNS,
        title=(
            f"At least half of the cars sold in {last} were electric in {len(above)} of {len(now)} countries; "
            f"{now['region'].iloc[0]} led with {now['sales_share_pct'].iloc[0]:.2g} %"
        ),
        caption=(
            f"Share of electric cars in all cars sold, by country and year, {first} to {last}. Grey: no figure. "
            "Shapes: Natural Earth."
        ),
        alt=f"World map of {last}. {_classes(now)} Japan: {_of(now, 'Japan')}; China: {_of(now, 'China')}.",
        unit="percent of cars sold",
        coverage=_coverage(now),
        notes=(DEFINITION_NOTE, ROUNDING_NOTE, "Borders are drawn as in Natural Earth and are not a statement."),
        source_ids=source_ids,
        height_px=260,
    )


def _of(now: pd.DataFrame, country: str) -> str:
    share = now.set_index("region")["sales_share_pct"].get(country)
    return "no figure" if share is None else f"{share:.2g} %"


def _classes(now: pd.DataFrame) -> str:
    edges = [-1.0, *map(float, THRESHOLDS_PCT), 101.0]
    counts = pd.cut(now["sales_share_pct"], edges, labels=_class_names(), right=False).value_counts(sort=False)
    return "Number of countries by share: " + ", ".join(f"{name} %: {count}" for name, count in counts.items()) + "."


def _coverage(now: pd.DataFrame) -> str:
    small = now.loc[~now["region_iso3"].isin(drawn_countries()), "region"].tolist()
    told = f" Too small to be drawn: {listed(small)}." if small else ""
    return f"The {len(now)} countries that the International Energy Agency lists for the last year.{told}"


def _map(by_country: pd.DataFrame, first: int, last: int) -> alt.TopLevelMixin:
    wide = by_country.pivot(index=["region_iso3", "region"], columns="year", values="sales_share_pct")
    wide = wide.rename(columns=lambda year: f"y{year}").reset_index().rename_axis(columns=None)
    year = alt.param(name=_SIGNAL, value=last, bind=alt.binding_range(min=first, max=last, step=1, name="Year "))
    ground = alt.Chart(_feature("land")).mark_geoshape(fill=theme.GRID)
    countries = (
        alt.Chart(wide)
        .transform_calculate(share=f"datum['y' + {_SIGNAL}]", year=_SIGNAL)
        .transform_filter("isValid(datum.share)")
        .transform_calculate(**{"class": _class_of_share()})
        .transform_lookup(
            lookup="region_iso3",
            from_=alt.LookupData(data=_feature("countries"), key="properties.iso3"),
            as_="shape",
        )
        .transform_filter("isValid(datum.shape)")
        .mark_geoshape(stroke=theme.GRID, strokeWidth=0.5)
        .encode(shape="shape:G", color=_colour(), tooltip=_tooltip())
    )
    return alt.layer(ground, countries).project(type="equalEarth").add_params(year)


def _feature(name: str) -> alt.InlineData:
    return alt.InlineData(values=shapes(name), format=alt.TopoDataFormat(feature=name, type="topojson"))


def _class_names() -> list[str]:
    between = [f"{low}–{high}" for low, high in pairwise(THRESHOLDS_PCT)]
    return [f"< {THRESHOLDS_PCT[0]}", *between, f"≥ {THRESHOLDS_PCT[-1]}"]


def _class_of_share() -> str:
    """A Vega expression: the name of the class that datum.share lies in."""
    *lower, highest = _class_names()
    steps = [f"datum.share < {limit} ? '{name}' : " for limit, name in zip(THRESHOLDS_PCT, lower, strict=True)]
    return f"{''.join(steps)}'{highest}'"


def _colour() -> alt.Color:
    # Named classes and not a threshold scale, whose legend would be a ramp with labels on one another.
    return alt.Color(
        "class:N",
        scale=alt.Scale(domain=_class_names(), range=theme.STEPS),
        legend=alt.Legend(title="Percent of cars sold", titleFontWeight="normal", columns=len(theme.STEPS)),
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("region:N", title="Country"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("share:Q", title="Percent of cars sold"),
    ]
