"""Pages made from files that stand in the book's folder for other readers too: changes, citation, the missing page."""

from __future__ import annotations

from pathlib import Path

from evbook.errors import BuildError
from evbook.files import write_text
from evbook.site.address import clean_address, own_address
from evbook.site.builtsite import UNLISTED_PAGES
from evbook.site.figure.citations import BIBTEX, RIS, TEXT, book_citation, cited_book
from evbook.site.templating import template

CHANGES_FILE = "CHANGELOG.md"
CHANGES, CITE = "changelog", "cite"
(NOT_FOUND,) = UNLISTED_PAGES
# Files of the site's top folder that hold the citation, each with its style.
CITATION_FILES = {"citation.bib": BIBTEX, "citation.ris": RIS}
_FEED = 'These changes come as an Atom feed too: <a href="feed.xml">feed.xml</a>.'


def pages_of_files(root: Path, address: str = "") -> dict[str, str]:
    """Name and Markdown of each page made from files of the checkout `root`; `address` is the site's, if another.

    Raises BuildError where CHANGELOG.md or CITATION.cff is missing or says too little.
    """
    stated = clean_address(address) or own_address(root)
    return {
        CHANGES: changes_markdown(root / CHANGES_FILE),
        CITE: cite_markdown(root, stated),
        NOT_FOUND: template("not_found.md.jinja").render(),
    }


def changes_markdown(file: Path) -> str:
    """The changes as they stand in `file`, with the way to their feed. Raises BuildError where there is no file."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise BuildError(f"{file.name} cannot be read ({error.strerror}); take it from the repository") from None
    opening, mark, versions = text.partition("\n## ")
    return f"{opening.rstrip()}\n\n{_FEED}\n{mark}{versions}"


def cite_markdown(root: Path, address: str) -> str:
    """The page "How to cite", its citation from CITATION.cff in `root`."""
    book = cited_book(root)
    citations = {style: book_citation(style, book, address) for style in (TEXT, BIBTEX, RIS)}
    return template("cite.md.jinja").render(citations=citations, files={v: k for k, v in CITATION_FILES.items()})


def write_book_citation(root: Path, html_folder: Path, address: str) -> None:
    """Write the citation of the book in `root` in each style that is a file to take away."""
    book = cited_book(root)
    for name, style in CITATION_FILES.items():
        write_text(html_folder / name, book_citation(style, book, address).rstrip() + "\n")
