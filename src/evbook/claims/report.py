"""The ledger as plain text, for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from evbook.claims.verdict import quantity
from evbook.contracts.ledger import VERDICTS, Entry
from evbook.errors import UnknownNameError


def with_verdict(entries: Sequence[Entry], verdict: str | None) -> tuple[Entry, ...]:
    """The entries that have `verdict`, all of them for None; UnknownNameError for a verdict that there is not."""
    if verdict is not None and verdict not in VERDICTS:
        raise UnknownNameError.of("verdict", verdict, VERDICTS)
    return tuple(each for each in entries if verdict in (None, each.verdict))


def lines(entries: Sequence[Entry]) -> Iterator[str]:
    """Two lines a claim, what it states and why it has its verdict, and how the verdicts fall."""
    width = max(map(len, VERDICTS))
    for each in entries:
        yield f"{each.id:<4} {each.verdict:<{width}}  {each.claim}{said(each)}"
        yield f"{'':<4} {'':<{width}}  {each.reason}"
    counts = Counter(each.verdict for each in entries)
    fallen = ", ".join(f"{verdict} {counts[verdict]}" for verdict in VERDICTS if counts[verdict])
    yield f"{len(entries)} claims: {fallen}" if fallen else "no claim"


def said(entry: Entry) -> str:
    """What the document states, as the end of a line: ": roughly 25 million vehicles"; nothing where no number is."""
    if not entry.stated:
        return ""
    if ";" in entry.qualifier:
        return f": {quantity(entry.stated, entry.unit)} ({entry.qualifier})"
    hedge = "" if entry.qualifier in entry.stated else f"{entry.qualifier} "
    number = entry.stated if entry.unit == "rank" else quantity(entry.stated, entry.unit)
    return f": {hedge}{number}"
