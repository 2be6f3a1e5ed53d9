import json
from pathlib import Path
from typing import Any

import pytest

from evbook.runs.compare import Change, changed_figures, compare, count


def _result(name: str, display: str, **about: Any) -> dict[str, Any]:
    return {"chapter": "c", "name": name, "dims": {}, "kind": "model", "unit": "t", "display": display, **about}


def test_what_is_displayed_alike_has_not_changed() -> None:
    assert compare([_result("a", "1.0", value=1.01)], [_result("a", "1.0", value=0.99)]) == []


def test_changes_come_in_the_second_run_s_order_and_what_is_gone_comes_last() -> None:
    before = [_result("gone", "1"), _result("a", "1"), _result("b", "1")]
    after = [_result("b", "2"), _result("new", "3"), _result("a", "1")]
    assert compare(before, after) == [
        Change("b", {}, "model", "t", "1", "2"),
        Change("new", {}, "model", "t", None, "3"),
        Change("gone", {}, "model", "t", "1", None),
    ]
    assert count(before, after) == 4


def test_dims_and_chapter_tell_results_apart() -> None:
    before = [_result("a", "1", dims={"x": "p", "y": "q"}), _result("a", "1", chapter="d")]
    after = [_result("a", "2", dims={"y": "q", "x": "p"}), _result("a", "1", chapter="d"), _result("a", "5")]
    assert [(change.dims, change.before) for change in compare(before, after)] == [
        ({"y": "q", "x": "p"}, "1"),
        ({}, None),
    ]


def _figure(folder: Path, name: str = "f", **changed: Any) -> Path:
    place = folder / "figures"
    place.mkdir(parents=True, exist_ok=True)
    passport = {"id": name, "title": "T", "parameters": {"year": 1}, "scenario": "s", "run": "k"}
    (place / f"{name}.csv").write_text(changed.pop("csv", "a\n1\n"))
    (place / f"{name}.json").write_text(changed.pop("spec", "{}"))
    (place / f"{name}.meta.json").write_text(json.dumps(passport | changed))
    return folder


@pytest.mark.parametrize("changed", [{"csv": "a\n2\n"}, {"spec": '{"mark": "bar"}'}, {"title": "U"}])
def test_a_figure_changes_with_its_data_its_marks_or_its_words(changed: dict[str, Any], tmp_path: Path) -> None:
    assert changed_figures(_figure(tmp_path / "a"), _figure(tmp_path / "b", **changed)) == ["f"]


def test_a_figure_does_not_change_with_the_run_alone(tmp_path: Path) -> None:
    other = _figure(tmp_path / "b", parameters={"year": 2}, scenario="t", run="l")
    assert changed_figures(_figure(tmp_path / "a"), other) == []


def test_a_figure_that_only_the_second_run_has_has_changed(tmp_path: Path) -> None:
    assert changed_figures(_figure(tmp_path / "a"), _figure(_figure(tmp_path / "b"), "g")) == ["g"]
    assert changed_figures(tmp_path / "none", _figure(tmp_path / "b")) == ["f", "g"]
