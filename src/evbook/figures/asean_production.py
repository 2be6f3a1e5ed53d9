"""Figure of vehicles built in ASEAN, with the numbers stated for Japanese makers."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis.asean import LARGEST, OTHERS, OWN_COUNT, STATED_FLOOR, STATED_SHARE
from evbook.contracts.passport import Column
from evbook.contracts.results import format_number
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure

_COLOURS = dict(zip((*LARGEST, OTHERS), (theme.BLUE, theme.GREEN, theme.ORANGE, theme.GREY), strict=True))
_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="area", title="Country, or Japanese makers", unit="category"),
    Column(name="vehicles_million", title="Vehicles built", unit="million vehicles"),
    Column(name="evidence", title="Where the figure stands", unit="category"),
)
_KINDS = {"typed": "read off a page", "compiled": "OICA's tables"}
_JAPANESE = "Japanese makers"
_HALF_BAR = 0.38
_ROOM_YEARS = 7.5  # right of the last bar, for the names of the lines
_TOOLTIP = [
    alt.Tooltip("maker:N", title="Who"),
    alt.Tooltip("year:Q", title="Year", format="d"),
    alt.Tooltip("vehicles_million:Q", title="Million vehicles", format=".2f"),
]


@figure("asean-production", tables=("vehicle_production", "asean_production", "claims"))
def asean_production(
    built: pd.DataFrame, japanese: pd.DataFrame, stated_share_pct: float, source_ids: tuple[str, ...]
) -> Drawing:
    """Bars by country and year, marks for Japanese makers.

    `built` as asean.built_by_country, `japanese` as asean.japanese_makers gives them for `stated_share_pct`.
    """
    bars = built.assign(vehicles_million=built["vehicles"] / 1e6, evidence=built["kind"].map(_KINDS))
    data = pd.concat([bars, japanese.assign(area=_JAPANESE)], ignore_index=True)[[each.name for each in _COLUMNS]]
    year = int(japanese.loc[japanese["evidence"] == STATED_FLOOR, "year"].iloc[0])
    total = float(bars.loc[bars["year"] == year, "vehicles_million"].sum())
    return Drawing(
        chart=_bars(bars, japanese, stated_share_pct),
        data=data,
        columns=_COLUMNS,
        title=_title(japanese, stated_share_pct, total, year),
        caption=(
            f"Vehicles built by country, {data['year'].min()} to {data['year'].max()}. Circles: what Japan's makers "
            f"counted themselves; lines: what the article of 2024 states of them, set against {year}."
        ),
        alt=_spoken(data, japanese, total, year),
        unit="million vehicles a year, cars and commercial vehicles",
        coverage=_coverage(bars, japanese),
        notes=(
            "The makers' own count takes in local partners, whose cars may bear other brands.",
            "Vietnam's statistics office counts more vehicles than the federation: the true whole is larger, and every "
            "share of it smaller.",
        ),
        source_ids=source_ids,
        height_px=330,
    )


def _at(japanese: pd.DataFrame, evidence: str) -> float:
    return float(japanese.loc[japanese["evidence"] == evidence, "vehicles_million"].iloc[0])


def _title(japanese: pd.DataFrame, share: float, total: float, year: int) -> str:
    floor, of_share = _at(japanese, STATED_FLOOR), _at(japanese, STATED_SHARE)
    said = f"The stated {format_number(share, 0)} % of ASEAN's vehicles of {year} would be {of_share:.1f} million"
    if floor < of_share:
        return f"{said}, the stated {format_number(floor, 0)} million only {100 * floor / total:.0f} %"
    return f"{said}, no more than the stated {format_number(floor, 0)} million"


def _coverage(bars: pd.DataFrame, japanese: pd.DataFrame) -> str:
    known = sorted(bars.loc[bars["area"] == OTHERS, "year"].unique())
    span = " and ".join(map(str, known)) if known else "no year"
    counted = int(japanese.loc[japanese["evidence"] == OWN_COUNT, "year"].max())
    return (
        f"Thailand, Indonesia and Malaysia in full; Vietnam, the Philippines and Myanmar (three others) for {span} "
        "only, as members of the ASEAN Automotive Federation report. No count of Japanese makers after "
        f"{counted} was found."
    )


def _spoken(data: pd.DataFrame, japanese: pd.DataFrame, total: float, year: int) -> str:
    first, last = int(data["year"].min()), int(data["year"].max())
    made = data[data["area"].isin(LARGEST)].set_index(["area", "year"])["vehicles_million"]
    lands = "; ".join(f"{area} {made[area, first]:.2f} to {made[area, last]:.2f}" for area in LARGEST)
    own = japanese[japanese["evidence"] == OWN_COUNT].to_dict("records")
    counts = ", ".join(f"{row['vehicles_million']:.2f} in {row['year']}" for row in own)
    return (
        f"Stacked bars, million vehicles, {first} to {last}: {lands}. All six countries {total:.2f} in {year}. Marks "
        f"for Japanese makers: {counts}; stated {_at(japanese, STATED_FLOOR):.2f} and "
        f"{_at(japanese, STATED_SHARE):.2f} in {year}."
    )


def _bars(bars: pd.DataFrame, japanese: pd.DataFrame, share: float) -> alt.TopLevelMixin:
    last = int(bars["year"].max())
    x = alt.X(
        "start:Q",
        title=None,
        scale=alt.Scale(domain=[int(bars["year"].min()) - 0.6, last + _ROOM_YEARS], nice=False),
        axis=alt.Axis(format="d", grid=False, values=list(range(last, 2005, -6))),
    )
    columns = (
        alt.Chart(_stacked(bars))
        .mark_rect(opacity=1)
        .encode(
            x=x,
            x2="end:Q",
            y=alt.Y("bottom:Q", title="Million vehicles", axis=alt.Axis(tickCount=5, grid=False)),
            y2="top:Q",
            color=alt.Color(
                "area:N",
                scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())),
                legend=alt.Legend(columns=2),
            ),
            tooltip=[
                alt.Tooltip("area:N", title="Built in"),
                alt.Tooltip("year:Q", title="Year", format="d"),
                alt.Tooltip("vehicles_million:Q", title="Million vehicles", format=".2f"),
                alt.Tooltip("evidence:N", title="Source"),
            ],
        )
    )
    return alt.layer(columns, *_own_counts(japanese), *_stated(japanese, share, last))


def _stacked(bars: pd.DataFrame) -> pd.DataFrame:
    """Bars with their corners; Vega-Lite would stack by a point on the axis and not by a span of it."""
    ordered = bars.assign(rank=bars["area"].map(list(_COLOURS).index)).sort_values(["year", "rank"], ignore_index=True)
    top = ordered.groupby("year")["vehicles_million"].cumsum()
    corners = {"bottom": top - ordered["vehicles_million"], "top": top}
    placed = ordered.assign(**corners, start=ordered["year"] - _HALF_BAR, end=ordered["year"] + _HALF_BAR)
    return placed[["year", "area", "vehicles_million", "evidence", "bottom", "top", "start", "end"]]


def _own_counts(japanese: pd.DataFrame) -> list[alt.Chart]:
    own = japanese[japanese["evidence"] == OWN_COUNT].assign(maker=f"{_JAPANESE}, {OWN_COUNT}")
    placed = {"x": "year:Q", "y": "vehicles_million:Q", "tooltip": _TOOLTIP}
    halo = alt.Chart(own).mark_point(filled=True, size=150, opacity=1, color=theme.GRID)
    ring = alt.Chart(own).mark_point(filled=False, size=110, strokeWidth=2.5, opacity=1, color=theme.INK)
    return [halo.encode(**placed), ring.encode(**placed)]


def _stated(japanese: pd.DataFrame, share: float, last: int) -> list[alt.Chart]:
    """Lines across the last bars with their names to the right of them."""
    rows = japanese[japanese["evidence"] != OWN_COUNT]
    names = {STATED_FLOOR: "stated", STATED_SHARE: f"= {format_number(share, 0)} %"}
    label = [f"{format_number(row['vehicles_million'], 1)} {names[row['evidence']]}" for row in rows.to_dict("records")]
    rows = rows.assign(label=label, start=rows["year"] - 1.5, end=last + 0.8, maker=f"{_JAPANESE}, as stated")
    lines = alt.Chart(rows).mark_rule(color=theme.INK, strokeWidth=2.5)
    texts = alt.Chart(rows).mark_text(align="left", dx=4)
    return [
        lines.encode(x="start:Q", x2="end:Q", y="vehicles_million:Q", tooltip=_TOOLTIP),
        texts.encode(x="end:Q", y="vehicles_million:Q", text="label:N"),
    ]
