"""How a reader takes a figure along: its files, its citation, a frame for another page, the code that draws it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from evbook.site.address import public_address
from evbook.site.figure.standing import Standing
from evbook.site.figure.tex import one_line

# What a frame needs besides its chart: title, unit, source and margins; each control; the readings.
AROUND_CHART_PX, CONTROL_PX, READINGS_PX = 250, 55, 110


@dataclass(frozen=True)
class Taking:
    """What stands in the row under a figure.

    `standing` says where the figure and its files are, `cited` is its citation without address, `code` the relative
    address of its code, empty where that is not known.
    """

    standing: Standing
    cited: str
    code: str = ""


def frame_height_px(chart_heights_px: Iterable[int], controls: int, readings: bool) -> int:
    """The height of an iframe in which a figure with so many `controls` seldom scrolls."""
    return max(chart_heights_px) + AROUND_CHART_PX + controls * CONTROL_PX + readings * READINGS_PX


def taken(taking: Taking | None, title: str, height_px: int) -> dict[str, Any]:
    """What the template of a figure needs for the row; `files` is None where nothing can be taken along."""
    if taking is None:
        return {"files": None}
    standing = taking.standing
    frame = f"{standing.files}{standing.id}.html"
    return {
        "files": f"{standing.to_root}{standing.files}",
        "cited": taking.cited,
        "address": standing.address,
        "place": standing.place,
        "embed_address": public_address(standing.site, frame),
        "snippet": snippet(title, height_px),
        "code": taking.code,
    }


def snippet(title: str, height_px: int) -> tuple[str, str]:
    """The text of an iframe before and after its address."""
    named = escape(one_line(title))
    return '<iframe src="', f'" title="{named}" width="100%" height="{height_px}" loading="lazy"></iframe>'
