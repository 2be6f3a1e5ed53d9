from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import handmade
import pytest
import yaml
from bs4 import BeautifulSoup

from evbook import paths
from evbook.site.build import build_site
from evbook.site.repository import BUTTONS, LAUNCH, links_of, page_buttons, source_address
from evbook.site.stage import Book

ADDRESS = "https://github.com/example/book"
LINKS = ".bd-header-article a[href^=http]"


@pytest.mark.parametrize("settings", [{}, {"repository": None}, {"repository": {}, "launch_buttons": LAUNCH}])
def test_without_a_repository_there_is_no_button(settings: dict[str, Any]) -> None:
    options = links_of(settings)
    assert options["launch_buttons"] == {}
    assert not any(options[button] for button in BUTTONS)


def test_with_a_repository_there_is_every_button() -> None:
    options = links_of({"repository": {"url": ADDRESS, "branch": "next"}})
    assert (options["repository_url"], options["repository_branch"]) == (ADDRESS, "next")
    assert options["launch_buttons"] == LAUNCH
    assert all(options[button] for button in BUTTONS)


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ({}, ""),
        ({"url": ADDRESS}, f"{ADDRESS}/blob/main/src/a.py#L3"),
        ({"url": f"{ADDRESS}/", "branch": "next", "path_to_book": "book/"}, f"{ADDRESS}/blob/next/book/src/a.py#L3"),
        ({"url": "https://gitlab.com/a/b"}, "https://gitlab.com/a/b/-/blob/main/src/a.py#L3"),
    ],
)
def test_a_file_of_the_repository_has_an_address_with_its_line(repository: dict[str, str], address: str) -> None:
    assert source_address(links_of({"repository": repository}), "src/a.py#L3") == address


def test_launch_buttons_of_the_settings_are_kept() -> None:
    chosen = {"colab_url": "https://colab.example.org"}
    assert links_of({"repository": {"url": ADDRESS}, "launch_buttons": chosen})["launch_buttons"] == chosen


@pytest.mark.parametrize(
    ("address", "title", "body"),
    [
        ("https://github.com/a/b/issues/new?title=x&body=y", "title", "body"),
        ("https://gitlab.com/a/b/-/issues/new?issue[title]=x", "issue[title]", "issue[description]"),
    ],
)
def test_a_report_names_its_page(address: str, title: str, body: str) -> None:
    buttons: list[dict[str, Any]] = [{"buttons": [{"label": "source-issues-button", "url": address, "text": "x"}]}]
    (report,) = page_buttons(buttons, "chapters/a")[0]["buttons"]
    asked = parse_qs(urlsplit(report["url"]).query)
    assert report["url"].startswith(address.split("?")[0] + "?")
    assert asked[title] == ["Error on chapters/a.html"]
    assert asked[body][0].startswith("Page: chapters/a.html\n")


def test_a_generated_page_has_nothing_to_edit() -> None:
    buttons = [{"label": "source-edit-button", "url": "x"}, {"label": "theme"}]
    assert page_buttons(buttons, "data") == [{"label": "theme"}]
    assert page_buttons(buttons, "index") == buttons


def test_the_site_of_a_book_without_repository_has_no_link_to_one(handmade_site: Path) -> None:
    for page in handmade_site.rglob("*.html"):
        assert not BeautifulSoup(page.read_text(), "html.parser").select(LINKS)


def test_the_site_of_a_book_with_a_repository(tmp_path: Path) -> None:
    config = yaml.safe_load((paths.root() / "_config.yml").read_text())
    config["repository"] = {"url": ADDRESS, "branch": "main"}
    book = Book(handmade.write_book(tmp_path / "source", yaml.safe_dump(config)), {"parameters": "# Parameters\n"})
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "datapackage.json").write_text("{}")
    run = handmade.HandmadeRun(handmade.write_run(tmp_path / "run"))
    html = build_site([run], book=book, data_folder=tmp_path / "data", build_folder=tmp_path / "b")
    chapter = links_on(html / "chapters" / f"{handmade.CHAPTER}.html")
    assert ADDRESS in chapter
    assert f"{ADDRESS}/edit/main/chapters/{handmade.CHAPTER}.ipynb" in chapter
    assert any(link.startswith("https://mybinder.org/v2/gh/example/book/main") for link in chapter)
    assert any(link.startswith(f"{ADDRESS}/issues/new?title=Error+on+chapters") for link in chapter)
    assert not any("/edit/" in link for link in links_on(html / "parameters.html"))


def links_on(page: Path) -> list[str]:
    return [str(link["href"]) for link in BeautifulSoup(page.read_text(), "html.parser").select(LINKS)]
