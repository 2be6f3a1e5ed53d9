"""Japanese brands' share of car markets, one definition at a time."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evbook.analysis import measures
from evbook.analysis.measures import PERCENT, only
from evbook.errors import MissingDataError

WHOLESALES = "indonesia-wholesales"
_WHOLESALES_TEXT = "Japanese brands in all cars that makers and importers delivered to dealers, count of GAIKINDO"
FIRST_DRAWN_YEAR = 2020
# Markets known for several years or counted in one; a single bound of another says nothing of a change.
DRAWN_MARKETS = ("China", "Indonesia", "Thailand")
_COLUMNS = [
    "year",
    "period",
    "market",
    "definition_id",
    "definition",
    "share_pct",
    "full_year",
    "qualifier",
    "kind",
    "source_id",
]


def sold_million(sales_by_brand_nationality: pd.DataFrame, nationality: str, year: int) -> float:
    """Vehicles sold in the whole world under brands of `nationality` in `year`, million, as a newspaper estimates."""
    return float(only(sales_by_brand_nationality, brand_nationality=nationality, year=year)["vehicles"].sum()) / 1e6


def first_year_above(sales_by_brand_nationality: pd.DataFrame, leader: str, other: str) -> int:
    """First year of the table in which brands of `leader` sold more than those of `other`; MissingDataError if none.

    The table holds the years that the newspaper names and no series: an earlier year cannot be ruled out by it.
    """
    renamed = sales_by_brand_nationality.rename(columns={"brand_nationality": "country"})
    return measures.first_year_above(renamed, leader, other)


def wholesale_share(indonesia_wholesales: pd.DataFrame) -> pd.DataFrame:
    """Japanese brands' share of Indonesia's wholesales by year, columns as japanese_brand_share; percent of units."""
    by_brand = indonesia_wholesales.pivot_table(
        index="year", columns="brand_nationality", values="units", aggfunc="sum", fill_value=0
    )
    share = (PERCENT * by_brand["Japan"] / by_brand.sum(axis=1)).rename("share_pct").reset_index()
    origin = indonesia_wholesales[["kind", "source_id"]].iloc[0]
    said = {"market": "Indonesia", "definition_id": WHOLESALES, "definition": _WHOLESALES_TEXT, "qualifier": None}
    return share.assign(period=share["year"].astype(str), full_year=True, **said, **origin)[_COLUMNS]


def japanese_shares(
    japanese_brand_share: pd.DataFrame, indonesia_wholesales: pd.DataFrame, last_year: int
) -> pd.DataFrame:
    """Shares of the markets drawn from 2020 to `last_year`, each definition apart; columns of japanese_brand_share."""
    both = pd.concat([japanese_brand_share[_COLUMNS].astype(object), wholesale_share(indonesia_wholesales)])
    both = both.astype({"year": "int64", "share_pct": "float64", "full_year": "bool"})
    drawn = both[both["year"].between(FIRST_DRAWN_YEAR, last_year) & both["market"].isin(DRAWN_MARKETS)]
    return drawn.sort_values(["market", "definition_id", "year"], ignore_index=True)


@dataclass(frozen=True)
class Change:
    """Share in the first and the last full year that one definition covers, percent, with the rows."""

    first_year: int
    last_year: int
    first_pct: float
    last_pct: float
    rows: pd.DataFrame

    @property
    def points(self) -> float:
        """Change in percentage points; negative for a loss."""
        return self.last_pct - self.first_pct


def change(shares: pd.DataFrame, definition_id: str, not_before: int = 0) -> Change:
    """Change of one definition between its first full year from `not_before` on and its last.

    `shares`: columns as `japanese_shares`. Raises MissingDataError where fewer than two full years are known.
    """
    rows = only(shares, definition_id=definition_id)
    rows = rows[rows["full_year"] & (rows["year"] >= not_before)].sort_values("year")
    if len(rows) < 2:
        raise MissingDataError(f"fewer than two full years of {definition_id!r}; compare a longer span")
    first, last = rows.iloc[0], rows.iloc[-1]
    ends = rows.iloc[[0, -1]]
    return Change(int(first["year"]), int(last["year"]), float(first["share_pct"]), float(last["share_pct"]), ends)
