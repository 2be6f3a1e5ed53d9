"""The book and its chapters as PDF files, printed by a Chromium on this machine."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evbook.files import write_bytes, write_json, write_text
from evbook.site.address import own_address
from evbook.site.figure.citations import CitedBook, cited_book
from evbook.site.page import Page
from evbook.site.stage import pages_of
from evbook.site.take.afterword import PAPER
from evbook.site.take.chromium import print_page
from evbook.site.take.paper import Cover, paper_document
from evbook.site.take.receipt import Receipt, staged_receipts

FOLDER = "pdf"
BOOK = f"{FOLDER}/book.pdf"
# Chromium stamps the moment of printing into the file; the book's own date is of the same length.
_STAMP = re.compile(rb"(?<=Date \(D:)\d{14}(?=[^)]*\))")


@dataclass(frozen=True)
class _Paper:
    """One PDF: its address from the site's top, the pages in it, and what its cover says."""

    address: str
    pages: tuple[str, ...]
    cover: Cover


def stage_paper(staged: Path) -> None:
    """Tell the staged book that it is printed, and which page has which PDF: the site then links them."""
    pages = _pages(staged)
    chapters = {f"{page}.html": f"{FOLDER}/{page.rsplit('/', 1)[-1]}.pdf" for page in _chapters(pages)}
    write_json(staged / PAPER, {f"{pages[0]}.html": BOOK, **chapters})


def print_papers(staged: Path, html_folder: Path, chromium: str, progress: Callable[[str], object]) -> None:
    """Print pdf/<chapter>.pdf for each chapter and pdf/book.pdf from the finished pages in `html_folder`.

    Raises BuildError where the program `chromium` prints nothing, or does not end.
    """
    book, address = cited_book(), own_address(staged)
    progress("site: Chromium prints the chapters and the book")
    with tempfile.TemporaryDirectory(prefix="evbook-paper-") as scratch, ThreadPoolExecutor(2) as printers:
        jobs = [
            printers.submit(_print, paper, html_folder, address, Path(scratch), chromium, book.released)
            for paper in _papers(staged, book)
        ]
        for job in jobs:
            job.result()


def _papers(staged: Path, book: CitedBook) -> Iterator[_Paper]:
    pages, receipts = _pages(staged), staged_receipts(staged)
    # The book takes longest, so it comes first.
    yield _Paper(BOOK, tuple(f"{page}.html" for page in pages), Cover(book))
    for page in _chapters(pages):
        cover = Cover(book, _run_of(receipts.get(f"{page}.html", {})))
        yield _Paper(f"{FOLDER}/{page.rsplit('/', 1)[-1]}.pdf", (f"{page}.html",), cover)


def _print(paper: _Paper, html: Path, address: str, scratch: Path, chromium: str, released: str) -> None:
    name = Path(paper.address).stem
    pages = [Page.read(html / page, html) for page in paper.pages]
    page = write_text(scratch / f"{name}.html", paper_document(pages, paper.cover, address))
    printed = print_page(chromium, page, scratch / f"{name}.pdf")
    write_bytes(html / paper.address, dated(printed.read_bytes(), released))


def dated(pdf: bytes, released: str) -> bytes:
    """`pdf` with the date `released` (2026-11-21) as its moment of making, so that printing again changes nothing."""
    return _STAMP.sub(released.replace("-", "").encode() + b"000000", pdf)


def _pages(staged: Path) -> Sequence[str]:
    """The pages of the book in reading order, without ending; scenarios are not among them."""
    contents: Mapping[str, Any] = yaml.safe_load((staged / "_toc.yml").read_text(encoding="utf-8"))
    return pages_of(contents)


def _chapters(pages: Sequence[str]) -> list[str]:
    return [page for page in pages if page.startswith("chapters/")]


def _run_of(receipt: Receipt) -> str:
    """The run that a page was made from, in a line; empty for a page that runs no code."""
    run = receipt.get("run")
    if not run:
        return ""
    values = ", ".join(f"{each['name']} = {each['value']}" for each in run["parameters"])
    return f"Run {run['key']} of {run['started'][:10]}" + (f" with {values}" if values else "")
