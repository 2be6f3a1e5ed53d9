"""Each figure as a page of its own for iframes, cut out of the finished page that shows it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import Tag

from evbook.files import write_text
from evbook.site.address import public_address
from evbook.site.content.scenarios import SCENARIO_META
from evbook.site.figure import alone
from evbook.site.figure.standing import FILES_FOLDER
from evbook.site.finish import assets
from evbook.site.page import Page, pages_of_site
from evbook.site.templating import template

# Tells a figure's own page from the book's, to the gates and to whoever lists pages.
EMBED_META = "evbook-embed"
STYLE = "embed.css"
# In the order of the cascade: this page's colours come after the figures'.
_ASSETS = (assets.FIGURE_STYLE, STYLE, assets.FIGURE_SCRIPT)
_LEFT_OUT = ("details", ".ev-files", ".ev-caption", ".ev-coverage", ".ev-note", ".ev-rest")
_LINKING = {"a": "href", "img": "src"}


def write_embeds(html_folder: Path, site: str = "") -> None:
    """Write figures/<id>.html, and figures/<scenario>/<id>.html, for every figure on the finished pages.

    `site` is the address of the site, empty where unknown: a canonical link is relative then.
    """
    alone.write_style(html_folder, STYLE, (STYLE,))
    for page in list(pages_of_site(html_folder)):
        if not is_embed(page):
            for figure_id, markup in embeds_of(page, site):
                name = f"{folder_of(page)}/{figure_id}.html"
                write_text(html_folder / name, alone.finished(markup, html_folder, "../" * name.count("/"), _ASSETS))


def is_embed(page: Page) -> bool:
    """Whether a page is a figure's own, which holds less than a page of the book."""
    return page.soup.select_one(f"meta[name={EMBED_META}]") is not None


def folder_of(page: Page) -> str:
    """The folder in which the files of the page's figures lie, from the site's top."""
    scenario = _scenario_of(page)
    return f"{FILES_FOLDER}/{scenario}" if scenario else FILES_FOLDER


def embeds_of(page: Page, site: str) -> Iterator[tuple[str, str]]:
    """Id and page (HTML, without assets) of each figure on `page`, whose own figures are not changed."""
    heading = page.soup.find("h1")
    chapter = heading.get_text().removesuffix("#").strip() if heading else page.name
    for figure in page.soup.select("figure.ev-figure[id]"):
        yield str(figure["id"]), _markup(page, figure, chapter, site)


def _markup(page: Page, figure: Tag, chapter: str, site: str) -> str:
    folder = folder_of(page)
    to_place = f"{posixpath.relpath(page.name, folder)}#{figure['id']}"
    title = figure.select_one(".ev-title")
    markup: str = template("embed.html.jinja").render(
        title=" ".join(title.get_text().split()) if title else figure["id"],
        scenario=_scenario_of(page),
        canonical=f"{public_address(site, page.name)}#{figure['id']}" if site else to_place,
        figure=page.with_pictures(str(_cut_out(figure, page.name, folder))),
        chapter_address=to_place,
        chapter=chapter,
        data=f"{figure['id']}.csv",
    )
    return markup


def _cut_out(figure: Tag, page_name: str, folder: str) -> Tag:
    """A copy of `figure` without what its page holds besides, its links fit for a page in `folder`."""
    own = copy(figure)
    for title in own.select(".ev-title"):
        title.name = "h1"
    for part in own.select(", ".join(_LEFT_OUT)):
        part.decompose()
    for tag in own.find_all(list(_LINKING)):
        address = str(tag.get(_LINKING[tag.name]) or "")
        parts = urlsplit(address)
        if address and not parts.scheme and not parts.netloc:
            path = posixpath.join(posixpath.dirname(page_name), parts.path) if parts.path else page_name
            tag[_LINKING[tag.name]] = parts._replace(path=posixpath.relpath(path, folder)).geturl()
    return own


def _scenario_of(page: Page) -> str:
    named = page.soup.select_one(f"meta[name={SCENARIO_META}]")
    return str(named["content"]) if named else ""
