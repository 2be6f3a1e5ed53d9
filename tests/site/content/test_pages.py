from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from evbook import paths
from evbook.errors import BuildError, ParameterError
from evbook.site.builtsite import GENERATED_PAGES, UNLISTED_PAGES
from evbook.site.content import pages
from evbook.site.figure.citations import BIBTEX, RIS, TEXT, book_citation, cited_book


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("CHANGELOG.md", "CITATION.cff", "_config.yml"):
        shutil.copy(paths.root() / name, tmp_path)
    return tmp_path


def test_each_page_is_known_as_generated_or_unlisted(root: Path) -> None:
    assert set(pages.pages_of_files(root)) <= {*GENERATED_PAGES, *UNLISTED_PAGES}


def test_the_changes_are_the_file_with_a_way_to_the_feed(root: Path) -> None:
    (root / "CHANGELOG.md").write_text("# Changes\n\nNewest first.\n\n## Unreleased\n\n- One thing.\n")
    page = pages.pages_of_files(root)["changelog"]
    assert page.startswith("# Changes\n\nNewest first.\n\nThese changes come as an Atom feed")
    assert page.endswith("\n\n## Unreleased\n\n- One thing.\n")


def test_a_missing_list_of_changes_is_told(root: Path) -> None:
    (root / "CHANGELOG.md").unlink()
    with pytest.raises(BuildError, match=r"CHANGELOG\.md cannot be read"):
        pages.pages_of_files(root)


def test_the_citation_stands_in_three_styles_with_the_site_s_address(root: Path) -> None:
    page = pages.pages_of_files(root, "https://example.org/book")["cite"]
    for style in (TEXT, BIBTEX, RIS):
        assert book_citation(style, cited_book(root), "https://example.org/book/").strip() in page
    assert "https://example.org" not in pages.pages_of_files(root)["cite"]


def test_a_wrong_address_is_refused(root: Path) -> None:
    with pytest.raises(ParameterError):
        pages.pages_of_files(root, "example.org")


def test_the_files_to_take_away_are_what_the_page_shows(handmade_site: Path) -> None:
    page = BeautifulSoup((handmade_site / "cite.html").read_text(), "html.parser")
    shown = [block.get_text().strip() for block in page.select("div.highlight pre")]
    for name in pages.CITATION_FILES:
        assert page.select_one(f'a[download][href="{name}"]') is not None
        assert (handmade_site / name).read_text().strip() in shown


def test_the_missing_page_is_in_no_list_of_contents_and_not_searched(handmade_site: Path) -> None:
    page = BeautifulSoup((handmade_site / "404.html").read_text(), "html.parser")
    assert page.select_one('form[action="search.html"] input[name="q"]') is not None
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    index = BeautifulSoup((handmade_site / "index.html").read_text(), "html.parser")
    assert index.select_one('a[href*="404"]') is None
    assert '"404"' not in (handmade_site / "searchindex.js").read_text()
