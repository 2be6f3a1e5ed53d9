"""Japan's projects abroad, its recycling and substitution, and its need of rare earths, typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, require_unique, typed

_DATE = r"\d{4}(-\d{2})?"
_PROJECT_COLUMNS = [
    *("project_id", "short_name", "country", "country_iso3", "mineral", "need_group", "stage", "japanese_partner"),
    *("local_partner", "event", "date", "amount_million", "currency", "tonnage_t_a_year", "tonnage_of"),
    *("stated_share_pct", "share_of", "first_delivery", "expected", "status", "source_id"),
]
_MEASURE_COLUMNS = [
    *("measure_id", "label", "actor", "announced", "measure", "material", "rare_earth_group", "stated_effect_pct"),
    *("qualifier", "effect_on", "effect_scope", "target_year", "status", "report", "source_id"),
]
_NEED_COLUMNS = ["year", "need_group", "need_t", "need_high_t", "measure", "source_id"]


def diversification_projects() -> pd.DataFrame:
    """What pages state of each project, a row an event; columns as declared, dates as ISO text.

    Raises RawFileError where a date is none, an event stands twice, an amount lacks its currency or a tonnage what
    it counts, or progress is dated before the agreement.
    """
    name = "diversification_projects"
    raw = typed(name, _PROJECT_COLUMNS)[_PROJECT_COLUMNS]
    _require_dates(raw, ("date", "first_delivery", "expected"), name)
    for value, meaning in (("amount_million", "currency"), ("tonnage_t_a_year", "tonnage_of")):
        _require_pair(raw, value, meaning, "project_id", name)
    require_unique(raw, ["project_id", "country_iso3", "event"], name)
    _require_order(raw, name)
    return raw.assign(
        **{column: numbers(raw[column], name) for column in ("amount_million", "tonnage_t_a_year", "stated_share_pct")}
    )


def recovery_substitution_projects() -> pd.DataFrame:
    """Recycling, reduction and substitution that pages announce; columns as declared.

    Raises RawFileError where a date is none, a report stands twice or an effect lacks what it is measured on.
    """
    name = "recovery_substitution_projects"
    raw = typed(name, _MEASURE_COLUMNS)[_MEASURE_COLUMNS]
    _require_dates(raw, ("announced",), name)
    _require_pair(raw, "stated_effect_pct", "effect_on", "measure_id", name)
    require_unique(raw, ["measure_id", "report"], name)
    years = numbers(raw["target_year"], name).astype("Int64")
    return raw.assign(stated_effect_pct=numbers(raw["stated_effect_pct"], name), target_year=years)


def japan_rare_earth_need() -> pd.DataFrame:
    """Japan's yearly need: year, need_group, need_t, need_high_t (end of a range), measure, source_id.

    Raises RawFileError where a year has two needs of a group or a range ends below its start.
    """
    name = "japan_rare_earth_need"
    raw = typed(name, _NEED_COLUMNS)[_NEED_COLUMNS]
    tidied = raw.assign(
        year=numbers(raw["year"], name).astype("int64"),
        need_t=numbers(raw["need_t"], name),
        need_high_t=numbers(raw["need_high_t"], name),
    )
    require_unique(tidied, ["year", "need_group"], name)
    if (tidied["need_high_t"] < tidied["need_t"]).any():
        raise RawFileError(f"{name}: a range of tonnes ends below its start; read the page again")
    return tidied


def _require_dates(raw: pd.DataFrame, columns: tuple[str, ...], where: str) -> None:
    for column in columns:
        wrong = raw[column].notna() & ~raw[column].str.fullmatch(_DATE, na=False)
        if wrong.any():
            raise RawFileError(
                f"{where}, column {column}: {raw.loc[wrong, column].iloc[0]!r} is no date YYYY or YYYY-MM"
            )


def _require_pair(raw: pd.DataFrame, value: str, meaning: str, key: str, where: str) -> None:
    bare = raw[value].notna() & raw[meaning].isna()
    if bare.any():
        raise RawFileError(f"{where}: {raw.loc[bare, key].iloc[0]} has {value} without {meaning}; say what it counts")


def _require_order(raw: pd.DataFrame, where: str) -> None:
    dates = raw.pivot_table(index="project_id", columns="event", values="date", aggfunc="first")
    early = dates.index[dates["progress"] < dates["agreement"]]
    if len(early):
        raise RawFileError(f"{where}: progress of {early[0]} is dated before its agreement; mend a date")
