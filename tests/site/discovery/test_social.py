from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from bs4 import BeautifulSoup
from PIL import Image

from evbook.site.discovery.head import IMAGE_PX
from evbook.site.discovery.social import social_svg, write_images

HOSTILE = "<script>&\"'\x00\u202e " + "W" * 300
HEAD = """<html><head><meta property="og:title" content="Cars"/><meta property="og:site_name" content="Book"/>
<meta property="og:image" content="x"/><meta property="og:image:alt" content="Cars: {line}"/></head></html>"""


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter() if each.tag.endswith("text")]  # noqa: S314


def test_title_line_and_book_stand_on_the_image() -> None:
    shown = texts(social_svg("A title", "One finding of this page.", "The book"))
    assert shown == ["A title", "One finding of this page.", "The book"]


def test_a_line_that_repeats_the_title_is_left_out() -> None:
    assert texts(social_svg("A title", "A title", "The book")) == ["A title", "The book"]


def test_hostile_text_stays_text_and_long_words_are_cut() -> None:
    shown = texts(social_svg(HOSTILE, HOSTILE, HOSTILE))
    assert shown[0].startswith("<script>&\"'")
    assert max(map(len, shown)) <= 66
    assert len(shown) <= 3 + 4 + 1
    assert not any(sign in "".join(shown) for sign in "\x00\u202e")


def test_every_page_has_its_image_in_the_size_that_its_head_states(handmade_site: Path) -> None:
    for page in ("index", "figures", "chapters/sample_chapter"):
        head = BeautifulSoup((handmade_site / f"{page}.html").read_text(), "html.parser").head
        assert head.select_one("meta[property='og:image']")["content"].endswith(f"social/{page}.png")
        file = handmade_site / "social" / f"{page}.png"
        assert file.stat().st_size <= 40_000
        with Image.open(file) as image:
            assert image.size == IMAGE_PX


def test_images_are_drawn_once_and_anew_for_other_words(tmp_path: Path) -> None:
    page, cache = tmp_path / "html" / "cars.html", tmp_path / "cache"
    page.parent.mkdir()
    for line, files in (("one", 1), ("one", 1), ("two", 2)):
        page.write_text(HEAD.format(line=line))
        write_images(page.parent, cache)
        assert len(list(cache.iterdir())) == files
    (tmp_path / "html" / "plain.html").write_text("<html><head></head></html>")
    write_images(page.parent, cache)
    assert [path.name for path in (tmp_path / "html" / "social").iterdir()] == ["cars.png"]
