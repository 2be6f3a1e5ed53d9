"""The Atom feed of changes: one entry for each item of the list of changes, newest version first."""

from __future__ import annotations

import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from evbook.errors import BuildError
from evbook.files import write_text
from evbook.site.address import public_address
from evbook.site.discovery.head import FEED
from evbook.site.discovery.said import shortened
from evbook.site.figure.citations import CitedBook

NAMESPACE = "http://www.w3.org/2005/Atom"
LONGEST_TITLE = 120
# Names of the feed and its entries are made in this name space, which is the book's own and never changes.
_SPACE = uuid.UUID("6d1f0d2e-5f0c-5d0a-9a55-3a3f4e6f8c11")
_VERSION = re.compile(r"^## +(?P<name>[^\n(]+?)(?: *\((?P<date>\d{4}-\d\d-\d\d)\))? *$", re.M)
_ITEM = re.compile(r"^- (.+(?:\n {2,}.+)*)", re.M)


@dataclass(frozen=True)
class Change:
    """One item of the list: the version it stands under, the date of that (2026-11-21), and its Markdown."""

    version: str
    date: str
    text: str

    @property
    def id(self) -> str:
        """A name of its own that stays when the change gets a version or the site another address."""
        return uuid.uuid5(_SPACE, " ".join(self.text.split())).urn


def changes_in(changelog: str, released: str) -> list[Change]:
    """The items of a list of changes, in its order.

    What is not yet released has no date of its own: it bears that of the newest version, or where there is none the
    date `released`, and never today's, so that the same book gives the same feed. Raises BuildError where two items
    have the same words.
    """
    versions = list(_VERSION.finditer(changelog))
    dates = [found["date"] for found in versions if found["date"]]
    found = list(_changes(changelog, versions, max(dates, default=released)))
    texts = [change.text for change in found]
    twins = [text for text in texts if texts.count(text) > 1]
    if twins:
        raise BuildError(f"the list of changes holds {twins[0][:60]!r} twice; take one out")
    return found


def feed_xml(changes: Sequence[Change], book: CitedBook, address: str, page: str) -> str:
    """The feed; its entries lead to `page`. Its links are relative to itself where there is no `address`."""
    root = ET.Element("feed", xmlns=NAMESPACE)
    _text(root, "id", uuid.uuid5(_SPACE, FEED).urn)
    _text(root, "title", f"{book.title}: changes")
    _text(root, "updated", _moment(max((change.date for change in changes), default=book.released)))
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=public_address(address, FEED))
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=public_address(address, page))
    for name in book.authors:
        _text(ET.SubElement(root, "author"), "name", name)
    for change in changes:
        _entry(root, change, public_address(address, page))
    ET.indent(root, space=" ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def write_feed(html_folder: Path, changelog: str, book: CitedBook, address: str, page: str) -> None:
    """Write feed.xml of the list of changes `changelog`. Raises BuildError as `changes_in` does."""
    write_text(html_folder / FEED, feed_xml(changes_in(changelog, book.released), book, address, page))


def _changes(changelog: str, versions: Sequence[re.Match[str]], newest: str) -> Iterator[Change]:
    ends = [*(found.start() for found in versions[1:]), len(changelog)]
    for version, end in zip(versions, ends, strict=True):
        for item in _ITEM.findall(changelog[version.end() : end]):
            yield Change(version["name"], version["date"] or newest, " ".join(item.split()))


def _entry(root: ET.Element, change: Change, page: str) -> None:
    entry = ET.SubElement(root, "entry")
    markup = MarkdownIt("commonmark", {"html": False}).render(change.text)
    words = " ".join(BeautifulSoup(markup, "html.parser").get_text().split())
    _text(entry, "id", change.id)
    _text(entry, "title", shortened(words, LONGEST_TITLE))
    _text(entry, "updated", _moment(change.date))
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=page)
    ET.SubElement(entry, "category", term=change.version)
    _text(entry, "content", markup.strip()).set("type", "html")


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = text
    return child


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"
