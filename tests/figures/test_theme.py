"""Every colour of a chart is told to the page in both themes, and can be seen there."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest

from evbook.figures import theme

_BACKGROUND = {"light": "#ffffff", "dark": "#14181e"}
_LEAST_CONTRAST = 3.0


def _colours(name: str) -> dict[str, str]:
    css = (files("evbook.site") / "static" / "figures.css").read_text(encoding="utf-8")
    block = re.search(rf'html\[data-theme="{name}"\] {{(.*?)}}', css, re.DOTALL)
    assert block
    return dict(re.findall(r"(--ev-[a-z0-9]+): (#[0-9a-f]{6});", block.group(1)))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", _BACKGROUND)
def test_every_colour_has_its_variable(name: str) -> None:
    assert set(theme.PALETTE.values()) <= set(_colours(name))


def test_the_light_page_shows_the_colours_of_the_specification() -> None:
    assert {variable: colour for colour, variable in theme.PALETTE.items()}.items() <= _colours("light").items()


@pytest.mark.parametrize("name", _BACKGROUND)
def test_marks_stand_out_from_the_page(name: str) -> None:
    faint = {"--ev-grid"}
    colours = {variable: _colours(name)[variable] for variable in theme.PALETTE.values() if variable not in faint}
    assert {
        variable: colour
        for variable, colour in colours.items()
        if _contrast(colour, _BACKGROUND[name]) < _LEAST_CONTRAST
    } == {}


@pytest.mark.parametrize("name", _BACKGROUND)
def test_steps_of_the_scale_move_away_from_the_page(name: str) -> None:
    steps = [_colours(name)[theme.PALETTE[step]] for step in theme.STEPS]
    distances = [_contrast(step, _BACKGROUND[name]) for step in steps]
    assert distances == sorted(distances)
    assert min(later / earlier for earlier, later in pairwise(distances)) > 1.2
