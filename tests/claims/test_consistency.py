from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.claims.consistency import Documents, claims_by_id, findings_of
from evbook.claims.measured import Measured
from evbook.claims.stated import Rule
from evbook.errors import ClaimError, UnknownNameError

DOCUMENT = "ifri-memo"
_CLAIM = {
    "document": DOCUMENT,
    "claim": "A claim",
    "stated": "",
    "unit": "",
    "period": "",
    "qualifier": "",
    "expected": "",
}


def documents(measured=(), **claims):
    rows = [{**_CLAIM, "id": name, **cells} for name, cells in claims.items()]
    found = {name: Measured(value, "year", "", "", (), ("a_table",)) for name, value in dict(measured).items()}
    return Documents(claims_by_id(pd.DataFrame(rows)), found, Rule())


def relation(kind, claim, other=None, witness=None, document=DOCUMENT):
    return {
        "id": f"R-{claim}-{other}",
        "relation": kind,
        "claim": claim,
        "other": other,
        "witness": witness,
        "document": document,
    }


def found(book, *relations):
    return findings_of(pd.DataFrame(relations), book)


@pytest.mark.parametrize(("change", "count"), [("-7.5", 0), ("7.5", 1)])
def test_growth(change, count):
    book = documents(A={"stated": "3.8 to 3.5", "period": "2024 to 2025"}, B={"stated": change})
    assert len(found(book, relation("growth", "B", "A"))) == count


def test_a_hedge_on_levels_hides_no_wrong_growth():
    levels = {"stated": "3.8 to 3.5", "period": "2024 to 2025", "qualifier": "roughly"}
    assert len(found(documents(A=levels, B={"stated": "3"}), relation("growth", "B", "A"))) == 1


@pytest.mark.parametrize(("share", "told"), [("28", set()), ("20", {"B", "D"})])
def test_shares_of_one_total(share, told):
    book = documents(A={"stated": "27"}, B={"stated": "30"}, C={"stated": "25"}, D={"stated": share})
    rows = [relation("share_total", *pair, "vehicles made in the world") for pair in (("B", "A"), ("D", "C"))]
    within = [each for each in found(book, *rows) if each.within]
    assert {each.claim for each in within} == told


def test_shares_of_different_totals_are_not_compared():
    book = documents(A={"stated": "27"}, B={"stated": "30"}, C={"stated": "11"}, D={"stated": "15"})
    rows = [
        relation("share_total", "B", "A", "vehicles made in the world"),
        relation("share_total", "D", "C", "passenger cars made in the world"),
    ]
    assert not [each for each in found(book, *rows) if each.within]


def test_a_total_that_the_data_do_not_know():
    book = documents(A={"stated": "60"}, B={"stated": "30"})
    (told,) = found(book, relation("share_total", "B", "A", "vehicles made in the world"))
    assert not told.within
    assert "vehicle_production" in told.tables


@pytest.mark.parametrize(("count", "told"), [("13", 1), ("12", 0)])
def test_a_count_against_a_list_in_the_data(count, told):
    book = documents(A={"stated": count})
    findings = found(book, relation("count_of_list", "A", witness="listed_companies: source_id=ifri-memo"))
    assert len(findings) == told
    assert all(each.within and "listed_companies" in each.tables for each in findings)


@pytest.mark.parametrize(("total", "told"), [("125", 0), ("135", 1)])
def test_a_sum(total, told):
    book = documents(A={"stated": total}, B={"stated": "100"}, C={"stated": "25"})
    assert len(found(book, relation("sum_of_parts", "A", "B"), relation("sum_of_parts", "A", "C"))) == told


@pytest.mark.parametrize(("period", "told"), [("January 2026", 1), ("February 2026", 0)])
def test_a_date(period, told):
    assert len(found(documents(A={"period": period}), relation("date_of_source", "A", witness="2026-02-24"))) == told


@pytest.mark.parametrize(("first", "told"), [(2009, 1), (2025, 0), (None, 0)])
def test_now(first, told):
    findings = found(documents({"A": first}, A={}), relation("now_since", "A", witness="2026"))
    assert len(findings) == told
    assert all(not each.within and "a_table" in each.tables for each in findings)


@pytest.mark.parametrize(("known", "told"), [("light", 1), ("heavy", 0), (None, 0)])
def test_a_term(known, told):
    book = documents({"A": known}, A={"expected": "heavy"})
    assert len(found(book, relation("term", "A", witness="neodymium"))) == told


@pytest.mark.parametrize(("number", "told"), [("7", 1), ("-7", 0)])
def test_a_direction_against_a_number(number, told):
    book = documents(A={}, B={"stated": number, "unit": "percent"})
    assert len(found(book, relation("contradicts", "A", "B", "positive"))) == told


@pytest.mark.parametrize(("witness", "told"), [("motorcycles", 1), ("cars", 0)])
def test_a_word_against_the_footnote(witness, told):
    assert len(found(documents(A={"expected": "cars"}), relation("contradicts", "A", witness=witness))) == told


@pytest.mark.parametrize(("yuan", "told"), [("6.5", 0), ("5.5", 1)])
def test_two_currencies(yuan, told):
    book = documents(A={"stated": yuan}, B={"stated": "140"})
    assert len(found(book, relation("unit_rate", "A", "B", "CNY"))) == told


def test_relations_that_cannot_be_looked_at():
    book = documents(A={"stated": "1"}, B={"stated": "1", "document": "indonesia-article"})
    with pytest.raises(UnknownNameError, match="unknown relation 'smells'"):
        found(book, relation("smells", "A"))
    with pytest.raises(UnknownNameError, match="unknown claim 'Z'"):
        found(book, relation("date_of_source", "Z"))
    with pytest.raises(ClaimError, match="claim B does not stand in ifri-memo"):
        found(book, relation("sum_of_parts", "A", "B"))


def test_every_declared_relation_is_of_claims_that_exist():
    claims = claims_by_id(tables.load("claims"))
    relations = tables.load("claim_relations")
    named = {*relations["claim"], *relations["other"].dropna()}
    assert named <= set(claims)
