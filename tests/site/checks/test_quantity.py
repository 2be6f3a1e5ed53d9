import pytest

from evbook.site.checks.quantity import NUMBER, counts, is_quantity, normal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It took 53, then -2.5 and .5.", ["53", "-2.5", ".5"]),
        ("USD53, EUR9.7 and Rs4", ["53", "9.7", "4"]),
        ("BEV2, H6, EU27, v1.5 and _7", []),
        ("It rose.53 did", ["53"]),
        ("31,300 and 1⁄2", ["31,300", "1⁄2"]),
    ],
)
def test_numbers_are_told_from_digits_in_names(text: str, found: list[str]) -> None:
    assert NUMBER.findall(text) == found


@pytest.mark.parametrize(
    "text",
    ["53", "(53 %)", "≈ 53", "USD 1950", "1950 US dollars", "2000 cars", "2000 new electric cars", "2012.5", "60 kWh",
     "½", "53\u00a0bn", "from 2000 cars", "2000 {} cars", "1950 €", "1950 a car", "nearly 2000"],
)  # fmt: skip
def test_a_quantity_is_known_by_its_neighbours(text: str) -> None:
    assert is_quantity(text)


@pytest.mark.parametrize(
    "text", ["HS 870380", "year=2023", "#0072b2", "a-7", "In 2024 battery cars rose", "up to 2024", "p.year"]
)
def test_names_and_years_are_no_quantities(text: str) -> None:
    assert not is_quantity(text)


def test_a_part_of_a_number_counts() -> None:
    assert counts("It took 2012.5 of them", 8, 12)
    assert not counts("It took 2012. Of them", 8, 12)


def test_signs_and_spaces_are_made_plain() -> None:
    assert normal("½\u00a0of\n５ ") == "1⁄2 of 5"
