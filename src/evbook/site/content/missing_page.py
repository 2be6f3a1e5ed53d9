"""The page for addresses where there is none: a host shows it at any depth, so its addresses may not be relative."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from evbook.files import write_text
from evbook.site.address import root_path

FILE = "404.html"
# Tells the gate on dead links where addresses from the host's top begin to lie inside the site.
ROOT_META = "evbook-root"
_ADDRESSES = ("href", "src", "action")


def settle_missing_page(html_folder: Path, address: str) -> None:
    """Make each address of 404.html begin at the top of its host, as `address` has it; a site without one keeps it.

    Without an address nobody knows at which depth the site lies: the page then keeps relative addresses, which work for
    what is missing in the top folder, and stays readable elsewhere.
    """
    file = html_folder / FILE
    if not address or not file.is_file():
        return
    soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    _root(soup, root_path(address))
    write_text(file, str(soup))


def _root(soup: BeautifulSoup, top: str) -> None:
    for name in _ADDRESSES:
        for tag in soup.select(f"[{name}]"):
            found = str(tag[name])
            if not _stays(found):
                tag[name] = top + found.removeprefix("./")
    for script in soup.select("[data-content_root]"):
        script["data-content_root"] = top
    if soup.head is not None and not soup.select(f"meta[name={ROOT_META}]"):
        soup.head.append(soup.new_tag("meta", attrs={"name": ROOT_META, "content": top}))


def _stays(address: str) -> bool:
    """Whether an address is whole, begins at the host's top already, or is a place on the page itself."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc) or not parts.path or parts.path.startswith("/")
