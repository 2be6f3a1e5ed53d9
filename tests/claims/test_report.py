from __future__ import annotations

import pytest

from evbook.claims.report import lines, said, with_verdict
from evbook.errors import UnknownNameError


def test_two_lines_a_claim_and_how_the_verdicts_fall(entry):
    entries = [entry(), entry(id="M02", verdict="differs", reason="Too much."), entry(id="M04", verdict="differs")]
    told = list(lines(entries))
    assert told[0] == "M01  confirmed      Vehicles made: about 27 million vehicles"
    assert told[3].strip() == "Too much."
    assert told[-1] == "3 claims: confirmed 1, differs 2"


def test_no_claim():
    assert list(lines([])) == ["no claim"]


def test_a_claim_without_a_number_states_none(entry):
    assert said(entry(stated="")) == ""


@pytest.mark.parametrize(
    ("stated", "unit", "qualifier", "words"),
    [
        ("53", "percent", "", ": 53 %"),
        ("30, 60 or more", "days", "or more", ": 30, 60 or more days"),
        ("951 to 1020", "cars", "roughly; just over", ": 951 to 1020 cars (roughly; just over)"),
        ("top 10", "rank", "", ": top 10"),
    ],
)
def test_what_a_claim_states(entry, stated, unit, qualifier, words):
    assert said(entry(stated=stated, unit=unit, qualifier=qualifier)) == words


def test_entries_of_one_verdict(entry):
    entries = [entry(), entry(id="M02", verdict="differs")]
    assert [each.id for each in with_verdict(entries, "differs")] == ["M02"]
    assert with_verdict(entries, None) == tuple(entries)
    with pytest.raises(UnknownNameError, match="unknown verdict 'true'"):
        with_verdict(entries, "true")
