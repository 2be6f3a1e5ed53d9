from __future__ import annotations

import shutil
from pathlib import Path

import handmade
import pytest
from bs4 import BeautifulSoup
from handmade import CHAPTER, EXPLORER_ID, FIGURE_ID

from evbook.site.content.scenarios import SCENARIO_META
from evbook.site.figure.embed import embeds_of, folder_of, write_embeds
from evbook.site.page import Page

FIGURE = """<h1>A &amp; B<a href="#a">#</a></h1>
<figure class="ev-figure" id="cars" data-chart="c"><p class="ev-title"><span>Figure 1.1</span> Cars &lt;b&gt;</p>
<p class="ev-unit">cars</p><div class="ev-static"><svg><path/></svg></div>
<figcaption><p class="ev-caption">Long.</p><p class="ev-source"><a href="https://example.org/">S</a>
<a href="data.html#t">D</a><a href="../data.html">E</a><a href="#cars">F</a></p><details>more</details>
<ul class="ev-files"><li>x</li></ul></figcaption><details class="ev-data">rows</details></figure>"""


def page(tmp_path: Path, head: str = "") -> Page:
    file = tmp_path / "chapters" / "a.html"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"<html><head>{head}</head><body>{FIGURE}</body></html>")
    return Page.read(file, tmp_path)


@pytest.fixture
def embedded(handmade_site: Path) -> BeautifulSoup:
    return BeautifulSoup((handmade_site / "figures" / f"{EXPLORER_ID}.html").read_text(), "html.parser")


def test_the_figure_stands_alone_and_whole(embedded: BeautifulSoup, handmade_site: Path) -> None:
    (figure,) = embedded.select("body figure.ev-figure")
    on_page = BeautifulSoup((handmade_site / "chapters" / f"{CHAPTER}.html").read_text(), "html.parser")
    whole = on_page.find(id=EXPLORER_ID)
    for part in (".ev-title", ".ev-unit", ".ev-controls", ".ev-readings", ".ev-static", ".ev-source", ".ev-grid"):
        assert figure.select_one(part).get_text() == whole.select_one(part).get_text()
    assert figure["data-chart"] == whole["data-chart"]
    assert [svg["aria-label"] for svg in figure.select("svg[role=img]")] == [handmade.explorer_passport()["alt"]] * 2
    assert figure.select("details, .ev-files, .ev-caption") == []


def test_it_loads_only_what_a_figure_needs_under_a_strict_policy(embedded: BeautifulSoup) -> None:
    loaded = [str(tag.get("href") or tag.get("src")) for tag in embedded.select("link[rel=stylesheet], script[src]")]
    assert [name.partition("?")[0] for name in loaded] == [
        f"../_static/evbook/{name}" for name in ("figures.css", "embed.css", "live.js")
    ]
    assert "script-src 'self';" in embedded.select_one("meta[http-equiv]")["content"]
    assert embedded.select("[style], style") == []


def test_it_is_for_no_index_and_names_the_chapter_s_figure(embedded: BeautifulSoup) -> None:
    assert embedded.select_one("meta[name=robots]")["content"] == "noindex"
    place = f"../chapters/{CHAPTER}.html#{EXPLORER_ID}"
    assert embedded.select_one("link[rel=canonical]")["href"] == place
    link = embedded.select_one(".ev-from a")
    assert (link.get_text(), link["href"]) == ("Sample chapter", place)


def test_links_are_right_from_the_new_place_and_the_page_is_not_changed(tmp_path: Path) -> None:
    source = page(tmp_path)
    before = str(source.soup)
    ((name, markup),) = embeds_of(source, "https://example.org/book/")
    assert name == "cars"
    assert str(source.soup) == before
    soup = BeautifulSoup(markup, "html.parser")
    assert [link["href"] for link in soup.select(".ev-source a")] == [
        "https://example.org/", "../chapters/data.html#t", "../data.html", "../chapters/a.html#cars",
    ]  # fmt: skip
    assert "<svg><path/></svg>" in markup
    assert soup.title.get_text() == "Figure 1.1 Cars <b>"
    assert soup.select_one(".ev-from a").get_text() == "A & B"
    assert soup.select_one("link[rel=canonical]")["href"] == "https://example.org/book/chapters/a.html#cars"


def test_a_scenario_s_figure_lies_in_the_scenario_s_folder(tmp_path: Path) -> None:
    source = page(tmp_path, f'<meta name="{SCENARIO_META}" content="late">')
    assert folder_of(source) == "figures/late"
    ((_, markup),) = embeds_of(source, "")
    assert 'href="../../data.html"' in markup
    assert f'<meta name="{SCENARIO_META}" content="late">' in markup


def test_a_second_run_makes_the_same_pages_and_none_of_them_again(handmade_site: Path, tmp_path: Path) -> None:
    html = tmp_path / "html"
    shutil.copytree(handmade_site, html)
    before = {path: path.read_bytes() for path in html.rglob("*.html")}
    write_embeds(html)
    assert {path: path.read_bytes() for path in html.rglob("*.html")} == before
    assert (html / "figures" / f"{FIGURE_ID}.html").is_file()
