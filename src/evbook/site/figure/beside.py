"""What `evbook build` writes beside the figures' data and pictures: citations, pages to embed, pages of code."""

from __future__ import annotations

from pathlib import Path

import yaml

from evbook.site.address import address_in
from evbook.site.figure.citations import cited_book, write_citations
from evbook.site.figure.code import write_code_pages
from evbook.site.figure.embed import write_embeds
from evbook.site.figure.numbering import figures_of_book
from evbook.site.repository import links_of, source_address


def write_beside_figures(staged: Path, html_folder: Path) -> None:
    """Write what the row under each figure links, for the site in `html_folder` of the book in `staged`.

    The pages must be finished and the passports in their places. Where the book names its repository, the code is
    linked there and has no pages.
    """
    settings = yaml.safe_load((staged / "_config.yml").read_text(encoding="utf-8"))
    figures, address = figures_of_book(staged), address_in(settings)
    write_citations(html_folder, figures, cited_book(staged), address)
    write_embeds(html_folder, address)
    if not source_address(links_of(settings), ""):
        write_code_pages(html_folder, figures)
