from evbook.words import days, days_word, listed, parted


def test_a_list_reads_as_one() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_one_day_is_singular_as_it_is_shown() -> None:
    assert [days(number) for number in (0, 0.6, 1, 1.4, 2, 1095)] == [
        "0 days", "1 day", "1 day", "1 day", "2 days", "1,095 days",
    ]  # fmt: skip
    assert (days_word(1), days_word(1.5)) == ("day", "days")


def test_a_year_is_left_whole_and_a_longer_number_is_parted() -> None:
    assert [parted(value) for value in (2024, 9_999, 20_000, 1_500_000.0, "20000", 0.5)] == [
        "2024", "9999", "20,000", "1,500,000.0", "20000", "0.5",
    ]  # fmt: skip
