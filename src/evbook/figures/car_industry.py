"""Figure of what the memo's shares imply beside published totals of Europe's car industry."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import car_industry
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure

_SHORT = {
    car_industry.CAR_JOBS: "Car jobs",
    car_industry.ALL_JOBS: "Factory jobs",
    car_industry.EU_CARS: "EU cars",
    car_industry.WORLD_CARS: "World cars",
}
_TINTS = {"EU or EU27": theme.BLUE, "EU28, with the United Kingdom": theme.ORANGE, "World": theme.PURPLE}
_GROUP = {"EU": "EU or EU27", "EU27": "EU or EU27", "EU28": "EU28, with the United Kingdom", "World": "World"}
_COLUMNS = (
    Column(name="figure", title="What is counted", unit="measure"),
    Column(name="period", title="Period of the published total", unit="period"),
    Column(name="delimitation", title="Countries", unit="delimitation"),
    Column(name="published_million", title="Published", unit="million"),
    Column(name="memo_million", title="Memo, stated or implied", unit="million"),
    Column(name="low_pct", title="Memo's rounding, low", unit="percent of the memo's figure"),
    Column(name="high_pct", title="Memo's rounding, high", unit="percent of the memo's figure"),
    Column(name="of_memo_pct", title="Published", unit="percent of the memo's figure"),
)


@figure("jobs-and-output", tables=("claims", "eu_car_industry"))
def jobs_and_output(compared: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """Published totals against the memo's and its rounding; frame of `car_industry.beside_memo`."""
    data = compared[[column.name for column in _COLUMNS]]
    return Drawing(
        chart=_chart(data),
        data=data,
        columns=_COLUMNS,
        title=_title(data),
        caption=(
            "Published totals in percent of what the memo states (jobs in car making, cars made in the EU) or its "
            "shares imply (jobs in all factories, cars of the world). Grey bars: what the memo's rounding leaves open."
        ),
        alt="Dots by measure and period, million. " + " ".join(_told(data, name) for name in _SHORT),
        unit="percent of the memo's figure",
        coverage=(
            f"{len(data)} totals that pages of the Commission, Eurostat, the makers' association and the press print; "
            "no table of one publisher has all four measures."
        ),
        notes=(
            "Periods and delimitations differ from dot to dot: a dot outside its bar may be another year or another "
            "Union. An undated dot is of a page without a date.",
        ),
        source_ids=source_ids,
        height_px=300,
    )


def inside(data: pd.DataFrame) -> pd.Series[bool]:
    """Which published totals of `car_industry.beside_memo` lie within the rounding of the memo's figure."""
    return data["of_memo_pct"].between(data["low_pct"], data["high_pct"])


def _title(data: pd.DataFrame) -> str:
    met = set(data.loc[inside(data), "figure"])
    return (
        f"For {len(met)} of {data['figure'].nunique()} totals that the memo states or implies, a published one lies "
        "within its rounding"
    )


def _told(data: pd.DataFrame, name: str) -> str:
    rows = data[data["figure"] == name]
    said = [f"{row.published_million:.1f} ({row.period}, {row.delimitation})" for row in rows.itertuples()]
    return f"{name}: memo {rows['memo_million'].iloc[0]:.1f}, published {'; '.join(said)}."


def _chart(data: pd.DataFrame) -> alt.TopLevelMixin:
    drawn = data.assign(name=data["figure"].map(_SHORT), group=data["delimitation"].map(_GROUP))
    # Labels of neighbours stand above and below in turn.
    low = drawn.groupby("figure")["of_memo_pct"].rank().astype("int64") % 2 == 0
    y = alt.Y("name:N", title=None, sort=list(_SHORT.values()), axis=alt.Axis(labelLimit=105))
    base = alt.Chart(drawn).encode(y=y)
    memo_bars = alt.Chart(drawn.drop_duplicates("name")).mark_bar(height=18, opacity=0.3, color=theme.GREY)
    bars = memo_bars.encode(y=y, x=_x("low_pct"), x2="high_pct:Q")
    scale = alt.Scale(domain=list(_TINTS), range=list(_TINTS.values()))
    dots = base.mark_point(size=80, filled=False, strokeWidth=2, opacity=1).encode(
        x=_x("of_memo_pct"),
        color=alt.Color("group:N", scale=scale, legend=alt.Legend(symbolType="circle")),
        tooltip=_tooltip(),
    )
    labels = [
        alt.Chart(drawn[chosen]).mark_text(dy=dy, fontSize=11).encode(x=_x("of_memo_pct"), y=y, text="period:N")
        for chosen, dy in ((low, 19), (~low, -19))
    ]
    memo = alt.Chart(pd.DataFrame({"memo": [100]})).mark_rule(strokeDash=[5, 4], color=theme.INK)
    return alt.layer(bars, memo.encode(x=_x("memo")), dots, *labels)


def _x(field: str) -> alt.X:
    axis = alt.Axis(grid=False, tickCount=5)
    return alt.X(f"{field}:Q", title="Percent of the memo's figure", scale=alt.Scale(domain=[70, 160]), axis=axis)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("figure:N", title="What is counted"),
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("delimitation:N", title="Countries"),
        alt.Tooltip("published_million:Q", title="Published, million", format=",.2f"),
        alt.Tooltip("memo_million:Q", title="Memo, million", format=",.2f"),
        alt.Tooltip("of_memo_pct:Q", title="Percent of the memo", format=".0f"),
    ]
