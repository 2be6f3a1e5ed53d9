"""Findings on how the verdicts fall: in all, by document and by subject."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evbook.analysis import verdicts
from evbook.contracts import results
from evbook.contracts.ledger import DOCUMENTS, VERDICTS, Ledger
from evbook.words import listed

_HOLD = ("confirmed", "consistent")
_FAIL = ("differs", "inconsistent")


def in_all(book: Ledger) -> None:
    """How many claims got which verdict.

    Glues claims_total, claims_having of each verdict, finding_verdicts, finding_self.
    """
    rows = book.frame()
    _count("claims_total", rows, rows)
    for verdict in VERDICTS:
        _count("claims_having", verdicts.having(rows, [verdict]), rows, verdict=verdict)
    _count("claims_hold", verdicts.having(rows, _HOLD), rows)
    _count("claims_fail", verdicts.having(rows, _FAIL), rows)
    results.guard(
        "finding_verdicts",
        len(rows) > 0,
        "Of {claims_total} claims {claims_hold} hold exactly or in size, {claims_fail} do not, "
        "{claims_having__definition} are true by one definition and false by another, and for "
        "{claims_having__not-checkable} no data at hand decide.",
    )
    results.guard(
        "finding_self",
        len(book.having("inconsistent")) > 0,
        "{claims_having__inconsistent} claims need no outside data: their own document, its table or its footnote "
        "says otherwise.",
        "No claim is contradicted by its own document.",
    )


def by_document(book: Ledger) -> None:
    """How the verdicts fall on each document. Glues of_the_memo, of_the_articles."""
    rows = book.frame()
    for name in DOCUMENTS:
        own = rows[rows["document"] == name]
        _count("document_claims", own, rows, document=name)
        _count("document_hold", verdicts.having(own, _HOLD), rows, document=name)
    memo, *articles = DOCUMENTS
    there = set(rows["document"])
    results.guard(
        "of_the_memo",
        memo in there,
        f"The memo makes {{document_claims__{memo}}} of these claims, and {{document_hold__{memo}}} of them hold.",
    )
    told = [f"{{document_hold__{name}}} of {{document_claims__{name}}} in the {_title(name)}" for name in articles]
    results.guard(
        "of_the_articles", there.issuperset(articles), f"In the articles it is {listed(told)}: too few to rank them."
    )


def by_subject(book: Ledger, titles: Mapping[str, str]) -> None:
    """How the verdicts fall on each chapter's subject; `titles` names the chapters. Glues by_subject."""
    rows = book.frame()
    told = []
    for chapter, title in titles.items():
        own = rows[rows["chapter"] == chapter]
        _count("subject_claims", own, rows, chapter=chapter)
        _count("subject_hold", verdicts.having(own, _HOLD), rows, chapter=chapter)
        slug = chapter.replace("_", "-")
        told += [f"{{subject_hold__{slug}}} of {{subject_claims__{slug}}} in {title}"] if len(own) else []
    results.guard("by_subject", bool(told), f"By chapter there hold {listed(told)}.")


def _title(document: str) -> str:
    title = DOCUMENTS[document]
    return title if title.split()[0].isupper() else title.replace("Solid", "solid")


def _count(name: str, found: pd.DataFrame, rows: pd.DataFrame, **dims: str) -> None:
    results.record(name, len(found), unit="claims", decimals=0, rows=rows, kind="model", dims=dims)
