"""The answer of the chapter on minerals: at which stage, and for how long."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import concentration, coverage, measures
from evbook.contracts import context, results


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
        "The place where one supplier could stop production elsewhere is the plant that separates, refines or coats, "
        "more than the mine.",
    )


def time() -> None:
    """What the one control that can be followed says of time; needs findings.graphite.control.

    Glues finding_time.
    """
    results.guard(
        "finding_time",
        "graphite_months_to_recover" in context.current().recorded,
        "The one control that can be followed month by month held shipments of natural graphite below their average "
        "for {graphite_months_to_recover} months; how long a plant could wait depends on stocks, which no table here "
        "holds.",
    )
