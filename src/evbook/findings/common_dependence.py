"""Findings on how common the dependence of the Union and Japan is, over materials and years."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis.common_dependence import years_above
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.contracts.eu_implications import EuImplications
from evbook.contracts.results import format_number
from evbook.figures.materials import NAMES
from evbook.words import listed

_NO_UNIT = "coefficient without unit"


def common_dependence(by_year: pd.DataFrame, agreement: pd.DataFrame, p: EuImplications) -> None:
    """Lasting dependence, and rank correlation; frames of `analysis.common_dependence.by_year` and `agreement`.

    Glues common_lasting, common_bases, common_rank, common_rank_year, common_clear_years, common_years, finding_common
    (with common_one_side_count).
    """
    counted = years_above(by_year)
    names = _lasting(counted)
    results.word("common_lasting", _told(names))
    one_side = {*names["japan"], *names["eu"]}
    results.guard(
        "common_bases",
        one_side and not {*names["japan"]} & {*names["eu"]},
        "Where one side is named, the other stayed within the threshold in most years, and an agreement could rest on "
        "its other suppliers.",
    )
    _rank(only(agreement, year=p.year).iloc[0], only(by_year, year=p.year), p.year)
    about: dict[str, Any] = {"unit": "years", "decimals": 0, "rows": by_year}
    results.record("common_years", len(agreement), **about)
    results.record("common_clear_years", int((agreement["low"] > 0).sum()), **about)
    results.record("common_one_side_count", len(one_side), unit="materials", decimals=0, rows=by_year)
    together = f"Only {listed(names['both'])} tied both" if names["both"] else "No material tied both"
    others = "{common_one_side_count} others" if names["both"] else "{common_one_side_count}"
    results.guard(
        "finding_common",
        len(one_side) > len(names["both"]),
        f"{together} to China in most years since {agreement['year'].min()}; {others} tied one side.",
    )


def _lasting(counted: pd.DataFrame) -> dict[str, list[str]]:
    """Materials above the threshold in more than half of the years: for both, and else for Japan or the Union.

    A side's years are all of its own, also those in which the other side was above the threshold as well.
    """
    both = 2 * counted["both_years"] > counted["years"]
    most = {side: (2 * counted[f"{side}_total_years"] > counted["years"]) & ~both for side in ("japan", "eu")}
    return {side: _names(counted[rows]) for side, rows in {"both": both, **most}.items()}


def _names(counted: pd.DataFrame) -> list[str]:
    return [NAMES[str(material)] for material in counted["material"]]


def _told(names: dict[str, list[str]]) -> str:
    beside = ", beside these," if names["both"] else ""
    sides = {"both": "both", "japan": f"Japan{beside}", "eu": "the Union"}
    told = [f"for {words} in {listed(names[side]) or 'no material'}" for side, words in sides.items()]
    return f"In more than half of the years the threshold was exceeded {'; '.join(told)}."


def _rank(row: pd.Series[Any], rows: pd.DataFrame, year: int) -> None:
    rho, low, high = (float(row[name]) for name in ("rho", "low", "high"))
    shown, begin, end = (format_number(value, 2) for value in (rho, low, high))
    interval = f"{shown}, with an interval from {begin} to {end}"
    about: dict[str, Any] = {"year": year, "rows": rows, "low": low, "high": high}
    results.record("common_rank", rho, unit=_NO_UNIT, display=interval, **about)
    results.word("common_rank_year", str(year))
