"""Checks of the memo's claims on what Japan's makers save and recover, and on the crisis that began it."""

from __future__ import annotations

import pandas as pd

from evbook import tables
from evbook.analysis import projects
from evbook.analysis.measures import only
from evbook.claims.evidence import answered, yes_or_no
from evbook.claims.measured import Measured, check
from evbook.words import listed

_SAVINGS = "recovery_substitution_projects"
_MAGNET, _WITHOUT_HEAVY = "toyota-magnet", "honda-daido"
_FROM_HYBRIDS = ("toyota-nickel", "honda-batteries")
_REPORTS = {"main": "as the company announced it", "other": "as a news agency wrote on the same day"}


@check("M26", result="japan_strategies:toyota_effect_pct")
def toyota_magnet() -> Measured:
    """The saving of neodymium in Toyota's magnet, as the company has it and as a news agency has it."""
    return _saving("main", alternatives=(_saving("other"),))


@check("M47")
def month_of_magnet() -> Measured:
    """Month in which the magnet without heavy rare earths was announced."""
    row = only(tables.load(_SAVINGS), measure_id=_WITHOUT_HEAVY)
    return answered(
        str(row["announced"].iloc[0]),
        row,
        unit="",
        year="",
        definition=f"announcement by {str(row['actor'].iloc[0]).replace(', ', ' and ')}",
        tables=(_SAVINGS,),
    )


@check("M49")
def recovery_from_hybrids() -> Measured:
    """Whether pages report that both makers recover materials from batteries of hybrids."""
    savings = tables.load(_SAVINGS)
    rows = savings[savings["measure_id"].isin(_FROM_HYBRIDS) & (savings["measure"] == "recycling")]
    told = [f"{row['actor']} {row['material']}" for row in rows.to_dict("records")]
    return answered(
        yes_or_no((rows["status"] == "in use").sum() == len(_FROM_HYBRIDS)),
        rows,
        unit="",
        year=str(rows["announced"].max())[:4],
        definition=f"recovered from batteries of hybrids: {listed(told)}",
        tables=(_SAVINGS,),
    )


def _saving(report: str, alternatives: tuple[Measured, ...] = ()) -> Measured:
    savings = tables.load(_SAVINGS)
    row: pd.DataFrame = only(savings, measure_id=_MAGNET, report=report)
    return answered(
        projects.stated_effect_pct(savings, _MAGNET, report),
        row,
        unit="percent",
        year=str(row["announced"].iloc[0])[:4],
        definition=f"{row['qualifier'].iloc[0]} this much of the {row['effect_on'].iloc[0]}, {_REPORTS[report]}",
        tables=(_SAVINGS,),
        alternatives=alternatives,
    )
