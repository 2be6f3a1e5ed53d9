from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from evbook.site.discovery.head import ICON, IMAGE_PX, SiteFacts, describe_pages, image_of, write_icon
from evbook.site.page import Page

FACTS = SiteFacts("The book", "https://a.org/b/", {"chapters/cars.html": "Who sells?"}, has_files=True, has_feed=True)
BODY = '<article><section><h1>Cars</h1><p>First & "last" words.</p></section></article>'


def page(tmp_path: Path, name: str, head: str = "", facts: SiteFacts = FACTS, times: int = 1) -> BeautifulSoup:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html><head><title>t</title>{head}</head><body>{BODY}</body></html>")
    read = Page.read(path, tmp_path)
    for _ in range(times):
        describe_pages(facts)(read)
    return BeautifulSoup(read.html(), "html.parser")


def content(soup: BeautifulSoup, selector: str) -> str:
    (found,) = soup.select(selector)
    return str(found.get("content") or found.get("href"))


def test_the_head_says_what_the_page_is(tmp_path: Path) -> None:
    soup = page(tmp_path, "chapters/cars.html")
    assert content(soup, "meta[name=description]") == "Who sells?"
    assert content(soup, "meta[property='og:title']") == "Cars"
    assert content(soup, "meta[property='og:type']") == "article"
    assert content(soup, "meta[property='og:image']") == "https://a.org/b/social/chapters/cars.png"
    assert content(soup, "meta[property='og:image:alt']") == "Cars: Who sells?"
    sizes = [content(soup, f"meta[property='og:image:{side}']") for side in ("width", "height")]
    assert sizes == [str(side) for side in IMAGE_PX]
    assert content(soup, "link[rel=canonical]") == "https://a.org/b/chapters/cars.html"
    assert content(soup, "link[type='application/atom+xml']") == "../feed.xml"
    assert content(soup, "link[rel=icon]").startswith(f"../{ICON}?v=")
    assert len(soup.select("meta[name=theme-color][media]")) == 2


def test_text_in_a_head_stays_text(tmp_path: Path) -> None:
    assert content(page(tmp_path, "about.html"), "meta[name=description]") == 'First & "last" words.'


def test_a_head_is_written_once(tmp_path: Path) -> None:
    assert str(page(tmp_path, "about.html", times=2)) == str(page(tmp_path, "about.html"))


def test_without_an_address_everything_is_relative(tmp_path: Path) -> None:
    soup = page(tmp_path, "chapters/cars.html", facts=replace(FACTS, address=""))
    assert content(soup, "link[rel=canonical]") == "cars.html"
    assert content(soup, "meta[property='og:image']") == "../social/chapters/cars.png"
    assert soup.select("meta[property='og:url']") == []


def test_a_plain_build_points_to_no_file_that_it_does_not_write(tmp_path: Path) -> None:
    soup = page(tmp_path, "about.html", facts=replace(FACTS, has_files=False, has_feed=False))
    assert soup.select("meta[property^='og:image'], link[type='application/atom+xml'], meta[name='twitter:card']") == []


@pytest.mark.parametrize(
    ("address", "kept"), [("", "cars.html"), ("https://a.org/b/", "https://a.org/b/chapters/cars.html")]
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_scenario_keeps_the_chapter_as_its_canonical_page(
    tmp_path: Path, address: str, kept: str, times: int
) -> None:
    own = '<link rel="canonical" href="https://a.org/b/chapters/cars-small.html"/>' if address else ""
    head = f'{own}<link rel="canonical" href="cars.html"/><meta name="evbook-scenario" content="small"/>'
    soup = page(tmp_path, "chapters/cars-small.html", head, replace(FACTS, address=address), times)
    assert content(soup, "link[rel=canonical]") == kept


@pytest.mark.parametrize("name", ["404.html", "search.html"])
def test_pages_without_anything_of_their_own_are_not_indexed(tmp_path: Path, name: str) -> None:
    assert content(page(tmp_path, name, times=2), "meta[name=robots]") == "noindex"


def test_the_icon_is_an_svg_of_the_site(tmp_path: Path) -> None:
    write_icon(tmp_path)
    assert (tmp_path / ICON).read_text().startswith("<svg")
    assert image_of("index.html") == "social/index.png"
