"""Figure of what powertrains makers sell: Toyota and Honda, with BYD beside them."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import makers
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed, percent

_COLOURS = {
    makers.COMBUSTION: theme.GREY,
    makers.HYBRID: theme.ORANGE,
    makers.PLUG_IN_HYBRID: theme.GREEN,
    makers.BATTERY: theme.BLUE,
    makers.OTHER: theme.PURPLE,
}
_EVIDENCE = {"typed": "read off a page", "estimate": "from a change or share printed on a page"}
_COLUMNS = (
    Column(name="maker_year", title="Maker and year", unit="category"),
    Column(name="company", title="Maker", unit="company"),
    Column(name="year", title="Year", unit="year"),
    Column(name="part", title="Powertrain", unit="category"),
    Column(name="vehicles_million", title="Vehicles sold", unit="million vehicles"),
    Column(name="share_pct", title="Share of the maker's sales", unit="percent"),
    Column(name="evidence", title="Where the figure stands", unit="category"),
)


@figure("toyota-honda-by-powertrain", tables=("automaker_sales",))
def toyota_honda_by_powertrain(parts: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A stacked bar a maker and year; columns as `analysis.makers.by_powertrain`, Toyota among the companies."""
    data = parts.assign(
        maker_year=parts["company"] + " " + parts["year"].astype(str),
        vehicles_million=parts["vehicles"] / 1e6,
        evidence=parts["kind"].map(_EVIDENCE),
    )
    data = data.assign(rank=data["company"].map(["Toyota", "Honda", "BYD"].index))
    data = data.sort_values(["rank", "year"], ignore_index=True)[[column.name for column in _COLUMNS]]
    last = int(data.loc[data["company"] == "Toyota", "year"].max())
    share = data[data["maker_year"] == f"Toyota {last}"].set_index("part")["share_pct"]
    bars = list(dict.fromkeys(data["maker_year"]))
    return Drawing(
        chart=_bars(data, bars),
        data=data,
        columns=_COLUMNS,
        title=(
            f"Hybrids without a plug were {percent(share[makers.HYBRID])} of Toyota's sales in {last}, battery cars "
            f"{percent(share[makers.BATTERY])}"
        ),
        caption=f"Vehicles sold in the world by powertrain: {listed(bars)}.",
        alt="Stacked bars. " + "; ".join(_told(data, bar) for bar in bars) + ".",
        unit="million vehicles a year",
        coverage=_coverage(data),
        notes=(
            "Toyota is Toyota and Lexus, without Daihatsu and Hino. BYD is battery cars and plug-in hybrids, all that "
            "it sells.",
            "Other electrified holds mild hybrids and fuel-cell cars, and whatever a page does not split.",
        ),
        source_ids=source_ids,
        height_px=40 + 38 * len(bars),
    )


def _told(data: pd.DataFrame, bar: str) -> str:
    vehicles = data[data["maker_year"] == bar].set_index("part")["vehicles_million"]
    return f"{bar}: " + ", ".join(f"{str(part).lower()} {value:.2f} million" for part, value in vehicles.items())


def _coverage(data: pd.DataFrame) -> str:
    toyota = data[data["company"] == "Toyota"]
    unsplit = sorted(set(toyota["year"]) - set(toyota.loc[toyota["part"] == makers.PLUG_IN_HYBRID, "year"]))
    told = (
        f" Toyota's plug-in hybrids of {listed([str(year) for year in unsplit])} stand under other." if unsplit else ""
    )
    honda = sorted(data.loc[data["company"] == "Honda", "year"].unique())
    known = f"only for {listed([str(year) for year in honda])}, and not split" if honda else "for no year shown"
    return (
        f"All vehicles of each maker and year shown. Honda's electrified sales could be had {known}.{told} All read "
        "off pages, mostly second hand."
    )


def _bars(data: pd.DataFrame, bars: list[str]) -> alt.TopLevelMixin:
    parts = [part for part in makers.PARTS if part in set(data["part"])]
    scale = alt.Scale(domain=parts, range=[_COLOURS[part] for part in parts])
    chosen = alt.selection_point(fields=["part"], bind="legend")
    return (
        alt.Chart(data)
        .mark_bar()
        .encode(
            x=alt.X("vehicles_million:Q", title="Million vehicles", axis=alt.Axis(tickCount=5)),
            y=alt.Y("maker_year:N", sort=bars, title=None, axis=alt.Axis(labelLimit=110)),
            color=alt.Color("part:N", scale=scale),
            opacity=alt.condition(chosen, alt.value(1.0), alt.value(0.25)),
            order=alt.Order("stack:Q"),
            tooltip=[
                alt.Tooltip("maker_year:N", title="Maker"),
                alt.Tooltip("part:N", title="Powertrain"),
                alt.Tooltip("vehicles_million:Q", title="Million vehicles", format=".3f"),
                alt.Tooltip("share_pct:Q", title="Percent of its sales", format=".1f"),
                alt.Tooltip("evidence:N", title="Source"),
            ],
        )
        .transform_calculate(stack=f"indexof({parts!r}, datum.part)")
        .add_params(chosen)
    )
