"""Every claim of the documents with its verdict, as `claims.json` holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from evbook import tables
from evbook.claims.consistency import CLAIMS, RELATIONS, Documents, Row, claims_by_id, findings_of
from evbook.claims.measured import Measured, Registered, check_of, checks
from evbook.claims.stated import Rule, Stated, expectation, read_stated
from evbook.claims.verdict import Finding, judge
from evbook.contracts.ledger import DOCUMENTS, Alternative, Entry, FoundOn, JudgedOn
from evbook.errors import ClaimError, UnknownNameError
from evbook.words import listed

# At most so many claims in a hundred may be left open.
MOST_OPEN_PCT = 30
_OPEN = "not checkable"
_SAID = ("id", "document", "chapter", "claim", "qualifier", "stated", "unit")


def ledger(rule: Rule | None = None, only: str | None = None) -> tuple[Entry, ...]:
    """Every claim of the table `claims` with its verdict by `rule`, or those of the document `only`.

    In the table's order. Raises UnknownNameError for an unknown document, and ClaimError where a claim has no check
    or cannot be judged as it stands.
    """
    if only is not None and only not in DOCUMENTS:
        raise UnknownNameError.of("document", only, DOCUMENTS)
    claims = claims_by_id(tables.load(CLAIMS))
    _require_checks(claims)
    registered = {claim: check_of(claim) for claim in claims}
    documents = Documents(claims, {claim: each.run() for claim, each in registered.items()}, rule or Rule())
    findings = findings_of(tables.load(RELATIONS), documents)
    wanted = [claim for claim, row in claims.items() if only in (None, row["document"])]
    return tuple(_entry(registered[claim], documents, _of(findings, claim)) for claim in wanted)


def problems(entries: Sequence[Entry]) -> list[str]:
    """What the ledger lacks: too many claims left open, one without the missing series, a verdict without data."""
    found = [f"claim {each.id} is {_OPEN} and names no missing series" for each in entries if _unnamed(each)]
    found += [f"claim {each.id} is {each.verdict} and names no data" for each in entries if _without_data(each)]
    left_open = [each for each in entries if each.verdict == _OPEN]
    if 100 * len(left_open) > MOST_OPEN_PCT * len(entries):
        found.append(f"{len(left_open)} of {len(entries)} claims are {_OPEN}, at most {MOST_OPEN_PCT} % may be")
    return found


def stated_of(row: Row, rule: Rule | None = None) -> Stated | str:
    """What a row of the table `claims` is held against: its numbers, else what it expects.

    Raises ClaimError where it has neither.
    """
    if row["stated"].strip():
        return read_stated(row["stated"], row["qualifier"], unit=row["unit"], period=row["period"], rule=rule)
    if not row["expected"].strip():
        raise ClaimError(f"claim {row['id']} states no number and expects no word; fill the column `expected`")
    return expectation(row["expected"], row["unit"], rule)


def _require_checks(claims: Iterable[str]) -> None:
    missing = [claim for claim in claims if claim not in checks()]
    if missing:
        raise ClaimError(f"claim {listed(missing)} has no verdict; add a check to evbook.claims.checks")


def _entry(registered: Registered, documents: Documents, findings: Sequence[Finding]) -> Entry:
    row, measured = documents.row(registered.claim), documents.measured[registered.claim]
    stated = stated_of(row, documents.rule)
    judged = judge(stated, measured, documents.rule, findings)
    said: dict[str, Any] = {name: row[name] for name in _SAID}
    return Entry(
        **said,
        **_measured(measured),
        tolerance=stated if isinstance(stated, str) else stated.tolerance,
        verdict=judged.verdict,
        reason=judged.reason,
        missing=measured.missing,
        sources=_sources(row, measured, findings),
        tables=_hashes(measured, findings),
        result=registered.result,
        judged_on=_judged_on(row, measured, documents.rule, findings),
    )


def _measured(measured: Measured) -> dict[str, Any]:
    value = measured.value if isinstance(measured.value, str) or measured.value is None else float(measured.value)
    about = {"low": measured.low, "high": measured.high, "year": measured.year, "definition": measured.definition}
    return {"measured": value, **about}


def _judged_on(row: Row, measured: Measured, rule: Rule, findings: Sequence[Finding]) -> JudgedOn:
    others = [Alternative(**_measured(each), unit=each.unit, unlike=each.unlike) for each in measured.alternatives]
    return JudgedOn(
        expected=row["expected"],
        period=row["period"],
        unit=measured.unit,
        unlike=measured.unlike,
        findings=tuple(FoundOn(kind=each.kind, sentence=each.sentence, within=each.within) for each in findings),
        alternatives=tuple(others),
        about_pct=rule.about_pct,
        same_size_pct=rule.same_size_pct,
    )


def _of(findings: Iterable[Finding], claim: str) -> list[Finding]:
    return [each for each in findings if each.claim == claim]


def _sources(row: Row, measured: Measured, findings: Sequence[Finding]) -> tuple[str, ...]:
    own = {source for each in (measured, *measured.alternatives) for source in each.sources}
    return tuple(sorted(own | ({row["document"]} if any(each.within for each in findings) else set())))


def _hashes(measured: Measured, findings: Sequence[Finding]) -> dict[str, str]:
    names = {name for each in (measured, *measured.alternatives) for name in each.tables}
    names |= {name for each in findings for name in each.tables}
    return _sha256(sorted(names))


def _sha256(names: Iterable[str]) -> dict[str, str]:
    return {name: tables.describe(name).sha256 for name in names}


def _unnamed(entry: Entry) -> bool:
    return entry.verdict == _OPEN and not entry.missing


def _without_data(entry: Entry) -> bool:
    return entry.verdict != _OPEN and not entry.tables
