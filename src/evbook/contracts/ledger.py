"""What the ledger says of a claim, as a chapter shows it and `claims.json` holds it."""

from __future__ import annotations

from typing import Any, Literal, Self, get_args

import pandas as pd
from pydantic import BaseModel, ConfigDict, model_validator

from evbook.session import live

LEDGER_MIME = "application/vnd.evbook.ledger+json"

Verdict = Literal["confirmed", "consistent", "differs", "inconsistent", "definition", "not checkable"]
# In the order in which text, figure and table give them.
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
# The documents as text and table call them.
DOCUMENTS = {
    "ifri-memo": "Ifri memo",
    "asean-strategy-article": "ASEAN article",
    "indonesia-article": "Indonesia article",
    "solid-state-article": "Solid-state article",
}


# Between two numbers of one statement.
_BETWEEN = " to "


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Alternative(_Frozen):
    """The same claim measured by another definition; `unlike` says how that differs from the claim's."""

    measured: float | str | None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    year: str = ""
    definition: str = ""
    unlike: str = ""


class FoundOn(_Frozen):
    """What a detector found on a claim: kind, sentence, and whether the document itself is the witness."""

    kind: str
    sentence: str
    within: bool


class JudgedOn(_Frozen):
    """What a verdict was given from besides the entry's own fields: enough to judge another number by the same rule.

    `expected` is the word, or the numeric statement, that a claim without a number is held against; `period` the
    claim's; `unit` is the measure's; `unlike` says how its definition, year or source differ from the claim's.
    """

    expected: str = ""
    period: str = ""
    unit: str = ""
    unlike: str = ""
    findings: tuple[FoundOn, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    about_pct: float
    same_size_pct: float


class Entry(_Frozen):
    """A claim with its verdict.

    `measured` in `unit` with `low` and `high` where there is an interval; `tolerance` is what the statement allows, in
    words; `missing` names the series that would settle a claim without data; `tables` holds the hash of each table
    read; `result` is the chapter's result of the same number as `chapter:key`.
    """

    id: str
    document: str
    chapter: str
    claim: str
    qualifier: str = ""
    stated: str = ""
    unit: str = ""
    measured: float | str | None
    low: float | None = None
    high: float | None = None
    year: str = ""
    definition: str = ""
    tolerance: str = ""
    verdict: Verdict
    reason: str
    missing: str = ""
    sources: tuple[str, ...] = ()
    tables: dict[str, str] = {}
    result: str | None = None
    judged_on: JudgedOn

    @property
    def statement(self) -> str:
        """The document's statement as one would type it: hedge and number, or the word expected of it."""
        if not self.stated:
            return self.judged_on.expected
        hedges, numbers = self.qualifier.split(";"), self.stated.split(_BETWEEN)
        if len(hedges) == len(numbers) > 1:
            return _BETWEEN.join(f"{hedge.strip()} {number}" for hedge, number in zip(hedges, numbers, strict=True))
        return self.stated if self.qualifier in self.stated else f"{self.qualifier} {self.stated}"

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        if not self.reason.strip():
            raise ValueError(f"claim {self.id} needs a reason for its verdict")
        if self.verdict == "not checkable" and not self.missing.strip():
            raise ValueError(f"claim {self.id} is not checkable, and must name the series that is missing")
        if self.verdict != "not checkable" and not self.tables:
            raise ValueError(f"claim {self.id} is {self.verdict}, and must name the tables that it was held against")
        return self


class Ledger(_Frozen):
    """Every claim with its verdict; displays itself in a notebook."""

    entries: tuple[Entry, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [entry.id for entry in self.entries]
        twins = sorted({name for name in ids if ids.count(name) > 1})
        if twins:
            raise ValueError(f"claim {twins[0]} stands in the ledger twice; give each claim one row")
        return self

    def get(self, claim: str) -> Entry | None:
        """The entry of `claim`; None where the ledger is of other documents."""
        return next((entry for entry in self.entries if entry.id == claim), None)

    def having(self, *verdicts: Verdict) -> list[Entry]:
        """The entries with one of `verdicts`."""
        return [entry for entry in self.entries if entry.verdict in verdicts]

    def frame(self) -> pd.DataFrame:
        """The entries as rows; `source_id` is the document, whose statement each row is (`kind` "stated")."""
        names = ["id", "document", "chapter", "claim", "stated", "unit", "measured", "verdict", "reason", "missing"]
        rows = pd.DataFrame([entry.model_dump(include=set(names)) for entry in self.entries], columns=names)
        return rows.assign(source_id=rows["document"], kind="stated")

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        if live():
            table = self.frame()[["id", "claim", "stated", "measured", "unit", "verdict", "reason"]]
            return {"text/html": table.to_html(index=False), "text/plain": self.described()}
        return {LEDGER_MIME: self.model_dump(mode="json"), "text/plain": self.described()}

    def described(self) -> str:
        """The ledger as text: what a regression test compares and a person can read in a diff."""
        return "\n".join([f"ledger, {len(self.entries)} claims", *map(_line, self.entries)])


def _line(entry: Entry) -> str:
    said = f"{entry.statement} {entry.unit}".strip()
    number = f"{entry.measured:.6g}" if isinstance(entry.measured, float) else str(entry.measured)
    return f"  {entry.id} {entry.verdict}: {said} | measured {number} {entry.judged_on.unit} {entry.year}".rstrip()
