"""China's share of what Japan imports of a mineral, and how that share moved by one definition at a time."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import measures
from evbook.errors import MissingDataError

RARE_EARTHS = "Rare earths"
# The one code of the trade data that stands for each mineral of the chapter; none holds rare-earth compounds.
MATERIALS = {
    "Cobalt": "Cobalt oxides and hydroxides",
    "Graphite": "Natural graphite, other than powder or flakes",
    "Lithium": "Lithium carbonate",
    "Magnesium": "Magnesium, unwrought",
    "Magnets": "Permanent magnets (metal)",
}
# Definitions by which a change is told, with the period it is told from: two that reach back to 2009, two newer ones.
LONG = {"mof-tonnes": "2009", "government": "2009"}
NEWER = ("customs-half-years", "customs-january")
_HALF_PCT = 50
_COLUMNS = ["mineral", "year", "period", "basis", "hs_code", "qualifier", "share_pct", "chosen", "source_id", "kind"]


def dependence(shares: pd.DataFrame, imports: pd.DataFrame, mineral: str, year: int) -> pd.DataFrame:
    """China's share of Japan's imports of `mineral`, as a model may take it; one row a published figure.

    Columns mineral, year, period, basis (what is counted), hs_code and qualifier (missing where there is none),
    share_pct (percent), chosen (true in one row), source_id, kind. Rare earths: every figure of the last year not after
    `year` for which a full-year figure exists, whatever its definition, from the table japan_rare_earth_import_share;
    chosen is the highest full-year figure, the careful choice for a stock. Others: the share of retained import value
    in `year`, from the table import_dependence. Raises MissingDataError where there is none.
    """
    rows = _rare_earths(shares, year) if mineral == RARE_EARTHS else _by_value(imports, MATERIALS[mineral], year)
    return rows.assign(mineral=mineral)[_COLUMNS].reset_index(drop=True)


def _rare_earths(shares: pd.DataFrame, year: int) -> pd.DataFrame:
    latest = measures.latest_year(shares[shares["full_year"]], year)
    rows = shares[shares["year"] == latest].reset_index(drop=True)
    chosen = rows.index == rows["share_pct"].where(rows["full_year"]).idxmax()
    return rows.assign(basis=rows["definition"], hs_code=None, chosen=chosen)


def _by_value(imports: pd.DataFrame, material: str, year: int) -> pd.DataFrame:
    rows = measures.only(imports, importer="Japan", material=material, year=year)
    named = rows.rename(columns={"china_share_pct": "share_pct"})
    return named.assign(period=str(year), basis=material, qualifier=None, chosen=True)


def share_chosen_pct(rows: pd.DataFrame) -> float:
    """The chosen share of a frame of `dependence`, percent."""
    return float(measures.only(rows, chosen=True)["share_pct"].iloc[0])


def first_and_last(shares: pd.DataFrame, definition_id: str, first_period: str | None = None) -> pd.DataFrame:
    """The two rows by which the change of one definition is told: that of `first_period` (else the first), the last.

    Columns as the table, the later row second. Raises MissingDataError where there is no such row or no later one.
    """
    own: pd.DataFrame = measures.only(shares, definition_id=definition_id).sort_values("period")
    first: pd.DataFrame = measures.only(own, period=first_period or own["period"].iloc[0]).head(1)
    later: pd.DataFrame = own[own["period"] > first["period"].iloc[0]].tail(1)
    if later.empty:
        raise MissingDataError(f"definition {definition_id!r} has no figure after {first['period'].iloc[0]}")
    both: pd.DataFrame = pd.concat([first, later], ignore_index=True)
    return both


def ends_by_definition(shares: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """`first_and_last` of the definitions by which a change is told, LONG first, then NEWER."""
    return {name: first_and_last(shares, name, LONG.get(name)) for name in (*LONG, *NEWER)}


def partly_reduced(ends: dict[str, pd.DataFrame]) -> bool:
    """Whether China's share fell and yet ended above half by each definition that reaches back furthest."""
    return all(change_pp(ends[name]) < 0 and ends[name]["share_pct"].iloc[1] > _HALF_PCT for name in LONG)


def change_pp(ends: pd.DataFrame) -> float:
    """Change between the two rows of `first_and_last`, percentage points."""
    return float(ends["share_pct"].iloc[1] - ends["share_pct"].iloc[0])
