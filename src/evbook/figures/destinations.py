"""Figure of China's electric-car exports by group of destination."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis.destinations import UNGROUPED
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import destinations_of, listed


@figure("ev-exports-by-income-group", tables=("ev_exports_by_importer", "income_groups", "economies", "car_exports"))
def ev_exports_by_group(
    by_group: pd.DataFrame,
    grouping: str,
    coverage_pct: float,
    source_ids: tuple[str, ...],
    reconciled: bool = False,
) -> Drawing:
    """China's electric-car exports by group of destination: units where every row has them, else value.

    `reconciled` says that the values are estimated from both sides' customs (CEPII BACI) and not China's own.
    """
    measure = _measure(by_group)
    data = by_group.assign(
        value_usd_bn=by_group["value_usd"] / 1e9,
        product=by_group["product"].map(_PRODUCTS),
        quantity_million=by_group["quantity_units"].astype("Float64") / 1e6,
    )[["year", "product", "group", measure, "importers", "share_pct"]]
    last = int(data["year"].max())
    largest = data[data["year"] == last].groupby("group")[measure].sum().sort_values(ascending=False)
    share = 100 * largest.iloc[0] / largest.sum()
    what = "units" if measure == "quantity_million" else "value"
    span = f"{data['year'].min()} to {last}" if data["year"].nunique() > 1 else str(last)
    return Drawing(
        chart=_bars_by_group(data, measure),
        data=data,
        columns=(
            Column(name="year", title="Year", unit="year"),
            Column(name="product", title="Type of car", unit="category"),
            Column(name="group", title=grouping.capitalize(), unit="category"),
            _MEASURE_COLUMNS[measure],
            Column(name="importers", title="Importers", unit="number of economies"),
            Column(name="share_pct", title="Share of value", unit="percent of the year's value"),
        ),
        title=(
            f"{destinations_of(str(largest.index[0]))} took {share:.0f} % of China's exports of {_cars(data)} "
            f"by {what} in {last}"
        ),
        caption=f"China's exports of {_cars(data)} by {grouping} of the destination, {span}.",
        alt=f"Bars by {grouping}. "
        + "; ".join(f"{name}: {value:.3g}" for name, value in largest.items())
        + f" {_MEASURE_COLUMNS[measure].unit}.",
        unit=_MEASURE_COLUMNS[measure].unit,
        coverage=_coverage_of_groups(data, measure, coverage_pct),
        notes=_notes_on_groups(data, grouping, reconciled),
        source_ids=source_ids,
        height_px=230 if data["year"].nunique() == 1 else 320,
    )


_PRODUCTS = {"bev": "battery cars", "phev": "plug-in hybrids"}
_MEASURE_COLUMNS = {
    "value_usd_bn": Column(name="value_usd_bn", title="Export value", unit="USD billion"),
    "quantity_million": Column(name="quantity_million", title="Cars exported", unit="million vehicles"),
}


def _measure(by_group: pd.DataFrame) -> str:
    return "value_usd_bn" if by_group["quantity_units"].isna().any() else "quantity_million"


def _cars(data: pd.DataFrame) -> str:
    return listed(sorted(data["product"].unique()))


def _coverage_of_groups(data: pd.DataFrame, measure: str, coverage_pct: float) -> str:
    years = listed([str(year) for year in sorted(data["year"].unique())])
    values = (
        f"Importers are known for {_cars(data)} in {years}; the values of {data['year'].max()} add up to "
        f"{coverage_pct:.0f} % of China's own total."
    )
    if measure == "quantity_million":
        return values
    return f"{values} Quantities by importer, which the memo draws for several years, could not be had."


def _notes_on_groups(data: pd.DataFrame, grouping: str, reconciled: bool) -> tuple[str, ...]:
    notes = []
    if reconciled:
        notes.append(
            "Values are CEPII's reconciliation of both sides' customs, with Hong Kong and Macao counted as China."
        )
    if grouping == "income group":
        notes.append("The income group is the World Bank's for the year of the trade, not today's.")
    if UNGROUPED in set(data["group"]):
        notes.append(f"{UNGROUPED}: an economy that the World Bank left without a group in that year.")
    return tuple(notes)


def _bars_by_group(data: pd.DataFrame, measure: str) -> alt.TopLevelMixin:
    title = _MEASURE_COLUMNS[measure].unit.capitalize().replace("Usd", "USD")
    tooltip = [
        alt.Tooltip("year:O", title="Year"),
        alt.Tooltip("group:N", title="Destinations"),
        alt.Tooltip(f"{measure}:Q", title=title, format=".3f"),
        alt.Tooltip("share_pct:Q", title="Percent of value", format=".1f"),
        alt.Tooltip("importers:Q", title="Economies"),
    ]
    chart = alt.Chart(data)
    if data["year"].nunique() == 1:
        return chart.mark_bar(color=theme.BLUE).encode(
            x=alt.X(f"sum({measure}):Q", title=title, axis=alt.Axis(tickCount=5)),
            y=alt.Y("group:N", sort="-x", title=None, axis=alt.Axis(labelLimit=170)),
            tooltip=tooltip,
        )
    chosen = alt.selection_point(fields=["group"], bind="legend")
    return (
        chart.mark_bar()
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y(f"sum({measure}):Q", title=title),
            color=alt.Color("group:N"),
            opacity=alt.condition(chosen, alt.value(1.0), alt.value(0.25)),
            tooltip=tooltip,
        )
        .add_params(chosen)
    )
