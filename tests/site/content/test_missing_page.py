from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from evbook.site.builtsite import Site
from evbook.site.checks.links import dead_links
from evbook.site.content.missing_page import FILE, settle_missing_page

PAGE = """<html data-content_root="./" lang="en"><head><link href="site.css?v=1" rel="stylesheet"/></head><body>
<a href="#top" id="top">top</a><a href="./index.html">start</a><a href="https://a.org/">away</a><a href="">here</a>
<form action="search.html"></form><img src="data:,"/><script src="site.js"></script></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("site.css", "site.js", "index.html", "search.html"):
        (tmp_path / name).write_text("")
    (tmp_path / FILE).write_text(PAGE)
    return tmp_path


def addresses(site: Path) -> list[str]:
    soup = BeautifulSoup((site / FILE).read_text(), "html.parser")
    return [str(tag.get(name)) for name in ("href", "src", "action") for tag in soup.select(f"[{name}]")]


def test_addresses_begin_at_the_top_of_the_host(site: Path) -> None:
    settle_missing_page(site, "https://a.org/b/")
    assert addresses(site) == [
        *("/b/site.css?v=1", "#top", "/b/index.html", "https://a.org/", "", "data:,", "/b/site.js", "/b/search.html")
    ]
    assert 'data-content_root="/b/"' in (site / FILE).read_text()


def test_settled_twice_is_settled_once(site: Path) -> None:
    settle_missing_page(site, "https://a.org/b/")
    once = (site / FILE).read_text()
    settle_missing_page(site, "https://a.org/b/")
    assert (site / FILE).read_text() == once


def test_without_an_address_the_page_stays_as_it_is(site: Path) -> None:
    settle_missing_page(site, "")
    assert (site / FILE).read_text() == PAGE


def test_the_gate_knows_where_such_addresses_lead(site: Path) -> None:
    settle_missing_page(site, "https://a.org/b/")
    assert list(dead_links(Site(site))) == []
    (site / "search.html").unlink()
    (found,) = dead_links(Site(site))
    assert "404.html: link to '/b/search.html', but there is nothing" in found


def test_a_site_without_the_page_is_left_alone(tmp_path: Path) -> None:
    settle_missing_page(tmp_path, "https://a.org/")
    assert list(tmp_path.iterdir()) == []


def test_no_address_of_the_settled_page_of_the_book_depends_on_the_depth(handmade_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(handmade_site, site)
    settle_missing_page(site, "https://a.org/b/")
    whole = ("/b/", "#", "https://", "data:")
    assert [each for each in addresses(site) if each and not each.startswith(whole)] == []
    assert list(dead_links(Site(site))) == []
