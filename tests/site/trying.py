"""Statements that a reader may type into the form of the ledger, and what Python says to them."""

from __future__ import annotations

from evbook.claims.trial import tried
from evbook.contracts.ledger import Entry
from evbook.errors import ClaimError

NUMBERS = (
    "0",
    "1",
    "2.5",
    "7",
    "7.45",
    "-7.5",
    "−7.86",
    "10",
    "27",
    "28.5",
    "30",
    "31.35",
    "40",
    "1,020",
    "2 034",
    "2025",
    "1e3",
    "2024.5",
    ".5",
)
HEDGES = (
    "",
    "about ",
    "roughly ",
    "just over ",
    "just under ",
    "more than ",
    "less than ",
    "at least ",
    "up to ",
    "top ",
)
OTHERS = (
    "3.8 to 3.5", "7.8 to 35.3", "2027-2028", "around 2027-2028", "30, 60 or more", "0.95 to 1.02", "--5", "- 5",
    "40 or fewer", "yes", "no", "Heavy", "2026-02", "about", "", "   ", "27 million", "99999999999", "0.0000001",
)  # fmt: skip
STATEMENTS = (*(hedge + number for hedge in HEDGES for number in NUMBERS), *OTHERS)


def by_python(entry: Entry, text: str) -> list[str] | None:
    try:
        judged = tried(entry, text)
    except ClaimError:
        return None
    return [judged.verdict, judged.reason]
