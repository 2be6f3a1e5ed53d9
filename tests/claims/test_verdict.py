from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.claims.measured import Measured
from evbook.claims.stated import Rule, read_stated
from evbook.claims.verdict import Finding, amount, judge
from evbook.contracts.ledger import VERDICTS
from evbook.errors import ClaimError


def measured(value, **about):
    given_ = {"unit": "million vehicles", "year": "2024", "definition": "made in the country", "tables": ("t",)}
    return Measured(value=value, sources=("s",), **{**given_, **about})


def verdict(stated, found, **about):
    stated = read_stated(stated) if stated[0].isdigit() else stated
    return judge(stated, found, **about).verdict


WITHIN = Finding("M99", "growth", "The document disagrees with itself.")
AGAINST_DATA = Finding("M99", "unit_rate", "The data have another rate.", within=False)


@pytest.mark.parametrize(("value", "expected"), [(27.5, "confirmed"), (26.5, "confirmed"), (27.51, "differs")])
def test_inside_the_rounding_is_confirmed_and_outside_differs(value, expected):
    assert verdict("27", measured(value)) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(27.4, 28.0, "confirmed"), (27.6, 28.0, "differs"), (25.0, 26.5, "confirmed")]
)
def test_an_interval_that_overlaps_counts_as_inside(low, high, expected):
    assert verdict("27", measured((low + high) / 2, low=low, high=high)) == expected


@pytest.mark.parametrize(
    ("value", "unlike", "expected"),
    [
        (27.0, "another year", "consistent"),
        (29.7, "another year", "consistent"),
        (29.71, "another year", "differs"),
        (24.3, "another year", "consistent"),
        (24.29, "another year", "differs"),
        (29.7, "", "differs"),
        (-27.0, "another year", "differs"),
    ],
)
def test_near_and_unlike_is_consistent(value, unlike, expected):
    assert verdict("27", measured(value, unlike=unlike)) == expected


def test_what_passes_for_the_same_size_is_a_parameter():
    found = measured(32.0, unlike="another year")
    assert verdict("27", found, rule=Rule(same_size_pct=20)) == "consistent"
    assert verdict("27", found, rule=Rule(same_size_pct=18)) == "differs"


def test_nothing_measured_is_not_checkable_and_names_what_is_missing():
    judged = judge(read_stated("27"), measured(None, missing="the maker's own table"))
    assert judged.verdict == "not checkable"
    assert "the maker's own table" in judged.reason


def test_definitions_with_different_answers():
    by_brand = measured(27.0, definition="sold by brands")
    judged = judge(read_stated("27"), measured(31.3, alternatives=(by_brand,)))
    assert judged.verdict == "definition"
    assert judged.reason == (
        "It depends on the definition: it holds for 27 million vehicles (sold by brands, 2024), not for 31.3 million "
        "vehicles (made in the country, 2024)."
    )


@pytest.mark.parametrize(("other", "expected"), [(27.2, "confirmed"), (50.0, "definition")])
def test_definitions_that_agree_leave_the_verdict_of_the_first(other, expected):
    assert verdict("27", measured(27.0, alternatives=(measured(other),))) == expected
    assert verdict("27", measured(40.0, alternatives=(measured(41.0),))) == "differs"


def test_a_definition_that_has_no_number_is_one_by_which_the_claim_fails():
    none = measured(None, definition="battery cars alone, of which nothing is said", year="")
    judged = judge(read_stated("27"), measured(27.0, alternatives=(none,)))
    assert judged.verdict == "definition"
    assert judged.reason.endswith(", not for battery cars alone, of which nothing is said.")
    assert verdict("35", measured(27.0, alternatives=(none,))) == "differs"
    assert verdict("27", measured(None, missing="a table", alternatives=(none,))) == "not checkable"


def test_an_alternative_answers_where_the_claims_own_definition_has_no_data():
    found = measured(None, missing="a table", alternatives=(measured(27.0, unlike="another definition"),))
    assert verdict("27", found) == "consistent"


@pytest.mark.parametrize("value", [27.0, 99.0, None])
def test_a_document_that_disagrees_with_itself_is_inconsistent_whatever_was_measured(value):
    judged = judge(read_stated("27"), measured(value, missing="a table"), findings=[WITHIN])
    assert judged.verdict == "inconsistent"
    assert judged.reason.startswith(WITHIN.sentence)
    assert ("Measured: " in judged.reason) is (value is not None)


def test_a_finding_against_data_stands_in_the_reason_only():
    judged = judge(read_stated("27"), measured(27.0), findings=[AGAINST_DATA])
    assert judged.verdict == "confirmed"
    assert judged.reason.endswith(AGAINST_DATA.sentence)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(7.8, 35.3, "confirmed"), (7.8, 36.3, "differs"), (6.8, 35.3, "differs"), (10.0, 20.0, "differs")],
)
def test_both_ends_of_a_range_are_compared(low, high, expected):
    assert verdict("7.8 to 35.3", measured(high, low=low, high=high, unit="percent")) == expected


def test_of_two_levels_a_single_number_is_held_against_the_last():
    stated = read_stated("3.8 to 3.5", period="2024 to 2025")
    assert judge(stated, measured(3.52)).verdict == "confirmed"
    assert judge(stated, measured(3.8)).verdict == "differs"


@pytest.mark.parametrize(
    ("value", "unlike", "expected"),
    [
        ("heavy", "", "confirmed"),
        ("Heavy ", "", "confirmed"),
        ("heavy", "a plan", "consistent"),
        ("light", "", "differs"),
    ],
)
def test_words(value, unlike, expected):
    assert verdict("heavy", measured(value, unit="", unlike=unlike)) == expected


@pytest.mark.parametrize(
    ("value", "reason"),
    [("yes", "It holds: twelve of twelve, 2024."), ("no", "It does not hold: twelve of twelve, 2024.")],
)
def test_whether_something_holds(value, reason):
    assert judge("yes", measured(value, unit="", definition="twelve of twelve")).reason == reason


def test_a_definition_by_which_something_holds():
    other = measured("no", unit="", definition="on the first list", year="")
    judged = judge("yes", measured("yes", unit="", definition="on either list", year="", alternatives=(other,)))
    assert (
        judged.reason == "It depends on the definition. It holds: on either list. It does not hold: on the first list."
    )


def test_a_finding_against_data_stands_beside_a_definition():
    found = measured(2009.0, unit="year", alternatives=(measured(2025.0, unit="year"),))
    judged = judge(read_stated("2025-2026", unit="year"), found, findings=[AGAINST_DATA])
    assert judged.verdict == "definition" and judged.reason.endswith(AGAINST_DATA.sentence)


def test_a_word_and_a_number_do_not_meet():
    with pytest.raises(ClaimError, match="'light' was measured for a claim that states a number"):
        judge(read_stated("27"), measured("light"))
    with pytest.raises(ClaimError, match="expects a word"):
        judge("heavy", measured(27.0))


@pytest.mark.parametrize(
    ("stated", "value", "unit", "words"),
    [
        ("25", 8.23, "million vehicles", "16.8 million vehicles (67 %) less than stated"),
        ("4.6", 3.72, "percent", "0.88 points less than stated"),
        ("2025", 2009, "year", "16 years earlier than stated"),
        ("10", 12, "rank", "2 ranks more than stated"),
        ("0", 3, "cars", "3 cars more than stated"),
    ],
)
def test_by_how_much_it_differs(stated, value, unit, words):
    assert words in judge(read_stated(stated, unit=unit), measured(value, unit=unit)).reason


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("percent", 53.04, "53 %"),
        ("year", 2009, "2009"),
        ("rank", 7, "rank 7"),
        ("", 3.0, "3"),
        ("cars", 1e6, "1,000,000 cars"),
    ],
)
def test_amounts_with_their_unit(unit, value, text):
    assert amount(measured(value, unit=unit, definition="", year=""), 0) == text


def test_an_amount_names_what_was_counted_and_when():
    found = measured(None, low=82.0, high=89.0, unit="percent")
    assert amount(found, 0) == "82 to 89 % (made in the country, 2024)"


@given(st.floats(0.1, 1e4), st.floats(0.1, 1e4), st.sampled_from(["", "about", "exceeds", "up to"]), st.booleans())
def test_every_number_gets_one_of_the_six_and_a_reason(stated, value, qualifier, unlike):
    found = measured(value, unlike="another year" if unlike else "")
    judged = judge(read_stated(f"{stated:.1f}", qualifier), found)
    assert judged.verdict in VERDICTS
    assert judged.reason.startswith("Measured: ") and judged.reason.endswith(".")


@given(st.floats(1, 1e4), st.floats(1, 1e4))
def test_a_wider_rule_never_makes_a_claim_worse(stated, value):
    order = ["differs", "consistent"]
    found = measured(value, unlike="another year")
    verdicts = [
        judge(read_stated(f"{stated:.1f}", "about", rule=rule), found, rule).verdict
        for rule in (Rule(2, 4), Rule(10, 20))
    ]
    assert order.index(verdicts[0]) <= order.index(verdicts[1])


def test_the_rule_reads_no_field_that_it_should_not():
    found = measured(27.0)
    assert judge(read_stated("27"), replace(found, sources=("other",), tables=("u",))) == judge(
        read_stated("27"), found
    )
