from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.contracts.japan_strategies import JapanStrategies
from evbook.errors import ParameterError, ResultError
from evbook.explorers import grid
from evbook.explorers.model import Control, Outcome, Reading


def test_the_last_control_moves_fastest() -> None:
    controls = (Control("stock_days", "Stock", (30, 60)), Control("cut_pct", "Cut", (50, 100)))
    assert [tuple(point.values()) for point in grid.settings(controls)] == [(30, 50), (30, 100), (60, 50), (60, 100)]


def test_a_run_off_the_grid_starts_at_the_nearest_setting() -> None:
    controls = (Control("stock_days", "Stock", (30, 60, 180)), Control("mineral", "Mineral", ("Cobalt", "Magnets")))
    p = JapanStrategies.of({"stock_days": 119, "mineral": "Magnets"})
    assert grid.nearest(controls, p) == {"stock_days": 60, "mineral": "Magnets"}


@pytest.mark.parametrize(
    ("control", "words"),
    [(Control("stock_days", "Stock", (30, 366)), "0 to 365"), (Control("cut_pct", "Cut", (-1, 50)), "0 to 100"),
     (Control("mineral", "Mineral", ("Cobalt", "Magnets")), "offer all of its choices"),
     (Control("mineral", "Mineral", ("Cobalt", "Tin")), "Cobalt, Graphite")],
)  # fmt: skip
def test_a_grid_outside_the_contract_is_refused(make, control: Control, words: str) -> None:  # type: ignore[no-untyped-def]
    explorer, p = make("japan_strategies")
    with pytest.raises(ParameterError, match=words):
        grid.grid_of(replace(explorer, controls=(control,)), p)


def test_a_grid_too_large_for_a_page_is_refused(make) -> None:  # type: ignore[no-untyped-def]
    explorer, p = make("japan_strategies")
    with pytest.raises(ResultError, match="366 settings"):
        grid.grid_of(replace(explorer, controls=(Control("stock_days", "Stock", tuple(range(366))),)), p)


def test_readings_keep_their_labels(make) -> None:  # type: ignore[no-untyped-def]
    explorer, p = make("japan_strategies")

    def changing(moved: JapanStrategies) -> Outcome:
        return Outcome((Reading(f"With {moved.stock_days} days", "1"),), pd.DataFrame({"day": [1.0]}))

    with pytest.raises(ResultError, match="labels"):
        grid.grid_of(replace(explorer, outcome=changing), p)


def test_a_setting_that_the_contract_refuses_has_no_outcome(make) -> None:  # type: ignore[no-untyped-def]
    explorer, p = make("downstream_competition")
    made = grid.grid_of(explorer, p)
    refused = [point for point, outcome in zip(made.points, made.outcomes, strict=True) if outcome is None]
    assert refused == [point for point in made.points if point["shift_from"] >= point["market_year"]] != []
    assert {text for point, row in zip(made.points, made.texts(), strict=True) if point in refused for text in row} == {
        grid.NO_TEXT
    }


@pytest.mark.parametrize(
    ("values", "step"),
    [((50, 75, 100), 25), ((0.1, 0.2, 0.3), 0.1), ((30, 60, 180), None), ((1, 2), None), (("a", "b", "c"), None)],
)
def test_evenly_spaced_numbers_make_a_slider(values: tuple[object, ...], step: float | None) -> None:
    assert grid.even_step(values) == step


@given(
    low=st.integers(-50, 50),
    values=st.lists(st.integers(0, 400), min_size=1, max_size=6),
    scale=st.sampled_from([1, 2, 10]),
)
def test_a_slider_s_step_reaches_every_value_and_could_not_be_larger(low: int, values: list[int], scale: int) -> None:
    reached = [(low + value) / scale for value in values]
    step = grid.common_step(reached, low / scale)
    counts = [round((value - low / scale) / step, 9) for value in reached]
    assert all(count.is_integer() for count in counts)
    if any(counts):
        assert any((count / 2) % 1 for count in counts) or min(filter(None, counts)) == 1
