from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pandas as pd
import pytest

from evbook.contracts.model import bounds_of, choices_of
from evbook.explorers import grid, panel, show
from evbook.explorers.panel import Panel
from evbook.explorers.static import significant, static_figure
from evbook.figures.figure import Figure

pytest.importorskip("ipywidgets")


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Panels whose charts are not drawn, which takes most of the time."""
    monkeypatch.setattr(panel, "_chart_html", lambda explorer, outcome: "<svg></svg>")
    yield


def readings_in(html: str) -> list[str]:
    return re.findall(r"<b>(.*?)</b></dd>", html)


def test_live_and_static_are_equal_at_every_setting(made, undrawn: None) -> None:  # type: ignore[no-untyped-def]
    explorer, p = made
    drawn, live = static_figure(explorer, p), Panel(explorer, p)
    readings, count = drawn.passport.readings, len(explorer.controls)
    assert readings is not None
    for place, point in enumerate(grid.settings(explorer.controls)):
        for name, value in point.items():
            live.controls[name].value = value
        assert readings_in(live.readings.value) == [text.replace("'", "&#x27;") for text in readings.texts[place]]
        rows = [row[count:] for row in drawn.passport.rows if row[:count] == tuple(point.values())]
        computed = live.outcome.series if live.outcome else pd.DataFrame()
        names = [column.name for column in explorer.columns]
        assert rows == ([] if computed.empty else list(significant(computed)[names].itertuples(index=False, name=None)))


def test_widgets_are_the_contract_s(made, undrawn: None) -> None:  # type: ignore[no-untyped-def]
    explorer, p = made
    for name, widget in Panel(explorer, p).controls.items():
        described = type(p).model_fields[name]
        assert widget.value == getattr(p, name)
        assert widget.tooltip == described.description
        if choices_of(described):
            assert {value for _, value in widget.options} == set(choices_of(described))
        else:
            assert (widget.min, widget.max) == bounds_of(described)


def test_a_panel_begins_at_the_chapter_s_own_value_even_off_the_grid(make, undrawn: None) -> None:  # type: ignore[no-untyped-def]
    explorer, p = make("japan_strategies", stock_days=45)
    live = Panel(explorer, p)
    assert live.controls["stock_days"].value == 45
    assert live.controls["stock_days"].step == 15


def test_the_chart_is_drawn_by_the_same_builder_with_a_name(make) -> None:  # type: ignore[no-untyped-def]
    explorer, p = make("eu_implications")
    live = Panel(explorer, p)
    before = live.chart.value
    assert f'aria-label="{explorer.words.alt}"' in before
    assert "<svg" in before
    live.controls["fob_price_eur"].value = 30_000
    assert live.chart.value != before


def test_a_setting_that_the_contract_refuses_is_left_blank_and_left_again(make) -> None:  # type: ignore[no-untyped-def]
    live = Panel(*make("downstream_competition"))
    first = live.readings.value
    live.controls["shift_from"].value, live.controls["market_year"].value = 2024, 2023
    assert set(readings_in(live.readings.value)) == {grid.NO_TEXT}
    assert live.chart.value == ""
    live.controls["market_year"].value, live.controls["shift_from"].value = 2025, 2022
    assert live.readings.value == first


def test_a_person_gets_a_panel_that_displays_itself(made, undrawn: None, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("EVBOOK_LIVE", "1")
    shown = show(*made)
    assert isinstance(shown, Panel)
    assert "application/vnd.jupyter.widget-view+json" in shown._repr_mimebundle_()


def test_without_ipywidgets_a_person_gets_the_figure(made, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("EVBOOK_LIVE", "1")
    monkeypatch.setattr("evbook.explorers.find_spec", lambda name: None)
    assert isinstance(show(*made), Figure)


def test_neither_interact_nor_output_is_used(made, undrawn: None) -> None:  # type: ignore[no-untyped-def]
    kinds = {type(child).__name__ for child in Panel(*made).box.children}
    assert kinds <= {"HTML", "Dropdown", "IntSlider", "FloatSlider"}
    assert sys.modules["ipywidgets"].Output.__name__ not in kinds
