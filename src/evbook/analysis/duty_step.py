"""Brazil's imports from China by month around the last duty step that the table of steps holds."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.measures import growth_pct, only, share_pct, unit_value_usd

PRODUCTS = ("bev", "phev")
HALF_YEAR_MONTHS = 6


def step_month(steps: pd.DataFrame) -> pd.Period:
    """Month from which the last duty step of the table applies."""
    return max(_periods(steps))


def first_step_month(steps: pd.DataFrame) -> pd.Period:
    """Month from which the first duty step of the table applies."""
    return min(_periods(steps))


def around_step(imports: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """`monthly` for the year of the last step and the year before it."""
    year = step_month(steps).year
    first, last = pd.Period(year=year - 1, month=1, freq="M"), pd.Period(year=year, month=12, freq="M")
    return monthly(imports, first, last)


def monthly(imports: pd.DataFrame, first: pd.Period, last: pd.Period) -> pd.DataFrame:
    """A row for every month and product from `first` to `last`; missing where the table has none.

    Columns month (Period), product, quantity_units, value_fob_usd, unit_value_usd (USD a car), net_weight_kg,
    source_id, kind.
    """
    months = pd.period_range(first, last, freq="M")
    grid = pd.MultiIndex.from_product([PRODUCTS, months], names=["product", "month"])
    each = imports["value_fob_usd"] / imports["quantity_units"]
    rows = imports.assign(month=pd.Series(_periods(imports), index=imports.index), unit_value_usd=each)
    columns = ["quantity_units", "value_fob_usd", "unit_value_usd", "net_weight_kg", "source_id", "kind"]
    return rows.set_index(["product", "month"])[columns].reindex(grid).reset_index()


def before_and_after(months: pd.DataFrame, product: str, step: pd.Period, window: int) -> dict[str, pd.DataFrame]:
    """Known months of `product` in the `window` months before the step and in those from it on.

    Keys before and after; rows as in `monthly`. Raises MissingDataError where the product is unknown.
    """
    known = only(months, product=product).dropna(subset=["quantity_units"])
    away = known["month"].map(lambda month: (month - step).n)
    return {"before": known[away.between(-window, -1)], "after": known[away.between(0, window - 1)]}


def monthly_mean_units(rows: pd.DataFrame) -> float:
    """Mean of the cars imported in each known month."""
    return float(rows["quantity_units"].mean())


def mean_unit_value_usd(rows: pd.DataFrame) -> float:
    """Value over number of all rows together, USD a car."""
    return unit_value_usd(rows["value_fob_usd"], rows["quantity_units"])


def last_month_share_pct(rows: pd.DataFrame) -> float:
    """Share of the latest month in the cars of all rows, percent."""
    latest = rows.loc[rows["month"] == rows["month"].max(), "quantity_units"]
    return share_pct(latest.sum(), rows["quantity_units"].sum())


def last_month_unit_value_change_pct(rows: pd.DataFrame) -> float:
    """Unit value of the latest month against that of all earlier rows together, percent."""
    latest = rows["month"] == rows["month"].max()
    return growth_pct(mean_unit_value_usd(rows[latest]), mean_unit_value_usd(rows[~latest]))


def missing_runs(months: pd.DataFrame, product: str) -> list[tuple[pd.Period, pd.Period]]:
    """Unbroken runs of months of `product` without a row, first and last month of each, in order."""
    rows = only(months, product=product)
    runs: list[tuple[pd.Period, pd.Period]] = []
    for month in sorted(rows.loc[rows["quantity_units"].isna(), "month"]):
        begun = bool(runs) and runs[-1][1] + 1 == month
        runs = [*runs[:-1], (runs[-1][0], month)] if begun else [*runs, (month, month)]
    return runs


def _periods(rows: pd.DataFrame) -> list[pd.Period]:
    return [pd.Period(f"{year}-{month:02d}", freq="M") for year, month in rows[["year", "month"]].to_numpy().tolist()]
