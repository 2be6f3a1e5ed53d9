"""A figure as a picture to take away: SVG and PNG with title, unit and source on it, cached by content."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from evbook.contracts.passport import Passport
from evbook.files import sha256_of_bytes, write_bytes, write_text
from evbook.site.figure.png import fitted_png, png_of_svg
from evbook.site.figure.svg import chart_svg, size_px

CHART_WIDTH_PX = 760
MARGIN_PX = 24
PNG_SCALE = 2
# A thumbnail shows the chart alone, drawn so wide that its letters stay legible when it is made smaller.
THUMBNAIL_PX = (320, 240)
THUMBNAIL_CHART_WIDTH_PX = 480
FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
# Raise when the layout below changes, so that cached pictures are made anew.
LAYOUT = "2"


@dataclass(frozen=True)
class _Line:
    text: str
    size_px: int
    weight: str
    colour: str


def picture_files(spec: Mapping[str, Any], passport: Passport, cache: Path) -> tuple[Path, Path]:
    """Paths of the SVG and the PNG of a figure in the folder `cache`, drawn only if their content is new."""
    key = _key([spec, _words(passport)])
    svg_file, png_file = cache / f"{key}.svg", cache / f"{key}.png"
    if not svg_file.is_file():
        write_text(svg_file, picture_svg(spec, passport))
    if not png_file.is_file():
        write_bytes(png_file, png_of_svg(svg_file.read_text(encoding="utf-8"), scale=PNG_SCALE))
    return svg_file, png_file


def thumbnail_file(spec: Mapping[str, Any], cache: Path) -> Path:
    """Path of the thumbnail (PNG, THUMBNAIL_PX) of a figure in the folder `cache`, drawn only if its content is new."""
    file = cache / f"{_key([spec, THUMBNAIL_PX, THUMBNAIL_CHART_WIDTH_PX])}.thumb.png"
    if not file.is_file():
        chart = chart_svg({**spec, "background": "white"}, THUMBNAIL_CHART_WIDTH_PX)
        write_bytes(file, fitted_png(chart, box_px=THUMBNAIL_PX))
    return file


def picture_svg(spec: Mapping[str, Any], passport: Passport) -> str:
    """One SVG: title and unit above the chart, coverage and sources below, on white."""
    chart = chart_svg({**spec, "background": "white"}, CHART_WIDTH_PX)
    chart_width, chart_height = size_px(chart)
    width = max(chart_width, CHART_WIDTH_PX) + 2 * MARGIN_PX
    head, top = _text_block(_head(passport), MARGIN_PX)
    foot, bottom = _text_block(_foot(passport), top + chart_height + 10)
    placed = chart.replace("<svg ", f'<svg x="{MARGIN_PX}" y="{top}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}"'
        f' height="{bottom + MARGIN_PX // 2}" viewBox="0 0 {width} {bottom + MARGIN_PX // 2}" role="img"'
        f' aria-label="{escape(passport.alt)}">'
        f'<rect width="100%" height="100%" fill="white"/>{head}{placed}{foot}</svg>\n'
    )


def source_line(passport: Passport) -> str:
    """Publisher, title and edition of each source, in one line of text."""
    named = [", ".join(filter(None, (s.publisher, s.title, s.edition))) for s in passport.sources]
    return f"{'Sources' if len(named) > 1 else 'Source'}: {'; '.join(named)}."


def _key(content: list[Any]) -> str:
    drawing = [LAYOUT, version("vl-convert-python"), version("pillow"), *content]
    return sha256_of_bytes(json.dumps(drawing, sort_keys=True).encode())[:24]


def _words(passport: Passport) -> list[str]:
    return [passport.title, passport.unit, passport.alt, passport.coverage, source_line(passport)]


def _head(passport: Passport) -> list[_Line]:
    title = [_Line(text, 20, "bold", "#1c1c1e") for text in textwrap.wrap(passport.title, 70)]
    return [*title, *(_Line(text, 14, "normal", "#5a5a5c") for text in textwrap.wrap(passport.unit, 105))]


def _foot(passport: Passport) -> list[_Line]:
    texts = [f"Coverage: {passport.coverage}", source_line(passport)]
    return [_Line(line, 12, "normal", "#5a5a5c") for text in texts for line in textwrap.wrap(text, 120)]


def _text_block(lines: list[_Line], top_px: int) -> tuple[str, int]:
    """Text elements from `top_px` down, and where the block ends."""
    parts, y = [], top_px
    for line in lines:
        y += round(line.size_px * 1.35)
        parts.append(
            f'<text x="{MARGIN_PX}" y="{y}" font-family="{FONT}" font-size="{line.size_px}" font-weight="{line.weight}"'
            f' fill="{line.colour}">{escape(line.text)}</text>'
        )
    return "".join(parts), y + 12
