from evbook.contracts.passport import Column, Passport
from evbook.figures import text


def _passport(rows: tuple[tuple[object, ...], ...]) -> Passport:
    return Passport(
        id="a",
        chapter="c",
        title="T",
        caption="C",
        alt="A",
        unit="USD",
        notes=(),
        coverage="all",
        sources=(),
        tables=(),
        parameters={},
        columns=(Column(name="who", title="Who", unit="category"), Column(name="x_usd", title="X", unit="USD")),
        rows=rows,
    )


def test_a_person_can_read_what_changed() -> None:
    lines = text.describe(
        _passport((("b", 1.23456789), ("a", 2.0))), {"layer": [{"mark": "bar"}, {"mark": {"type": "text"}}]}
    )
    assert lines.splitlines()[:6] == [
        "figure a (bar + text), 2 rows",
        "  title: T",
        "  who [category]: a | b",
        "  x_usd [USD]: 1.23457 to 2, sum 3.23457",
        "  first row: b, 1.23457",
        "  last row: a, 2",
    ]


def test_the_hash_sees_the_middle_row_and_not_the_seventh_digit() -> None:
    base = text.describe(_passport((("a", 1.0), ("b", 2.0), ("a", 1.0))), {"mark": "bar"})
    assert base == text.describe(_passport((("a", 1.0), ("b", 2.0000000001), ("a", 1.0))), {"mark": "bar"})
    assert base != text.describe(_passport((("a", 1.0), ("c", 2.0), ("a", 1.0))), {"mark": "bar"})


def test_a_missing_value_is_said() -> None:
    assert "1 missing" in text.describe(_passport((("a", 1.0), ("b", None))), {"mark": "bar"})
