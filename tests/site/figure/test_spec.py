from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import handmade
import pytest

from evbook import paths
from evbook.contracts.registry import chapters
from evbook.figures.theme import PALETTE
from evbook.runs import harvest
from evbook.site.figure.spec import bound_signals, palette_of, sized, themed
from evbook.site.figure.svg import chart_svg
from evbook.site.finish import assets

FIGURES = [figure for chapter in chapters() for figure in harvest.figures_of(paths.chapters_dir() / f"{chapter}.ipynb")]
NO_COLOURS = {"none", "transparent"}


def test_literals_of_the_palette_become_variables_and_data_stay() -> None:
    spec = handmade.spec()
    spec["data"]["values"][0]["type"] = "#0072B2"
    page_spec = themed(spec)
    assert page_spec["config"]["range"]["category"] == ["var(--ev-c1, #0072b2)", "var(--ev-c2, #b85c00)"]
    assert page_spec["data"]["values"][0]["type"] == "#0072B2"
    assert "usermeta" not in page_spec


def test_the_builders_spec_is_left_alone() -> None:
    spec = handmade.spec()
    themed(spec)
    assert spec == handmade.spec()


def test_a_spec_without_palette_is_drawn_as_it_is() -> None:
    assert palette_of({}) == {}
    assert themed({"mark": {"type": "bar", "color": "#0072b2"}})["mark"]["color"] == "#0072b2"


def test_only_a_container_gets_a_width() -> None:
    assert sized({"width": "container"}, 340)["width"] == 340
    assert sized({"width": 500}, 340) == {"width": 500}


def test_inputs_are_found_and_legends_are_not() -> None:
    assert [signal["name"] for signal in bound_signals(handmade.spec())] == ["from_year"]
    assert bound_signals({**handmade.spec(), "params": []}) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_of_the_figures_is_defined_for_light_and_dark(theme: str) -> None:
    css = (Path(assets.STATIC) / "figures.css").read_text()
    block = re.search(rf'html\[data-theme="{theme}"\]\s*{{([^}}]*)}}', css)
    assert block is not None
    assert set(PALETTE.values()) <= set(re.findall(r"(--ev-[a-z0-9]+):", block.group(1)))


def test_light_colours_are_those_of_the_figures() -> None:
    css = (Path(assets.STATIC) / "figures.css").read_text()
    light = css[: css.index('html[data-theme="dark"]')]
    defined = dict(re.findall(r"(--ev-[a-z0-9]+): (#[0-9a-f]{6})", light))
    assert {variable: defined[variable] for variable in PALETTE.values()} == {v: c for c, v in PALETTE.items()}


def colours_in(value: Any, place: str = "") -> Iterator[str]:
    """Literal colours of a specification: notations anywhere, and every word where a colour is asked for."""
    if isinstance(value, dict):
        for key, item in value.items():
            inherited = place if key in ("condition", "value", "scale", "range", "legend") else key
            yield from colours_in(item, inherited)
    elif isinstance(value, list):
        for item in value:
            yield from colours_in(item, place)
    elif isinstance(value, str):
        asked = place == "background" or re.search(r"(?:color|fill|stroke)$", place, re.IGNORECASE)
        if asked or re.match(r"#[0-9a-f]{3,8}$|(?:rgb|hsl)a?\(", value, re.IGNORECASE):
            yield value.lower()


@pytest.mark.parametrize(
    "part",
    [{"mark": {"type": "bar", "color": "Red"}}, {"encoding": {"color": {"condition": {"value": "#123456"}}}},
     {"config": {"axis": {"gridColor": "#ddd"}}}, {"encoding": {"fill": {"scale": {"range": ["steelblue"]}}}},
     {"layer": [{"mark": {"fill": "rgb(1, 2, 3)"}}]}],
)  # fmt: skip
def test_a_colour_is_found_wherever_it_stands(part: dict[str, Any]) -> None:
    assert len(list(colours_in(part))) == 1


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure[0].id)
def test_every_colour_of_a_real_figure_is_in_its_palette(figure: tuple[Any, dict[str, Any]]) -> None:
    spec = {name: part for name, part in figure[1].items() if name not in ("data", "datasets", "usermeta")}
    palette = set(palette_of(figure[1]))
    assert palette
    assert set(colours_in(spec)) <= palette | NO_COLOURS


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure[0].id)
def test_a_real_figure_is_drawn_in_its_palette_alone(figure: tuple[Any, dict[str, Any]]) -> None:
    drawn = set(re.findall(r'(?:fill|stroke|stop-color)="([^"]+)"', chart_svg(figure[1], 680)))
    assert drawn <= set(palette_of(figure[1])) | NO_COLOURS


def test_a_column_of_colours_follows_the_theme_and_its_neighbours_stay() -> None:
    rows = [{"tint": "#0072b2", "label": "#0072b2"}]
    encoding = {"color": {"field": "tint", "type": "nominal", "scale": None}, "text": {"field": "label"}}
    page = themed({**handmade.spec(), "datasets": {"rows": rows}, "encoding": encoding})
    assert page["datasets"]["rows"] == [{"tint": "var(--ev-c1, #0072b2)", "label": "#0072b2"}]
