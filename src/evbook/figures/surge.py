"""Figure of China's car exports by the makers' count, with the customs view beside it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import surge
from evbook.analysis.measures import share_pct
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

MAKERS, CUSTOMS = "makers' association", "customs, read off a page"
_COLOURS = {surge.NEV: theme.BLUE, surge.OTHER: theme.ORANGE, surge.UNSPLIT: theme.GREY}
_PRODUCTS = {"all_vehicles": "Customs: all vehicles", "nev": "Customs: new-energy"}
_SHAPES = {_PRODUCTS["all_vehicles"]: "circle", _PRODUCTS["nev"]: "diamond"}

_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="type", title="Type", unit="category"),
    Column(name="exports_million", title="Exports", unit="million vehicles"),
    Column(
        name="export_share_pct",
        title="Exports over production, all passenger cars",
        unit="percent of passenger cars made",
        description="Makers' count only",
    ),
    Column(name="counter", title="Who counted", unit="category"),
    Column(name="definition", title="What was counted", unit="category"),
)

_NOTES = (
    "Bars: passenger cars by the count of China's makers' association. Its number of new-energy vehicles includes "
    "buses and vans, so the other cars are, if anything, too few.",
    "Open signs: vehicles by China's customs, as reprinted. Customs also count small cheap vehicles, used cars, trucks "
    "and, in some years, hybrids without a plug. The two counts are never joined.",
)


@figure("china-export-surge", tables=("china_passenger_cars", "china_exports_customs_counts"))
def china_export_surge(
    exports: pd.DataFrame, customs: pd.DataFrame, years: tuple[int, int], source_ids: tuple[str, ...]
) -> Drawing:
    """Stacked columns of `surge.exports_by_type` and open signs of the customs counts; the title compares `years`."""
    data = _data(exports, customs)
    total = exports.groupby("year")["exports_million"].sum()
    share = exports.groupby("year")["export_share_pct"].first()
    return Drawing(
        chart=_columns_and_signs(data),
        data=data,
        columns=_COLUMNS,
        title=_title(exports, years),
        caption=(
            f"China's exports of passenger cars by type, makers' count, and exports of vehicles by customs. Exports "
            f"were {share[years[0]]:.0f} % of the passenger cars made in {years[0]} and {share[years[1]]:.0f} % in "
            f"{years[1]}."
        ),
        alt="Stacked columns by year, million passenger cars exported and share of those made: "
        + "; ".join(f"{year}: {total[year]:g}, {share[year]:.0f} %" for year in total.index)
        + f". Open signs, customs: {_spoken(data)}.",
        unit="million vehicles a year",
        coverage=_coverage(exports, customs),
        notes=_NOTES,
        source_ids=source_ids,
        height_px=380,
    )


def _data(exports: pd.DataFrame, customs: pd.DataFrame) -> pd.DataFrame:
    counted = customs.assign(
        type=customs["product"].map(_PRODUCTS),
        exports_million=customs["vehicles"] / 1e6,
        export_share_pct=float("nan"),
        counter=CUSTOMS,
        definition=_hedged(customs),
    )
    made = exports.assign(counter=MAKERS, definition=exports["type"])
    return pd.concat([frame[[column.name for column in _COLUMNS]] for frame in (made, counted)], ignore_index=True)


def _hedged(customs: pd.DataFrame) -> pd.Series:
    hedge = customs["qualifier"].fillna("")
    return customs["definition"] + hedge.map(lambda word: f" ({word})" if word else "")


def _title(exports: pd.DataFrame, years: tuple[int, int]) -> str:
    at = exports.set_index(["type", "year"])["exports_million"].to_dict()
    other, electric = (at[name, years[1]] - at[name, years[0]] for name in (surge.OTHER, surge.NEV))
    whole = other + electric
    if whole <= 0:
        return f"China's exports of passenger cars did not grow from {years[0]} to {years[1]}"
    return (
        f"China's exports of passenger cars grew by {whole:.1f} million from {years[0]} to {years[1]}; cars that are "
        f"not new-energy vehicles carried at least {share_pct(other, whole):.0f} % of the growth"
    )


def _spoken(data: pd.DataFrame) -> str:
    dots = data[data["counter"] == CUSTOMS].pivot(index="year", columns="type", values="exports_million")
    every, electric = dots[_PRODUCTS["all_vehicles"]], dots[_PRODUCTS["nev"]]
    return "; ".join(f"{year}: {every[year]:g} in all, {electric[year]:g} new-energy" for year in dots.index)


def _coverage(exports: pd.DataFrame, customs: pd.DataFrame) -> str:
    years = sorted(exports["year"].unique())
    missing = [str(year) for year in range(years[0], years[-1] + 1) if year not in years]
    unsplit = [str(year) for year in sorted(exports.loc[exports["type"] == surge.UNSPLIT, "year"])]
    told = [
        f"Every passenger car that members of the makers' association exported, {years[0]} to {years[-1]}.",
        f"Missing: {listed(missing)}." if missing else "",
        f"New-energy vehicles are not known for {listed(unsplit)}." if unsplit else "",
        f"Customs counts {customs['year'].min()} to {customs['year'].max()}, each as a page defines it.",
    ]
    return " ".join(filter(None, told))


def _columns_and_signs(data: pd.DataFrame) -> alt.TopLevelMixin:
    types = [name for name in _COLOURS if name in set(data["type"])]
    tooltip = [
        alt.Tooltip("year:O", title="Year"),
        alt.Tooltip("type:N", title="Type"),
        alt.Tooltip("exports_million:Q", title="Million vehicles", format=".2f"),
        alt.Tooltip("export_share_pct:Q", title="Exports over production, %", format=".1f"),
        alt.Tooltip("definition:N", title="Counted"),
    ]
    years = list(range(int(data["year"].min()), int(data["year"].max()) + 1))
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0), scale=alt.Scale(domain=years))
    y = alt.Y("exports_million:Q", title="Million vehicles")
    bars = (
        alt.Chart(data[data["counter"] == MAKERS])
        .mark_bar()
        .encode(
            x=x,
            y=y.stack("zero"),
            color=alt.Color("type:N", scale=alt.Scale(domain=types, range=[_COLOURS[name] for name in types])),
            order=alt.Order("stack:Q"),
            tooltip=tooltip,
        )
        .transform_calculate(stack=f"indexof({types!r}, datum.type)")
    )
    dots = (
        alt.Chart(data[data["counter"] == CUSTOMS])
        .mark_point(size=60, filled=False, strokeWidth=2, opacity=1, color=theme.INK)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape("type:N", scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))),
            tooltip=[part for part in tooltip if part.shorthand != "export_share_pct:Q"],
        )
    )
    return alt.layer(bars, dots)
