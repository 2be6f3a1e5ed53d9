"""Static pictures of a chart as SVG text: small, with ids of their own and one accessible name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import vl_convert

from evbook.site.figure.slim import slim
from evbook.site.figure.spec import VEGALITE_VERSION, sized

_ROOT = re.compile(r"^<svg[^>]*>")
_ID = re.compile(r'(?<=\bid=")[^"]+|(?<=url\(#)[^)]+|(?<=href="#)[^"]+')


@dataclass(frozen=True)
class StaticChart:
    """An SVG element and its natural size in CSS pixels."""

    markup: str
    width_px: int
    height_px: int


def static_chart(spec: Mapping[str, Any], *, width_px: int, name: str, alt: str, css_class: str = "") -> StaticChart:
    """Draw `spec` at `width_px`; ids inside start with `name`, the root carries `alt` and `css_class`."""
    svg = chart_svg(spec, width_px)
    width, height = size_px(svg)
    inner = _ID.sub(lambda found: f"{name}-{found.group()}", _ROOT.sub("", svg, count=1))
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{css_class}" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" preserveAspectRatio="xMinYMin meet" role="img" aria-label="{escape(alt)}">'
    )
    return StaticChart(root + inner, width, height)


def chart_svg(spec: Mapping[str, Any], width_px: int) -> str:
    """SVG text of `spec` at `width_px`, slim, and without a name for each mark."""
    return slim(vl_convert.vegalite_to_svg(sized(spec, width_px), vl_version=VEGALITE_VERSION))


def size_px(svg: str) -> tuple[int, int]:
    """Width and height that the root element of `svg` states, rounded up to whole pixels."""
    width, height = (re.search(rf'<svg[^>]*? {side}="([\d.]+)"', svg) for side in ("width", "height"))
    if width is None or height is None:
        raise ValueError("an SVG without width and height")
    return -int(-float(width.group(1)) // 1), -int(-float(height.group(1)) // 1)
