import pytest

from evbook.site.checks.sentences import shown_strings


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('f"{share:.1f} % of {total:,.0f} cars"', ["{} % of {} cars"]),
        ('x = "name"; y = "53%"; z = "two words"', ["53%", "two words"]),
        ("f\"{x:{width}d} {'inner words'}\"", ["{} inner words"]),
        ("str(53); str(x); '%d' % 53; '{}'.format(1 / 2)", ["53", "53", "1 / 2"]),
        ("def f():\n    'doc string'\n    'bare string'", ["bare string"]),
        ('axis(format="d d", title="a title")', ["a title"]),
    ],
)
def test_strings_that_may_reach_a_reader(source: str, shown: list[str]) -> None:
    assert sorted(shown_strings(source)) == sorted(shown)


def test_a_cell_shows_its_last_expression_and_its_bare_strings() -> None:
    assert list(shown_strings('"bare string"', is_cell=True)) == ["bare string"]
    assert list(shown_strings('"bare string"')) == []
    assert list(shown_strings("53", is_cell=True)) == ["53"]
    assert list(shown_strings("x = 53", is_cell=True)) == []


def test_a_number_is_recorded_only_as_an_assumption() -> None:
    assert list(shown_strings('results.record("a", 53, rows=rows)')) == ["53"]
    assert list(shown_strings('results.record("a", 53, kind="assumption")')) == []
    assert list(shown_strings('results.record("a", value, rows=rows, low=1)')) == ["1"]
    assert list(shown_strings('results.change("a", 5.5, suffix="points", rows=rows)')) == ["5.5"]


def test_a_result_taken_in_by_its_key_is_no_typed_number() -> None:
    assert list(shown_strings('word("a", "took {share__a-20} %")')) == ["took {} %"]
