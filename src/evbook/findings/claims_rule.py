"""Findings on the rule that gives a claim its verdict, and on how much hangs on it."""

from __future__ import annotations

from evbook.analysis.verdicts import moved
from evbook.contracts import results
from evbook.contracts.claims_ledger import ClaimsLedger
from evbook.contracts.ledger import Entry, Ledger
from evbook.words import listed

_BETWEEN = " to "


def rule(book: Ledger, p: ClaimsLedger) -> None:
    """What a hedge and "the same size" are worth. Glues about_pct, same_size_pct, rule_example, rule_half_unit."""
    for name, value in (("about_pct", p.about_pct), ("same_size_pct", p.same_size_pct)):
        results.record(name, value, unit="percent of the number", decimals=0, kind="assumption")
    numbers = [entry for entry in book.entries if _is_number(entry)]
    hedged = next((entry for entry in numbers if entry.qualifier), None)
    plain = next((entry for entry in numbers if not entry.qualifier), None)
    results.word("rule_example", _example(hedged))
    results.word("rule_half_unit", _example(plain))


def strictly_read(book: Ledger, strict: Ledger) -> None:
    """What a reading without any room changes; `strict` is the same ledger by that rule.

    Glues strict_reading.
    """
    changed = moved(book.frame(), strict.frame())
    rows = book.frame()
    results.record("strict_moved", len(changed), unit="claims", decimals=0, rows=rows, kind="model")
    results.word("strict_named", listed(sorted(changed["id"])))
    results.guard(
        "strict_reading",
        len(changed) > 0,
        "Without any room for a hedge or for the same size, {strict_moved} verdicts would be others: {strict_named}.",
        "Without any room for a hedge or for the same size, no verdict would be another.",
    )


def _is_number(entry: Entry) -> bool:
    """Whether a claim states a number that is right within two ends."""
    return (
        bool(entry.stated)
        and entry.unit not in ("year", "rank")
        and _BETWEEN in entry.tolerance
        and "," not in entry.tolerance
    )


def _example(entry: Entry | None) -> str:
    if entry is None:
        return ""
    unit = "%" if entry.unit == "percent" else entry.unit
    return f"a statement of {entry.statement} {unit} ({entry.id}) holds for {entry.tolerance}"
