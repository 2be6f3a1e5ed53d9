"""Figure of China's share in mined rare earths."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import percent

_BGS, _USGS = "BGS", "USGS"
_SURVEYS = {_BGS: "British Geological Survey", _USGS: "US Geological Survey"}
_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="survey", title="Who counts", unit="publisher"),
    Column(name="share_pct", title="China's share of mined rare earths", unit="percent of weight"),
    Column(name="quantity_t", title="Mined in China", unit="tonnes of rare-earth oxides"),
    Column(name="world_t", title="Mined in the world", unit="tonnes of rare-earth oxides"),
    Column(name="evidence", title="Evidence", unit="category"),
)


@figure("rare-earth-mining-share", tables=("mineral_production",))
def rare_earth_mining_share(shares: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """China's share by year, a line a survey; columns as `analysis.concentration.mine_share_by_year` gives them."""
    evidence = shares["kind"].eq("estimate").map({True: "estimate", False: "as reported"})
    data = shares.assign(survey=shares["publisher"].map(_SURVEYS), evidence=evidence)
    data = data[[column.name for column in _COLUMNS]]
    first, last = int(data["year"].min()), int(data["year"].max())
    return Drawing(
        chart=_lines(data, first, last),
        data=data,
        columns=_COLUMNS,
        title=_title(data),
        caption=f"China's share of the rare earths mined in the world by weight of oxides, {first} to {last}.",
        alt=_alt(data),
        unit="percent of the weight of rare-earth oxides",
        coverage=(
            "All rare earths together, in every country that the surveys list. China's figure is its production quota "
            "or an estimate: what is mined outside the quota is in neither count."
        ),
        notes=(
            "Two surveys count with different lists of countries; their lines overlap and are not joined.",
            "The US survey rounds its world total and gives the last year as an estimate.",
            "Rare earths used in magnets, which other figures of the chapter count, are a part of this weight.",
        ),
        source_ids=source_ids,
        height_px=300,
    )


def _title(data: pd.DataFrame) -> str:
    latest = data.nlargest(1, "year").iloc[0]
    own = data[data["survey"] == latest["survey"]]
    older = data[data["survey"] == _SURVEYS[_BGS]]
    now = f"China mined {percent(latest['share_pct'])} of the world's rare earths in {latest['year']}"
    if older.empty or older["share_pct"].max() <= own["share_pct"].max():
        return now
    peak = older.nlargest(1, "share_pct").iloc[0]
    highest = f"its share was highest in {peak['year']}, at {percent(peak['share_pct'])}"
    return f"{now} by the US survey; by the British one {highest}"


def _alt(data: pd.DataFrame) -> str:
    told = []
    for survey, rows in data.groupby("survey"):
        ends = rows.sort_values("year").iloc[[0, -1]]
        told.append(f"{survey}: " + ", ".join(f"{row.share_pct:.1f} % in {row.year}" for row in ends.itertuples()))
    highest = data.nlargest(1, "share_pct").iloc[0]
    return f"Two lines. {'; '.join(told)}. Highest: {highest['share_pct']:.1f} % in {highest['year']}."


def _lines(data: pd.DataFrame, first: int, last: int) -> alt.TopLevelMixin:
    surveys = list(_SURVEYS.values())
    base = alt.Chart(data).encode(
        x=alt.X(
            "year:Q",
            title=None,
            scale=alt.Scale(domain=[first, last], nice=False),
            axis=alt.Axis(format="d", grid=False, tickCount=6),
        ),
        y=alt.Y("share_pct:Q", title="Percent of weight", scale=alt.Scale(domain=[0, 100])),
        color=alt.Color("survey:N", scale=alt.Scale(domain=surveys, range=[theme.BLUE, theme.ORANGE])),
    )
    points = base.mark_point(filled=True, size=40, opacity=1).encode(
        tooltip=[
            alt.Tooltip("survey:N", title="Who counts"),
            alt.Tooltip("year:Q", title="Year", format="d"),
            alt.Tooltip("share_pct:Q", title="China, percent", format=".1f"),
            alt.Tooltip("quantity_t:Q", title="Mined in China, tonnes", format=",.0f"),
            alt.Tooltip("world_t:Q", title="Mined in the world, tonnes", format=",.0f"),
            alt.Tooltip("evidence:N", title="Evidence"),
        ]
    )
    return alt.layer(base.mark_line(), points)
