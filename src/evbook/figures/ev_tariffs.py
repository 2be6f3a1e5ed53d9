"""Figure of the duties that a battery car from China meets in some markets, by date."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import ev_tariffs as tariffs
from evbook.analysis.measures import only
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed, with_article

# Upper ends of the classes of colour; the last class is open.
_CLASS_ENDS_PCT = (0.0, 10.0, 30.0, 50.0)
_ROW_HEIGHT_PX = 40
_DAYS_A_SIGN = 42
_OPEN_MONTHS = 6

_COLUMNS = (
    Column(name="country", title="Market", unit="category"),
    Column(name="valid_from", title="From", unit="date"),
    Column(name="valid_until", title="Until", unit="date", description="Missing: still in force"),
    Column(name="total_pct", title="Duties together", unit="percent of customs value"),
    Column(name="parts", title="Duties", unit="percent of customs value"),
    Column(name="condition", title="Holds for", unit="text"),
)
_NOTES = (
    "Ordinary duties of Canada, the European Union, Japan, Türkiye and the United States are statutory rates of 2022, "
    "taken to hold since; exemptions are not seen in such rates. All other duties were read off pages.",
    "Brazil charged each rate beyond a quota free of duty. Canada's last rate holds inside a yearly quota. Türkiye's "
    "is a lower bound since November 2025, when a further decision took effect.",
)


@figure("ev-tariffs", tables=("ev_tariffs", "eu_bev_duties"))
def ev_tariffs(spans: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A row a market, a bar for each span of one rate; `spans` as `ev_tariffs.steps` gives them."""
    last = tariffs.latest(spans)
    order = list(last["country"])
    data = pd.concat([only(spans, country=country).sort_values("valid_from") for country in order], ignore_index=True)
    begins = str(spans["valid_from"].min())
    return Drawing(
        chart=_rows(data, order),
        data=data[[column.name for column in _COLUMNS]],
        columns=_COLUMNS,
        title=_title(last),
        caption=(
            f"Import duties on a new battery car made in China, added up, percent of customs value, from {begins[:4]}. "
            "The EU's row of lowest and highest: the company with that countervailing duty."
        ),
        alt="Bars in time. " + " ".join(_spoken(only(data, country=country), country) for country in order),
        unit="percent of customs value",
        coverage=(
            f"{len(order) - 1} markets, the European Union in two rows: those whose duties pages tell of, not all that "
            "matter. Sales taxes, bans and the EU's provisional duties, secured from July 2024, are left out."
        ),
        notes=_NOTES,
        source_ids=source_ids,
        height_px=30 + _ROW_HEIGHT_PX * len(order),
    )


def _title(last: pd.DataFrame) -> str:
    at = last.set_index("country")["total_pct"]
    top = last.iloc[0]
    return (
        f"A battery car from China pays {at[tariffs.LOWEST]:g} to {at[tariffs.HIGHEST]:g} % duty in the EU, "
        f"{top['total_pct']:g} % in {with_article(str(top['country']))} and {at['Japan']:g} % in Japan"
    )


def _spoken(rows: pd.DataFrame, country: str) -> str:
    told = [f"{row.total_pct:g} % from {row.valid_from}" for row in rows.itertuples()]
    return f"{country}: {listed(told)}."


def _class(total_pct: float) -> str:
    names = _class_names()
    return next((name for name, end in zip(names, _CLASS_ENDS_PCT, strict=False) if total_pct <= end), names[-1])


def _class_names() -> list[str]:
    first, *rest = (f"{end:g}" for end in _CLASS_ENDS_PCT)
    return [first, *(f"≤ {end}" for end in rest), f"> {rest[-1]}"]


def _drawn(data: pd.DataFrame) -> pd.DataFrame:
    """`data` with the ends of its bars as dates, a class of colour, and a label where the bar is long enough."""
    begins = pd.to_datetime(data["valid_from"])
    edge = begins.max() + pd.DateOffset(months=_OPEN_MONTHS)
    ends = (pd.to_datetime(data["valid_until"]) + pd.Timedelta(days=1)).fillna(edge)
    label = data["total_pct"].map("{:g}".format)
    fits = (ends - begins).dt.days >= _DAYS_A_SIGN * label.str.len()
    return data.assign(begins=begins, ends=ends, label=label.where(fits, ""), level=data["total_pct"].map(_class))


def _rows(data: pd.DataFrame, order: list[str]) -> alt.TopLevelMixin:
    drawn = _drawn(data)
    axis = alt.Axis(format="%Y", tickCount="year", grid=True)
    x = alt.X("begins:T", title=None, scale=alt.Scale(nice=False), axis=axis)
    y = alt.Y("country:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False))
    names = _class_names()
    base = alt.Chart(drawn).encode(x=x, y=y)
    bars = base.mark_bar(height=10, yOffset=7).encode(
        x2="ends:T",
        color=alt.Color(
            "level:N",
            scale=alt.Scale(domain=names, range=theme.STEPS),
            legend=alt.Legend(title="Percent", titleFontWeight="normal", columns=len(names)),
        ),
        tooltip=[
            alt.Tooltip("country:N", title="Market"),
            alt.Tooltip("valid_from:N", title="From"),
            alt.Tooltip("valid_until:N", title="Until"),
            alt.Tooltip("total_pct:Q", title="Together, %"),
            alt.Tooltip("parts:N", title="Duties, %"),
            alt.Tooltip("condition:N", title="Holds for"),
        ],
    )
    changes = alt.Chart(drawn[drawn["begins"] > drawn["begins"].min()]).encode(x=x, y=y)
    starts = changes.mark_tick(orient="vertical", size=18, thickness=2, yOffset=7, color=theme.INK)
    labels = base.mark_text(align="left", dx=3, dy=-9).encode(text="label:N")
    return alt.layer(bars, starts, labels)
