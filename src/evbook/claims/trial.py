"""The verdict that another statement would get in the place of a document's own: what the page's tool does."""

from __future__ import annotations

import re

from evbook.claims.measured import Measured
from evbook.claims.stated import Rule, Stated, read_stated
from evbook.claims.verdict import Judgement, judge_measured
from evbook.contracts.ledger import Alternative, Entry


def tried(entry: Entry, text: str) -> Judgement:
    """The verdict on `text`, put in the place of what the document states in `entry`.

    The document's own statement keeps its verdict. Another one is judged on the data alone, since what the document
    says against itself is said against its own number. Raises ClaimError where a number is needed and `text` has none.
    """
    if _plain(text) == _plain(entry.statement):
        return Judgement(entry.verdict, entry.reason)
    basis = entry.judged_on
    rule = Rule(about_pct=basis.about_pct, same_size_pct=basis.same_size_pct)
    return judge_measured(_read(entry, text, rule), _measured(entry), rule)


def _read(entry: Entry, text: str, rule: Rule) -> Stated | str:
    if _expects_word(entry):
        return text.strip()
    period = entry.judged_on.period if entry.stated else ""
    return read_stated(text.strip(), unit=entry.unit, period=period, rule=rule)


def _expects_word(entry: Entry) -> bool:
    values = [entry.measured, *(each.measured for each in entry.judged_on.alternatives)]
    expected = entry.judged_on.expected
    return any(isinstance(value, str) for value in values) or (bool(expected) and not re.search(r"\d", expected))


def _measured(entry: Entry) -> Measured:
    about = {"definition": entry.definition, "unlike": entry.judged_on.unlike, "missing": entry.missing}
    return Measured(
        entry.measured,
        entry.judged_on.unit,
        entry.year,
        sources=entry.sources,
        tables=tuple(entry.tables),
        low=entry.low,
        high=entry.high,
        alternatives=tuple(map(_alternative, entry.judged_on.alternatives)),
        **about,
    )


def _alternative(given: Alternative) -> Measured:
    return Measured(
        given.measured,
        given.unit,
        given.year,
        given.definition,
        sources=(),
        tables=(),
        low=given.low,
        high=given.high,
        unlike=given.unlike,
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
