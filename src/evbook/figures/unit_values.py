"""Figure of unit values of electric cars by group of destination."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis.destinations import ALL_ORIGINS_BASIS, EXPORTER_BASIS, INCOME_GROUPS
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

# Above this many observations a row each would not fit a phone; a strip a group shows the spread instead.
MOST_ROWS = 24
_ROW_HEIGHT_PX = 26
_THOUSANDS = "datum.value==0?'0':format(datum.value,',.0f')"
_PRODUCTS = {"bev": "battery", "phev": "plug-in hybrid"}
_LABEL_ENDINGS = {"bev": "", "phev": ", plug-in"}
_EVIDENCE = {"typed": "read off a page"}
_NOTE = (
    "A unit value is value over number of vehicles. It moves with the mix of cars and with very small ones, "
    "so it is not a price."
)


_COLUMNS = (
    Column(name="observation", title="Destination and period", unit="category"),
    Column(name="destination", title="Destination", unit="country"),
    Column(name="year", title="Year", unit="year"),
    Column(name="product", title="Type of car", unit="category"),
    Column(name="group", title="Group of the destination", unit="category"),
    Column(name="unit_value_usd", title="Unit value", unit="USD per vehicle"),
    Column(name="quantity_units", title="Vehicles", unit="number of vehicles"),
    Column(name="basis", title="Who counted", unit="category"),
    Column(name="evidence", title="Where the figure stands", unit="category"),
)


@figure(
    "ev-unit-value-by-income-group",
    tables=("published_unit_values", "ev_exports_by_importer", "income_groups", "economies"),
)
def unit_value_by_group(unit_values: pd.DataFrame, grouping: str, source_ids: tuple[str, ...]) -> Drawing:
    """Unit values with the spread inside each group; columns as `destinations.unit_values_by_group` gives them."""
    data = _labelled(unit_values)
    least, most = (round(float(edge), -2) for edge in (data["unit_value_usd"].min(), data["unit_value_usd"].max()))
    chart = _row_each(data) if len(data) <= MOST_ROWS else _strips(data)
    return Drawing(
        chart=chart,
        data=data,
        columns=_COLUMNS,
        title=(
            f"An electric car was worth from USD {least:,.0f} to USD {most:,.0f} at the border of the "
            f"{data['destination'].nunique()} destinations known"
        ),
        caption=_caption(data, grouping),
        alt="Dots by destination. "
        + "; ".join(f"{row.observation}: USD {row.unit_value_usd:,.0f}" for row in data.head(MOST_ROWS).itertuples())
        + ".",
        unit="USD per vehicle",
        coverage=_coverage(data),
        notes=_notes(unit_values, grouping),
        source_ids=source_ids,
        height_px=60 + _ROW_HEIGHT_PX * len(data) if len(data) <= MOST_ROWS else 320,
    )


def _caption(data: pd.DataFrame, grouping: str) -> str:
    mixed = data.loc[data["basis"] == ALL_ORIGINS_BASIS, "observation"].tolist()
    origin = f"from China (all origins: {listed(mixed)})" if mixed else "from China"
    return f"Unit values of electric cars {origin} by {grouping} of the destination; battery cars unless marked."


def _notes(unit_values: pd.DataFrame, grouping: str) -> tuple[str, ...]:
    notes = [_NOTE, "Free-on-board and landed values, calendar and fiscal years stand side by side, never joined."]
    if grouping == "income group":
        carried = sorted(unit_values.loc[unit_values["group_kind"] == "estimate", "year"].unique())
        later = f"; for {listed([str(year) for year in carried])} carried forward with the published changes"
        notes.append(f"The income group is the World Bank's for the year{later if carried else ''}.")
    return tuple(notes)


def _labelled(unit_values: pd.DataFrame) -> pd.DataFrame:
    product = unit_values["product"]
    label = unit_values["destination"] + " " + unit_values["period"] + product.map(_LABEL_ENDINGS)
    data = unit_values.assign(
        observation=label,
        product=product.map(_PRODUCTS),
        rank=unit_values["group"].map(_rank_of_group),
        evidence=unit_values["kind"].map(_EVIDENCE).fillna("customs data"),
    )
    columns = ["observation", "destination", "year", "product", "group", "unit_value_usd", "quantity_units", "basis"]
    columns.append("evidence")
    return data.sort_values(["rank", "group", "unit_value_usd"], ascending=[True, True, False], ignore_index=True)[
        columns
    ]


def _rank_of_group(group: str) -> int:
    return INCOME_GROUPS.index(group) if group in INCOME_GROUPS else len(INCOME_GROUPS)


def _coverage(data: pd.DataFrame) -> str:
    by_china = data[data["basis"] == EXPORTER_BASIS]["destination"].nunique()
    others = sorted(data[data["basis"] != EXPORTER_BASIS]["destination"].unique())
    if not by_china:
        return (
            f"{len(others)} destinations that publish value and number themselves, not a sample: China's own numbers "
            "by destination could not be had. No statement about whole groups follows from so few. Open dots were "
            "read off a page; filled dots are customs data."
        )
    told = f"Every destination for which China's customs publish value and number: {by_china}."
    return f"{told} Beside these, what {listed(others)} published." if others else told


def _colour(data: pd.DataFrame) -> alt.Color:
    # Small enough that the longest name of a region fits a phone.
    return alt.Color("group:N", sort=list(data["group"].unique()), legend=alt.Legend(labelFontSize=12))


def _encodings(data: pd.DataFrame) -> dict[str, object]:
    return {
        "x": alt.X("unit_value_usd:Q", title="USD per vehicle", axis=alt.Axis(tickCount=4, labelExpr=_THOUSANDS)),
        "color": _colour(data),
        "tooltip": [
            alt.Tooltip("observation:N", title="Destination"),
            alt.Tooltip("group:N", title="Group"),
            alt.Tooltip("unit_value_usd:Q", title="USD per vehicle", format=",.0f"),
            alt.Tooltip("quantity_units:Q", title="Vehicles", format=",.0f"),
            alt.Tooltip("basis:N", title="Who counted"),
            alt.Tooltip("evidence:N", title="Source"),
        ],
    }


def _row_each(data: pd.DataFrame) -> alt.TopLevelMixin:
    order = list(data["observation"])
    y = alt.Y("observation:N", sort=order, title=None, axis=alt.Axis(labelLimit=190, grid=True))
    # Open dots by a transparent inside, so that the legend keeps filled signs.
    inside = alt.condition(alt.datum.evidence == _EVIDENCE["typed"], alt.value(0.0), alt.value(1.0))
    edge = alt.Stroke("group:N", sort=list(data["group"].unique()), legend=None)
    dots = alt.Chart(data).mark_point(filled=True, size=80, opacity=1, strokeWidth=2)
    return dots.encode(y=y, stroke=edge, fillOpacity=inside, **_encodings(data))


def _strips(data: pd.DataFrame) -> alt.TopLevelMixin:
    y = alt.Y("group:N", title=None, axis=alt.Axis(labelLimit=170))
    dots = alt.Chart(data).mark_tick(thickness=2, opacity=0.6).encode(y=y, **_encodings(data))
    middle = alt.Chart(data).mark_point(shape="diamond", size=120, filled=True, color=theme.INK)
    return alt.layer(dots, middle.encode(y=y, x=alt.X("median(unit_value_usd):Q")))
