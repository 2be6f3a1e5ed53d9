"""Findings on the Union's strategic raw materials: how many hang on one third country, and what the risk says."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import crma
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.contracts.eu_implications import EuImplications
from evbook.figures.crma import CHINA, critical
from evbook.words import listed

_AVERAGED = "2016 to 2020"
_RISKS = ("Cobalt", "Lithium", "Graphite")
_INDEX = "index without unit"


def strategic_materials(
    by_stage: pd.DataFrame, benchmarks: pd.DataFrame, audit_shares: pd.DataFrame, p: EuImplications
) -> None:
    """Entries of the Act above the threshold, by every way of counting; `by_stage` as of `analysis.crma.sourcing`.

    Glues crma_limit_pct, crma_extraction_pct, crma_processing_pct, crma_recycling_pct, crma_threshold_pct,
    eu_materials_above_threshold_count, strategic_entries, strategic_suppliers, strategic_at_processing,
    strategic_other_counts, finding_crma (with strategic_from_china_count).
    """
    _benchmarks(benchmarks)
    results.record("crma_threshold_pct", p.threshold_pct, unit="percent", decimals=0, kind="assumption")
    highest = crma.by_entry(by_stage)
    known = highest[highest["share_pct"].notna()]
    results.record("strategic_entries", len(highest), unit="entries of the Act", decimals=0, rows=known)
    _counts(by_stage, known, p.threshold_pct)
    above = known[known["share_pct"] > p.threshold_pct]
    results.word("strategic_suppliers", _suppliers(above))
    china = above["supplier"].str.contains(CHINA)
    about: dict[str, Any] = {"unit": "strategic raw materials", "decimals": 0, "year": _AVERAGED, "rows": known}
    results.record("strategic_from_china_count", int(china.sum()), **about)
    _processing(by_stage, audit_shares, p.threshold_pct)
    results.word(
        "finding_crma",
        "{eu_materials_above_threshold_count} of {strategic_entries} strategic raw materials came from one third "
        "country for more than {crma_threshold_pct} % of EU sourcing, {strategic_from_china_count} of them from China.",
    )


def _benchmarks(benchmarks: pd.DataFrame) -> None:
    for name, key in (("single third country", "limit"), *((each, each) for each in _AT_HOME)):
        row = only(benchmarks, benchmark=name)
        about: dict[str, Any] = {"unit": "percent of consumption", "decimals": 0, "year": int(row["year"].iloc[0])}
        results.record(f"crma_{key}_pct", row["value_pct"].iloc[0], rows=row, **about)


_AT_HOME = ("extraction", "processing", "recycling")


def _counts(by_stage: pd.DataFrame, known: pd.DataFrame, threshold_pct: float) -> None:
    """The count, and the same with other readings; the lowest and highest of them are the ends of its interval."""
    readings = {
        "eu_materials_above_threshold_count": (by_stage, "share_pct"),
        "strategic_at_processing_count": (crma.at_processing(by_stage), "share_pct"),
        "strategic_as_printed_count": (by_stage, "printed_pct"),
        "strategic_of_imports_count": (by_stage, "of_imports_pct"),
    }
    counts = {name: len(crma.above(rows, threshold_pct, measure)) for name, (rows, measure) in readings.items()}
    about: dict[str, Any] = {"decimals": 0, "year": _AVERAGED, "rows": known}
    about["unit"] = f"strategic raw materials with more than {threshold_pct} % from one third country"
    for name, count in counts.items():
        ends: dict[str, Any] = {"low": min(counts.values()), "high": max(counts.values())} if "eu_" in name else {}
        results.record(name, count, **about, **ends)
    results.word(
        "strategic_other_counts",
        "Taking the extract of the study as printed gives {strategic_as_printed_count}, shares of imports alone give "
        "{strategic_of_imports_count}.",
    )


def _suppliers(above: pd.DataFrame) -> str:
    """Who the suppliers of the entries above the threshold are; nothing where there is no such entry."""
    with_china = [name.lower() for name in above.loc[above["supplier"].str.contains(CHINA), "material_group"]]
    elsewhere = above[~above["supplier"].str.contains(CHINA)]
    others = [f"{str(row.material_group).lower()} on {row.supplier}" for row in elsewhere.itertuples()]
    parts = [f"{listed(with_china)} on China"] if with_china else []
    return f"Dependent are {listed([*parts, *others])}." if len(above) else ""


def _processing(by_stage: pd.DataFrame, audit_shares: pd.DataFrame, threshold_pct: float) -> None:
    named = set(audit_shares.loc[audit_shares["named_above_limit"], "material_group"])
    counted = set(crma.above(crma.at_processing(by_stage), threshold_pct))
    results.guard(
        "strategic_at_processing",
        counted == named,
        "At the stage of processing alone the count is {strategic_at_processing_count}, the very materials that the "
        "European Court of Auditors names.",
        "At the stage of processing alone the count is {strategic_at_processing_count}.",
    )


def supply_risk(risk: pd.DataFrame) -> None:
    """What the Commission's criteria say since the change of method; frame of `analysis.crma.risk_by_entry`.

    Glues supply_risk_last_study, supply_risk_method_year, supply_risk_critical_count, supply_risk_threshold,
    supply_risk_moves, supply_risk_below.
    """
    since = risk[risk["method"] == "since"]
    first, last = int(since["year"].min()), int(since["year"].max())
    results.word("supply_risk_last_study", str(last))
    results.word("supply_risk_method_year", str(first))
    results.record("supply_risk_threshold", crma.CRITICAL_RISK, unit=_INDEX, kind="assumption")
    now, reached = since[since["year"] == last], critical(risk)
    about: dict[str, Any] = {"unit": "strategic raw materials", "decimals": 0, "year": last, "rows": now}
    results.record("supply_risk_critical_count", len(reached), **about)
    below = [name.lower() for name in now["material_group"] if name not in set(reached["material_group"])]
    lower = f"{listed(below).capitalize()} stay below it."
    results.word("supply_risk_below", lower if below else "")
    results.word("supply_risk_moves", "; ".join(_moved(since, name, first, last) for name in _RISKS))


def _moved(since: pd.DataFrame, name: str, first: int, last: int) -> str:
    """How the risk of an entry differs between two studies, with keys of the results that it records."""
    values = {}
    for year in (first, last):
        row = only(since, material_group=name, year=year)
        values[year] = float(row["supply_risk"].iloc[0])
        dims = {"material": name, "study": str(year)}
        results.record("eu_supply_risk", values[year], unit=_INDEX, year=year, rows=row, dims=dims)
    key = f"eu_supply_risk__{name.lower()}__"
    return f"{name.lower()} has {{{key}{last}}} after {{{key}{first}}}"
