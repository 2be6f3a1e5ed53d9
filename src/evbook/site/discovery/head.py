"""The head of every page: what search engines, previews, feed readers and browsers are told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from evbook.contracts.registry import CONTRACTS
from evbook.files import sha256_of_bytes, write_bytes
from evbook.site.address import clean_address, public_address
from evbook.site.builtsite import UNLISTED_PAGES
from evbook.site.discovery.said import description_of, finding_of_page, shortened, title_of
from evbook.site.page import Page

# Width and height of a social-preview image, as the networks ask for it.
IMAGE_PX = (1200, 630)
ICON = "_static/evbook/icon.svg"
FEED = "feed.xml"
# The page that the feed is made with; a plain `jupyter-book build` has none.
_CHANGES = "changelog.md"
_ICON_FILE = Path(__file__).parents[1] / "static" / "icon.svg"
# The theme's backgrounds.
_BACKGROUNDS = {"light": "#ffffff", "dark": "#121212"}
# Pages with nothing of their own to find.
_NOT_INDEXED = ("search.html", *(f"{page}.html" for page in UNLISTED_PAGES))
_OURS = (
    'meta[name="description"], meta[name="theme-color"], meta[name^="twitter:"], meta[property^="og:"],'
    ' link[rel="icon"], link[rel="canonical"], link[type="application/atom+xml"]'
)

Attributes = Mapping[str, str]


@dataclass(frozen=True)
class SiteFacts:
    """What the heads of all pages share.

    `questions` holds each chapter's by the name of its page (chapters/eu_implications.html). `has_files` says whether
    the build writes preview images, `has_feed` whether it writes the feed: a plain `jupyter-book build` does neither.
    """

    title: str
    address: str
    questions: Mapping[str, str]
    has_files: bool
    has_feed: bool


def facts_of(app: Any) -> SiteFacts:
    """The facts of the book that the Sphinx application `app` builds."""
    return SiteFacts(
        title=str(app.config.html_title),
        address=clean_address(str(app.config.html_baseurl or "")),
        questions={f"chapters/{contract.chapter}.html": contract.question for contract in CONTRACTS},
        has_files=bool(app.config.evbook_figure_files),
        has_feed=(Path(app.srcdir) / _CHANGES).is_file(),
    )


def describe_pages(facts: SiteFacts) -> Callable[[Page], None]:
    """The pass that writes the head of a page; what it wrote before it replaces."""

    def describe(page: Page) -> None:
        head = page.soup.head
        if head is None:
            return
        canonical = _canonical_of(page, facts.address)
        for old in head.select(_OURS):
            old.decompose()
        for name, attributes in _entries(page, facts, canonical):
            head.append(page.soup.new_tag(name, attrs=dict(attributes)))

    return describe


@cache
def _icon_digest() -> str:
    """Names the icon's content in its address, since hosts may let browsers keep what lies beside it for a year."""
    return sha256_of_bytes(_ICON_FILE.read_bytes())[:10]


def image_of(name: str) -> str:
    """The file of the preview image of the page `name`."""
    return f"social/{name.removesuffix('.html')}.png"


def write_icon(html_folder: Path) -> None:
    """Write the book's icon to its place."""
    write_bytes(html_folder / ICON, _ICON_FILE.read_bytes())


def _canonical_of(page: Page, address: str) -> str:
    """The name of the page that stands for this one: another where the page says so already, else itself."""
    stated = [str(link.get("href")) for link in page.soup.select('link[rel="canonical"][href]')]
    folder = page.name.rpartition("/")[0]
    full = [
        href.removeprefix(address) if address and href.startswith(address) else f"{folder}/{href}".lstrip("/")
        for href in stated
    ]
    return next((name for name in full if name not in ("", page.name)), page.name)


def _entries(page: Page, facts: SiteFacts, canonical: str) -> Iterator[tuple[str, Attributes]]:
    title = title_of(page.soup) or facts.title
    question = facts.questions.get(page.name, "")
    description = description_of(page.soup, question) or shortened(f"{title}. {facts.title}.")
    yield "meta", {"name": "description", "content": description}
    if page.name in _NOT_INDEXED and not page.soup.select_one('meta[name="robots"]'):
        yield "meta", {"name": "robots", "content": "noindex"}
    yield from _links(page, facts, canonical)
    yield from _preview(page, facts, title, description)
    for scheme, colour in _BACKGROUNDS.items():
        yield "meta", {"name": "theme-color", "media": f"(prefers-color-scheme: {scheme})", "content": colour}


def _links(page: Page, facts: SiteFacts, canonical: str) -> Iterator[tuple[str, Attributes]]:
    neighbour = canonical.rpartition("/")[2]
    here = public_address(facts.address, canonical) if facts.address else neighbour
    yield "link", {"rel": "canonical", "href": here}
    yield "link", {"rel": "icon", "type": "image/svg+xml", "href": f"{page.to_root}{ICON}?v={_icon_digest()}"}
    if facts.has_feed:
        feed = {"type": "application/atom+xml", "title": f"Changes of {facts.title}", "href": page.to_root + FEED}
        yield "link", {"rel": "alternate", **feed}


def _preview(page: Page, facts: SiteFacts, title: str, description: str) -> Iterator[tuple[str, Attributes]]:
    yield "meta", {"property": "og:type", "content": "website" if page.name == "index.html" else "article"}
    yield "meta", {"property": "og:site_name", "content": facts.title}
    yield "meta", {"property": "og:title", "content": title}
    yield "meta", {"property": "og:description", "content": description}
    if facts.address:
        yield "meta", {"property": "og:url", "content": public_address(facts.address, page.name)}
    if facts.has_files:
        yield "meta", {"name": "twitter:card", "content": "summary_large_image"}
        yield from _image(page, facts, f"{title}: {finding_of_page(page.soup) or description}")


def _image(page: Page, facts: SiteFacts, shown: str) -> Iterator[tuple[str, Attributes]]:
    file = image_of(page.name)
    address = public_address(facts.address, file) if facts.address else page.to_root + file
    described = {"og:image": address, "og:image:type": "image/png", "og:image:alt": shortened(shown)}
    sizes = dict(zip(("og:image:width", "og:image:height"), map(str, IMAGE_PX), strict=True))
    for name, content in (described | sizes).items():
        yield "meta", {"property": name, "content": content}
