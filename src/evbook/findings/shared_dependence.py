"""Findings on what Europe and Japan both lack, and where one has suppliers that the other lacks."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import shared_dependence as shared
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.contracts.eu_implications import EuImplications
from evbook.figures.materials import NAMES
from evbook.words import listed

MAGNETS = "Permanent magnets (metal)"
_COUNTS = {"both": shared.BOTH, "japan": shared.ONLY_JAPAN, "eu": shared.ONLY_EUROPE}


def shared_dependence(sides: pd.DataFrame, p: EuImplications) -> None:
    """Materials above the threshold for both and for one alone; frame of `analysis.shared_dependence.side_by_side`.

    Needs crma_threshold_pct. Glues shared_year, shared_materials, shared_counts, shared_less_than_apart, magnets_help,
    finding_shared.
    """
    results.word("shared_year", str(p.year))
    about: dict[str, Any] = {"unit": "materials", "decimals": 0, "year": p.year, "rows": sides}
    results.record("shared_materials", len(sides), **about)
    for key, above in _COUNTS.items():
        results.record(f"above_{key}_count", len(shared.materials(sides, above)), **about)
    results.word("shared_counts", "; ".join(_told(sides, key) for key in _COUNTS))
    one = sum(len(shared.materials(sides, _COUNTS[key])) for key in ("japan", "eu"))
    results.guard(
        "shared_less_than_apart",
        len(shared.materials(sides, shared.BOTH)) < one,
        "By these codes the dependence is more often one side's than shared, so the memo's case for cooperation holds "
        "where one has suppliers that the other lacks.",
    )
    _magnets(only(sides, material=MAGNETS))
    results.word("finding_shared", "In {shared_year} China exceeded {crma_threshold_pct} % of imports " + _ends)


_ends = (
    "for the Union and Japan alike in {above_both_count} of {shared_materials} materials, for Japan alone in "
    "{above_japan_count} and for the Union alone in {above_eu_count}."
)
_WHO = {"both": "for both", "japan": "for Japan alone", "eu": "for the Union alone"}


def _told(sides: pd.DataFrame, key: str) -> str:
    names = listed([NAMES[material] for material in shared.materials(sides, _COUNTS[key])])
    return f"{_WHO[key]} in {{above_{key}_count}} ({names})" if names else f"{_WHO[key]} in none"


def _magnets(magnets: pd.DataFrame) -> None:
    for key, column in (("eu", "eu_pct"), ("japan", "japan_pct")):
        about: dict[str, Any] = {"unit": "percent of retained import value", "decimals": 0, "rows": magnets}
        results.record(f"magnets_{key}_pct", magnets[column].iloc[0], **about)
    results.guard(
        "magnets_help",
        magnets["gap_pp"].iloc[0] > 0,
        "Magnets show where Japan could help: {magnets_eu_pct} % of the Union's came from China, {magnets_japan_pct} % "
        "of Japan's.",
        "Of the Union's magnets {magnets_eu_pct} % came from China, of Japan's {magnets_japan_pct} %.",
    )
