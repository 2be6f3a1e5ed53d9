"""The Critical Raw Materials Act, its audit, and Europe's car industry: figures typed from pages, in typed/*.csv."""

from __future__ import annotations

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, require_unique, typed

STRATEGIC_GROUPS = 17


def benchmarks() -> pd.DataFrame:
    """Benchmarks of the Act: benchmark, value_pct (percent of the Union's consumption), year, evidence, source_id.

    RawFileError where a number is none or a benchmark stands twice.
    """
    return _read("crma_benchmarks", ["benchmark"], ["value_pct"], ["year"], ["evidence"])


def strategic_groups() -> pd.DataFrame:
    """Entries of Annex I with the study's materials: material_group, name_in_act, material, stage, source_id.

    RawFileError where a row stands twice or the entries are not the Act's seventeen.
    """
    found = _read("crma_strategic_groups", ["material_group", "material", "stage"], [], [], ["name_in_act"])
    entries = found["material_group"].nunique()
    if entries != STRATEGIC_GROUPS or found["name_in_act"].nunique() != entries:
        raise RawFileError(f"crma_strategic_groups: {entries} entries; the Act lists {STRATEGIC_GROUPS}, mend the file")
    return found


def audit_shares() -> pd.DataFrame:
    """Largest suppliers by the auditors: material_group, country, share_pct (percent), qualifier, named_above_limit.

    Also source_id. RawFileError where a number is none or an entry stands twice.
    """
    columns = ["country", "qualifier", "named_above_limit"]
    found = _read("crma_audit_shares", ["material_group"], ["share_pct"], [], columns)
    return found.assign(named_above_limit=found["named_above_limit"].map({"true": True, "false": False}))


def car_industry() -> pd.DataFrame:
    """Published totals: measure, period, year (missing where undated), delimitation, value, unit, qualifier, source_id.

    RawFileError where a number is none or a measure stands twice for one period and delimitation.
    """
    key = ["measure", "period", "delimitation"]
    return _read("eu_car_industry", key, ["value"], ["year"], ["unit", "qualifier"])


def _read(name: str, key: list[str], measured: list[str], whole: list[str], texts: list[str]) -> pd.DataFrame:
    columns = [*key, *measured, *whole, *texts, "source_id"]
    raw = typed(name, columns)
    values = {column: numbers(raw[column], name) for column in [*measured, *whole]}
    tidied = raw.assign(**values)[columns].astype(dict.fromkeys(whole, "Int64"))
    require_unique(tidied, key, name)
    return tidied
