"""The preview image of each page, as a network shows it beside a link: title, one line, the book's name."""

from __future__ import annotations

import re
import textwrap
from html import escape
from importlib.metadata import version
from pathlib import Path

from bs4 import BeautifulSoup

from evbook.files import sha256_of_bytes, write_bytes
from evbook.site.discovery.head import IMAGE_PX, image_of
from evbook.site.figure.pictures import FONT
from evbook.site.figure.png import png_of_svg

# Raise when the layout below changes, so that kept images are made anew.
LAYOUT = "1"
_MARGIN_PX = 80
_TITLE_PX, _LINE_PX, _BOOK_PX = 68, 38, 30
# Characters that fit into a line, at the mean width of a letter.
_TITLE_SIGNS, _LINE_SIGNS, _BOOK_SIGNS = 27, 54, 66
_MOST_TITLE_LINES, _MOST_LINES = 3, 4
_BACKGROUND, _ACCENT, _INK, _SOFT = "#0b2f49", "#7cc0ee", "#ffffff", "#d5e6f2"
# Characters that no SVG may hold, and those that turn the direction of what follows.
_UNDRAWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_HEAD_END = "</head>"


def write_images(html_folder: Path, cache: Path) -> None:
    """Write the preview image of every page whose head names one, drawn only if what it says is new to `cache`."""
    for page in sorted(html_folder.rglob("*.html")):
        name = page.relative_to(html_folder).as_posix()
        said = _said_in(page)
        if said:
            write_bytes(html_folder / image_of(name), _kept(cache, social_svg(*said)))


def social_svg(title: str, line: str, book: str) -> str:
    """The image as SVG, IMAGE_PX large. Texts are wrapped, long words are cut, what does not fit ends with dots."""
    width, height = IMAGE_PX
    head = _wrapped(title, _TITLE_SIGNS, _MOST_TITLE_LINES)
    below = _wrapped(line, _LINE_SIGNS, _MOST_LINES) if line != title else []
    top = _MARGIN_PX + _TITLE_PX
    under = top + len(head) * round(_TITLE_PX * 1.15) + 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{_BACKGROUND}"/>{_bars(width, height)}'
        f"{_texts(head, top, _TITLE_PX, _INK, 'bold')}{_texts(below, under, _LINE_PX, _SOFT, 'normal')}"
        f"{_texts(_wrapped(book, _BOOK_SIGNS, 1), height - 56, _BOOK_PX, _ACCENT, 'normal')}</svg>"
    )


def _said_in(page: Path) -> tuple[str, str, str] | None:
    """Title, line and book of the page's preview; None where its head asks for no image."""
    head, found, _ = page.read_text(encoding="utf-8").partition(_HEAD_END)
    soup = BeautifulSoup(head if found else "", "html.parser")
    said = {str(meta["property"]): str(meta.get("content", "")) for meta in soup.select('meta[property^="og:"]')}
    if "og:image" not in said:
        return None
    title = said["og:title"]
    return title, said["og:image:alt"].removeprefix(f"{title}: "), said["og:site_name"]


def _kept(cache: Path, svg: str) -> bytes:
    identity = "\n".join([LAYOUT, version("vl-convert-python"), version("pillow"), svg])
    file = cache / f"{sha256_of_bytes(identity.encode())[:24]}.social.png"
    if not file.is_file():
        write_bytes(file, png_of_svg(svg))
    return file.read_bytes()


def _wrapped(text: str, signs: int, most: int) -> list[str]:
    return textwrap.wrap(_UNDRAWN.sub("", text), signs, max_lines=most, placeholder=" …", break_on_hyphens=False)


def _texts(lines: list[str], top_px: int, size_px: int, colour: str, weight: str) -> str:
    places = range(top_px, top_px + len(lines) * size_px * 2, round(size_px * 1.2) or 1)
    return "".join(
        f'<text x="{_MARGIN_PX}" y="{y}" font-family="{FONT}" font-size="{size_px}" font-weight="{weight}"'
        f' fill="{colour}">{escape(line)}</text>'
        for y, line in zip(places, lines, strict=False)
    )


def _bars(width: int, height: int) -> str:
    """The book's sign, three rising bars, in the lower right corner."""
    return "".join(_bar(width - 250 + place * 66, height, 60 + place * 46) for place in range(3))


def _bar(left: int, bottom: int, tall: int) -> str:
    return f'<rect x="{left}" y="{bottom - tall}" width="50" height="{tall}" fill="{_ACCENT}" opacity=".35"/>'
