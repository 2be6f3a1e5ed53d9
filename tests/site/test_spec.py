from __future__ import annotations

import re
from pathlib import Path

import handmade
import pytest

from evbook.figures.theme import PALETTE
from evbook.site import assets
from evbook.site.spec import bound_signals, palette_of, sized, themed


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
