from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.claims import detectors
from evbook.claims.stated import read_stated as read


def levels(text):
    return read(text, period="2024 to 2025")


@pytest.mark.parametrize(
    ("stated", "agrees"),
    [("-7.5", True), ("-10.4", True), ("-5.3", True), ("-10.6", False), ("-5.1", False), ("8", False)],
)
def test_growth_against_rounded_levels(stated, agrees):
    assert (detectors.growth(levels("3.8 to 3.5"), read(stated)) is None) is agrees


def test_growth_says_what_the_levels_make():
    told = detectors.growth(levels("3.8 to 3.5"), read("12"))
    assert told == "Levels of 3.8 to 3.5 make a change of −10.4 to −5.3 %, not of 12 %."


@given(st.integers(100, 9999), st.integers(100, 9999))
def test_the_true_growth_of_two_levels_is_never_told(first, last):
    change = f"{100 * (last / first - 1):.1f}"
    assert detectors.growth(levels(f"{first} to {last}"), read(change)) is None


@pytest.mark.parametrize(("level", "share", "agrees"), [("25", "28", True), ("25", "25", False), ("25", "31", False)])
def test_two_levels_with_their_shares_imply_one_total(level, share, agrees):
    parts = {"M02": (read("27"), read("30")), "M04": (read(level), read(share))}
    told = detectors.conflicting_totals(parts, "vehicles made in the world")
    assert set(told) == (set() if agrees else {"M02", "M04"})
    assert all("M04" in told["M02"] and "million vehicles made in the world" in text for text in told.values())


@pytest.mark.parametrize(("known", "agrees"), [(90.0, True), (86.9, True), (86.8, False), (93.2, True), (93.3, False)])
def test_a_level_and_its_share_against_the_known_total(known, agrees):
    told = detectors.impossible_total(read("27"), read("30"), known, "vehicles made in the world", "2024")
    assert (told is None) is agrees
    assert agrees or "the data of 2024 have" in told


def test_a_level_that_is_only_exceeded_leaves_the_total_open():
    assert detectors.impossible_total(read("3", "exceeds"), read("80"), 400.0, "cars", "2023") is None
    assert "at least 3.7 million cars" in detectors.impossible_total(
        read("3", "exceeds"), read("80"), 3.0, "cars", "2023"
    )


@pytest.mark.parametrize(("shares", "possible"), [(("60", "41"), True), (("60", "42"), False), (("30", "28"), True)])
def test_shares_of_one_total(shares, possible):
    assert (detectors.too_many_shares([read(share) for share in shares]) is None) is possible


@pytest.mark.parametrize(("count", "listed", "agrees"), [("13", 12, False), ("12", 12, True), ("13", 14, False)])
def test_a_count_against_its_list(count, listed, agrees):
    assert (detectors.count_of_list(read(count), listed) is None) is agrees


@pytest.mark.parametrize(
    ("total", "agrees"), [("125", True), ("126.4", False), ("124", True), ("123", False), ("127", False)]
)
def test_a_sum_against_its_parts(total, agrees):
    assert (detectors.sum_of_parts(read(total), [read("100"), read("25")]) is None) is agrees


@pytest.mark.parametrize(
    ("period", "source", "agrees"),
    [
        ("January 2026", "2026-02-24", False),
        ("February 2026", "2026-02-24", True),
        ("24 February 2026", "2026-02-24", True),
        ("2026", "2026-02-24", True),
        ("2025", "2026-02-24", False),
        ("from May 2021", "2018-05-14", False),
        ("2018", "2018-02-20", True),
        ("not stated", "2018-02-20", True),
    ],
)
def test_a_date_against_its_own_source(period, source, agrees):
    assert (detectors.date_of_source(period, source) is None) is agrees


@pytest.mark.parametrize(("first", "agrees"), [(2009, False), (2024, False), (2025, True), (2026, True)])
def test_now_against_the_first_year(first, agrees):
    assert (detectors.now_since(2026, first) is None) is agrees


def test_a_term_against_its_class():
    assert detectors.term("neodymium", "light", "Light") is None
    assert detectors.term("neodymium", "heavy", "light") == "The document names neodymium as heavy; it is light."


@pytest.mark.parametrize(
    ("number", "sign", "agrees"),
    [("7", "positive", False), ("-7", "positive", True), ("0", "positive", True), ("-7", "negative", False)],
)
def test_a_direction_against_another_number(number, sign, agrees):
    assert (detectors.opposite_sign(read(number), sign, "M11: sales", "percent") is None) is agrees


def test_a_word_against_the_footnote():
    assert detectors.other_word("cars", "Cars") is None
    assert "motorcycles" in detectors.other_word("cars", "motorcycles")


@pytest.mark.parametrize(
    ("rates", "agrees"), [((21.48, 21.69), True), ((21.48, 30.0), True), ((20.0,), False), ((21.9,), False)]
)
def test_one_sum_in_two_currencies(rates, agrees):
    told = detectors.unit_rate(read("6.5"), read("140"), rates, "CNY")
    assert (told is None) is agrees


@pytest.mark.parametrize(
    ("text", "month"),
    [("14 May 2024", (2024, 5)), ("2018", (2018, None)), ("2026-02-24", (2026, 2)), ("a year", None)],
)
def test_months(text, month):
    assert detectors.month_of(text) == month
