"""From rows of tables to what a check found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from evbook.analysis.measures import sources_of
from evbook.claims.measured import Measured

YES, NO = "yes", "no"


def yes_or_no(holds: object) -> str:
    """The word that a claim without a number is answered with."""
    return YES if holds else NO


def answered(
    value: float | str | None, *rows: pd.DataFrame, unit: str, year: int | str, tables: Sequence[str], **about: Any
) -> Measured:
    """What a check found in `rows` of `tables`, whose `source_id` and `group_source_id` name the sources.

    `about` holds the definition and whatever else a Measured may say.
    """
    origin: dict[str, Any] = {"sources": sources_of(*rows), "tables": tuple(tables)}
    return Measured(value=value, unit=unit, year=str(year), **origin, **about)


def unanswered(*rows: pd.DataFrame, unit: str, missing: str, tables: Sequence[str], definition: str) -> Measured:
    """What a check says where no data decide the claim: `missing` is the series that would, as a noun phrase."""
    about: dict[str, Any] = {"missing": missing, "tables": tables, "definition": definition}
    return answered(None, *rows, unit=unit, year="", **about)
