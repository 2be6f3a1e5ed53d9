from __future__ import annotations

import json
from functools import cache

import pytest

from evbook import tables
from evbook.claims import ledger as module
from evbook.claims.ledger import MOST_OPEN_PCT, ledger, problems, stated_of
from evbook.claims.measured import checks
from evbook.claims.since import moves
from evbook.claims.stated import Rule, Stated
from evbook.contracts.ledger import DOCUMENTS, Entry
from evbook.errors import ClaimError, UnknownNameError


@cache
def entries() -> tuple[Entry, ...]:
    return ledger()


def by_id() -> dict[str, Entry]:
    return {entry.id: entry for entry in entries()}


def test_every_claim_has_a_verdict_and_every_check_a_claim():
    claims = tables.load("claims")
    assert [entry.id for entry in entries()] == claims["id"].tolist()
    assert set(checks()) == set(claims["id"])


def test_every_claim_of_the_collection_is_there():
    # The ids that the documents' first reading gave; none may get lost when rows are mended.
    first = [f"M{number:02d}" for number in range(1, 40)] + [f"G{number:02d}" for number in range(1, 7)]
    first += ["I01", "I02", "I03", "S01", "S02", "S03", "S04", "F1", "F2", "F3", "T1"]
    assert set(first) < set(by_id())


def test_nothing_is_lacking():
    assert problems(entries()) == []


def test_every_verdict_names_registered_tables_and_sources():
    for entry in entries():
        assert set(entry.tables) <= set(tables.names()), entry.id
        assert entry.sources or entry.verdict == "not checkable", entry.id
        assert all(entry.tables[name] == tables.describe(name).sha256 for name in entry.tables)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("M22", "inconsistent"),  # a count beside its list
        ("M21", "inconsistent"),  # a date beside its footnote
        ("M42", "inconsistent"),  # a footnote on another product
        ("M33", "inconsistent"),  # a direction against other numbers
        ("M34", "inconsistent"),  # a term against the document's own footnote
        ("M03", "definition"),  # production that only fits a count by brand
        ("M04", "differs"),
        ("M32", "definition"),  # now, since long ago
        ("M20", "definition"),
        ("M08", "confirmed"),  # a growth inside its rounded levels
        ("M05", "not checkable"),
        ("S05", "differs"),
    ],
)
def test_known_verdicts(claim, verdict):
    assert by_id()[claim].verdict == verdict


@pytest.mark.parametrize("claim", ["M10", "M02", "M04", "M28", "M30", "G02", "G07", "M20", "M40", "M15", "M26", "G06"])
def test_relations_that_agree_are_not_told(claim):
    assert not by_id()[claim].judged_on.findings


def test_one_document():
    for document in DOCUMENTS:
        own = ledger(only=document)
        assert own == tuple(entry for entry in entries() if entry.document == document)
        assert own
    with pytest.raises(UnknownNameError, match="unknown document 'memo'"):
        ledger(only="memo")


def test_the_rule_is_a_parameter():
    strict = {entry.id: entry for entry in ledger(Rule(about_pct=0, same_size_pct=0))}
    assert strict["M02"].verdict == "differs" and by_id()["M02"].verdict == "consistent"
    assert strict["M02"].judged_on.about_pct == 0
    causes = [move.why[0] for move in moves(entries(), list(strict.values()))]
    assert causes and all(cause.startswith("the rule: ") for cause in causes)


def test_the_ledger_is_the_same_each_time_and_fits_into_json():
    written = [entry.model_dump(mode="json") for entry in entries()]
    assert [Entry.model_validate(each) for each in json.loads(json.dumps(written, allow_nan=False))] == list(entries())
    assert ledger() == entries()


def test_a_claim_without_a_check_has_no_verdict(monkeypatch):
    few = {name: each for name, each in checks().items() if name not in ("M05", "S02")}
    monkeypatch.setattr(module, "checks", lambda: few)
    with pytest.raises(ClaimError, match="claim M05 and S02 has no verdict; add a check"):
        ledger()


def test_problems_are_told(entry):
    open_ = entry(verdict="not checkable", missing="a table")
    assert problems([open_, open_, open_, *[entry()] * 7]) == []
    assert problems([open_] * 4 + [entry()] * 9) == [
        f"4 of 13 claims are not checkable, at most {MOST_OPEN_PCT} % may be"
    ]
    bare = entry().model_copy(update={"tables": {}})
    assert problems([bare]) == ["claim M01 is confirmed and names no data"]
    nameless = open_.model_copy(update={"missing": ""})
    assert "claim M01 is not checkable and names no missing series" in problems([nameless, *[entry()] * 9])


def test_what_a_row_is_held_against():
    row = {"id": "M01", "stated": "27", "qualifier": "about", "unit": "", "period": "", "expected": "yes"}
    held = stated_of(row)
    assert isinstance(held, Stated) and held.numbers == (27.0,)
    assert stated_of({**row, "stated": " "}) == "yes"
    with pytest.raises(ClaimError, match="claim M01 states no number and expects no word"):
        stated_of({**row, "stated": "", "expected": ""})


def test_every_row_can_be_read_and_says_why_it_was_mended():
    claims = tables.load("claims").fillna("")
    given = {f"M{number:02d}" for number in range(40, 50)} | {"G07", "I04", "S05"}
    for row in claims.to_dict("records"):
        assert stated_of(row), row["id"]
    new = claims[claims["id"].isin(given)]
    assert len(new) == len(given) and new["mended"].str.startswith("New row: ").all()
