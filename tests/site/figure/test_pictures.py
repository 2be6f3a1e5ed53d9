from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import handmade
from PIL import Image

from evbook.contracts.passport import Passport
from evbook.site.figure.pictures import THUMBNAIL_PX, picture_files, picture_svg, source_line, thumbnail_file

PASSPORT = Passport.model_validate(handmade.passport())


def test_a_picture_carries_title_unit_coverage_and_source() -> None:
    text = "".join(ET.fromstring(picture_svg(handmade.spec(), PASSPORT)).itertext())  # noqa: S314
    for words in (PASSPORT.title, PASSPORT.unit, PASSPORT.coverage, "Office of Examples"):
        assert words in text


def test_a_picture_has_literal_colours_on_white() -> None:
    svg = picture_svg(handmade.spec(), PASSPORT)
    assert "var(" not in svg
    assert "#0072b2" in svg


def test_pictures_are_drawn_once_and_anew_for_another_title(tmp_path: Path) -> None:
    svg, png = picture_files(handmade.spec(), PASSPORT, tmp_path)
    svg.write_text("kept")
    assert picture_files(handmade.spec(), PASSPORT, tmp_path) == (svg, png)
    assert svg.read_text() == "kept"
    other = Passport.model_validate(handmade.passport(title="Another title"))
    assert picture_files(handmade.spec(), other, tmp_path) != (svg, png)


def test_a_thumbnail_shows_the_chart_alone_and_is_drawn_once(tmp_path: Path) -> None:
    file = thumbnail_file(handmade.spec(), tmp_path)
    assert png_size_px(file) == THUMBNAIL_PX
    file.write_bytes(b"kept")
    assert thumbnail_file(handmade.spec(), tmp_path).read_bytes() == b"kept"
    assert thumbnail_file(handmade.explorer_spec(), tmp_path) != file


def png_size_px(file: Path) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


def test_sources_are_named_with_publisher_and_edition() -> None:
    assert source_line(PASSPORT) == "Source: Office of Examples, Table of cars, 2026 edition."
