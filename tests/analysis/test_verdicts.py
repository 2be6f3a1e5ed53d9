from __future__ import annotations

import pandas as pd

from evbook.analysis import verdicts

ENTRIES = pd.DataFrame(
    [
        ("M01", "memo", "differs"),
        ("M02", "memo", "confirmed"),
        ("G01", "news", "confirmed"),
        ("M03", "memo", "confirmed"),
    ],
    columns=["id", "document", "verdict"],
)


def test_every_verdict_has_a_column_even_where_none_fell() -> None:
    table = verdicts.counts(ENTRIES, "document", ["confirmed", "differs", "definition"])
    assert table.loc["memo"].tolist() == [2, 1, 0]
    assert table.loc["news"].tolist() == [1, 0, 0]


def test_marks_of_a_verdict_fill_lines_around_its_middle_by_document() -> None:
    placed = verdicts.in_rows(ENTRIES, ["memo", "news"], per_line=2).set_index("id")
    assert placed.loc[["M02", "M03", "G01"], "place"].tolist() == [1, 2, 1]
    assert placed.loc[["M02", "M03", "G01"], "shift"].tolist() == [-0.5, -0.5, 0.5]
    assert placed.loc["M01", ["place", "shift"]].tolist() == [1, 0]


def test_what_moved_is_what_has_another_verdict() -> None:
    after = ENTRIES.assign(verdict=["differs", "definition", "confirmed", "confirmed"])
    changed = verdicts.moved(ENTRIES, after)
    assert changed.to_dict("records") == [{"id": "M02", "verdict": "confirmed", "verdict_after": "definition"}]


def test_claims_are_taken_by_their_verdicts() -> None:
    assert verdicts.having(ENTRIES, ["differs"])["id"].tolist() == ["M01"]
