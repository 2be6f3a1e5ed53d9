"""The detectors run over every declared relation between claims; nothing here knows a single claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from evbook import tables
from evbook.analysis import measures
from evbook.claims import detectors
from evbook.claims.measured import Measured
from evbook.claims.stated import Rule, Stated, read_stated
from evbook.claims.totals import total_of
from evbook.claims.verdict import Finding
from evbook.errors import ClaimError, UnknownNameError

CLAIMS, RELATIONS, RATES = "claims", "claim_relations", "exchange_rates"
_ROUNDING_ONLY = Rule(about_pct=0.0)

Row = Mapping[str, str]


@dataclass(frozen=True)
class Documents:
    """The claims by id as text, what was measured for each, and the rule by which hedges are read."""

    claims: Mapping[str, Row]
    measured: Mapping[str, Measured]
    rule: Rule

    def row(self, claim: str) -> Row:
        """The row of `claim`; UnknownNameError where there is none."""
        if claim not in self.claims:
            raise UnknownNameError.of("claim", claim, self.claims, where=RELATIONS)
        return self.claims[claim]

    def stated(self, claim: str, rule: Rule | None = None) -> Stated:
        """What `claim` states in numbers, hedges by `rule` or the documents' own."""
        row = self.row(claim)
        return read_stated(
            row["stated"], row["qualifier"], unit=row["unit"], period=row["period"], rule=rule or self.rule
        )


Relations = Sequence[Row]
Detector = Callable[[Relations, Documents], Iterator[Finding]]


def findings_of(relations: pd.DataFrame, documents: Documents) -> tuple[Finding, ...]:
    """What every detector finds; `relations` is the table claim_relations.

    Raises UnknownNameError for a relation that no detector looks at, or of a claim that there is not, and ClaimError
    where the two claims of a relation stand in different documents.
    """
    rows = _as_text(relations)
    for row in rows:
        _require(row, documents)
    kinds = dict.fromkeys(row["relation"] for row in rows)
    return tuple(
        finding
        for kind in kinds
        for finding in _DETECTORS[kind]([row for row in rows if row["relation"] == kind], documents)
    )


def claims_by_id(claims: pd.DataFrame) -> dict[str, Row]:
    """The rows of the table claims by id, every cell as text."""
    return {row["id"]: row for row in _as_text(claims)}


def _as_text(frame: pd.DataFrame) -> list[Row]:
    records = frame.fillna("").astype(str).to_dict("records")
    return [{str(name): str(cell) for name, cell in record.items()} for record in records]


def _require(row: Row, documents: Documents) -> None:
    if row["relation"] not in _DETECTORS:
        raise UnknownNameError.of("relation", row["relation"], _DETECTORS, where=row["id"])
    for claim in filter(None, (row["claim"], row["other"])):
        if documents.row(claim)["document"] != row["document"]:
            raise ClaimError(f"relation {row['id']}: claim {claim} does not stand in {row['document']}; mend the row")


def _each(find: Callable[[Row, Documents], Finding | None]) -> Detector:
    """A detector that looks at one relation at a time."""

    def detector(rows: Relations, documents: Documents) -> Iterator[Finding]:
        yield from (found for row in rows if (found := find(row, documents)) is not None)

    return detector


def _found(row: Row, sentence: str | None, *, within: bool = True, read: tuple[str, ...] = ()) -> Finding | None:
    if sentence is None:
        return None
    return Finding(row["claim"], row["relation"], sentence, within, (CLAIMS, RELATIONS, *read))


def _growth(row: Row, documents: Documents) -> Finding | None:
    levels = documents.stated(row["other"], _ROUNDING_ONLY)
    return _found(row, detectors.growth(levels, documents.stated(row["claim"])))


def _share_total(rows: Relations, documents: Documents) -> Iterator[Finding]:
    for whole in dict.fromkeys(row["witness"] for row in rows):
        yield from _one_total([row for row in rows if row["witness"] == whole], whole, documents)


def _one_total(rows: Relations, whole: str, documents: Documents) -> Iterator[Finding]:
    parts = {row["claim"]: _level_and_share(row, documents, _ROUNDING_ONLY) for row in rows}
    beside = detectors.conflicting_totals(parts, whole)
    too_many = detectors.too_many_shares([share for _, share in parts.values()])
    known = total_of(whole)
    for row in rows:
        pair = _level_and_share(row, documents, documents.rule)
        outside = detectors.impossible_total(*pair, known.million, whole, known.year)
        for sentence in (beside.get(row["claim"]), too_many):
            yield from filter(None, [_found(row, sentence)])
        yield from filter(None, [_found(row, outside, within=False, read=known.tables)])


def _level_and_share(row: Row, documents: Documents, rule: Rule) -> tuple[Stated, Stated]:
    return documents.stated(row["other"], rule), documents.stated(row["claim"], rule)


def _count_of_list(row: Row, documents: Documents) -> Finding | None:
    name, _, wanted = (part.strip() for part in row["witness"].partition(":"))
    column, _, value = wanted.partition("=")
    listed = len(measures.only(tables.load(name), **{column: value}))
    return _found(row, detectors.count_of_list(documents.stated(row["claim"]), listed), read=(name,))


def _sum_of_parts(rows: Relations, documents: Documents) -> Iterator[Finding]:
    for total in dict.fromkeys(row["claim"] for row in rows):
        own = [row for row in rows if row["claim"] == total]
        parts = [documents.stated(row["other"]) for row in own]
        yield from filter(None, [_found(own[0], detectors.sum_of_parts(documents.stated(total), parts))])


def _date_of_source(row: Row, documents: Documents) -> Finding | None:
    return _found(row, detectors.date_of_source(documents.row(row["claim"])["period"], row["witness"]))


def _now_since(row: Row, documents: Documents) -> Finding | None:
    first = documents.measured[row["claim"]]
    if not isinstance(first.value, int | float):
        return None
    return _found(row, detectors.now_since(int(row["witness"]), first.value), within=False, read=first.tables)


def _term(row: Row, documents: Documents) -> Finding | None:
    known = documents.measured[row["claim"]]
    if not isinstance(known.value, str):
        return None
    expected = documents.row(row["claim"])["expected"]
    return _found(row, detectors.term(row["witness"], expected, known.value), within=False, read=known.tables)


def _contradicts(row: Row, documents: Documents) -> Finding | None:
    if not row["other"]:
        return _found(row, detectors.other_word(documents.row(row["claim"])["expected"], row["witness"]))
    other = documents.row(row["other"])
    about = f"{row['other']}: {other['claim']}"
    sentence = detectors.opposite_sign(documents.stated(row["other"]), row["witness"], about, other["unit"])
    return _found(row, sentence)


def _unit_rate(row: Row, documents: Documents) -> Finding | None:
    rates = measures.only(tables.load(RATES), currency=row["witness"])["yen_per_unit"].tolist()
    amount, other = (documents.stated(row[side], _ROUNDING_ONLY) for side in ("claim", "other"))
    return _found(row, detectors.unit_rate(amount, other, rates, row["witness"]), within=False, read=(RATES,))


_DETECTORS: dict[str, Detector] = {
    "growth": _each(_growth),
    "share_total": _share_total,
    "count_of_list": _each(_count_of_list),
    "sum_of_parts": _sum_of_parts,
    "date_of_source": _each(_date_of_source),
    "now_since": _each(_now_since),
    "term": _each(_term),
    "contradicts": _each(_contradicts),
    "unit_rate": _each(_unit_rate),
}
