import pytest

from evbook.figures import words
from evbook.figures.words import grew, listed


@pytest.mark.parametrize(("new", "old", "verb"), [(2, 1, "grew"), (1, 2, "fell"), (1, 1, "stayed")])
def test_the_verb_follows_the_numbers(new: float, old: float, verb: str) -> None:
    assert grew(new, old) == verb


def test_a_list_reads_as_one() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("country", "owner"), [("China", "China's"), ("United States", "The United States'"), ("Thailand", "Thailand's")]
)
def test_a_country_takes_its_article_and_its_apostrophe(country: str, owner: str) -> None:
    assert words.possessive(country) == owner
    assert words.with_article("United Kingdom") == "the United Kingdom"


def test_a_group_names_its_destinations() -> None:
    assert words.destinations_of("Upper middle income") == "Upper-middle-income destinations"
    assert words.destinations_of("South Asia") == "Destinations in South Asia"


@pytest.mark.parametrize(
    ("change", "told"), [(1.55, "rose by 1.6 points"), (-3.0, "fell by 3.0 points"), (-0.04, "did not change")]
)
def test_a_change_reads_as_one(change: float, told: str) -> None:
    assert words.moved(change, 1, "points") == told
