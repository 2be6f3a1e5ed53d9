"""China's share of what an importer buys of a material, by value and by tonnes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from evbook.analysis import measures

# Its code (HS 811292) holds other metals in HS 2002 than in HS 2017, which the table follows from 2018 on.
REDEFINED = frozenset({"Gallium, germanium and others (one code)"})
REDEFINED_FROM = 2018
# Tonnes are whole numbers at source: a share of fewer than these is off by whole points.
SMALLEST_COMPARABLE_T = 50
_EVIDENCE = ["kind", "source_id"]


def shares(dependence: pd.DataFrame, importers: Sequence[str], first_year: int, year: int) -> pd.DataFrame:
    """China's share of retained import value in `first_year` and `year`, one row a material and importer.

    Columns material, hs_code, importer, first_year, year, first_share_pct (missing where the code was redefined in
    between), share_pct, change_pp (percentage points), imports_usd_mn (USD million, in `year`), kind, source_id. The
    order is that of `importers`, within it by falling share. Raises MissingDataError for an importer or year that the
    table does not hold.
    """
    key = ["importer", "material"]
    now = pd.concat([measures.only(dependence, importer=name, year=year) for name in importers])
    then = pd.concat([measures.only(dependence, importer=name, year=first_year) for name in importers])
    then = then[[*key, "china_share_pct"]].rename(columns={"china_share_pct": "first_share_pct"})
    both = now.rename(columns={"china_share_pct": "share_pct"}).merge(then, on=key, how="left")
    redefined = both["material"].isin(REDEFINED) & (first_year < REDEFINED_FROM <= year)
    both = both.assign(
        first_year=first_year,
        first_share_pct=both["first_share_pct"].mask(redefined),
        imports_usd_mn=both["imports_usd"] / 1e6,
        place=both["importer"].map(list(importers).index),
    )
    both["change_pp"] = both["share_pct"] - both["first_share_pct"]
    columns = ["material", "hs_code", "importer", "first_year", "year", "first_share_pct", "share_pct", "change_pp"]
    ordered = both.sort_values(["place", "share_pct", "material"], ascending=[True, False, True], ignore_index=True)
    return ordered[[*columns, "imports_usd_mn", *_EVIDENCE]]


def above(shares_by_material: pd.DataFrame, importer: str, threshold_pct: float) -> list[str]:
    """Materials of which China supplies `importer` with more than `threshold_pct` percent, by falling share."""
    rows = measures.only(shares_by_material, importer=importer)
    rows = rows[rows["share_pct"] > threshold_pct]
    return list(rows.sort_values(["share_pct", "material"], ascending=[False, True])["material"])


def year_with_tonnes(dependence: pd.DataFrame) -> int:
    """The last year for which the table holds tonnes."""
    return measures.latest_year(dependence[dependence["imports_t"].notna()], int(dependence["year"].max()))


def value_and_tonnes(dependence: pd.DataFrame, importers: Sequence[str]) -> pd.DataFrame:
    """China's share by value and by tonnes in the year that has tonnes, one row a material and importer.

    Columns year, material, hs_code, importer, value_share_pct, tonnes_share_pct, gap_pp (tonnes less value),
    usd_per_kg_china, usd_per_kg_others (missing without tonnes), kind, source_id. Imports below
    `SMALLEST_COMPARABLE_T` tonnes are left out. Both shares are imports from China over all retained imports.
    """
    year = year_with_tonnes(dependence)
    rows = pd.concat([measures.only(dependence, importer=name, year=year) for name in importers], ignore_index=True)
    rows = rows[rows["imports_t"] >= SMALLEST_COMPARABLE_T]
    all_t, china_t = rows["imports_t"].astype("float64"), rows["imports_from_china_t"].astype("float64")
    other_t, other_usd = all_t - china_t, rows["imports_usd"] - rows["imports_from_china_usd"]
    compared = rows.assign(
        value_share_pct=measures.PERCENT * rows["imports_from_china_usd"] / rows["imports_usd"],
        tonnes_share_pct=measures.PERCENT * china_t / all_t,
        usd_per_kg_china=(rows["imports_from_china_usd"] / (1000 * china_t)).where(china_t > 0),
        usd_per_kg_others=(other_usd / (1000 * other_t)).where(other_t > 0),
    )
    compared["gap_pp"] = compared["tonnes_share_pct"] - compared["value_share_pct"]
    columns = ["year", "material", "hs_code", "importer", "value_share_pct", "tonnes_share_pct", "gap_pp"]
    return compared[[*columns, "usd_per_kg_china", "usd_per_kg_others", *_EVIDENCE]].reset_index(drop=True)


def crossing(compared: pd.DataFrame, threshold_pct: float) -> pd.DataFrame:
    """Rows of `value_and_tonnes` that are above `threshold_pct` by one metric and not by the other."""
    return compared[(compared["value_share_pct"] > threshold_pct) != (compared["tonnes_share_pct"] > threshold_pct)]


def where_metric_matters(compared: pd.DataFrame, gap_pp: float, threshold_pct: float) -> pd.DataFrame:
    """Rows of the materials whose two shares lie `gap_pp` points or more apart, or on either side of the threshold.

    It is enough that one importer's do; all rows where no material's do.
    """
    wide = compared.loc[compared["gap_pp"].abs() >= gap_pp, "material"]
    chosen = compared["material"].isin({*wide, *crossing(compared, threshold_pct)["material"]})
    return compared[chosen] if chosen.any() else compared
