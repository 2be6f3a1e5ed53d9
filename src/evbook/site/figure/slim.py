"""A picture in fewer letters: what says nothing is left out, coordinates are cut below a device pixel."""

from __future__ import annotations

import re

# A tenth of a pixel is less than any screen shows.
_DECIMALS = re.compile(r"(-?\d*\.\d)\d+")
_SAYS_NOTHING = re.compile(
    r' (?:role|aria-[a-z]+|class)="[^"]*"| (?:opacity="1"|stroke-width="1"|text-anchor="start"|stroke-miterlimit="10"'
    r'|pointer-events="none"|transform="translate\(0,0\)"|cursor="default")'
)
_EMPTY = re.compile(
    r'<path(?: d="(?:M0,0h0v0h0Z|M0,0h[\d.]+v[\d.]+h-[\d.]+Z)?"|(?: display="none"| fill="none"))*/>|<g></g>'
)
_PATH = re.compile(r' d="([^"]+)"')
_STEP = re.compile(r"([MLZ])(?:(-?[\d.]+),(-?[\d.]+))?")
_OTHER_COMMANDS = re.compile(r"[a-zA-KN-Y]")
# Shorter paths gain nothing.
_SHORTEST_PATH = 300


def slim(svg: str) -> str:
    """The inside of an SVG by Vega in fewer letters; it looks the same. Names for assistive technology go too."""
    bare = _EMPTY.sub("", _SAYS_NOTHING.sub("", svg))
    while (barer := _EMPTY.sub("", bare)) != bare:  # a group that held nothing else is empty now
        bare = barer
    return _DECIMALS.sub(r"\1", _PATH.sub(lambda found: f' d="{relative_path(found[1])}"', bare))


def relative_path(path: str) -> str:
    """A long path of straight lines by its steps, to a tenth of a pixel; errors do not add up. Others as they are."""
    if len(path) < _SHORTEST_PATH or _OTHER_COMMANDS.search(path):
        return path
    written, before, x, y, start = "", "", 0.0, 0.0, (0.0, 0.0)
    for command, to_x, to_y in _STEP.findall(path):
        if command == "Z":
            written, before, (x, y) = f"{written}z", "z", start
            continue
        across, down = round(float(to_x) - x, 1), round(float(to_y) - y, 1)
        x, y = x + across, y + down
        start = (x, y) if command == "M" else start
        written += _step("l" if command == "L" else "m", before, across, down)
        before = command.lower()
    return written


def _step(command: str, before: str, across: float, down: float) -> str:
    """One step; after a move or a line the next line needs no letter."""
    first, second = _short(across), _short(down)
    silent = command == "l" and before in ("m", "l")
    lead = ("" if first.startswith("-") else " ") if silent else command
    return f"{lead}{first}{second if second.startswith('-') else f',{second}'}"


def _short(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    text = text.replace("0.", ".", 1) if abs(number) < 1 else text
    return "0" if text == "-0" else text
