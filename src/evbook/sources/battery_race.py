"""National shares of batteries and milestones of solid-state batteries, typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, require_unique, typed

_MONTH = r"\d{4}-(0[1-9]|1[0-2])"
_ROUNDING_POINTS = 0.5
_SHARE_COLUMNS = [
    *("year", "country", "share_pct", "qualifier", "definition_id", "use", "definition"),
    "source_id",
]
_MILESTONE_COLUMNS = [
    *("milestone_id", "actor", "country", "subject", "stage", "milestone", "date_from", "date_to", "status"),
    *("stated_by", "amount", "amount_unit", "participants", "source_id"),
]


def lithium_battery_shares() -> pd.DataFrame:
    """Shares as stated: year, country, share_pct, qualifier, definition_id, use, definition, source_id.

    Raises RawFileError where a country stands twice in a year of a definition, a definition has two texts, or the
    shares of a year that are stated without a qualifier sum to more than the whole.
    """
    name = "lithium_battery_shares"
    raw = typed(name, _SHARE_COLUMNS)[_SHARE_COLUMNS]
    whole = numbers(raw["year"], name).astype("int64")
    tidied = raw.assign(year=whole, share_pct=numbers(raw["share_pct"], name))
    require_unique(tidied, ["definition_id", "year", "country"], name)
    texts = tidied.groupby("definition_id")[["use", "definition"]].nunique().max(axis=1)
    if (texts > 1).any():
        raise RawFileError(f"{name}: {texts.idxmax()} has two definitions or uses; give each its own definition_id")
    sums = tidied[tidied["qualifier"].isna()].groupby(["definition_id", "year"])["share_pct"].sum()
    if (sums > 100 + _ROUNDING_POINTS).any():
        where = " ".join(map(str, sums[sums == sums.max()].index[0]))
        raise RawFileError(f"{name}: shares of {where} sum to {sums.max():.1f} %; read the page again")
    return tidied


def solid_state_programmes() -> pd.DataFrame:
    """Milestones, one row each; columns as declared for solid_state_programmes, months as text YYYY-MM.

    Raises RawFileError where a month is none, a milestone stands twice or ends before it begins, or an amount has no
    unit.
    """
    name = "solid_state_programmes"
    raw = typed(name, _MILESTONE_COLUMNS)[_MILESTONE_COLUMNS]
    for column in ("date_from", "date_to"):
        wrong = ~raw[column].str.fullmatch(_MONTH, na=False)
        if wrong.any():
            raise RawFileError(f"{name}, column {column}: {raw.loc[wrong, column].iloc[0]!r} is no month YYYY-MM")
    _require_sound(raw, raw["date_to"] < raw["date_from"], "ends before it begins; mend a month", name)
    _require_sound(raw, raw["amount"].isna() != raw["amount_unit"].isna(), "has an amount or a unit alone", name)
    require_unique(raw, ["milestone_id"], name)
    people = numbers(raw["participants"], name).astype("Int64")
    return raw.assign(amount=numbers(raw["amount"], name), participants=people)


def _require_sound(milestones: pd.DataFrame, wrong: pd.Series, what: str, where: str) -> None:
    if wrong.any():
        raise RawFileError(f"{where}: {milestones.loc[wrong, 'milestone_id'].iloc[0]} {what}")
