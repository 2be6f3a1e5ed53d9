from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import vl_convert

from evbook.errors import ResultError
from evbook.explorers import grid, show
from evbook.explorers.static import static_figure
from evbook.figures import text
from evbook.figures.figure import Figure
from evbook.site.figure.spec import bound_signals

OTHERS = {
    "downstream_competition": [{"shift_from": 2024}, {"market_year": 2023}],
    "upstream_minerals": [{"mineral": "Graphite", "stage": "mining"}, {"demand_scenario": "NZE"}],
    "japan_strategies": [
        {"mineral": "Cobalt", "stock_days": 0, "cut_pct": 0},
        {"cut_months": 1, "ramp_months": 60, "substitution_pct": 50, "recycling_pct": 50},
        {"cut_months": 36, "others_pct": 100, "ramp_months": 1},
    ],
    "eu_implications": [{"fob_price_eur": 5_000, "absorption_pct": 33}, {"vat_pct": 0, "reference_price_eur": 120_000}],
}
CASES = [(chapter, values) for chapter, cases in OTHERS.items() for values in [{}, *cases]]


@pytest.mark.parametrize(("chapter", "values"), CASES)
def test_every_explorer_works_whatever_the_chapter_s_parameters(make, chapter: str, values: dict[str, Any]) -> None:  # type: ignore[no-untyped-def]
    drawn = static_figure(*make(chapter, **values))
    readings = drawn.passport.readings
    assert readings is not None
    assert len(readings.texts) <= grid.MOST_POINTS
    assert len(drawn.passport.rows) <= grid.MOST_ROWS
    assert len(json.dumps(drawn.spec)) < 120_000
    assert "nan" not in json.dumps(readings.texts)
    assert vl_convert.vegalite_to_svg({**drawn.spec, "width": 340})


@pytest.mark.parametrize(("chapter", "values"), CASES)
def test_it_starts_at_the_chapter_s_own_values_or_says_where(make, chapter: str, values: dict[str, Any]) -> None:  # type: ignore[no-untyped-def]
    explorer, p = make(chapter, **values)
    drawn = static_figure(explorer, p)
    begun = {signal["name"]: signal["value"] for signal in bound_signals(drawn.spec)}
    assert begun == grid.nearest(explorer.controls, p)
    off = [control for control in explorer.controls if getattr(p, control.parameter) not in control.values]
    told = " ".join(note for note in drawn.passport.notes if note.startswith("The page offers a grid"))
    assert all(f"{control.label}" in told for control in off)
    assert bool(told) == bool(off)


def test_controls_become_labelled_inputs_in_the_order_of_the_axes(made) -> None:  # type: ignore[no-untyped-def]
    explorer, p = made
    drawn = static_figure(explorer, p)
    signals = bound_signals(drawn.spec)
    assert drawn.passport.readings is not None
    assert [signal["name"] for signal in signals] == [axis.name for axis in drawn.passport.readings.axes]
    for signal, control in zip(signals, explorer.controls, strict=True):
        bind = signal["bind"]
        offered = bind.get("options") or list(range(bind["min"], bind["max"] + 1, bind["step"]))
        assert offered == list(control.values)
        assert control.label in bind["name"]


def test_the_chart_shows_the_rows_of_the_chosen_setting_alone(made) -> None:  # type: ignore[no-untyped-def]
    """Vega draws the grid at a setting as it draws that setting's rows without a filter."""
    explorer, p = made
    drawn, points = static_figure(explorer, p), grid.settings(explorer.controls)
    (name, rows), *others = drawn.spec["datasets"].items()
    assert not others
    for place in (0, len(points) // 2, len(points) - 1):
        params = [{**param, "value": points[place][param["name"]]} for param in drawn.spec["params"]]
        chosen = {name: [row for row in rows if row[grid.POINT] == place]}
        looked_up = {**drawn.spec, "params": params, "width": 340}
        alone = {**drawn.spec, "datasets": chosen, "transform": [], "width": 340}
        assert vl_convert.vegalite_to_svg(looked_up) == vl_convert.vegalite_to_svg(alone)


def test_the_passport_holds_the_whole_grid_with_its_settings(made) -> None:  # type: ignore[no-untyped-def]
    explorer, p = made
    drawn, computed = static_figure(explorer, p), grid.grid_of(explorer, p)
    names = [column.name for column in drawn.passport.columns]
    assert names[: len(explorer.controls)] == [control.parameter for control in explorer.controls]
    drawn_settings = {row[: len(explorer.controls)] for row in drawn.passport.rows}
    filled = [each is not None and not each.series.empty for each in computed.outcomes]
    assert drawn_settings == {tuple(point.values()) for point, f in zip(computed.points, filled, strict=True) if f}


def test_the_regression_text_names_controls_and_start(make) -> None:  # type: ignore[no-untyped-def]
    drawn = static_figure(*make("japan_strategies"))
    told = text.describe(drawn.passport, drawn.spec)
    assert "controls: stock_days: 30, 60, 120, 180 | " in told
    assert len(told.splitlines()) < 20
    assert len(told) < 2_000
    assert told == text.describe(drawn.passport, drawn.spec)


def test_no_panel_is_built_where_nobody_sits_at_the_kernel(made, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("EVBOOK_LIVE", "0")
    monkeypatch.setitem(__import__("sys").modules, "ipywidgets", None)  # importing it would fail
    shown = show(*made)
    assert isinstance(shown, Figure)
    assert shown.passport.id == made[0].id


def test_a_figure_with_a_source_that_no_table_has_is_refused(make) -> None:  # type: ignore[no-untyped-def]
    explorer, p = make("japan_strategies")
    with pytest.raises(ResultError, match="nobody"):
        static_figure(replace(explorer, source_ids=("nobody",)), p)
