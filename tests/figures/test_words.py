import pytest

from evbook.figures.words import grew, listed


@pytest.mark.parametrize(("new", "old", "verb"), [(2, 1, "grew"), (1, 2, "fell"), (1, 1, "stayed")])
def test_the_verb_follows_the_numbers(new: float, old: float, verb: str) -> None:
    assert grew(new, old) == verb


def test_a_list_reads_as_one() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
