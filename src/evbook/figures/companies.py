"""Figure of the companies of the memo's Table 1 and the lists that name them."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis.controls import CONTROL_LIST, LISTS, UNCONFIRMED, WATCH_LIST
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

_LIST_COLOURS = {LISTS[WATCH_LIST]: theme.BLUE, LISTS[CONTROL_LIST]: theme.ORANGE, UNCONFIRMED: theme.GREY}
_COLUMNS = (
    Column(name="company", title="Company", unit="company"),
    Column(name="tier", title="Tier", unit="category", description="OEM: maker of whole vehicles"),
    Column(name="type", title="Type", unit="category"),
    Column(name="contribution", title="What it makes for cars", unit="category"),
    Column(name="listed_on", title="List that names it", unit="category"),
    Column(name="announced", title="Announced", unit="date"),
)


@figure("listed-companies", tables=("listed_companies", "export_control_events"))
def listed_companies(companies: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A mark for each company by tier, coloured by list; columns as `controls.companies_with_list` gives them."""
    ordered = companies.sort_values(["tier", "type", "company"], ignore_index=True)
    data = ordered[[column.name for column in _COLUMNS]]
    counts = data["listed_on"].value_counts()
    parts = [f"the {name.lower()} names {counts[name]}" for name in list(_LIST_COLOURS)[:2] if name in counts]
    return Drawing(
        chart=_tiles(ordered),
        data=data,
        columns=_COLUMNS,
        title=f"Of the {len(data)} companies in the memo's table {listed(parts)}",
        caption="Companies of the memo's table by tier and type, coloured by the list that names each.",
        alt="Marks by tier. "
        + "; ".join(
            f"{row['company']} ({row['tier']}, {row['type']}): {row['listed_on'].lower()}" for _, row in data.iterrows()
        )
        + ".",
        unit="companies",
        coverage=_coverage(len(data), int(counts.get(UNCONFIRMED, 0))),
        notes=(
            "Tier and type follow the memo's table, in own words; OEM: maker of whole vehicles.",
            "The export control list bans exports of dual-use items; the watch list asks for single licences.",
        ),
        source_ids=source_ids,
        height_px=70 + 27 * len(data),
    )


def _coverage(companies: int, unconfirmed: int) -> str:
    told = f"All {companies} companies of the memo's table, not all that the two lists name."
    found = "Each name was found in a transcription of an announcement."
    return f"{told} {found}" if not unconfirmed else f"{told} {unconfirmed} could not be found on a page."


def _tiles(companies: pd.DataFrame) -> alt.TopLevelMixin:
    shown = [name for name in _LIST_COLOURS if name in set(companies["listed_on"])]
    tiers = sorted(companies["tier"].unique())
    base = alt.Chart(companies).encode(
        x=alt.X(
            "tier:O",
            sort=tiers,
            title=None,
            scale=alt.Scale(padding=0.35),
            axis=alt.Axis(labelAngle=0, orient="top", grid=True, domain=False, ticks=False),
        ),
        y=alt.Y(
            "short_name:N",
            sort=list(companies["short_name"]),
            title=None,
            axis=alt.Axis(grid=False, domain=False, ticks=False, labelPadding=8),
        ),
        color=alt.Color("listed_on:N", scale=alt.Scale(domain=shown, range=[_LIST_COLOURS[name] for name in shown])),
    )
    marks = base.mark_point(filled=True, shape="square", size=160, opacity=1).encode(
        tooltip=[alt.Tooltip(f"{column.name}:N", title=column.title) for column in _COLUMNS]
    )
    text = {"text": "type:N", "color": alt.value(theme.INK)}
    right = (
        base.mark_text(align="left", dx=11, fontSize=12).encode(**text).transform_filter(alt.datum.tier != tiers[-1])
    )
    left = (
        base.mark_text(align="right", dx=-11, fontSize=12).encode(**text).transform_filter(alt.datum.tier == tiers[-1])
    )
    return alt.layer(marks, right, left)
