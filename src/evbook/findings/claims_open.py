"""Findings on what documents say against themselves, and on what no data decide."""

from __future__ import annotations

from evbook.contracts import results
from evbook.contracts.ledger import Ledger
from evbook.words import listed


def against_themselves(book: Ledger) -> None:
    """What each document says against its own claim. Glues said_twice."""
    told = [
        f"{entry.id}: {found.sentence}"
        for entry in book.having("inconsistent")
        for found in entry.judged_on.findings
        if found.within
    ]
    results.word("said_twice", _plain(" ".join(told)))


def undecided(book: Ledger) -> None:
    """Which series would settle the claims that no data decide. Glues series_missing."""
    series: dict[str, list[str]] = {}
    for entry in book.having("not checkable"):
        series.setdefault(entry.missing, []).append(entry.id)
    results.word("series_missing", _plain("; ".join(f"{name} ({listed(ids)})" for name, ids in series.items())))


def _plain(text: str) -> str:
    """`text` so that no brace in it is taken for a result's key."""
    return text.replace("{", "(").replace("}", ")")
