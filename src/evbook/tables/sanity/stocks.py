"""Facts that the tables on rare-earth imports and stockpile rules must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

# The government's round figure and the trade statistics name the same year; half a point is the rounding.
_ROUNDING_PP = 0.5


def trade_statistics_fell(shares: pd.DataFrame) -> Iterator[Finding]:
    """By the trade statistics' tonnes China had 81.61 % in 2010 and 59.64 % in 2014."""
    for period, expected in (("2010", 81.61), ("2014", 59.64)):
        key: dict[str, object] = {"definition_id": "mof-tonnes", "period": period}
        yield from within(shares, key, "share_pct", expected, 0.001)


def government_rounds_the_tonnes(shares: pd.DataFrame) -> Iterator[Finding]:
    """The government's figure of 2009 is that of the trade statistics, rounded."""
    of_2009 = shares[shares["period"] == "2009"].set_index("definition_id")["share_pct"]
    gap = abs(of_2009.get("government", float("nan")) - of_2009.get("mof-tonnes", float("nan")))
    if not gap <= _ROUNDING_PP:
        yield "2009", f"government and trade statistics lie {gap:.2f} points apart; at most {_ROUNDING_PP} expected"


def old_target_has_two_parts(rules: pd.DataFrame) -> Iterator[Finding]:
    """The national and the private part of the old target sum to the target of 1986."""
    days = rules.set_index("rule")["days"]
    parts, target = (days.reindex(names).sum() for names in (["national-part", "private-part"], ["target-1986"]))
    if parts != target:
        yield "target-1986", f"parts sum to {parts:g} days, the target is {target:g}"


def high_risk_needs_more(rules: pd.DataFrame) -> Iterator[Finding]:
    """The strategy of 2020 sets 60 days in general and 180 for metals at high risk."""
    for rule, expected in (("target-2020-standard", 60), ("target-2020-high-risk", 180)):
        yield from within(rules, {"rule": rule}, "days", expected, 0.001)


CHECKS = (
    SanityCheck("trade-statistics-fell", ("japan_rare_earth_import_share",), trade_statistics_fell),
    SanityCheck("government-rounds-the-tonnes", ("japan_rare_earth_import_share",), government_rounds_the_tonnes),
    SanityCheck("old-target-has-two-parts", ("stockpile_rules",), old_target_has_two_parts),
    SanityCheck("high-risk-needs-more", ("stockpile_rules",), high_risk_needs_more),
)
