"""Figure of the change in the value of Brazil's imports, split into number of cars and unit value."""

from __future__ import annotations

import calendar

import altair as alt
import pandas as pd

from evbook.analysis import growth_split
from evbook.analysis.digits import significant
from evbook.contracts.passport import Column
from evbook.contracts.results import format_number
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

NUMBER, WEIGHT, KG_VALUE, ALL = "Number of cars", "Weight of a car", "Value of a kilogram", "All together"
_PRODUCTS = {"bev": "Battery cars", "phev": "Plug-in hybrids"}
# A phone leaves some hundred pixels for a label.
_SHORT = {"Battery cars": "Battery|cars", "Plug-in hybrids": "Plug-in|hybrids"}
_PARTS = {NUMBER: "from_quantity_usd", WEIGHT: "from_weight_usd", KG_VALUE: "from_kg_value_usd", ALL: "change_usd"}
_COLOURS = {NUMBER: theme.BLUE, WEIGHT: theme.PURPLE, KG_VALUE: theme.ORANGE, ALL: theme.GREY}
_YEAR_MONTHS = 12

_COLUMNS = (
    Column(name="type", title="Type of car", unit="category"),
    Column(name="part", title="Part of the change", unit="category"),
    Column(name="change_usd_mn", title="Change of the import value", unit="USD million", description="Free on board"),
    Column(name="months_matched", title="Months known in both years", unit="months"),
)

_NOTES = (
    "Weight of a car and value of a kilogram are together the unit value. It holds every shift between dear and cheap "
    "models and is no change of price. The values are free on board, without the duty; the weights are net.",
    "The split is the additive log-mean Divisia index, which leaves no rest; it is an account of data, without any "
    "assumption on behaviour, and no cause. The types compare different months and are not added up.",
)


@figure("brazil-growth-split", tables=("brazil_imports_from_china", "brazil_duty_steps"))
def brazil_growth_split(
    parts: pd.DataFrame, matched: pd.DataFrame, years: tuple[int, int], source_ids: tuple[str, ...]
) -> Drawing:
    """Three bars a type of car; `parts` as `growth_split.brazil_split`, `matched` as `matched_months` gives them."""
    data = _data(parts, matched)
    return Drawing(
        chart=_bars(data),
        data=data,
        columns=_COLUMNS,
        title=_title(data, years),
        caption=(
            f"Change of the value of Brazil's imports of electric cars from China, {years[1]} against {years[0]}, in "
            "the months that are known in both years, split into the number of cars and the two parts "
            "of their unit value."
        ),
        alt="Bars by type of car, USD million. " + " ".join(_spoken(data, name) for name in data["type"].unique()),
        unit="USD million",
        coverage=" ".join(_covered(matched, str(product)) for product in parts["product"])
        + " A month that one year lacks is left out of both.",
        notes=_NOTES,
        source_ids=source_ids,
        height_px=110 + 90 * len(parts),
    )


def _data(parts: pd.DataFrame, matched: pd.DataFrame) -> pd.DataFrame:
    renamed = parts.rename(columns={column: part for part, column in _PARTS.items()})
    long = renamed.melt("product", list(_PARTS), var_name="part", value_name="change_usd_mn")
    long["months_matched"] = [len(growth_split.months_of(matched, each)) for each in long["product"]]
    long["change_usd_mn"] /= 1e6
    long["type"] = long["product"].map(_PRODUCTS)
    rank = {name: place for names in (_PRODUCTS.values(), _PARTS) for place, name in enumerate(names)}
    ordered = long.sort_values(["type", "part"], key=lambda names: names.map(rank), ignore_index=True)
    return significant(ordered[[column.name for column in _COLUMNS]])


def _title(data: pd.DataFrame, years: tuple[int, int]) -> str:
    at = data[data["part"].isin([WEIGHT, KG_VALUE])].groupby("type", sort=False)["change_usd_mn"].sum()
    told = [_moved(str(name).lower(), float(value)) for name, value in at.items()]
    return f"Brazil's imports from China in {years[1]} against {years[0]}: unit value and mix {listed(told)}"


def _moved(name: str, usd_mn: float) -> str:
    if round(usd_mn) == 0:
        return f"left the value of {name} as it was"
    verb, link = ("added", "to") if usd_mn > 0 else ("took", "from")
    return f"{verb} USD {abs(usd_mn):,.0f} million {link} {name}"


def _spoken(data: pd.DataFrame, name: str) -> str:
    at = data[data["type"] == name].set_index("part")["change_usd_mn"]
    return f"{name}: " + ", ".join(f"{part.lower()} {_signed(at[part])}" for part in _PARTS) + "."


def _signed(value: float) -> str:
    return ("+" if round(value) > 0 else "") + format_number(value, 0)


def _covered(matched: pd.DataFrame, product: str) -> str:
    months = growth_split.months_of(matched, product)
    if len(months) == _YEAR_MONTHS:
        return f"{_PRODUCTS[product]}: all months."
    named = listed([calendar.month_name[month] for month in months])
    return f"{_PRODUCTS[product]}: {named} only, {_YEAR_MONTHS - len(months)} months left out."


def _bars(data: pd.DataFrame) -> alt.TopLevelMixin:
    drawn = data.assign(label=data["change_usd_mn"].map(_signed), short=data["type"].replace(_SHORT))
    low, high = min(0.0, float(data["change_usd_mn"].min())), max(0.0, float(data["change_usd_mn"].max()))
    left, right = 0.2 * (high - low), 0.22 * (high - low)
    x = alt.X(
        "change_usd_mn:Q",
        title="Change of value, USD million",
        scale=alt.Scale(domain=[low - left, high + right], nice=False),
        axis=alt.Axis(grid=False, tickCount=4, format=",.0f"),
    )
    axis = alt.Axis(domain=False, ticks=False, labelExpr="split(datum.label, '|')")
    y = alt.Y("short:N", sort=list(dict.fromkeys(drawn["short"])), title=None, axis=axis)
    colour = alt.Color("part:N", scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())))
    placed = {"x": x, "y": y, "yOffset": alt.YOffset("part:N", sort=list(_PARTS)), "color": colour}
    tooltip = [
        alt.Tooltip("type:N", title="Type"),
        alt.Tooltip("part:N", title="Part"),
        alt.Tooltip("change_usd_mn:Q", title="USD million", format="+,.1f"),
        alt.Tooltip("months_matched:Q", title="Months matched"),
    ]
    bars = alt.Chart(drawn).mark_bar().encode(**placed, tooltip=tooltip)
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(color=theme.MUTED).encode(x="zero:Q")
    sides = ((drawn["change_usd_mn"] < 0, "right", -4), (drawn["change_usd_mn"] >= 0, "left", 4))
    labels = [
        alt.Chart(drawn[side]).mark_text(align=align, dx=shift).encode(**placed, text="label:N")
        for side, align, shift in sides
    ]
    return alt.layer(bars, zero, *labels)
