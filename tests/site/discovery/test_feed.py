from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from evbook import paths
from evbook.errors import BuildError
from evbook.site.discovery.feed import LONGEST_TITLE, NAMESPACE, changes_in, feed_xml
from evbook.site.figure.citations import CitedBook, cited_book

BOOK = CitedBook("A & B", ("Somebody",), "1.0", "2026-01-02")
CHANGELOG = """# Changes

Newest first.

## Unreleased

- A *new* thing with `code` and <b>markup</b> & more.
  It goes on here.

## 0.2.0 (2026-03-04)

- The second.

## 0.1.0 (2025-05-06)

- The first.
"""
# RFC 4287: what must stand in a feed and in an entry, and how often.
ONCE_IN_FEED, ONCE_IN_ENTRY = ("id", "title", "updated"), ("id", "title", "updated", "content")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314


def all_of(parent: ET.Element, name: str) -> list[ET.Element]:
    return parent.findall(f"{{{NAMESPACE}}}{name}")


def one(parent: ET.Element, name: str) -> str:
    (found,) = all_of(parent, name)
    return str(found.text)


def check_rules(feed: ET.Element) -> None:
    """The rules of RFC 4287 that a feed like this can break."""
    assert feed.tag == f"{{{NAMESPACE}}}feed"
    entries = all_of(feed, "entry")
    for parent, names in [(feed, ONCE_IN_FEED), *((entry, ONCE_IN_ENTRY) for entry in entries)]:
        assert all(one(parent, name).strip() for name in names)
        assert MOMENT.fullmatch(one(parent, "updated"))
        assert urlsplit(one(parent, "id")).scheme == "urn"
        assert all(link.get("href") for link in all_of(parent, "link"))
        assert [link.get("rel") for link in all_of(parent, "link")].count("alternate") == 1
    assert all(one(author, "name") for author in all_of(feed, "author"))
    assert all_of(feed, "author")
    assert [link.get("rel") for link in all_of(feed, "link")].count("self") == 1
    ids = [one(entry, "id") for entry in entries]
    assert len({*ids, one(feed, "id")}) == len(ids) + 1
    assert max(one(entry, "updated") for entry in entries) == one(feed, "updated")


def test_each_item_is_an_entry_of_a_valid_feed() -> None:
    feed = parsed(feed_xml(changes_in(CHANGELOG, BOOK.released), BOOK, "https://a.org/b/", "changelog.html"))
    check_rules(feed)
    entries = all_of(feed, "entry")
    assert [one(entry, "updated")[:10] for entry in entries] == ["2026-03-04", "2026-03-04", "2025-05-06"]
    assert [all_of(entry, "category")[0].get("term") for entry in entries] == ["Unreleased", "0.2.0", "0.1.0"]
    assert all_of(feed, "link")[0].get("href") == "https://a.org/b/feed.xml"
    assert one(entries[0], "title") == "A new thing with code and <b>markup</b> & more. It goes on here."


def test_markup_in_a_change_is_shown_as_text() -> None:
    (content,) = all_of(all_of(parsed(feed_xml(changes_in(CHANGELOG, ""), BOOK, "", "c.html")), "entry")[0], "content")
    shown = BeautifulSoup(str(content.text), "html.parser")
    assert content.get("type") == "html"
    assert (shown.find("b"), shown.em.get_text(), shown.code.get_text()) == (None, "new", "code")


def test_an_entry_keeps_its_id_when_it_is_released_or_the_site_moves() -> None:
    before = changes_in(CHANGELOG, "")[0]
    after = changes_in(CHANGELOG.replace("Unreleased", "0.3.0 (2026-09-09)"), "")[0]
    assert (before.id, before.date, after.date) == (after.id, "2026-03-04", "2026-09-09")


def test_without_any_version_the_release_of_the_book_dates_the_changes() -> None:
    (change,) = changes_in("# Changes\n\n## Unreleased\n\n- One.\n", BOOK.released)
    assert change.date == "2026-01-02"
    assert parsed(feed_xml([], BOOK, "", "c.html")).find(f"{{{NAMESPACE}}}updated").text == "2026-01-02T00:00:00Z"


def test_without_an_address_its_links_are_relative() -> None:
    feed = parsed(feed_xml(changes_in(CHANGELOG, ""), BOOK, "", "changelog.html"))
    check_rules(feed)
    assert [link.get("href") for link in feed.iter(f"{{{NAMESPACE}}}link")][:3] == ["feed.xml", *["changelog.html"] * 2]


def test_two_changes_of_the_same_words_are_refused() -> None:
    with pytest.raises(BuildError, match="twice"):
        changes_in("## 1 (2026-01-01)\n\n- One.\n\n## 0 (2025-01-01)\n\n- One.\n", "")


def test_the_book_s_own_feed_holds_every_change(handmade_site: Path) -> None:
    feed = parsed((handmade_site / "feed.xml").read_text())
    check_rules(feed)
    changelog = (paths.root() / "CHANGELOG.md").read_text()
    assert len(all_of(feed, "entry")) == len(re.findall(r"^- ", changelog, re.M)) > 0
    assert one(feed, "title").startswith(cited_book().title)
    assert all(len(one(entry, "title")) <= LONGEST_TITLE for entry in all_of(feed, "entry"))
