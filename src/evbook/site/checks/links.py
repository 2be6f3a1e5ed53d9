"""Gate: every link inside the site leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from evbook.site.builtsite import Site
from evbook.site.content.missing_page import ROOT_META

_LINKING = {"a": "href", "form": "action", "img": "src", "link": "href", "script": "src", "source": "src"}


def dead_links(site: Site) -> Iterator[str]:
    """Internal links and loaded files that lead nowhere, and anchors that no page has."""
    for page in site.pages:
        top = _path_of_site(site, page)
        for tag in site.soup(page).find_all(list(_LINKING)):
            address = str(tag.get(_LINKING[tag.name]) or "")
            parts = urlsplit(address)
            if not address or parts.scheme or parts.netloc:
                continue
            fault = _fault(site, page, _inside(site, top, unquote(parts.path)), unquote(parts.fragment))
            if fault:
                yield f"{site.name(page)}: link to {address!r}, but {fault}; correct or remove it"


def _path_of_site(site: Site, page: Path) -> str | None:
    """From which path of its host on the site lies, where the page says so."""
    top = site.soup(page).find("meta", attrs={"name": ROOT_META})
    return str(top["content"]) if isinstance(top, Tag) else None


def _inside(site: Site, top: str | None, path: str) -> str:
    """`path` as a place in the site's folder, where it begins at the top of its host."""
    return str(site.folder / path.removeprefix(top)) if top and path.startswith(top) else path


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
