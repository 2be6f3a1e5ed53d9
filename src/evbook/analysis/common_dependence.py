"""What the Union and Japan both lack, year by year, and how alike their dependence on China is."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.rank_correlation import rank_correlation
from evbook.analysis.shared_dependence import BOTH, ONLY_EUROPE, ONLY_JAPAN, side_by_side


def by_year(import_dependence: pd.DataFrame, last_year: int, threshold_pct: float) -> pd.DataFrame:
    """`shared_dependence.side_by_side` for every year of the table up to `last_year`, and common_pct.

    common_pct is the lower of the two shares, percent: the dependence on China that both have.
    """
    years = sorted(year for year in import_dependence["year"].unique() if year <= last_year)
    frames = [side_by_side(import_dependence, int(year), threshold_pct) for year in years]
    both = pd.concat(frames, ignore_index=True)
    return both.assign(common_pct=both[["eu_pct", "japan_pct"]].min(axis=1))


def agreement(by_year: pd.DataFrame) -> pd.DataFrame:
    """Rank correlation of the Union's and Japan's shares over the materials of each year.

    Columns year, materials (number of pairs), rho, low, high (Spearman's coefficient and its 95 % interval, see
    `rank_correlation`). The materials are chosen and not drawn, so the interval says how far few pairs carry, no more.
    """
    rows = []
    for year, sides in by_year.groupby("year"):
        found = rank_correlation(sides["eu_pct"], sides["japan_pct"])
        rows.append((year, found.pairs, found.rho, found.low, found.high))
    return pd.DataFrame(rows, columns=["year", "materials", "rho", "low", "high"])


def years_above(by_year: pd.DataFrame) -> pd.DataFrame:
    """By material, in how many years China's share was above the threshold for whom.

    Columns material, both_years, eu_years, japan_years (for one alone), eu_total_years, japan_total_years (for it,
    alone or with the other), years (of all), common_pct (of the last year); by falling both_years, then years for one
    alone, then common_pct.
    """
    counted = pd.crosstab(by_year["material"], by_year["above"]).reindex(
        columns=[BOTH, ONLY_EUROPE, ONLY_JAPAN], fill_value=0
    )
    counted.columns = pd.Index(["both_years", "eu_years", "japan_years"])
    last = by_year[by_year["year"] == by_year["year"].max()].set_index("material")["common_pct"]
    found = counted.assign(years=by_year.groupby("material")["year"].nunique(), common_pct=last)
    found = found.assign(
        eu_total_years=found["both_years"] + found["eu_years"],
        japan_total_years=found["both_years"] + found["japan_years"],
    )
    found = found.assign(alone=found["eu_years"] + found["japan_years"])
    ordered = found.sort_values(["both_years", "alone", "common_pct"], ascending=False)
    return ordered.drop(columns="alone").reset_index()
