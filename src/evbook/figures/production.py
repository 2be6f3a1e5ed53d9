"""Figure of vehicle production by country."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed, with_article

_KINDS = {"typed": "read off a page", "compiled": "OICA's tables", "official": "OICA's tables"}


_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="country", title="Country of production", unit="country"),
    Column(name="vehicles_million", title="Vehicles made", unit="million vehicles"),
    Column(name="evidence", title="Where the figure stands", unit="category"),
)


@figure("vehicle-production", tables=("vehicle_production",))
def vehicle_production(production: pd.DataFrame, compared: str, source_ids: tuple[str, ...]) -> Drawing:
    """Lines of China and `compared`; columns year, country, vehicles, kind."""
    data = production.assign(vehicles_million=production["vehicles"] / 1e6, evidence=production["kind"].map(_KINDS))
    data = data[["year", "country", "vehicles_million", "evidence"]]
    first, last = int(data["year"].min()), int(data["year"].max())
    at = data.set_index(["country", "year"])["vehicles_million"]
    times = at["China", last] / at[compared, last]
    return Drawing(
        chart=_lines(data, first, last),
        data=data,
        columns=_COLUMNS,
        title=(
            f"China made {at['China', last]:.1f} million vehicles in {last}, {times:.1f} times as many as "
            f"{with_article(compared)}"
        ),
        caption=(
            f"Motor vehicles made in China and in {with_article(compared)}, {first} to {last}, by place of production."
        ),
        alt=(
            f"Two lines. China: {at['China', first]:.1f} million in {first}, {at['China', last]:.1f} in {last}. "
            f"{compared}: {at[compared, first]:.1f} million in {first}, {at[compared, last]:.1f} in {last}."
        ),
        unit="million vehicles a year, cars and commercial vehicles",
        coverage=_coverage(data),
        notes=("A car counts for the country of the plant, whatever the nationality of the brand.",),
        source_ids=source_ids,
    )


def _coverage(data: pd.DataFrame) -> str:
    reprinted = [str(year) for year in sorted(data.loc[data["evidence"] == _KINDS["typed"], "year"].unique())]
    told = f" For {listed(reprinted)} (open dots) its figures as reprinted by others." if reprinted else ""
    return f"All vehicles made in both countries, from the tables of the makers' association OICA.{told}"


def _lines(data: pd.DataFrame, first: int, last: int) -> alt.TopLevelMixin:
    # Room at the right for the longest name at the end of a line, on a phone: a part of the width for each letter.
    room = max(0.22, 0.045 * data["country"].str.len().max()) * (last - first)
    x = alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(domain=[first, last + room], nice=False),
        axis=alt.Axis(format="d", grid=False, values=list(range(last, first - 1, -max(1, (last - first) // 4)))),
    )
    y = alt.Y("vehicles_million:Q", title="Million vehicles")
    colour = alt.Color("country:N", legend=None, scale=alt.Scale(range=[theme.BLUE, theme.ORANGE]))
    tooltip = [
        alt.Tooltip("country:N", title="Country"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("vehicles_million:Q", title="Million vehicles", format=".2f"),
        alt.Tooltip("evidence:N", title="Source"),
    ]
    base = alt.Chart(data).encode(x=x, y=y, color=colour)
    read_off = alt.datum.evidence == _KINDS["typed"]
    points = base.mark_point(size=45, opacity=1).encode(
        fill=alt.condition(read_off, alt.value("transparent"), colour), tooltip=tooltip
    )
    ends = alt.Chart(data[data["year"] == last]).mark_text(align="left", dx=9)
    return alt.layer(base.mark_line(), points, ends.encode(x=x, y=y, text="country:N", color=colour))
