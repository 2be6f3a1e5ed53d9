from __future__ import annotations

from pathlib import Path

import pytest

from evbook import paths
from evbook.site.content.pages import pages_of_files
from evbook.site.discovery.ways import write_ways
from evbook.site.stage import Book

ALWAYS = {"sitemap.xml", "robots.txt"}
PAGE = '<html><head><meta property="og:title" content="t"/><meta property="og:site_name" content="b"/>{}</head></html>'


@pytest.fixture
def html(tmp_path: Path) -> Path:
    (tmp_path / "html").mkdir()
    for name in ("index", "404"):
        (tmp_path / "html" / f"{name}.html").write_text(PAGE.format('<link href="index.html" rel="canonical"/>'))
    (tmp_path / "_config.yml").write_text("html:\n  baseurl: https://a.org/b/\n")
    return tmp_path / "html"


def written(html: Path) -> set[str]:
    return {path.name for path in html.iterdir()} - {"index.html", "404.html"}


def test_a_book_without_changes_and_citation_has_neither_feed_nor_files_to_cite(html: Path, tmp_path: Path) -> None:
    write_ways(Book(tmp_path, {}), tmp_path, html, tmp_path / "cache")
    assert written(html) == ALWAYS


def test_everything_is_made_with_the_address_that_is_staged(html: Path, tmp_path: Path) -> None:
    write_ways(Book(paths.root(), pages_of_files(paths.root())), tmp_path, html, tmp_path / "cache")
    assert written(html) == {*ALWAYS, "feed.xml", "citation.bib", "citation.ris"}
    for name in written(html):
        assert "https://a.org/b/" in (html / name).read_text(), name
    assert 'href="/b/index.html"' in (html / "404.html").read_text()
