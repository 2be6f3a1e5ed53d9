"""What a first visit of a chapter costs, in bytes as they come over the line."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from evbook.contracts.registry import chapters
from evbook.site.finish.assets import ENGINE, FOLDER
from evbook.site.finish.charts import FOLDER as CHARTS

STANDING_BYTES, LIVE_BYTES = 120_000, 420_000
# What a server says before each file.
HEADERS_BYTES = 300
# A chart that stands close below the first is fetched with it.
CHARTS_AT_ONCE = 2
EACH = pytest.mark.parametrize("chapter", chapters())


def packed_bytes(file: Path) -> int:
    """Size of a file on the line: gzip as servers use it, and headers; pictures are packed already."""
    content = file.read_bytes()
    return HEADERS_BYTES + (len(content) if file.suffix == ".png" else len(gzip.compress(content, 6, mtime=0)))


def loaded_at_once(page: Path) -> Iterator[Path]:
    """The page, and every file that a browser fetches of itself."""
    soup = BeautifulSoup(page.read_text(), "html.parser")
    yield page
    addresses = [
        tag["src"] for tag in soup.select("script[src], img[src]:not([loading=lazy]), iframe[src], source[src]")
    ]
    addresses += [tag["href"] for tag in soup.select("link[rel=stylesheet], link[rel=icon], link[rel=preload]")]
    paths = dict.fromkeys(urlsplit(str(each)).path for each in addresses if not str(each).startswith("data:"))
    yield from ((page.parent / path).resolve() for path in paths)


def loaded_for_charts(site: Path, page: Path, screen: int) -> Iterator[Path]:
    """The library, and the charts that are loaded with the first: those that stand so near that they come too."""
    figures = BeautifulSoup(page.read_text(), "html.parser").select("figure.ev-figure[data-chart]")
    names = [
        name for figure in figures[:screen] for name in f"{figure['data-chart']} {figure.get('data-sets', '')}".split()
    ]
    yield site / FOLDER / ENGINE
    yield from (site / CHARTS / f"{name}.js" for name in dict.fromkeys(names))


@EACH
def test_text_and_figures_stand_within_their_budget(built_site: Path, chapter: str) -> None:
    sizes = {file.name: packed_bytes(file) for file in loaded_at_once(built_site / "chapters" / f"{chapter}.html")}
    assert sum(sizes.values()) <= STANDING_BYTES, sizes


@EACH
def test_the_first_chart_is_live_within_its_budget(built_site: Path, chapter: str) -> None:
    page = built_site / "chapters" / f"{chapter}.html"
    sizes = {
        file.name: packed_bytes(file)
        for file in [*loaded_at_once(page), *loaded_for_charts(built_site, page, CHARTS_AT_ONCE)]
    }
    assert sum(sizes.values()) <= LIVE_BYTES, sizes


@EACH
def test_a_chapter_loads_only_the_book_s_own_few_files(built_site: Path, chapter: str) -> None:
    first, *files = loaded_at_once(built_site / "chapters" / f"{chapter}.html")
    assert first.suffix == ".html"
    assert all(file.is_file() and file.parent == (built_site / FOLDER).resolve() for file in files), files
    assert len(files) <= 8
