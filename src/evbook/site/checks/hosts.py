"""Gate: a page asks no other host for anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from evbook.site.builtsite import Site

# Elements whose address the browser fetches by itself; an <a> is only a place to go.
_LOADING = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "image": "href",
    "img": "src",
    "input": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "use": "href",
    "video": "src",
}
_LOADING_LINKS = frozenset(
    ("stylesheet", "preload", "prefetch", "modulepreload", "icon", "manifest", "preconnect", "dns-prefetch")
)
_IN_STYLES = re.compile(r"""url\(\s*["']?((?:https?:)?//[^"')\s]+)|@import\s+["']((?:https?:)?//[^"']+)""")
_IN_SCRIPTS = re.compile(
    r"""(?:\bimport\s*\(?\s*|\bfrom\s*|\bfetch\(\s*|importScripts\(\s*|\.src\s*=\s*)["'`]((?:https?:)?//[^"'`]+)"""
)


def foreign_requests(site: Site) -> Iterator[str]:
    """Anything a browser would fetch from another host by itself, in pages, styles and scripts."""
    for path, address in _foreign_addresses(site):
        yield f"{site.name(path)}: loads {address} from another host; put a copy into the site"


def _foreign_addresses(site: Site) -> Iterator[tuple[Path, str]]:
    for page in site.pages:
        yield from ((page, address) for address in _loaded_by(site.soup(page)))
    for ending, pattern in ((".css", _IN_STYLES), (".js", _IN_SCRIPTS)):
        for path in site.files(ending):
            yield from ((path, address) for address in _found(pattern, [path.read_text(encoding="utf-8")]))


def _loaded_by(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(list(_LOADING)):
        loads = tag.name != "link" or bool(_LOADING_LINKS & set(tag.get_attribute_list("rel")))
        addresses = [str(tag.get(_LOADING[tag.name]) or "") if loads else "", *str(tag.get("srcset") or "").split()]
        yield from (address for address in addresses if urlsplit(address).netloc)
    scripts = [tag.get_text() for tag in soup.find_all("script") if tag.get("type") != "application/json"]
    styles = [tag.get_text() for tag in soup.find_all("style")] + [str(tag["style"]) for tag in soup.select("[style]")]
    yield from _found(_IN_SCRIPTS, scripts)
    yield from _found(_IN_STYLES, styles)


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    return (next(filter(None, match.groups())) for text in texts for match in pattern.finditer(text))
