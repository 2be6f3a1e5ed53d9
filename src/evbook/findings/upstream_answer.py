"""The answer of the chapter on minerals: at which stage, for how long, and what follows for the two importers."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evbook.analysis import concentration, coverage, measures
from evbook.analysis import dependence as on_dependence
from evbook.contracts import context, results
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.figures.materials import importer_in_text
from evbook.findings.dependence import MAGNETS

_UNION = "European Union"


def stage(by_stage: pd.DataFrame, covered: pd.DataFrame) -> None:
    """Where one supplier could stop others; frames of concentration.concentration_of_supply and coverage.coverage.

    Glues finding_stage.
    """
    narrower = concentration.higher_stage(by_stage)["more_concentrated"].value_counts()
    compared = coverage.without_scope_gaps(covered)
    lowest = measures.only(compared, year=coverage.base_year(covered)).groupby("stage")["coverage_pct"].min()
    results.guard(
        "finding_stage",
        narrower.get("refining", 0) > narrower.get("mining", 0) and lowest["refining"] < lowest["mining"],
        "The narrow stage is the plant that separates, refines or coats, more than the mine: there one supplier could "
        "stop production elsewhere.",
    )


def time() -> None:
    """What the one control that can be followed says of time; needs findings.graphite.control.

    Glues finding_time.
    """
    recorded = context.current().recorded
    results.guard(
        "finding_time",
        "graphite_months_to_recover" in recorded,
        "One control can be followed: under licence China's exports of natural graphite fell to "
        "{graphite_trough_pct} % of an average month and took {graphite_months_to_recover} months to reach the average "
        f"again{_mostly_missed(recorded)}. How long a plant can wait depends on stocks, which no table here holds.",
    )


def _mostly_missed(recorded: Mapping[str, results.Result]) -> str:
    if "graphite_months_held" not in recorded:
        return ""
    held, since = (int(recorded[f"graphite_months_{name}"].display) for name in ("held", "since"))
    return ", which most later months missed" if 2 * (held - 1) < since - 1 else ""


def importers(shares: pd.DataFrame, p: UpstreamMinerals) -> None:
    """What follows for each importer and for both; frame of dependence.shares, needs findings.dependence.imports.

    Glues lack_differs, magnets_apart, magnets_of_union.
    """
    pair = (p.importer, p.compared_importer)
    first, second = (set(on_dependence.above(shares, name, p.threshold_pct)) for name in pair)
    results.guard(
        "lack_differs",
        first - second and second - first,
        _start(f"{importer_in_text(p.importer)} and {importer_in_text(p.compared_importer)} {_apart(first, second)}."),
    )
    change = measures.only(shares, material=MAGNETS).set_index("importer")["change_pp"]
    results.guard(
        "magnets_apart",
        change[p.importer] < 0 < change[p.compared_importer],
        _start(
            f"{importer_in_text(p.importer)} has found other sellers of magnets while "
            f"{importer_in_text(p.compared_importer)} turned to China for them."
        ),
    )
    _union(measures.only(shares, material=MAGNETS), p)


def _apart(first: set[str], second: set[str]) -> str:
    """How two sets of materials differ, each with some that the other lacks: hardly at all where most are shared."""
    if 2 * len(first & second) > min(len(first), len(second)):
        return "depend on China for the same materials only in part"
    return "do not depend on China for the same materials"


def _union(magnets: pd.DataFrame, p: UpstreamMinerals) -> None:
    own = magnets[magnets["importer"] == _UNION]["share_pct"]
    role = "importer" if p.importer == _UNION else "compared"
    results.guard(
        "magnets_of_union",
        (own > p.threshold_pct).any(),
        f"For the European Union the gap is the finished magnet: {{magnets_last_pct_{role}}} % of those it imports "
        "come from China, and a second mine alone helps there least.",
    )


def japan() -> None:
    """What follows for the Japanese companies named; needs findings.controls.listed_companies.

    Glues japan_waits.
    """
    results.guard(
        "japan_waits",
        context.current().recorded["companies_mostly_watched"].value,
        "For the Japanese companies in the memo's table the likelier case is a licence that comes late, not a ban; "
        "stock for some months is an answer to the one and not to the other.",
    )


def _start(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
