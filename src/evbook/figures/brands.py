"""Figure of Japanese brands' share of three car markets, each definition apart."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import grew, listed

_COLOURS = {"China": theme.BLUE, "Indonesia": theme.ORANGE, "Thailand": theme.GREEN}
_EVIDENCE = {"typed": "read off a page", "estimate": "from a change printed on a page"}
_PART_OF_YEAR, _FULL_YEAR = "part of the year", "full year"
_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="period", title="Period", unit="period"),
    Column(name="market", title="Market", unit="country"),
    Column(name="share_pct", title="Share of Japanese brands", unit="percent of vehicles sold"),
    Column(name="definition", title="What is counted", unit="definition"),
    Column(name="length", title="Length of the period", unit="category"),
    Column(name="qualifier", title="Limits of the figure", unit="note"),
    Column(name="evidence", title="Where the figure stands", unit="category"),
)


@figure("japanese-brand-share", tables=("japanese_brand_share", "indonesia_wholesales"))
def japanese_brand_share(shares: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A line a definition with two years or more, else a dot; columns as `analysis.brands.japanese_shares`."""
    data = shares.assign(
        length=shares["full_year"].map({True: _FULL_YEAR, False: _PART_OF_YEAR}),
        evidence=shares["kind"].map(_EVIDENCE).fillna("industry data"),
        qualifier=shares["qualifier"].fillna(""),
    )
    first, last = int(data["year"].min()), int(data["year"].max())
    return Drawing(
        chart=_lines(data, first, last),
        data=data[[column.name for column in _COLUMNS]],
        columns=_COLUMNS,
        title=_title(data),
        caption=f"Japanese brands' share of vehicles sold in China, Indonesia and Thailand, {first} to {last}.",
        alt="Lines and dots by market and definition. "
        + "; ".join(f"{row.market} {row.period}: {_hedged(row)} %" for row in data.itertuples())
        + ".",
        unit="percent of vehicles sold",
        coverage=_coverage(data),
        notes=(
            "A line joins years of one definition only; the levels of two definitions do not compare.",
            *_definitions(data),
        ),
        source_ids=source_ids,
        height_px=320,
    )


def _title(data: pd.DataFrame) -> str:
    parts = [_change(data, market) for market in ("Thailand", "Indonesia")]
    return f"Japanese brands' share {listed(parts)}"


def _change(data: pd.DataFrame, market: str) -> str:
    rows = data[(data["market"] == market) & (data["length"] == _FULL_YEAR)].sort_values("year")
    first, last = rows.iloc[0], rows.iloc[-1]
    verb = grew(last["share_pct"], first["share_pct"])
    return (
        f"{verb} in {market} from {first['share_pct']:.0f} % in {first['year']} to {last['share_pct']:.0f} % "
        f"in {last['year']}"
    )


def _hedged(row: object) -> str:
    share, qualifier = getattr(row, "share_pct", 0.0), getattr(row, "qualifier", "")
    return f"{'under ' if qualifier == 'under' else ''}{share:.1f}"


def _coverage(data: pd.DataFrame) -> str:
    whole = data[(data["market"] == "China") & data["full_year"]]
    several = whole.groupby("definition_id")["year"].transform("size") > 1
    years = whole.loc[several, "year"]
    told = f"China is known by one definition for {years.min()} to {years.max()} only. " if len(years) else ""
    return (
        "Indonesia: every brand that the makers' association GAIKINDO counts. Thailand: nine makers in all sales. "
        f"{told}Open dots were read off a page, second hand; diamonds are parts of a year."
    )


def _definitions(data: pd.DataFrame) -> tuple[str, ...]:
    each = data.drop_duplicates("definition_id")
    return tuple(f"{row.market}: {row.definition}." for row in each.itertuples())


def _lines(data: pd.DataFrame, first: int, last: int) -> alt.TopLevelMixin:
    x = alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(domain=[first - 0.2, last + 0.44 * (last - first)], nice=False),
        axis=alt.Axis(values=list(range(first, last + 1)), format="d", grid=False, labelFlush=False),
    )
    y = alt.Y("share_pct:Q", title="Percent of vehicles sold", scale=alt.Scale(domain=[0, 100]))
    markets = [market for market in _COLOURS if market in set(data["market"])]
    scale = alt.Scale(domain=markets, range=[_COLOURS[market] for market in markets])
    colour = alt.Color("market:N", scale=scale, legend=None)
    base = alt.Chart(data).encode(x=x, y=y, color=colour, detail="definition_id:N")
    lines = base.transform_filter(f"datum.length == '{_FULL_YEAR}'").mark_line(strokeWidth=2)
    shape = alt.Shape(
        "length:N", scale=alt.Scale(domain=[_FULL_YEAR, _PART_OF_YEAR], range=["circle", "diamond"]), legend=None
    )
    inside = alt.condition(alt.datum.evidence == "industry data", colour, alt.value("transparent"))
    points = base.mark_point(size=60, opacity=1, strokeWidth=2).encode(shape=shape, fill=inside, tooltip=_tooltip())
    labels = alt.Chart(_labels(data)).mark_text(align="left", dx=10)
    return alt.layer(lines, points, labels.encode(x=x, y=y, text="label:N", color=colour))


def _labels(data: pd.DataFrame) -> pd.DataFrame:
    """The last dot of each market, a whole year before a part of it."""
    ordered = data.sort_values(["year", "full_year"])
    ends = ordered.groupby("market").tail(1)
    bound = [f" < {row.share_pct:.0f} %" if row.qualifier == "under" else "" for row in ends.itertuples()]
    return ends.assign(label=ends["market"] + bound)[["year", "share_pct", "market", "label"]]


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("market:N", title="Market"),
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("share_pct:Q", title="Percent", format=".1f"),
        alt.Tooltip("definition:N", title="Counted"),
        alt.Tooltip("qualifier:N", title="Limits"),
        alt.Tooltip("evidence:N", title="Source"),
    ]
