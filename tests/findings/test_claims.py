"""The ledger's sentences: true at the baseline, and others, or none, where verdicts are others."""

from __future__ import annotations

from functools import cache

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook.claims import ledger
from evbook.claims.stated import Rule
from evbook.contracts.claims_ledger import ClaimsLedger
from evbook.contracts.ledger import Alternative, Entry, JudgedOn, Ledger
from evbook.contracts.registry import CONTRACTS
from evbook.findings import claims_argument, claims_falls, claims_open, claims_rule

CONTRACT = ClaimsLedger
TITLES = {each.chapter: each.title for each in CONTRACTS if each is not ClaimsLedger}


@cache
def judged(about_pct: float, same_size_pct: float, document: str) -> Ledger:
    rule = Rule(about_pct=about_pct, same_size_pct=same_size_pct)
    return Ledger(entries=ledger.ledger(rule, None if document == "All" else document))


def tell(p, book=None):
    own = book or judged(p.about_pct, p.same_size_pct, p.document)
    claims_rule.rule(own, p)
    claims_rule.strictly_read(own, book or judged(0, 0, p.document))
    claims_falls.in_all(own)
    claims_falls.by_document(own)
    claims_falls.by_subject(own, TITLES)
    claims_argument.carried(own)
    claims_argument.turned(own)
    claims_argument.merely_numbers(own)
    claims_open.against_themselves(own)
    claims_open.undecided(own)


def entry(name: str, verdict: str, *others: float, **about: object) -> Entry:
    basis = JudgedOn(
        about_pct=5,
        same_size_pct=10,
        alternatives=tuple(Alternative(measured=each) for each in others),
    )
    given = {
        "id": name,
        "document": "ifri-memo",
        "chapter": "eu_implications",
        "claim": f"What {name} says (more); and more",
        "measured": 2009.0,
        "verdict": verdict,
        "reason": "Because.",
        "missing": "a series",
        "tables": {"claims": "0"},
        "sources": ("ifri-memo",),
        "judged_on": basis,
    }
    return Entry.model_validate({**given, **about})


def test_counts_add_up(found):
    results = found()
    parts = [each.value for each in results.values() if each.name == "claims_having"]
    assert sum(parts) == results["claims_total"].value == len(judged(5, 10, "All").entries)
    assert sum(each.value for each in results.values() if each.name == "document_claims") == sum(parts)
    assert sum(each.value for each in results.values() if each.name == "subject_claims") == sum(parts)


@pytest.mark.parametrize("document", ["asean-strategy-article", "indonesia-article", "solid-state-article"])
def test_without_the_memo_nothing_is_said_of_its_argument(found, document):
    results = found(document=document)
    told = [each for each in results.values() if each.name.startswith(("argument_", "finding_argument", "of_the_"))]
    assert {each.display for each in told} == {""}
    assert results["finding_verdicts"].value is True


def test_a_claim_that_turns_out_right_turns_no_argument(found):
    right = Ledger(entries=tuple(entry(claim, "confirmed") for claim in ("M01", "M03", "M31", "M32", "M33", "M42")))
    results = found(right)
    assert not any(each.display for each in results.values() if each.name.startswith("argument_"))
    assert results["finding_stands"].display.startswith("It stands that ")
    assert results["finding_argument"].display == results["numbers_wrong"].display == ""
    assert results["finding_self"].display == "No claim is contradicted by its own document."


def test_errors_are_named_by_what_they_weigh(found):
    book = Ledger(
        entries=(
            entry("M33", "inconsistent"),
            entry("M77", "differs"),
            entry("M78", "definition"),
            entry("M79", "differs", claim="Month in which it came"),
            entry("M80", "not checkable"),
            entry("M81", "not checkable"),
        )
    )
    results = found(book)
    assert "vanishes (M33)" in results["finding_argument"].display
    assert results["numbers_wrong"].display.endswith("are M77 (What M77 says).")
    assert "M78" in results["numbers_defined"].display
    assert "M79 (Month in which it came)" in results["numbers_months"].display
    assert results["series_missing"].display == "a series (M80 and M81)"


def test_two_years_of_overtaking_are_given_in_their_order(found):
    results = found(Ledger(entries=(entry("M32", "definition", 2025.0),)))
    assert results["argument_overtaken"].display.startswith("China passed Japan in 2009 or in 2025,")


def test_brands_that_build_at_home_are_not_said_to_build_elsewhere(found):
    at_home = [entry(claim, "definition", 25.0, measured=20.0) for claim in ("M01", "M03")]
    assert found(Ledger(entries=tuple(at_home)))["argument_brands"].display == ""


def test_a_strict_rule_moves_verdicts_and_names_them(found):
    results = found()
    assert results["strict_moved"].value == len(results["strict_named"].display.replace(" and ", ", ").split(", ")) > 0
    same = Ledger(entries=(entry("M33", "differs"),))
    assert found(same)["strict_reading"].display.endswith("no verdict would be another.")
