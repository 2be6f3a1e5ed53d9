"""Figure of China's share along the chain, from the mine to the car."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import chain
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

_STAGE_WORDS = {"mining": "Mined", "refining": "Refined"} | dict.fromkeys(
    chain.LATER_STAGES, "Material, magnet, cell or car"
)
_STEPS = tuple(dict.fromkeys(_STAGE_WORDS.values()))
_STEP_SAID = dict(zip(_STEPS, ("mined", "refined", "made from it or built"), strict=True))
_SHAPES = ("triangle-up", "circle", "diamond")
# What takes several minerals has a row of its own, in the order of the chain; a label has some 110 pixels.
_ROWS_OF_PRODUCTS = {
    "Precursor and LFP cathode": "LFP cathodes",
    "Cathode active material": "All cathodes",
    "Battery cells": "Battery cells",
    "Electric cars": "Electric cars",
}
_COLUMNS = (
    Column(name="row", title="Mineral or product", unit="category"),
    Column(name="step", title="Stage", unit="category"),
    Column(name="product", title="What is counted", unit="category"),
    Column(name="year", title="Year", unit="year"),
    Column(name="share_pct", title="China's share", unit="percent of the world"),
    Column(name="qualifier", title="Hedge at source", unit="category"),
    Column(name="evidence", title="Where the figure stands", unit="category"),
)
_EVIDENCE = {"typed": "read off a page", "compiled": "the publisher's table"}


@figure("china-share-along-chain", tables=("mineral_supply", "chain_shares"))
def china_share_along_chain(shares: pd.DataFrame, mineral: str, source_ids: tuple[str, ...]) -> Drawing:
    """A row a mineral and battery product, a mark a stage, `mineral` in colour; `shares` as of chain.china_shares."""
    data = _labelled(shares)
    return Drawing(
        chart=_rows_of_marks(data, mineral),
        data=data,
        columns=_COLUMNS,
        title=_title(shares, mineral),
        caption=(
            "China's share of the world's supply of six minerals, mined and refined, and of the production of what "
            "is made of them."
        ),
        alt="Marks on one row each, percent of the world made in China. " + _told(data),
        unit="percent of the world's supply or production",
        coverage=_coverage(shares),
        notes=(
            "Rare earths are the four magnet rare earths. A share counts the place of the plant, not its owner.",
            "Shares read off pages are rounded by their source. LFP cathodes stand for lithium iron phosphate and "
            "for the precursors of other cathodes, taken together at the source, and are a lower bound.",
        ),
        source_ids=source_ids,
        height_px=380,
    )


def _labelled(shares: pd.DataFrame) -> pd.DataFrame:
    minerals = shares["mineral"] != chain.BATTERY
    rows = shares["mineral"].where(minerals, shares["product"].map(_ROWS_OF_PRODUCTS))
    return shares.assign(
        row=rows,
        step=shares["stage"].map(_STAGE_WORDS),
        product=shares["product"].where(shares["product"] != "", shares["mineral"]),
        qualifier=shares["qualifier"].fillna(""),
        evidence=shares["kind"].map(_EVIDENCE),
    )[[column.name for column in _COLUMNS]]


def _order_of_rows(data: pd.DataFrame) -> list[str]:
    refined = data[data["step"] == _STAGE_WORDS["refining"]].sort_values("share_pct", ascending=False)
    return [*refined["row"], *_ROWS_OF_PRODUCTS.values()]


def _title(shares: pd.DataFrame, mineral: str) -> str:
    name = mineral.lower()
    mined, refined = (chain.stage_share_pct(shares, mineral, stage) for stage in chain.SUPPLY_STAGES)
    cells = chain.stage_share_pct(shares, chain.BATTERY, "cell")
    end = f"and makes about {cells:.0f} % of battery cells"
    if mined is None:
        return f"China refines {refined:.0f} % of the world's {name}, is not named among its miners, {end}"
    return f"China mines {mined:.0f} % and refines {refined:.0f} % of the world's {name}, {end}"


def _told(data: pd.DataFrame) -> str:
    parts = []
    for row in _order_of_rows(data):
        stages = data[data["row"] == row]
        shown = ", ".join(f"{_STEP_SAID[each['step']]} {each['share_pct']:.0f} %" for _, each in stages.iterrows())
        parts.append(f"{row}: {shown}")
    return "; ".join(parts) + "."


def _coverage(shares: pd.DataFrame) -> str:
    mined = set(shares.loc[shares["stage"] == "mining", "mineral"])
    missing = sorted(set(shares.loc[shares["stage"] == "refining", "mineral"]) - mined)
    gap = f" At the mine the publisher does not name China for {listed(missing).lower()}." if missing else ""
    return (
        f"All mined and refined supply of six minerals in {shares['year'].min()}; of later stages only what pages "
        f"quote (open marks), with no figure for separators, electrolytes or motors.{gap}"
    )


def _rows_of_marks(data: pd.DataFrame, mineral: str) -> alt.TopLevelMixin:
    y = alt.Y("row:N", title=None, sort=_order_of_rows(data), axis=alt.Axis(grid=True, labelPadding=6))
    x = alt.X(
        "share_pct:Q",
        title="China's share, percent",
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], grid=False),
    )
    drawn = data.assign(role=data["row"].eq(mineral).map({True: "chosen", False: "other"}))
    roles = alt.Scale(domain=["chosen", "other"], range=[theme.BLUE, theme.MUTED])
    colour = alt.Color("role:N", scale=roles, legend=None)
    read_off = alt.datum.evidence == _EVIDENCE["typed"]
    fill = alt.condition(read_off, alt.value("transparent"), alt.Fill("role:N", scale=roles, legend=None))
    ends = drawn.groupby(["row", "role"])["share_pct"].agg(from_pct="min", to_pct="max").reset_index()
    spans = alt.Chart(ends).mark_rule(strokeWidth=2).encode(y=y, x="from_pct:Q", x2="to_pct:Q", color=colour)
    marks = (
        alt.Chart(drawn)
        .mark_point(size=110, opacity=1, strokeWidth=2)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape("step:N", scale=alt.Scale(domain=list(_STEPS), range=list(_SHAPES))),
            color=colour,
            fill=fill,
            tooltip=_TOOLTIP,
        )
    )
    return alt.layer(spans, marks)


_TOOLTIP = [
    alt.Tooltip("product:N", title="Counted"),
    alt.Tooltip("step:N", title="Stage"),
    alt.Tooltip("share_pct:Q", title="China's share, percent", format=".1f"),
    alt.Tooltip("qualifier:N", title="Hedge at source"),
    alt.Tooltip("year:O", title="Year"),
    alt.Tooltip("evidence:N", title="Source"),
]
