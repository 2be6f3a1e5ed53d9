"""An entry says why and from what; the ledger holds each claim once and shows itself as text."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from evbook import tables
from evbook.contracts.claims_ledger import ClaimsLedger
from evbook.contracts.ledger import DOCUMENTS, LEDGER_MIME, VERDICTS, Entry, JudgedOn, Ledger
from evbook.contracts.model import choices_of

BASIS = JudgedOn(about_pct=5, same_size_pct=10, unit="percent", expected="heavy")


def entry(**about: Any) -> Entry:
    said = {"id": "M01", "document": "ifri-memo", "chapter": "c", "claim": "A share", "stated": "30", "unit": "percent"}
    given = {"measured": 31.25, "verdict": "confirmed", "reason": "It fits.", "tables": {"claims": "0"}}
    return Entry.model_validate({**said, **given, "judged_on": BASIS, **about})


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ({"reason": " "}, "needs a reason"),
        ({"verdict": "not checkable"}, "must name the series"),
        ({"tables": {}}, "must name the tables"),
        ({"verdict": "wrong"}, "verdict"),
    ],
)
def test_a_verdict_without_its_ground_is_refused(about: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        entry(**about)


@pytest.mark.parametrize(
    ("about", "statement"),
    [
        ({}, "30"),
        ({"qualifier": "roughly"}, "roughly 30"),
        ({"qualifier": "or more", "stated": "30, 60 or more"}, "30, 60 or more"),
        ({"qualifier": "roughly; just over", "stated": "0.95 to 1.02"}, "roughly 0.95 to just over 1.02"),
        ({"stated": ""}, "heavy"),
    ],
)
def test_a_statement_is_what_one_would_type(about: dict[str, Any], statement: str) -> None:
    assert entry(**about).statement == statement


def test_a_claim_stands_in_the_ledger_once() -> None:
    with pytest.raises(ValidationError, match="M01 stands in the ledger twice"):
        Ledger(entries=(entry(), entry()))


def test_the_ledger_shows_data_to_a_run_and_a_table_to_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Ledger(entries=(entry(),))
    shown = book._repr_mimebundle_()
    assert Ledger.model_validate(shown[LEDGER_MIME]) == book
    assert shown["text/plain"].splitlines() == [
        "ledger, 1 claims",
        "  M01 confirmed: 30 percent | measured 31.25 percent",
    ]
    monkeypatch.setenv("EVBOOK_LIVE", "1")
    assert "<table" in book._repr_mimebundle_()["text/html"]


def test_rows_keep_what_is_missing_and_whose_statement_it_is() -> None:
    rows = Ledger(entries=(entry(), entry(id="M02", verdict="not checkable", missing="a series"))).frame()
    assert rows["source_id"].unique().tolist() == ["ifri-memo"]
    assert rows["missing"].tolist() == ["", "a series"]


def test_documents_of_the_contract_are_those_of_the_claims() -> None:
    documents = set(tables.load("claims")["document"])
    assert documents == set(DOCUMENTS) == set(choices_of(ClaimsLedger.model_fields["document"])) - {"All"}
    assert len(VERDICTS) == 6
