"""Figures of Japan's battery imports and of the share of its makers, each definition apart."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from evbook.analysis import battery_race
from evbook.analysis.battery_race import ARTICLE, BATTERIES, MAGNETS
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import percent

_ROW_PX = 29
# A phone leaves some hundred pixels for a label.
LABELS = {
    "iit-production": "Production, IIT",
    "evwind-all": "All uses",
    "tsr-small": "Phones and PCs",
    "nikkei-cars": "Cars, Nikkei",
    "meti-cars": "Cars, METI",
    "meti-cars-interim": "Cars, METI early",
    "meti-storage": "Storage, METI",
    "meti-stationary": "Stationary, METI",
    "sne-cars": "Cars, SNE",
    "yano-cars": "Cars, Yano",
    battery_race.NAMED_MAKERS: "Panasonic, SNE",
    ARTICLE: "Article's claim",
}
_CLAIM = "Claim of the article"
_USE_COLOURS = {
    "Cars": theme.BLUE,
    "All uses": theme.GREEN,
    "Phones and computers": theme.GREY,
    "Stationary": theme.PURPLE,
    _CLAIM: theme.ORANGE,
}
_SHARE_COLUMNS = (
    Column(name="definition", title="Definition", unit="category"),
    Column(name="use", title="Use", unit="category"),
    Column(name="first_year", title="First year", unit="year"),
    Column(name="first_pct", title="Japan, first year", unit="percent of the world market"),
    Column(name="last_year", title="Last year", unit="year"),
    Column(name="last_pct", title="Japan, last year", unit="percent of the world market"),
    Column(name="qualifier", title="Qualifier of the last share", unit="category"),
    Column(name="china_last_pct", title="China, last year", unit="percent of the world market"),
    Column(name="korea_last_pct", title="South Korea, last year", unit="percent of the world market"),
)


@figure("lithium-battery-share-japan", tables=("lithium_battery_shares", "battery_makers"))
def lithium_battery_share_japan(ends: pd.DataFrame, counts: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A row for each definition; `ends` as of `battery_race.japan_by_definition`, `counts` of `counts_of` a year."""
    data = ends[[column.name for column in _SHARE_COLUMNS]]
    series = ends[ends["last_year"] > ends["first_year"]]
    fell, year = int((series["last_pct"] < series["first_pct"]).sum()), int(counts["year"].iloc[0])
    low, high = counts["share_pct"].min(), counts["share_pct"].max()
    losing = "Every" if fell == len(series) else f"{fell} of {len(series)}"
    return Drawing(
        chart=_dumbbells(ends),
        data=data,
        columns=_SHARE_COLUMNS,
        title=(
            f"{losing} series of Japan's share of lithium-ion batteries falls, yet for {year} counts of it run from "
            f"{percent(low)} to {percent(high)}"
        ),
        caption=(
            "World market share of Japan's battery makers by each definition that a page states, in its first (small "
            "mark) and last year (large). All were read off pages (open marks)."
        ),
        alt="Pairs of marks by definition. " + "; ".join(_told(row) for _, row in ends.iterrows()) + ".",
        unit="percent of the world market",
        coverage=(
            f"{len(ends)} definitions, {len(series)} of them with more than one year; none reaches over the whole "
            f"span of {int(ends['first_year'].min())} to {int(ends['last_year'].max())}."
        ),
        notes=(
            "Shares go by the nationality of the maker; only the Institute of Information Technology (IIT) counts "
            "production. Most pages do not say whether they count cells, capacity or money.",
            "The last row holds only makers that a ranking names (Panasonic), so it is a lower bound.",
        ),
        source_ids=source_ids,
        height_px=90 + _ROW_PX * len(ends),
    )


def _told(row: pd.Series[Any]) -> str:
    last = f"{row['last_pct']:g} % in {row['last_year']}"
    if row["first_year"] == row["last_year"]:
        qualifier = f"{row['qualifier']} " if isinstance(row["qualifier"], str) else ""
        return f"{row['definition']}: {qualifier}{last}"
    return f"{row['definition']}: {row['first_pct']:g} % in {row['first_year']}, {last}"


def _dumbbells(ends: pd.DataFrame) -> alt.TopLevelMixin:
    claim = ends["definition_id"] == ARTICLE
    data = ends.assign(
        label=ends["definition_id"].map(LABELS),
        group=ends["use"].str.capitalize().mask(claim, _CLAIM),
        single=ends["first_year"] == ends["last_year"],
    )
    shown = [group for group in _USE_COLOURS if group in set(data["group"])]
    colours = alt.Scale(domain=shown, range=[_USE_COLOURS[group] for group in shown])
    base = alt.Chart(data).encode(
        y=alt.Y("label:N", sort=list(data["label"]), title=None, axis=alt.Axis(labelLimit=110, grid=True)),
        color=alt.Color("group:N", scale=colours, legend=alt.Legend(columns=1, symbolType="circle")),
        tooltip=[
            alt.Tooltip(f"{column.name}:{'N' if column.unit == 'category' else 'Q'}", title=column.title)
            for column in _SHARE_COLUMNS
        ],
    )
    pair = base.transform_filter(~alt.datum.single)
    ink = alt.value(theme.INK)
    return alt.layer(
        pair.mark_rule(strokeWidth=2, opacity=0.6).encode(x=_share_axis("first_pct"), x2="last_pct:Q"),
        base.mark_point(size=85, fill="transparent", strokeWidth=2, opacity=1).encode(x=_share_axis("last_pct")),
        pair.mark_point(size=30, fill="transparent", strokeWidth=2, opacity=1).encode(x=_share_axis("first_pct")),
        base.mark_text(align="right", dx=-9).encode(x=_share_axis("last_pct"), text="last_year:Q", color=ink),
        pair.mark_text(align="left", dx=8).encode(x=_share_axis("first_pct"), text="first_year:Q", color=ink),
    )


def _share_axis(field: str) -> alt.X:
    # Room on the left for the year of a share near zero.
    scale = alt.Scale(domain=[-17, 99], nice=False)
    return alt.X(
        f"{field}:Q", title="Percent of the world market", scale=scale, axis=alt.Axis(values=[0, 20, 40, 60, 80])
    )


_GOODS = {BATTERIES: theme.BLUE, MAGNETS: theme.ORANGE}
_PARADOX_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="good", title="Good", unit="category"),
    Column(name="share_pct", title="From China", unit="percent of import value"),
    Column(name="imports_usd_bn", title="Imports from everywhere", unit="USD billion"),
)


@figure("derisking-paradox", tables=("japan_liion_imports", "import_dependence"))
def derisking_paradox(shares: pd.DataFrame, supplier: tuple[str, float], source_ids: tuple[str, ...]) -> Drawing:
    """A line for each good; `shares` as `battery_race.china_shares` gives them, `supplier` as of `next_supplier`."""
    data = shares.sort_values(["good", "year"], ignore_index=True)[[column.name for column in _PARADOX_COLUMNS]]
    ends = {good: rows.iloc[[0, -1]] for good, rows in data.groupby("good")}
    first, last = int(data["year"].min()), int(data["year"].max())
    return Drawing(
        chart=_lines(data),
        data=data,
        columns=_PARADOX_COLUMNS,
        title=(
            f"China's share of the lithium-ion batteries that Japan imports {_moved(ends[BATTERIES])} from {first} to "
            f"{last}; of the magnets it {_moved(ends[MAGNETS])}"
        ),
        caption=(
            f"China's share in the value of Japan's imports of lithium-ion batteries (HS 850760) and of permanent "
            f"magnets (HS 850511), {first} to {last}."
        ),
        alt=f"Two lines by year. {_yearly(data, BATTERIES)} {_yearly(data, MAGNETS)}",
        unit="percent of import value",
        coverage=(
            f"Batteries: all that Japan's customs report; after China the largest named origin in {last} is "
            f"{supplier[0]} with {percent(supplier[1])}. Magnets: the largest suppliers that the extract keeps."
        ),
        notes=(
            "Batteries are valued as Japan reports them, freight included; magnets are CEPII's reconciled estimates. "
            "Shares can be set side by side, values less so.",
            "Both go by where a good was made, whoever owns the plant. Batteries built into cars or devices are not "
            "counted, and HS 850760 is for every use.",
        ),
        source_ids=source_ids,
    )


def _moved(ends: pd.DataFrame) -> str:
    old, new = ends["share_pct"]
    if round(old) == round(new):
        return f"stayed near {percent(new)}"
    return f"{'rose' if new > old else 'fell'} from {percent(old)} to {percent(new)}"


def _yearly(data: pd.DataFrame, good: str) -> str:
    rows = data[data["good"] == good]
    return f"{good}: " + "; ".join(f"{row.year} {row.share_pct:.0f} %" for row in rows.itertuples()) + "."


def _lines(data: pd.DataFrame) -> alt.TopLevelMixin:
    first, last = int(data["year"].min()), int(data["year"].max())
    base = alt.Chart(data).encode(
        x=alt.X(
            "year:Q",
            title=None,
            scale=alt.Scale(domain=[first - 0.2, last + 0.2], nice=False),
            axis=alt.Axis(values=list(range(first, last + 1, 2)), format="d", grid=False),
        ),
        y=alt.Y("share_pct:Q", title="Percent from China", scale=alt.Scale(domain=[0, 100])),
        color=alt.Color("good:N", scale=alt.Scale(domain=list(_GOODS), range=list(_GOODS.values()))),
    )
    points = base.mark_point(filled=True, size=55, opacity=1).encode(
        tooltip=[
            alt.Tooltip("good:N", title="Good"),
            alt.Tooltip("year:Q", title="Year", format="d"),
            alt.Tooltip("share_pct:Q", title="Percent from China", format=".1f"),
            alt.Tooltip("imports_usd_bn:Q", title="Imports from everywhere, USD billion", format=".2f"),
        ]
    )
    return alt.layer(base.mark_line(strokeWidth=2), points)
