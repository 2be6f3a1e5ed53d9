from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.claims.stated import Rule, Span, expectation, read_stated, shown
from evbook.errors import ClaimError


def fits(number, text, qualifier="", **about):
    return read_stated(text, qualifier, **about).whole.meets(number, number)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("27", 26.5, 27.5),
        ("2.5", 2.45, 2.55),
        ("2.50", 2.495, 2.505),
        ("-7.5", -7.55, -7.45),
        ("−7.5", -7.55, -7.45),
        ("1 020", 1019.5, 1020.5),
        ("1,020", 1019.5, 1020.5),
        (".5", 0.45, 0.55),
        ("0", -0.5, 0.5),
    ],
)
def test_a_number_is_right_within_half_a_unit_of_its_last_digit(text, low, high):
    span = read_stated(text).whole
    assert (span.low, span.high) == (low, high)
    for number, inside in ((low, True), (high, True), (low - 1e-6, False), (high + 1e-6, False)):
        assert fits(number, text) is inside


@pytest.mark.parametrize("hedge", ["about", "around", "roughly", "approximately", "some"])
def test_a_hedge_widens_to_a_share_of_the_number(hedge):
    assert fits(28.35, "27", hedge) and fits(25.65, "27", hedge)
    assert not fits(28.36, "27", hedge) and not fits(25.64, "27", hedge)


def test_a_hedge_never_narrows():
    # Half a unit of a small number is more than its five percent.
    assert fits(1.5, "1", "roughly") and not fits(1.51, "1", "roughly")
    assert fits(27.5, "27", "about", rule=Rule(about_pct=0)) and not fits(27.51, "27", "about", rule=Rule(about_pct=0))


def test_how_far_a_hedge_reaches_is_a_parameter():
    assert fits(29.7, "27", "about", rule=Rule(about_pct=10))
    assert not fits(29.7, "27", "about", rule=Rule(about_pct=9))


def test_a_hedged_year_reaches_one_year():
    assert fits(2026, "2027-2028", "around", unit="year") and fits(2029, "2027-2028", "around", unit="year")
    assert not fits(2025, "2027-2028", "around", unit="year") and not fits(2030, "2027-2028", "around", unit="year")
    assert not fits(2026.9, "2027-2028", unit="year")
    assert read_stated("2027-2028", "around", unit="year").tolerance == "2026 to 2029"
    assert read_stated("1991", unit="year").tolerance == "1991"


@pytest.mark.parametrize(
    ("text", "qualifier", "inside", "outside"),
    [
        ("3", "exceeds", (3.01, 900), (3, 2.99)),
        ("3", "more than", (3.01,), (3,)),
        ("3", "less than", (2.99, -9), (3, 3.1)),
        ("3", "at least", (2.5, 900), (2.49,)),
        ("30, 60 or more", "or more", (30, 60, 400), (29.4,)),
        ("up to 50", "up to", (50.5, 0), (50.6,)),
        ("50", "at most", (50, 1), (50.6,)),
        ("top 10", "", (7, 10), (11,)),
        ("1020", "just over", (1020.1, 1071), (1020, 1071.1)),
        ("1020", "just under", (1019.9, 969), (1020, 968.9)),
    ],
)
def test_words_that_open_a_side(text, qualifier, inside, outside):
    assert all(fits(number, text, qualifier) for number in inside)
    assert not any(fits(number, text, qualifier) for number in outside)


def test_each_number_may_have_a_hedge_of_its_own():
    first, last = read_stated("951 to 1020", "roughly; just over").ends
    assert first.meets(910, 910) and not last.meets(1020, 1020) and last.meets(1021, 1021)


def test_two_numbers_are_levels_where_the_period_names_two_years():
    assert read_stated("3.8 to 3.5", period="2024 to 2025").levels
    assert not read_stated("7.8 to 35.3", period="from October 2024").levels
    assert not read_stated("2027-2028", period="2024 to 2025").levels


def test_the_whole_of_a_range_reaches_from_end_to_end():
    assert fits(20, "7.8 to 35.3") and fits(7.75, "7.8 to 35.3") and not fits(35.4, "7.8 to 35.3")


@pytest.mark.parametrize(
    ("text", "qualifier", "period", "words"),
    [
        ("27", "", "", "26.5 to 27.5"),
        ("3", "exceeds", "", "more than 3"),
        ("3", "less than", "", "less than 3"),
        ("up to 50", "", "", "at most 50.5"),
        ("3", "at least", "", "at least 2.5"),
        ("3.8 to 3.5", "", "2024 to 2025", "3.75 to 3.85, then 3.45 to 3.55"),
    ],
)
def test_tolerance_in_words(text, qualifier, period, words):
    assert read_stated(text, qualifier, period=period).tolerance == words


def test_a_statement_without_a_number_is_refused():
    with pytest.raises(ClaimError, match=r"'many' states no number.*expected"):
        read_stated("many")


@pytest.mark.parametrize("word", ["yes", "heavy", "2024-05", " cars "])
def test_a_word_and_a_month_are_expected_as_they_are(word):
    assert expectation(word) == word.strip()


def test_a_number_may_be_expected():
    assert expectation("less than 0").whole == Span(None, 0.0, open_high=True)
    assert expectation("2025-2026", "year").whole == Span(2025.0, 2026.0)


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [(1234.5, 0, "1,235"), (0.5, 0, "1"), (2.50, 2, "2.5"), (-7.25, 1, "−7.3"), (-0.01, 1, "0"), (1000, 2, "1,000")],
)
def test_shown(number, decimals, text):
    assert shown(number, decimals) == text


@given(st.integers(-(10**6), 10**6), st.integers(0, 3), st.floats(0, 50))
def test_a_number_always_fits_its_own_statement(digits, decimals, about_pct):
    text = f"{digits / 10**decimals:.{decimals}f}"
    for qualifier in ("", "about", "at least", "up to"):
        assert fits(float(text), text, qualifier, rule=Rule(about_pct=about_pct))
    for qualifier in ("exceeds", "less than", "just over", "just under"):
        assert not fits(float(text), text, qualifier, rule=Rule(about_pct=about_pct))


@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_what_rounds_to_a_number_fits_it(number, decimals):
    assert fits(number, f"{number:.{decimals}f}") or math.isclose(
        abs(number - float(f"{number:.{decimals}f}")), 0.5 * 10**-decimals, rel_tol=1e-6
    )
