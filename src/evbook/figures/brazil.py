"""Figure of Brazil's imports of electric cars from China by month, around the duty steps."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import duty_step
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

_PRODUCTS = {"bev": "Battery cars", "phev": "Plug-in hybrids"}
_ROOM_FOR_LABELS = 1.2
_MIDDLE_DAY = 15
_COLOURS = {"Battery cars": theme.BLUE, "Plug-in hybrids": theme.ORANGE}

_COLUMNS = (
    Column(name="month", title="Month", unit="month"),
    Column(name="type", title="Type of car", unit="category"),
    Column(name="quantity_units", title="Cars imported", unit="number of vehicles"),
    Column(name="value_fob_usd_mn", title="Import value", unit="USD million", description="Free on board"),
    Column(name="unit_value_usd", title="Unit value", unit="USD per vehicle", description="Value over number"),
)

_NOTES = (
    "Upright rules: the day a duty step took effect, with the duty on battery cars and on plug-in hybrids. Quotas free "
    "of duty, shared by all origins, ran beside it.",
    "Values are free on board: the duty is not in them, nor is any price paid by a buyer in Brazil. A unit value moves "
    "with the mix of models.",
)


@figure("brazil-duty-step", tables=("brazil_imports_from_china", "brazil_duty_steps"))
def brazil_duty_step(months: pd.DataFrame, steps: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """Lines of cars by month with a rule at each step; `months` as `duty_step.monthly`, `steps` as the table."""
    data = _data(months)
    step = duty_step.step_month(steps)
    first, last = months["month"].min(), months["month"].max()
    return Drawing(
        chart=_lines(data, steps),
        data=data,
        columns=_COLUMNS,
        title=_title(months, step),
        caption=(
            f"Battery cars (HS 870380) and plug-in hybrids (HS 870360) that Brazil imported from China, by month, "
            f"{first:%B %Y} to {last:%B %Y}. Rules: duty on battery cars and on plug-in hybrids from that day on."
        ),
        alt="Two lines by month. " + " ".join(_spoken(months, product, step) for product in duty_step.PRODUCTS),
        unit="vehicles a month",
        coverage=_coverage(months),
        notes=_NOTES,
        source_ids=source_ids,
        height_px=340,
    )


def _data(months: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "month": months["month"].astype(str),
            "type": months["product"].map(_PRODUCTS),
            "quantity_units": months["quantity_units"],
            "value_fob_usd_mn": months["value_fob_usd"] / 1e6,
            "unit_value_usd": months["unit_value_usd"],
        }
    )


def _title(months: pd.DataFrame, step: pd.Period) -> str:
    before, after = (months.loc[months["month"] == month, "quantity_units"].sum() for month in (step - 1, step))
    return (
        f"Brazil took in {before:,.0f} electric cars from China in {step - 1:%B %Y}, the last month before the duty "
        f"step, and {after:,.0f} in the first month after it"
    )


def _spoken(months: pd.DataFrame, product: str, step: pd.Period) -> str:
    known = months[months["product"] == product].dropna(subset=["quantity_units"]).sort_values("quantity_units")
    at_step = known.loc[known["month"] == step, "quantity_units"].sum()
    fewest, most = (f"{row.month:%B %Y}, {row.quantity_units:,.0f}" for row in known.iloc[[0, -1]].itertuples())
    return f"{_PRODUCTS[product]}: most in {most}; {at_step:,.0f} in {step:%B %Y}; fewest in {fewest}."


def _coverage(months: pd.DataFrame) -> str:
    told = []
    for product in duty_step.PRODUCTS:
        named = listed([_span(*run) for run in duty_step.missing_runs(months, product)])
        told.append(f"{_PRODUCTS[product]}: {f'missing: {named}' if named else 'every month is known'}.")
    return (
        "All imports with origin China by Brazil's customs; cars routed by way of Hong Kong are not included. "
        + " ".join(told)
        + " Missing months are gaps, not zeros."
    )


def _span(first: pd.Period, last: pd.Period) -> str:
    if first == last:
        return f"{first:%B %Y}"
    return f"{first:%B} to {last:%B %Y}" if first.year == last.year else f"{first:%B %Y} to {last:%B %Y}"


def _rules(steps: pd.DataFrame) -> pd.DataFrame:
    duty = steps.pivot(index=["year", "month"], columns="product", values="duty_pct").reset_index()
    label = [f"Duty|{battery:g}/{plug_in:g} %" for battery, plug_in in zip(duty["bev"], duty["phev"], strict=True)]
    return pd.DataFrame({"at": pd.to_datetime(duty[["year", "month"]].assign(day=1)), "label": label})


def _altair_date(date: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=date.year, month=date.month, date=date.day)


def _on_day(months: pd.Series, day: int, later: int = 0) -> pd.Series:
    """`day` of each month "2024-07", or of one `later`, as a date without a time zone: a chart reads it as local."""
    starts = pd.to_datetime(months, format="%Y-%m") + pd.DateOffset(months=later)
    return starts + pd.Timedelta(days=day - 1)


def _lines(data: pd.DataFrame, steps: pd.DataFrame) -> alt.TopLevelMixin:
    # A month's cars stand in its middle, so that a duty step lies between two months.
    data = data.assign(at=_on_day(data["month"], _MIDDLE_DAY))
    edges = _on_day(data["month"].iloc[[0]], 1), _on_day(data["month"].iloc[[-1]], 1, later=1)
    x = alt.X(
        "at:T",
        title=None,
        scale=alt.Scale(domain=[_altair_date(edge.iloc[0]) for edge in edges]),
        axis=alt.Axis(format="%b %Y", grid=False, tickCount={"interval": "month", "step": 6}, labelFlush=True),
    )
    top = alt.Scale(domain=[0, _ROOM_FOR_LABELS * float(data["quantity_units"].max())], nice=False)
    y = alt.Y("quantity_units:Q", title="Vehicles a month", scale=top, axis=alt.Axis(format=",.0f", tickCount=5))
    colour = alt.Color("type:N", scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())))
    base = alt.Chart(data).encode(x=x, y=y, color=colour)
    points = base.mark_point(filled=True, size=40, opacity=1).encode(
        tooltip=[
            alt.Tooltip("month:N", title="Month"),
            alt.Tooltip("type:N", title="Type"),
            alt.Tooltip("quantity_units:Q", title="Cars", format=",.0f"),
            alt.Tooltip("value_fob_usd_mn:Q", title="USD million", format=",.1f"),
            alt.Tooltip("unit_value_usd:Q", title="USD a car", format=",.0f"),
        ]
    )
    dated = alt.Chart(_rules(steps)).encode(x=x)
    rules = dated.mark_rule(color=theme.MUTED, strokeDash=[4, 3])
    labels = dated.mark_text(align="left", baseline="top", dx=4, lineBreak="|", color=theme.MUTED).encode(
        y=alt.value(0), text="label:N"
    )
    return alt.layer(rules, base.mark_line(), points, labels)
