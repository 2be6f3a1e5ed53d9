"""What search engines read: the list of the pages they may show, and where that list is."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup

from evbook.files import write_text
from evbook.site.address import public_address

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_RELATIVE = (
    " The addresses are relative, which search engines refuse: the site was built without its address."
    " Build it with one (evbook build with the option address) before it is published. "
)


def write_sitemap(html_folder: Path, address: str) -> None:
    """Write sitemap.xml of the pages that search engines may show, and robots.txt; relative without an `address`."""
    names = list(indexed_pages(html_folder))
    write_text(html_folder / SITEMAP, sitemap_xml(names, address))
    write_text(html_folder / ROBOTS, robots_txt(address))


def indexed_pages(html_folder: Path) -> Iterator[str]:
    """Names of the pages that search engines may show, the start first: no scenario, no embedded figure, no search."""
    pages = [path for path in html_folder.rglob("*.html") if "_static" not in path.relative_to(html_folder).parts]
    names = {path.relative_to(html_folder).as_posix(): path for path in pages}
    for name in sorted(names, key=lambda each: (each != "index.html", each.count("/"), each)):
        if not _refuses(names[name]):
            yield name


def sitemap_xml(names: list[str], address: str) -> str:
    """The sitemap of the pages `names`; without an `address` a comment says that it needs one."""
    root = ET.Element("urlset", xmlns=_NAMESPACE)
    if not address:
        root.append(ET.Comment(_RELATIVE))
    for name in names:
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = public_address(address, name)
    ET.indent(root, space=" ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def robots_txt(address: str) -> str:
    """Everything may be read; where the sitemap is stands in it once the site has an `address`."""
    allowed = "User-agent: *\nAllow: /\n"
    return f"{allowed}Sitemap: {public_address(address, SITEMAP)}\n" if address else allowed


def _refuses(page: Path) -> bool:
    head = page.read_text(encoding="utf-8").partition("</head>")[0]
    meta = BeautifulSoup(head, "html.parser").select_one('meta[name="robots"]')
    return meta is not None and "noindex" in str(meta.get("content", ""))
