"""The EU's imports of battery cars from China, each published measure for itself."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.measures import growth_pct, only, share_pct

EUR_PER_BILLION = 1e9


def value_eur_bn(imports: pd.DataFrame, measure: str, year: int) -> float:
    """Imports by `measure` in `year`, EUR billion; MissingDataError where it was not published."""
    return float(only(imports, measure=measure, year=year)["value_eur"].iloc[0]) / EUR_PER_BILLION


def change_pct(imports: pd.DataFrame, measure: str, first: int, last: int) -> float:
    """Change of `measure` between two years, percent; MissingDataError where a year was not published."""
    return growth_pct(value_eur_bn(imports, measure, last), value_eur_bn(imports, measure, first))


def spread_pct(imports: pd.DataFrame, year: int) -> float:
    """By how much the highest measure of `year` exceeds the lowest, percent of the lowest."""
    values = only(imports, year=year)["value_eur"]
    return growth_pct(values.max(), values.min())


def changes_pct(imports: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Change of every measure that has both years: measure, change_pct, sorted from the deepest fall."""
    wide = imports[imports["year"].isin([first, last])].pivot(index="measure", columns="year", values="value_eur")
    both = wide.dropna()
    rows = pd.DataFrame({"measure": both.index, "change_pct": 100 * (both[last] / both[first] - 1)})
    return rows.sort_values("change_pct", ignore_index=True)


def share_of_year_from_pct(day: str) -> float:
    """Share of a calendar year from the ISO date `day` to its last day, both counted, percent."""
    begins = pd.Timestamp(day)
    days = 366 if begins.is_leap_year else 365
    return share_pct(days - begins.day_of_year + 1, days)
