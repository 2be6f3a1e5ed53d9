from __future__ import annotations

import re

import pytest

from evbook.site.figure.slim import relative_path, slim


@pytest.mark.parametrize(
    ("svg", "left"),
    [
        ('<g class="mark-rule" pointer-events="none"><line x2="1.2345" opacity="1"/></g>', '<g><line x2="1.2"/></g>'),
        (
            '<g><path class="background" d="M0,0h0v0h0Z" pointer-events="none"/></g><text>1.25</text>',
            "<text>1.2</text>",
        ),
        ('<g><g><path d="" display="none"/></g></g>', ""),
        ('<path d="M0,0h5v5h-5Z"/>', ""),
        ('<path d="M0,0h5v5h-5Z" stroke="red"/>', '<path d="M0,0h5v5h-5Z" stroke="red"/>'),
        ('<text text-anchor="start" opacity="0.5" aria-label="x">a</text>', '<text opacity="0.5">a</text>'),
    ],
)
def test_what_says_nothing_goes(svg: str, left: str) -> None:
    assert slim(svg) == left


def points(path: str) -> list[tuple[float, float]]:
    """Corners of a path by steps, as a browser reads it."""
    found, x, y, start = [], 0.0, 0.0, (0.0, 0.0)
    for command, numbers in re.findall(r"([mlz])([^mlz]*)", path):
        if command == "z":
            x, y = start
            continue
        pairs = re.findall(r"(-?[\d.]+)[ ,]?(-?[\d.]+)", numbers)
        for place, (across, down) in enumerate(pairs):
            x, y = x + float(across), y + float(down)
            start = (x, y) if command == "m" and place == 0 else start
            found.append((x, y))
    return found


def test_a_long_path_ends_where_it_ended() -> None:
    corners = [(n * 1.2345 % 97, n * 7.777 % 53) for n in range(120)]
    path = "".join(
        f"{'L' if n % 40 else 'M'}{x:.3f},{y:.3f}" + ("Z" if n % 40 == 39 else "") for n, (x, y) in enumerate(corners)
    )
    steps = relative_path(path)
    assert len(steps) < len(path) * 0.7
    assert len(points(steps)) == len(corners)
    assert all(
        abs(a - b) < 0.06
        for one, two in zip(points(steps), corners, strict=True)
        for a, b in zip(one, two, strict=True)
    )


@pytest.mark.parametrize("path", ["M0,0L1,1", "M0,0" + "C1,1,2,2,3,3" * 60, "M0,0h5v5" * 60])
def test_other_paths_stay(path: str) -> None:
    assert relative_path(path) == path
