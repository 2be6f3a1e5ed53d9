from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from evbook.site.discovery.sitemap import robots_txt, sitemap_xml, write_sitemap

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pages = {
        "index.html": "",
        "chapters/cars.html": "",
        "about.html": "",
        "chapters/cars-small.html": '<meta name="robots" content="noindex"/>',
        "_static/webpack.html": "",
    }
    for name, head in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<html><head>{head}</head></html>")
    return tmp_path


def locations(site: Path) -> list[str | None]:
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314
    assert root.tag == f"{NAMESPACE}urlset"
    return [found.text for found in root.iter(f"{NAMESPACE}loc")]


def test_every_page_that_may_be_shown_is_listed_under_the_site_s_address(site: Path) -> None:
    write_sitemap(site, "https://a.org/b/")
    wanted = ["https://a.org/b/", "https://a.org/b/about.html", "https://a.org/b/chapters/cars.html"]
    assert locations(site) == wanted
    assert (site / "robots.txt").read_text() == "User-agent: *\nAllow: /\nSitemap: https://a.org/b/sitemap.xml\n"


def test_without_an_address_the_list_says_what_it_lacks(site: Path) -> None:
    write_sitemap(site, "")
    assert locations(site) == ["index.html", "about.html", "chapters/cars.html"]
    assert "built without its address" in (site / "sitemap.xml").read_text()
    assert "Sitemap" not in robots_txt("")


def test_names_are_escaped() -> None:
    assert "a%26b%3C.html" in sitemap_xml(["a&b<.html"], "")


def test_the_built_site_lists_its_pages(handmade_site: Path) -> None:
    listed = locations(handmade_site)
    assert {"index.html", "figures.html", "chapters/sample_chapter.html"} <= set(listed)
    assert not {"404.html", "search.html"} & set(listed)
    assert not [name for name in listed if str(name).startswith(("figures/", "code/"))]
