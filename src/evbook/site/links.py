"""Gate: every link inside the site leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from evbook.site.builtsite import Site

_LINKING = {"a": "href", "form": "action", "img": "src", "link": "href", "script": "src", "source": "src"}


def dead_links(site: Site) -> Iterator[str]:
    """Internal links and loaded files that lead nowhere, and anchors that no page has."""
    for page in site.pages:
        for tag in site.soup(page).find_all(list(_LINKING)):
            address = str(tag.get(_LINKING[tag.name]) or "")
            parts = urlsplit(address)
            if not address or parts.scheme or parts.netloc:
                continue
            fault = _fault(site, page, unquote(parts.path), unquote(parts.fragment))
            if fault:
                yield f"{site.name(page)}: link to {address!r}, but {fault}; correct or remove it"


def _fault(site: Site, page: Path, path: str, anchor: str) -> str | None:
    target = (page.parent / path).resolve() if path else page
    target = target / "index.html" if target.is_dir() else target
    if not target.is_relative_to(site.folder):
        return "that is outside the site"
    if not target.is_file():
        return "there is nothing"
    if anchor and target.suffix == ".html" and site.soup(target).find(id=anchor) is None:
        return f"that page has no place {anchor!r}"
    return None
