"""China's share of the European Union's imports beside Japan's: what both lack, and what only one of them lacks."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.measures import only

EUROPE, JAPAN = "European Union", "Japan"
BOTH, ONLY_EUROPE, ONLY_JAPAN, NEITHER = "both", "EU only", "Japan only", "neither"


def side_by_side(import_dependence: pd.DataFrame, year: int, threshold_pct: float) -> pd.DataFrame:
    """China's share of retained import value in `year` by material, of the Union and of Japan.

    Columns year, material, hs_code, eu_pct, japan_pct (percent), gap_pp (Union less Japan, points), above ("both", "EU
    only", "Japan only" or "neither": whose share exceeds `threshold_pct`), kind, source_id; by falling lower share of
    the two. Raises MissingDataError for a year that the table does not hold.
    """
    rows = only(import_dependence, year=year)
    columns = ["material", "hs_code", "china_share_pct", "kind", "source_id"]
    union = only(rows, importer=EUROPE)[columns].rename(columns={"china_share_pct": "eu_pct"})
    japan = only(rows, importer=JAPAN)[["material", "china_share_pct"]]
    both = union.merge(japan.rename(columns={"china_share_pct": "japan_pct"}), on="material")
    both = both.assign(year=year, gap_pp=both["eu_pct"] - both["japan_pct"], above=_who(both, threshold_pct))
    order = both[["eu_pct", "japan_pct"]].min(axis=1).sort_values(ascending=False, kind="stable").index
    ordered = ["year", "material", "hs_code", "eu_pct", "japan_pct", "gap_pp", "above", "kind", "source_id"]
    return both.loc[order, ordered].reset_index(drop=True)


def _who(both: pd.DataFrame, threshold_pct: float) -> pd.Series[str]:
    europe, japan = both["eu_pct"] > threshold_pct, both["japan_pct"] > threshold_pct
    named = pd.Series(NEITHER, index=both.index).mask(europe, ONLY_EUROPE).mask(japan, ONLY_JAPAN)
    return named.mask(europe & japan, BOTH)


def materials(sides: pd.DataFrame, above: str) -> list[str]:
    """Materials of `side_by_side` that are `above` the threshold for "both", "EU only", "Japan only" or "neither"."""
    return list(sides.loc[sides["above"] == above, "material"])
