"""Figure of the share of supply that each mineral and stage would lose without its largest named supplier."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import coverage
from evbook.analysis.measures import only
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.coverage import DONE, short_name
from evbook.figures.figure import Drawing, figure

_COLUMNS = (
    Column(name="mineral", title="Mineral", unit="category"),
    Column(name="stage", title="Stage", unit="category"),
    Column(name="year", title="Year", unit="year"),
    Column(name="supplier", title="Largest named supplier", unit="country"),
    Column(name="supply_lost_pct", title="Its share of world supply", unit="percent of supply"),
)


@figure("supply-lost-without-largest", tables=("mineral_supply",))
def supply_lost_without_largest(
    covered: pd.DataFrame, mineral: str, stage: str, source_ids: tuple[str, ...]
) -> Drawing:
    """Bars of the base year and ticks of the last one, two a mineral; `covered` as of coverage.coverage."""
    first, last = coverage.base_year(covered), int(covered["year"].max())
    data = covered.loc[covered["year"].isin([first, last]), [column.name for column in _COLUMNS]]
    base = only(data, year=first)
    return Drawing(
        chart=_bars_with_ticks(base, only(data, year=last), stage),
        data=data,
        columns=_COLUMNS,
        title=_title(base, mineral, stage),
        caption=(
            f"The largest named supplier's share of world supply by mineral and stage: bars {first}, ticks {last}. "
            "It is what would be lost if that supplier alone stopped."
        ),
        alt="Percent of world supply. " + _told(data),
        unit="percent of world supply",
        coverage=(
            f"Mined and refined world supply of {len(set(base['mineral']))} minerals; {last} is the publisher's base "
            "case. Shares are of the published world total; the parts of nickel and graphite sum to a little more."
        ),
        notes=(
            "Each bar and tick has the largest named supplier of its own year. Refined graphite is battery grade; rare "
            "earths are the four magnet rare earths.",
        ),
        source_ids=source_ids,
        height_px=430,
    )


def _title(base: pd.DataFrame, mineral: str, stage: str) -> str:
    own = only(base, mineral=mineral, stage=stage).iloc[0]
    of_stage = only(base, stage=stage)
    several = int((of_stage["supply_lost_pct"] > coverage.HALF_PCT).sum())
    supplier = short_name(own["supplier"])
    return (
        f"{supplier[0].upper()}{supplier[1:]} {DONE[stage]} {own['supply_lost_pct']:.0f} % of the world's "
        f"{mineral.lower()} in {own['year']}; for {several} of {len(of_stage)} minerals a single country "
        f"{DONE[stage]} more than half"
    )


def _told(data: pd.DataFrame) -> str:
    parts = []
    for (mineral, stage), rows in data.sort_values("year").groupby(["mineral", "stage"]):
        shown = ", ".join(f"{row.supplier} {row.supply_lost_pct:.0f} % in {row.year}" for row in rows.itertuples())
        parts.append(f"{mineral} {DONE[str(stage)]}: {shown}")
    return "; ".join(parts) + "."


def _bars_with_ticks(base: pd.DataFrame, later: pd.DataFrame, stage: str) -> alt.TopLevelMixin:
    stages = [stage, *(other for other in DONE if other != stage)]
    order = list(only(base, stage=stage).sort_values("supply_lost_pct", ascending=False)["mineral"])
    y = alt.Y("mineral:N", title=None, sort=order, scale=alt.Scale(paddingInner=0.3))
    beside = alt.YOffset("stage:N", sort=stages)
    x = alt.X(
        "supply_lost_pct:Q",
        title="Percent of world supply",
        scale=alt.Scale(domain=[0, 155], nice=False),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], grid=False, titleAnchor="start"),
    )
    colour = alt.Color(
        "stage:N",
        scale=alt.Scale(domain=stages, range=[theme.BLUE, theme.GREY]),
        legend=alt.Legend(labelExpr=f"{DONE}[datum.label]"),
    )
    bars = alt.Chart(base).mark_bar(size=12).encode(x=x, y=y, yOffset=beside, color=colour, tooltip=_TOOLTIP)
    ticks = alt.Chart(later).mark_tick(color=theme.INK, thickness=3, size=22, opacity=1)
    ticks = ticks.encode(x=x, y=y, yOffset=beside, tooltip=_TOOLTIP)
    return alt.layer(bars, ticks, _names(base, later, y, beside))


def _names(base: pd.DataFrame, later: pd.DataFrame, y: alt.Y, beside: alt.YOffset) -> alt.Chart:
    """Who the supplier is, right of the longer of bar and tick."""
    key = ["mineral", "stage"]
    ends = pd.concat([base, later]).groupby(key)["supply_lost_pct"].max().rename("label_at").reset_index()
    told = base.assign(
        text=[f"{short_name(row['supplier'])} {row['supply_lost_pct']:.0f} %" for _, row in base.iterrows()]
    )
    texts = alt.Chart(told.merge(ends, on=key)).mark_text(align="left", dx=7, fontSize=12)
    return texts.encode(x="label_at:Q", y=y, yOffset=beside, text="text:N")


_TOOLTIP = [
    alt.Tooltip("mineral:N", title="Mineral"),
    alt.Tooltip("stage:N", title="Stage"),
    alt.Tooltip("year:O", title="Year"),
    alt.Tooltip("supplier:N", title="Largest named supplier"),
    alt.Tooltip("supply_lost_pct:Q", title="Percent of world supply", format=".1f"),
]
