from __future__ import annotations

import pytest

from evbook.tables.compare import MISSING, Difference, differences

FIELDS = {"fields": [{"name": "a", "unit": "USD"}, {"name": "b"}]}


def test_equal_values_do_not_differ():
    assert list(differences(FIELDS, {"fields": [{"unit": "USD", "name": "a"}, {"name": "b"}]})) == []


@pytest.mark.parametrize(
    ("declared", "found", "expected"),
    [
        ({"a": 1}, {"a": 2}, [Difference(("a",), 1, 2)]),
        ({"a": 1}, {"a": True}, [Difference(("a",), 1, True)]),
        ({"a": 1}, {}, [Difference(("a",), 1, MISSING)]),
        ({"a": None}, {}, [Difference(("a",), None, MISSING)]),
        ({}, {"a": {"b": 1}}, [Difference(("a",), MISSING, {"b": 1})]),
        ({"a": {"b": 1}}, {"a": "text"}, [Difference(("a",), {"b": 1}, "text")]),
        ({"list": [1, 2]}, {"list": [2, 1]}, [Difference(("list",), [1, 2], [2, 1])]),
        (FIELDS, {"fields": [{"name": "a"}, {"name": "b"}]}, [Difference(("fields", "a", "unit"), "USD", MISSING)]),
        (FIELDS, {"fields": FIELDS["fields"][:1]}, [Difference(("fields", "b"), {"name": "b"}, MISSING)]),
        (FIELDS, {"fields": FIELDS["fields"][::-1]}, [Difference(("fields", "order"), ["a", "b"], ["b", "a"])]),
        (FIELDS, {"fields": 3}, [Difference(("fields",), FIELDS["fields"], 3)]),
        ({"fields": []}, {"fields": [{"name": "a"}] * 2}, [Difference(("fields",), [], [{"name": "a"}] * 2)]),
    ],
)
def test_each_difference_is_found_once(declared, found, expected):
    assert list(differences(declared, found)) == expected


@pytest.mark.parametrize(
    ("declared", "found", "begin"),
    [
        ("USD", "EUR", "unit is 'EUR', 'USD' declared; build the package again"),
        ("USD", MISSING, "unit is missing, 'USD' declared; "),
        (MISSING, "EUR", "unit is declared nowhere, 'EUR' found; "),
    ],
)
def test_a_message_names_both_values_and_the_next_step(declared, found, begin):
    assert Difference(("unit",), declared, found).message("unit").startswith(begin)


def test_of_long_texts_a_message_shows_where_they_part():
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    message = Difference((), words, words.replace("twelve", "dozen")).message("title")
    assert "eleven dozen" in message
    assert "eleven twelve" in message
    assert "three" not in message
