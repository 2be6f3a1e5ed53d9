import pytest

from evbook.figures import words
from evbook.figures.words import grew


@pytest.mark.parametrize(("new", "old", "verb"), [(2, 1, "grew"), (1, 2, "fell"), (1, 1, "stayed")])
def test_the_verb_follows_the_numbers(new: float, old: float, verb: str) -> None:
    assert grew(new, old) == verb


@pytest.mark.parametrize(
    ("country", "owner"), [("China", "China's"), ("United States", "The United States'"), ("Thailand", "Thailand's")]
)
def test_a_country_takes_its_article_and_its_apostrophe(country: str, owner: str) -> None:
    assert words.possessive(country) == owner
    assert words.with_article("United Kingdom") == "the United Kingdom"


def test_a_group_names_its_destinations() -> None:
    assert words.destinations_of("Upper middle income") == "Upper-middle-income destinations"
    assert words.destinations_of("South Asia") == "Destinations in South Asia"


def test_a_title_does_not_say_grew_from_11_to_11() -> None:
    assert words.from_to(11.2, 10.9, "billion", (2021, 2022)) == "stayed near USD 11 billion from 2021 to 2022"
    assert (
        words.from_to(90.2, 24.4, "billion", (2021, 2024)) == "grew from USD 24 billion in 2021 to 90 billion in 2024"
    )


@pytest.mark.parametrize(("value", "told"), [(0.02, "less than 1 %"), (0.6, "1 %"), (35.4, "35 %")])
def test_a_small_share_is_not_nothing(value: float, told: str) -> None:
    assert words.percent(value) == told
