"""How far each strategic raw material of the Act is from the benchmarks of 2030, by the Commission's last study.

The Act (Regulation (EU) 2024/1252, article 5) sets the benchmarks for extraction, processing and recycling for the
capacity of the Union over all strategic materials together, and the limit on one third country for each material.
Today is the mean of 2016 to 2020. All shares are percent, all distances points; above zero there is some way to go.
"""

from __future__ import annotations

import pandas as pd

from evbook.analysis.crma import by_entry, repeats_world
from evbook.analysis.destinations import EU27_ISO3
from evbook.analysis.measures import PERCENT, only

SUPPLIER, EXTRACTION, PROCESSING, RECYCLING = BENCHMARKS = (
    "single third country",
    "extraction",
    "processing",
    "recycling",
)
TO_GO, REACHED, OPEN, NOT_MEASURED = "to go", "reached", "open", "not measured"
# Names of the study in the table recycling_rates, which calls the same materials otherwise.
RECYCLED_NAMES = {"Natural graphite": "Graphite", "Silicon metal": "Silicon"}
_KEY = ["material", "stage"]
_COLUMNS = ["material_group", "benchmark", "low_pct", "high_pct", "limit_pct", "source_id", "kind"]


def own_sourcing(supplier_shares: pd.DataFrame) -> pd.DataFrame:
    """The Union's own part of its sourcing by material and stage: material, stage, low_pct, high_pct, source_id, kind.

    low_pct is the sum of the members that the study lists; high_pct adds what the listed suppliers leave of 100. Pairs
    whose shares repeat the world's (`crma.repeats_world`) say nothing of the Union and are left out.
    """
    sourced = only(supplier_shares, scope="EU sourcing")
    inside = sourced["share_pct"].where(sourced["country_iso3"].isin(EU27_ISO3), 0.0)
    grouped = sourced.assign(inside=inside).groupby(_KEY)
    found = grouped.agg(
        low_pct=("inside", "sum"),
        listed_pct=("share_pct", "sum"),
        source_id=("source_id", "first"),
        kind=("kind", "first"),
    )
    found["high_pct"] = found["low_pct"] + (PERCENT - found["listed_pct"]).clip(lower=0.0)
    measured = found[~found.index.isin(list(repeats_world(supplier_shares)))]
    return measured.reset_index()[[*_KEY, "low_pct", "high_pct", "source_id", "kind"]]


def distances(
    groups: pd.DataFrame,
    by_stage: pd.DataFrame,
    supplier_shares: pd.DataFrame,
    recycling_rates: pd.DataFrame,
    benchmarks: pd.DataFrame,
) -> pd.DataFrame:
    """A row for each entry of the Act and benchmark, entries by falling distance from the limit, missing last.

    `by_stage` as of `crma.sourcing`, the others are tables. Columns material_group, benchmark, low_pct, high_pct (the
    share today; they differ where listed suppliers leave it open, and are missing where nothing measures it),
    limit_pct, distance_pp (points still to go, at most; below zero within the benchmark), status ("to go", "reached",
    "open" or "not measured"), source_id, kind. An entry of several elements counts with the one furthest away.
    """
    parts = {
        SUPPLIER: by_entry(by_stage).assign(low_pct=lambda f: f["share_pct"], high_pct=lambda f: f["share_pct"]),
        EXTRACTION: _own(groups, supplier_shares, EXTRACTION),
        PROCESSING: _own(groups, supplier_shares, PROCESSING),
        RECYCLING: _recycled(groups, recycling_rates),
    }
    limits = benchmarks.set_index("benchmark")["value_pct"]
    entries = list(parts[SUPPLIER]["material_group"])
    rows = [_every(part, entries).assign(benchmark=name, limit_pct=limits[name]) for name, part in parts.items()]
    return _judged(pd.concat([frame[_COLUMNS] for frame in rows], ignore_index=True))


def _own(groups: pd.DataFrame, supplier_shares: pd.DataFrame, stage: str) -> pd.DataFrame:
    """The element of each entry with the lowest own part at `stage`."""
    wanted = groups.loc[groups["stage"] == stage, ["material_group", *_KEY]]
    found = wanted.merge(own_sourcing(supplier_shares), on=_KEY)
    return found.sort_values(["low_pct", "high_pct", "material"]).drop_duplicates("material_group")


def _recycled(groups: pd.DataFrame, recycling_rates: pd.DataFrame) -> pd.DataFrame:
    """End-of-life recycling input rate by entry; the table names rare earths as the Act groups them."""
    names = groups[["material_group", "material"]].drop_duplicates()
    known = names.assign(study=names["material"].replace(RECYCLED_NAMES))
    grouped = names.assign(study=names["material_group"])
    rates = recycling_rates.rename(columns={"material": "study", "end_of_life_recycling_input_rate_pct": "low_pct"})
    found = pd.concat([known, grouped]).merge(rates, on="study").drop_duplicates("material_group")
    return found.assign(high_pct=found["low_pct"])


def _every(part: pd.DataFrame, entries: list[str]) -> pd.DataFrame:
    """`part` with a row for each entry, empty where nothing measures it."""
    return part.set_index("material_group").reindex(entries).rename_axis("material_group").reset_index()


def _judged(rows: pd.DataFrame) -> pd.DataFrame:
    limited = rows["benchmark"] == SUPPLIER
    most = (rows["low_pct"] - rows["limit_pct"]).where(limited, rows["limit_pct"] - rows["low_pct"])
    least = (rows["low_pct"] - rows["limit_pct"]).where(limited, rows["limit_pct"] - rows["high_pct"])
    status = pd.Series(OPEN, index=rows.index).mask(least > 0, TO_GO).mask(most <= 0, REACHED)
    found = rows.assign(distance_pp=most, status=status.mask(most.isna(), NOT_MEASURED))
    shown = ["material_group", "benchmark", "low_pct", "high_pct", "limit_pct", "distance_pp", "status"]
    return found[[*shown, "source_id", "kind"]]


def count(found: pd.DataFrame, benchmark: str, status: str) -> int:
    """Number of entries in `distances` with `status` for `benchmark`."""
    return int(((found["benchmark"] == benchmark) & (found["status"] == status)).sum())
