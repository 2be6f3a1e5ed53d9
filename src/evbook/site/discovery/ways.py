"""What leads to the site and through it besides its pages: feed, sitemap, preview images, citation, missing page."""

from __future__ import annotations

from pathlib import Path

from evbook.site.address import own_address
from evbook.site.content.missing_page import settle_missing_page
from evbook.site.content.pages import CHANGES, CITE, write_book_citation
from evbook.site.discovery.feed import write_feed
from evbook.site.discovery.sitemap import write_sitemap
from evbook.site.discovery.social import write_images
from evbook.site.figure.citations import cited_book
from evbook.site.stage import Book


def write_ways(book: Book, staged: Path, html_folder: Path, cache: Path) -> None:
    """Write them into the finished pages of `html_folder`; `cache` keeps images. The site's address is `staged`'s."""
    address = own_address(staged)
    if CHANGES in book.generated:
        write_feed(html_folder, book.generated[CHANGES], cited_book(book.root), address, f"{CHANGES}.html")
    if CITE in book.generated:
        write_book_citation(book.root, html_folder, address)
    write_images(html_folder, cache)
    settle_missing_page(html_folder, address)
    write_sitemap(html_folder, address)
