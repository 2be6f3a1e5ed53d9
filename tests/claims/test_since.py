from __future__ import annotations

import json

import pytest

from evbook.claims.since import moves, read_ledger
from evbook.contracts.ledger import FoundOn
from evbook.errors import ClaimError


def why(old, new):
    (move,) = moves([old], [new])
    return move.why


def test_nothing_moved(entry):
    assert moves([entry()], [entry(reason="In other words.", tables={"vehicle_production": "bb"})]) == ()


def test_other_data(entry):
    new = entry(measured=30.0, verdict="differs", tables={"vehicle_production": "bb", "new": "cc"})
    (move,) = moves([entry()], [new])
    assert move.text() == "M01: confirmed, 27.0 -> differs, 30.0 (data: vehicle_production; other tables read: new)"


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"stated": "31"}, "the claim's text: stated"),
        ({"qualifier": "", "unit": "cars"}, "the claim's text: qualifier and unit"),
        ({"about_pct": 0.0}, "the rule: about_pct"),
        ({"same_size_pct": 0.0}, "the rule: same_size_pct"),
        ({"expected": "yes"}, "what the claim expects: expected"),
        ({"findings": (FoundOn(kind="growth", sentence="No.", within=True),)}, "what the detectors find: findings"),
        ({}, "the check's code"),
    ],
)
def test_each_cause_is_named_and_no_other(entry, changed, cause):
    assert why(entry(), entry(verdict="differs", **changed)) == (cause,)


def test_several_causes(entry):
    new = entry(verdict="differs", stated="31", tables={"vehicle_production": "bb"})
    assert why(entry(), new) == ("data: vehicle_production", "the claim's text: stated")


@pytest.mark.parametrize("field", [{"measured": 27.1}, {"low": 26.0}, {"high": 28.0}, {"year": "2025"}])
def test_a_number_may_move_without_the_verdict(entry, field):
    (move,) = moves([entry()], [entry(**field)])
    assert move.before.startswith("confirmed") and move.after.startswith("confirmed")


def test_claims_that_came_and_went(entry):
    told = [move.text() for move in moves([entry(), entry(id="M02")], [entry(id="M03"), entry()])]
    assert told == ["M03: new -> confirmed (a new claim)", "M02: confirmed -> gone (no longer a claim)"]


def test_a_ledger_is_read_as_it_was_written(entry, tmp_path):
    entries = (entry(), entry(id="M02", measured="light", low=None))
    file = tmp_path / "claims.json"
    file.write_text(json.dumps([each.model_dump(mode="json") for each in entries]))
    assert read_ledger(file) == entries


@pytest.mark.parametrize("content", ["", "{", "{}", '[{"id": "M01"}]'])
def test_a_file_that_is_no_ledger(tmp_path, content):
    file = tmp_path / "old.json"
    file.write_text(content)
    with pytest.raises(ClaimError, match=r"old\.json is no claims\.json"):
        read_ledger(file)
