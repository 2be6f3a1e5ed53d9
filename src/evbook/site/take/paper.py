"""Pages of the finished site as one document for paper: figures as vectors, folds open or away, links that lead on."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from evbook.site.figure.citations import CitedBook
from evbook.site.finish import assets
from evbook.site.page import Page
from evbook.site.take.paper_sources import gather_sources
from evbook.site.templating import template

# What only a screen needs; a figure's numbers are on the site as CSV.
_AWAY = (
    "script, noscript, style, link, form, button, dialog, iframe, input, select, output, .headerlink, .ev-scenarios,"
    " .ev-take, .ev-receipt, .ev-controls, .ev-data, .ev-files, .cell_input, details.hide, .ev-live, [hidden],"
    " .ev-parameters, img[src*='figures/'], .ev-index-files span"
)
_STYLES = ("book.css", "figures.css", "ledger.css", "paper.css")
_REFERRING = ("aria-labelledby", "aria-describedby", "for", "headers")
# A page with more sections stands in the contents by its title alone.
MOST_SECTIONS = 20
# A table with more columns lies on its side.
WIDEST_UPRIGHT = 7
# A table with more columns has smaller letters.
WIDEST_PLAIN = 4


@dataclass(frozen=True)
class Cover:
    """What stands before the text: the book with its version, and of a chapter the run that it was made from."""

    book: CitedBook
    run: str = ""


def paper_document(pages: Sequence[Page], cover: Cover, address: str = "") -> str:
    """HTML of `pages`, in this order, for printing on A4: a cover, for several pages the contents, then the pages.

    A link to a place in the document leads there, one to another page of the site to `address` (its top, with a slash
    at the end); without an address it is plain words. Links to elsewhere stay.
    """
    articles = {page.name: _article(page) for page in pages}
    places = {name: _places(name, article) for name, article in articles.items()}
    for page in pages:
        article = articles[page.name]
        _relink(article, page.name, places, address)
        _rename(article, page.name)
    contents = [_headings(page.name, articles[page.name]) for page in pages]
    style = "\n".join((assets.STATIC / name).read_text(encoding="utf-8") for name in _STYLES)
    style += "".join(f".{name}{{{rules}}}" for name, rules in assets.styles_so_far(pages[0].folder).items())
    return str(
        template("paper.html.jinja").render(
            cover=cover,
            title=contents[0][0][2] if len(pages) == 1 and contents[0] else "",
            style=style,
            contents=contents if len(pages) > 1 else [],
            articles=[(_slug(page.name), _html(page, articles[page.name])) for page in pages],
        )
    )


def _article(page: Page) -> Tag:
    """The text of a page as paper takes it, out of the page."""
    found = page.soup.select_one("article.bd-article, article")
    article: Tag = found.extract() if found is not None else page.soup.new_tag("article")
    for unwanted in article.select(_AWAY):
        unwanted.decompose()
    _keep_wide_pictures(page, article)
    gather_sources(article)
    _open_folds(article)
    for image in article.select("img[src]"):
        image["src"] = (page.path.parent / unquote(str(image["src"]))).resolve().as_uri()
    for scrolling in article.select("[tabindex]"):
        del scrolling["tabindex"]
    _fit_tables(article)
    return article


def _keep_wide_pictures(page: Page, article: Tag) -> None:
    for place in article.select(".ev-static ev-svg"):
        if 'class="ev-narrow"' in page.pictures[int(str(place["n"]))][:400]:
            place.decompose()


def _open_folds(article: Tag) -> None:
    """What a reader would unfold stands open, its summary as a line above it."""
    for fold in article.select("details"):
        fold.name = "div"
        _add_class(fold, "paper-fold")
    for summary in article.select("summary"):
        summary.name, summary["class"] = "p", "paper-summary"


def _add_class(element: Tag, name: str) -> None:
    element["class"] = " ".join([*filter(None, element.get_attribute_list("class")), name])


def _fit_tables(article: Tag) -> None:
    """Mark the tables that need smaller letters or a page on its side."""
    for table in article.select("table"):
        columns = max((len(row.find_all(["td", "th"], recursive=False)) for row in table.select("tr")), default=0)
        size = "paper-side" if columns > WIDEST_UPRIGHT else "paper-small" if columns > WIDEST_PLAIN else ""
        if size:
            _add_class(table, size)


def _places(name: str, article: Tag) -> dict[str, str]:
    """Each place of a page that a link may name, with its name in the document; "" is the page itself."""
    found = {str(element["id"]): f"{_slug(name)}--{element['id']}" for element in article.select("[id]")}
    return {"": _slug(name), **found}


def _relink(article: Tag, name: str, places: Mapping[str, Mapping[str, str]], address: str) -> None:
    for link in article.select("a[href]"):
        target = _target(str(link["href"]), name, places, address)
        if target is None:
            link.unwrap()
        else:
            link.attrs = {key: value for key, value in link.attrs.items() if key not in ("download", "target", "title")}
            link["href"] = target


def _target(href: str, name: str, places: Mapping[str, Mapping[str, str]], address: str) -> str | None:
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
    if path in places:
        own = places[path]
        return f"#{own.get(unquote(parts.fragment), own[''])}"
    return f"{address}{path}{'#' + parts.fragment if parts.fragment else ''}" if address else None


def _rename(article: Tag, name: str) -> None:
    """Give each place its name in the document, where two pages may have places of one name."""
    slug = _slug(name)
    for element in article.select("[id]"):
        element["id"] = f"{slug}--{element['id']}"
    for attribute in _REFERRING:
        for element in article.select(f"[{attribute}]"):
            named = str(element[attribute]) if isinstance(element[attribute], str) else " ".join(element[attribute])
            element[attribute] = " ".join(f"{slug}--{each}" for each in named.split())


def _headings(name: str, article: Tag) -> list[tuple[str, str, str]]:
    """Element, place and words of the title and the sections of a page."""
    found = list(_of_headings(name, article))
    return found if len(found) <= MOST_SECTIONS else found[:1]


def _of_headings(name: str, article: Tag) -> Iterator[tuple[str, str, str]]:
    for heading in article.select("h1, h2"):
        section = heading.find_parent(id=True)
        place = str(heading.get("id") or (section["id"] if section else _slug(name)))
        yield heading.name, _slug(name) if heading.name == "h1" else place, " ".join(heading.get_text(" ").split())


def _html(page: Page, article: Tag) -> str:
    """The article's text with the page's pictures in place."""
    article.name = "section"
    page.soup = BeautifulSoup("", "html.parser")
    page.soup.append(article)
    return page.html()


def _slug(name: str) -> str:
    return name.removesuffix(".html").replace("/", "-")
