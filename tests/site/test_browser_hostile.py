"""Whatever stands in the data shows as text: on every page, in every file, in the head and in pictures."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import browsing
import handmade
import hostile
import pytest
from browsing import Visit, visit
from bs4 import BeautifulSoup
from hostile import text
from PIL import Image
from playwright.sync_api import Browser
from pybtex.database import parse_string
from sharing import made_once

from evbook import paths
from evbook.site.discovery.head import IMAGE_PX, image_of

FIGURE = handmade.FIGURE_ID
CHAPTER = f"chapters/{handmade.CHAPTER}.html"
# Pages that show what comes from data, apart from the text of the book.
PAGES = (CHAPTER, "index.html", "figures.html", f"figures/{FIGURE}.html", f"figures/{handmade.EXPLORER_ID}.html")
# What markup in the data would have made; the page's own scripts have addresses or hold data.
MADE = "img[src='x'], main b:not(figcaption b), a[href^='javascript:'], main script:not([type='application/json'])"
PLACES = {
    ".ev-title": "title", ".ev-unit": "unit", ".ev-caption": "caption", ".ev-coverage": "coverage", ".ev-note": "note",
    ".ev-source": "publisher",
}  # fmt: skip
# On one line, a letter stands to the right of the one before it.
IN_ORDER = """([place, word]) => {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(word);
    if (at < 0) continue;
    const edges = [...word].map((_, letter) => {
      const range = document.createRange();
      range.setStart(walker.currentNode, at + letter);
      range.setEnd(walker.currentNode, at + letter + 1);
      return range.getBoundingClientRect();
    });
    const follows = (box, before) => box.top !== before.top || box.left > before.left;
    return edges.every((box, letter) => !letter || follows(box, edges[letter - 1]));
  }
  return null;
}"""


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the hostile book."""
    config = (paths.root() / "_config.yml").read_text()
    return made_once(tmp_path_factory, "hostile", lambda folder: hostile.build(folder / "book", config))


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    with browsing.served(site) as address:
        yield address


def unharmed(here: Visit) -> list[str]:
    """What goes wrong on a hostile page: something ran, was made, was asked for, or ran off the screen."""
    page = here.page
    here.bring_to_life()
    page.eval_on_selector_all("details", "all => all.forEach(fold => { fold.open = true; })")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [
        *here.faults,
        *(["a script of the data ran"] if page.evaluate("window.attacked") else []),
        *page.eval_on_selector_all(MADE, "all => all.map(e => e.outerHTML.slice(0, 100))"),
        *([f"the page is {wide} px wider than the screen"] if wide > 0 else []),
    ]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_in_the_data_runs_or_becomes_markup(browser: Browser, base: str, path: str) -> None:
    with visit(browser, base, path, "phone", "light") as here:
        assert unharmed(here) == []


def test_a_figure_shows_hostile_words_as_they_are(browser: Browser, base: str) -> None:
    with visit(browser, base, CHAPTER, "desktop", "light") as here:
        here.bring_to_life()
        figure = here.page.locator(f"#{FIGURE}")
        for place, name in PLACES.items():
            assert flat(text(name)) in flat(figure.locator(place).first.text_content() or ""), place
        shown = [cell.strip() for cell in figure.locator(".ev-data tbody td").all_text_contents()]
        assert {hostile.TYPE, *hostile.FORMULAS} <= {*shown, "\tfour"}
        assert figure.locator(".ev-chart svg[role=img]:visible").get_attribute("aria-label") == text("alt")
        drawn = figure.locator(".ev-live svg text").all_text_contents()
        assert any("<script>" in words for words in drawn)
        assert f"grew by result {hostile.ATTACK.split('<img')[0]}" in (
            here.page.locator("article").text_content() or ""
        )


def test_a_tooltip_shows_hostile_words_as_they_are(browser: Browser, base: str) -> None:
    with visit(browser, base, CHAPTER, "desktop", "light") as here:
        here.bring_to_life()
        mark = here.page.locator(f"#{FIGURE} .ev-live g.role-mark.mark-rect path").first
        mark.scroll_into_view_if_needed()
        mark.hover(force=True)
        here.page.locator("#ev-tooltip.visible").wait_for()
        assert here.page.locator("#ev-tooltip script").count() == 0
        told = here.page.locator("#ev-tooltip").inner_text()
        assert any(sign.strip() in told for sign in (hostile.TYPE, *hostile.FORMULAS))
        assert here.faults == []


def test_a_name_that_turns_its_text_turns_nothing_after_it(browser: Browser, base: str) -> None:
    with visit(browser, base, CHAPTER, "desktop", "light") as here:
        source = here.page.locator(f"#{FIGURE} .ev-source").element_handle()
        assert here.page.evaluate(IN_ORDER, [source, "retrieved"]) is True


def test_the_files_are_read_by_programs(site: Path) -> None:
    files = site / "figures"
    head, *rows = csv.reader(io.StringIO((files / f"{FIGURE}.csv").read_text(), newline=""))
    told = [row[1] for row in rows]
    assert head == [column["name"] for column in hostile.passport(handmade.passport())["columns"]]
    assert {f"'{sign}" for sign in (hostile.TYPE, *hostile.FORMULAS)} == set(told)
    assert json.loads((files / f"{FIGURE}.meta.json").read_text())["title"] == text("title")
    (entry,) = parse_string((files / f"{FIGURE}.bib").read_text(), "bibtex").entries.values()
    assert set(entry.fields) <= {"title", "howpublished", "year", "note", "url"}
    lines = [line for line in (files / f"{FIGURE}.ris").read_bytes().decode().split("\r\n") if line]
    assert all(line[2:6] == "  - " and line[:2].isalnum() for line in lines)
    assert f"TI  - {flat(text('title'))}" in lines


def test_pictures_hold_the_words_and_no_script(site: Path) -> None:
    tree = ET.fromstring((site / "figures" / f"{FIGURE}.svg").read_text())  # noqa: S314 - the site's own file
    assert [each.tag for each in tree.iter() if each.tag.endswith(("script", "foreignObject", "image"))] == []
    assert "".join(hostile.ATTACK.split()) in "".join("".join(tree.itertext()).split())
    for page in PAGES[:2]:
        with Image.open(site / image_of(page)) as picture:
            assert picture.size == IMAGE_PX


def test_the_head_and_the_feed_stay_whole(site: Path) -> None:
    for page in PAGES:
        soup = BeautifulSoup((site / page).read_text(), "html.parser")
        assert soup.head is not None
        assert soup.head.find(["img", "b"]) is None
        assert [
            script for script in soup.find_all("script") if "attacked" in str(script.string) and not script.get("type")
        ] == []
        assert len(soup.find_all("title")) == 1
    ET.fromstring((site / "feed.xml").read_text())  # noqa: S314 - the site's own file
    ET.fromstring((site / "sitemap.xml").read_text())  # noqa: S314 - nor here
