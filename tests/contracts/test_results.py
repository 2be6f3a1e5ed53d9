from typing import Any

import numpy as np
import pandas as pd
import pytest

from evbook.contracts import context, results
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.errors import ResultError, UnknownNameError

ROWS = pd.DataFrame({"source_id": ["b", "a", "b"], "kind": ["official", "typed", "compiled"]})


def _result(bundle: dict[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = bundle[GLUE_PREFIX + RESULT_MIME]
    return record


def test_a_number_is_glued_rounded_and_kept_in_full(recorded: list[dict[str, Any]]) -> None:
    results.record("share_pct", np.float64(35.4386), unit="percent", year=np.int64(2024), rows=ROWS)
    record = _result(recorded[0])
    assert recorded[0][GLUE_PREFIX + "text/plain"] == "'35.4'"
    assert (record["value"], record["year"], record["kind"]) == (35.4386, 2024, "typed")
    assert record["sources"] == ["a", "b"]
    assert type(record["value"]) is float and type(record["year"]) is int
    assert recorded[0]["meta"]["scrapbook"] == {"name": "share_pct", "mime_prefix": GLUE_PREFIX}


def test_rows_of_several_tables_give_all_sources_and_the_weakest_kind(recorded: list[dict[str, Any]]) -> None:
    other = pd.DataFrame({"source_id": ["c"], "kind": ["official"]})
    results.record("share_pct", 1, unit="percent", rows=(other, ROWS.iloc[[2]]))
    assert (_result(recorded[0])["sources"], _result(recorded[0])["kind"]) == (["b", "c"], "compiled")


def test_dimensions_are_part_of_the_key(recorded: list[dict[str, Any]]) -> None:
    results.record("x", 1, unit="t", kind="model", dims={"exporter": "South Korea"})
    assert recorded[0]["meta"]["scrapbook"]["name"] == "x__south-korea"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), None, "12", True])
def test_only_a_finite_number_can_be_recorded(value: object, recorded: list[dict[str, Any]]) -> None:
    with pytest.raises(ResultError, match="finite number"):
        results.record("x", value, unit="t", kind="model")
    assert recorded == []


def test_a_number_without_rows_must_say_what_it_is(recorded: list[dict[str, Any]]) -> None:
    with pytest.raises(ResultError, match="rows=… or kind=…"):
        results.record("x", 1, unit="t")


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(1234567.8, 0, "1,234,568"), (-0.04, 1, "0.0"), (-2.5, 1, "−2.5"), (18593.2, 0, "18,593")],
)
def test_a_number_is_shown_as_a_reader_expects(value: float, decimals: int, shown: str) -> None:
    assert results.format_number(value, decimals) == shown


def test_a_year_has_no_thousands_sign(recorded: list[dict[str, Any]]) -> None:
    results.record("first_year", 2009, unit="year", kind="model")
    assert _result(recorded[0])["display"] == "2009"


@pytest.mark.parametrize(
    ("value", "told"), [(-25.2, "fell by 25 %"), (1.6, "rose by 2 %"), (-0.3, "did not change"), (0, "did not change")]
)
def test_a_change_is_told_in_words_and_kept_with_its_sign(
    value: float, told: str, recorded: list[dict[str, Any]]
) -> None:
    results.change("change_pct", value, unit="percent", suffix="%", decimals=0, kind="model")
    assert (_result(recorded[0])["display"], _result(recorded[0])["value"]) == (told, value)


def test_a_sentence_takes_its_numbers_from_recorded_results(recorded: list[dict[str, Any]]) -> None:
    results.record("made_million", 31.28, unit="million vehicles", rows=ROWS, dims={"country": "South Korea"})
    results.guard("many", True, "It made {made_million__south-korea} million.")
    assert _result(recorded[1])["display"] == "It made 31.3 million."
    assert _result(recorded[1])["sources"] == ["a", "b"]
    with pytest.raises(ResultError, match="needs the result 'made'"):
        results.word("few", "It made {made} million.")


@pytest.mark.parametrize(("change", "word"), [(1.0, "rose"), (-1.0, "fell"), (0.0, "did not change")])
def test_the_word_follows_the_sign(change: float, word: str, recorded: list[dict[str, Any]]) -> None:
    results.direction("moved", change)
    assert _result(recorded[0])["display"] == word


@pytest.mark.parametrize(("holds", "shown"), [(np.True_, "It is so."), (False, "")])
def test_a_guarded_sentence_goes_where_it_is_false(holds: object, shown: str, recorded: list[dict[str, Any]]) -> None:
    results.guard("so", holds, "It is so.")
    record = _result(recorded[0])
    assert (record["display"], record["value"], record["kind"]) == (shown, bool(holds), "guard")


def test_a_sentence_says_which_results_it_takes_in(recorded: list[dict[str, Any]]) -> None:
    results.word("china", "China")
    results.word("japan", "Japan")
    results.guard("more", True, "{china} made more.", "{japan} made more.")
    assert [bundle["meta"]["evbook"]["uses"] for bundle in recorded] == [[], [], ["china", "japan"]]


def test_what_a_document_states_is_read_from_the_claims(recorded: list[dict[str, Any]]) -> None:
    assert results.stated("M05") == "53"
    record = _result(recorded[0])
    assert (record["name"], record["unit"], record["kind"]) == ("stated_m05", "percent", "stated")
    assert record["sources"] == ["ifri-memo"]
    assert results.stated("M05") == "53"
    assert len(recorded) == 1
    with pytest.raises(UnknownNameError, match="unknown claim 'M99'"):
        results.stated("M99")


def test_nothing_is_recorded_before_a_chapter_has_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "_current", None)
    with pytest.raises(ResultError, match=r"parameters\.read"):
        results.word("x", "y")
