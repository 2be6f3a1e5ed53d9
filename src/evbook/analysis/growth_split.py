"""How much of a change in value comes with quantity, and how much with the unit value.

The additive log-mean Divisia split (LMDI-I; Ang 2004, 2005). With V the value, Q the quantity and U = V / Q the unit
value of one flow, and L(a, b) = (a - b) / (ln a - ln b), L(a, a) = a, the logarithmic mean,

    V1 - V0  =  L(V1, V0) ln(Q1 / Q0)  +  L(V1, V0) ln(U1 / U0)

without residual, and with the same size when the periods are swapped. Parts of several flows may be added up. A unit
value moves with the mix of goods inside a flow, so the second part is "unit value and mix", never "price".
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from evbook.analysis import duty_step
from evbook.errors import MissingDataError

Floats = npt.NDArray[np.float64]

# Below this distance log1p keeps the digits that a quotient near one loses; above it the plain logarithm does.
_NEAR = 0.5


def log_ratio(new: npt.ArrayLike, old: npt.ArrayLike) -> Floats:
    """ln(new / old), exact to machine precision for near values too; both positive."""
    last, first = np.asarray(new, dtype=np.float64), np.asarray(old, dtype=np.float64)
    apart = (last - first) / first
    near = np.abs(apart) < _NEAR
    return np.where(near, np.log1p(np.where(near, apart, 0.0)), np.log(last / first))


def log_mean(one: npt.ArrayLike, other: npt.ArrayLike) -> Floats:
    """Logarithmic mean of two positive values: (one - other) / (ln one - ln other), and `one` where they are equal."""
    a, b = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    distance = log_ratio(a, b)
    same = distance == 0.0
    return np.where(same, a, (a - b) / np.where(same, 1.0, distance))


def split(
    flows: pd.DataFrame,
    keys: Sequence[str],
    periods: tuple[Hashable, Hashable],
    *,
    period: str = "year",
    quantity: str = "quantity_units",
    value: str = "value_usd",
) -> pd.DataFrame:
    """Change of each flow's value between two periods, split into its parts.

    `flows` has columns `keys` (such as destination and product), `period`, `quantity` (any unit) and `value` (USD);
    rows with the same keys and period are added up first. One row a key with columns: the keys, quantity_first,
    quantity_last (unit of `quantity`), value_first_usd, value_last_usd, change_usd, from_quantity_usd and
    from_unit_value_usd (USD). Raises MissingDataError where a key lacks a period, or has a quantity or value in it
    that is not above zero: such a flow has no unit value.
    """
    sides = [_totals(flows[flows[period] == each], list(keys), quantity, value) for each in periods]
    table = sides[0].add_suffix("_first").join(sides[1].add_suffix("_last"), how="outer").sort_index()
    _refuse_without_unit_value(table, {"first": periods[0], "last": periods[1]})
    named = {"value_first": "value_first_usd", "value_last": "value_last_usd"}
    return _with_parts(table.rename(columns=named)).reset_index()


def _totals(rows: pd.DataFrame, keys: list[str], quantity: str, value: str) -> pd.DataFrame:
    """Sums by key: a number missing in one row is missing in the sum, or a part would pass for the whole."""
    numbers = {"quantity": rows[quantity].astype("float64"), "value": rows[value].astype("float64")}
    return rows[keys].assign(**numbers).groupby(keys).sum(skipna=False)


def _with_parts(table: pd.DataFrame) -> pd.DataFrame:
    mean = log_mean(table["value_last_usd"], table["value_first_usd"])
    by_value = log_ratio(table["value_last_usd"], table["value_first_usd"])
    by_quantity = log_ratio(table["quantity_last"], table["quantity_first"])
    return table.assign(
        change_usd=table["value_last_usd"] - table["value_first_usd"],
        from_quantity_usd=mean * by_quantity,
        from_unit_value_usd=mean * (by_value - by_quantity),
    )


def _refuse_without_unit_value(table: pd.DataFrame, periods: Mapping[str, Hashable]) -> None:
    if table.empty:
        raise MissingDataError("no flow has a row in either period; choose periods that the table covers")
    long = table.melt(ignore_index=False)
    wrong = long[~(long["value"] > 0)]
    for key, column, number in zip(wrong.index, wrong["variable"], wrong["value"], strict=True):
        what, _, side = str(column).partition("_")
        flow = ", ".join(map(str, key if isinstance(key, tuple) else (key,)))
        raise MissingDataError(
            f"the {what} of {flow} in {periods[side]} is {number}; a split needs a number above zero in both periods: "
            "leave the flow out and say so"
        )


def matched_months(months: pd.DataFrame, years: tuple[int, int]) -> pd.DataFrame:
    """Rows of `duty_step.monthly` for the months that a product has in both years; a column year is added.

    What one year lacks is left out of the other too, so that a gap does not look like a fall.
    """
    known = months.dropna(subset=["quantity_units", "value_fob_usd"])
    known = known.assign(year=known["month"].dt.year, month_of_year=known["month"].dt.month)
    known = known[known["year"].isin(years)]
    both = known.groupby(["product", "month_of_year"])["year"].transform("nunique") == len(years)
    return known[both].reset_index(drop=True)


def months_of(matched: pd.DataFrame, product: str) -> list[int]:
    """Months of the year (1 to 12) in which `product` is known in both years."""
    return sorted(int(month) for month in matched.loc[matched["product"] == product, "month_of_year"].unique())


def step_years(steps: pd.DataFrame) -> tuple[int, int]:
    """Year before the last duty step of the table, and the year of that step."""
    year = int(duty_step.step_month(steps).year)
    return year - 1, year


def brazil_split(matched: pd.DataFrame, years: tuple[int, int]) -> pd.DataFrame:
    """The split by product (bev, phev) on the sums of the `matched` months.

    Columns as `split` gives them; and the part of the unit value parted again, into the weight of a car and the value
    of a kilogram: from_weight_usd, from_kg_value_usd (USD; they add up to from_unit_value_usd), weight_first_kg and
    weight_last_kg (net weight of all cars). With W the net weight, V = Q x (W / Q) x (V / W).
    """
    parts = split(matched, ["product"], years, value="value_fob_usd")
    by_kg = split(matched, ["product"], years, quantity="net_weight_kg", value="value_fob_usd")
    return parts.assign(
        from_weight_usd=by_kg["from_quantity_usd"] - parts["from_quantity_usd"],
        from_kg_value_usd=by_kg["from_unit_value_usd"],
        weight_first_kg=by_kg["quantity_first"],
        weight_last_kg=by_kg["quantity_last"],
    )


def without_month(matched: pd.DataFrame, month: int) -> pd.DataFrame:
    """`matched` without one month of the year (1 to 12), in both years."""
    return matched[matched["month_of_year"] != month]
