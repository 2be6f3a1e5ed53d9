"""Check of the claim on Japan's share of the world's lithium batteries, by every definition that has a count."""

from __future__ import annotations

import pandas as pd

from evbook import tables
from evbook.analysis import battery_race
from evbook.analysis.measures import only
from evbook.claims.evidence import answered
from evbook.claims.measured import Measured, check

_SHARES = "lithium_battery_shares"
# Batteries of all uses, as the article's; counted in the years around its own.
_ALL_USES = "meti-storage"
_YEAR = 2016


@check("S02")
def japans_share_of_batteries() -> Measured:
    """Japan's share in the article's year by every count, which differ in use and measure; the lowest comes first."""
    shares = tables.load(_SHARES)
    counts = battery_race.counts_of(shares, _YEAR)
    lowest, *others = [_count(counts.iloc[[place]]) for place in range(len(counts))]
    return answered(
        lowest.value,
        counts,
        unit=lowest.unit,
        year=_YEAR,
        definition=lowest.definition,
        tables=(_SHARES,),
        alternatives=(*others, _all_uses(shares)),
    )


def _count(row: pd.DataFrame) -> Measured:
    said = f"{row['qualifier'].iloc[0]} this as printed: " if row["qualifier"].notna().iloc[0] else ""
    return answered(
        float(row["share_pct"].iloc[0]),
        row,
        unit="percent",
        year=int(row["year"].iloc[0]),
        definition=f"{said}{_lower(row['definition'].iloc[0])}",
        tables=(_SHARES,),
    )


def _all_uses(shares: pd.DataFrame) -> Measured:
    """The definition nearest to the article's, which has no count of its year, only one before and one after."""
    low, high = battery_race.share_between_pct(shares, _ALL_USES, _YEAR)
    own = only(shares, definition_id=_ALL_USES, country=battery_race.JAPAN)
    return answered(
        None,
        own,
        low=low,
        high=high,
        unit="percent",
        year=f"{own['year'].min()} to {own['year'].max()}",
        definition=_lower(own["definition"].iloc[0]),
        tables=(_SHARES,),
        unlike="counted before and after that year only",
    )


def _lower(text: str) -> str:
    return f"{text[0].lower()}{text[1:]}"
