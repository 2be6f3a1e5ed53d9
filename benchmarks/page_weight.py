"""What each chapter's page costs a reader, beside the same chapter by plain Jupyter Book with default Altair.

    python benchmarks/page_weight.py [--json] [--runs N] [--site FOLDER] [--only CHAPTER]

Both books are served on this machine with gzip -6 and opened in headless Chromium on an emulated slow line.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from playwright.sync_api import Browser

import cdn
import slow_line
from evbook import paths
from evbook.contracts.registry import CONTRACTS
from evbook.errors import EvbookError
from evbook.runs.runner import run
from plain_book import build_plain_book
from slow_line import Answer, Load

OURS, THEIRS = "this book", "plain"
# Where a figure is on a page, and how one shows that its chart is live.
CHARTS = {OURS: "figure.ev-figure", THEIRS: "[id^=altair-viz-]"}
LIVE = {OURS: "figure.ev-figure[data-live=yes]", THEIRS: ".vega-embed svg, .vega-embed canvas"}
MEASURES = {
    "bytes_standing": ("KB until loaded", 1000, 0),
    "requests_standing": ("requests until loaded", 1, 0),
    "bytes_live": ("KB with the first chart live", 1000, 0),
    "requests_live": ("requests with the first chart live", 1, 0),
    "first_paint_ms": ("first paint, s", 1000, 2),
    "largest_paint_ms": ("largest paint, s", 1000, 2),
    "live_ms": ("first chart live, s", 1000, 2),
    "layout_shift": ("layout shift", 1, 3),
}


@dataclass(frozen=True)
class Row:
    """A measure of one page: the median of each book."""

    chapter: str
    measure: str
    ours: float
    theirs: float

    @property
    def ratio(self) -> float | None:
        """How many times ours theirs is; None where ours is nothing."""
        return self.theirs / self.ours if self.ours else None


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="Every median as JSON instead of a table.")
@click.option("--runs", default=3, show_default=True, help="Visits of each page; the median counts.")
@click.option(
    "--site", type=click.Path(path_type=Path), help="The book's site (default: _build/html, built if absent)."
)
@click.option("--only", multiple=True, help="A chapter; may be given several times (default: all).")
def main(as_json: bool, runs: int, site: Path | None, only: Sequence[str]) -> None:
    """Build what is missing, measure both books, print."""
    chapters = [each.chapter for each in CONTRACTS if not only or each.chapter in only]
    try:
        sites = {OURS: site or our_site(_say), THEIRS: plain_site(paths.build_dir() / "benchmark", _say)}
        packages = paths.build_dir() / "cache" / "npm"
        for line in cdn.fetch_packages(_needed(sites[THEIRS]), packages):
            _say(line)
        with slow_line.chromium() as browser:
            pages = [f"chapters/{chapter}.html" for chapter in chapters]
            loads = measure(browser, sites, packages, pages, runs, _say)
    except EvbookError as error:
        raise click.ClickException(str(error)) from None
    rows = rows_of(loads)
    click.echo(as_json_text(rows, loads) if as_json else table(rows))


def our_site(say: Callable[[str], object]) -> Path:
    """The site of the checkout; built if it is not there."""
    from evbook.site.book import build_book

    html = paths.build_dir() / "html"
    return html if (html / "index.html").is_file() else build_book(say)


def plain_site(folder: Path, say: Callable[[str], object]) -> Path:
    """The plain book of the baseline runs, built anew in `folder`."""
    notebooks = {each.chapter: run(each.of({})).notebook for each in CONTRACTS}
    say("plain Jupyter Book builds the same chapters")
    return build_plain_book(notebooks, folder, "Plain book")


def measure(
    browser: Browser,
    sites: Mapping[str, Path],
    packages: Path,
    pages: Sequence[str],
    runs: int,
    say: Callable[[str], object],
) -> dict[str, dict[str, list[Load]]]:
    """`runs` visits of each of `pages` in each of `sites`, in turn, so that a busy minute falls on both."""
    found: dict[str, dict[str, list[Load]]] = {page: {book: [] for book in sites} for page in pages}
    with slow_line.served(cdn_answers(packages)) as network:
        for page, turn, book in ((page, turn, book) for page in pages for turn in range(runs) for book in sites):
            say(f"{page}, {book}, visit {turn + 1} of {runs}")
            found[page][book].append(visit(browser, sites[book], page, book, network))
    return found


def visit(browser: Browser, site: Path, page: str, book: str, network: str) -> Load:
    """One visit of `page`, with the public networks in `site` replaced by the server at `network`."""
    with slow_line.served(slow_line.folder_answers(site, lambda content: _redirected(content, network))) as home:
        return slow_line.load(browser, f"{home}/{page}", (home, network), CHARTS[book], LIVE[book])


def cdn_answers(packages: Path) -> Answer:
    """Answers of the public networks out of `packages`."""

    def answer(path: str) -> tuple[bytes, str] | None:
        file = cdn.file_of(cdn.NETWORKS[0] + path, packages)
        kind = "text/css" if file and file.suffix == ".css" else "application/javascript"
        return (file.read_bytes(), kind) if file else None

    return answer


def rows_of(loads: Mapping[str, Mapping[str, Sequence[Load]]]) -> list[Row]:
    """The medians of every page and measure."""

    def median(page: str, book: str, name: str) -> float:
        return float(statistics.median(getattr(load, name) for load in loads[page][book]))

    return [
        Row(Path(page).stem, name, median(page, OURS, name), median(page, THEIRS, name))
        for page in loads
        for name in MEASURES
    ]


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table: ours, theirs and their ratio."""
    lines = ["| chapter | measure | this book | plain Jupyter Book | plain / ours |", "|---|---|--:|--:|--:|"]
    return "\n".join([*lines, *map(_line, rows)])


def as_json_text(rows: Sequence[Row], loads: Mapping[str, Mapping[str, Sequence[Load]]]) -> str:
    """The rows in base units (bytes, milliseconds), and each single visit."""
    visits = {
        page: {book: [asdict(each) for each in all_] for book, all_ in books.items()} for page, books in loads.items()
    }
    return json.dumps({"medians": [asdict(row) for row in rows], "visits": visits}, indent=1)


def _line(row: Row) -> str:
    title, divisor, digits = MEASURES[row.measure]
    ours, theirs = (f"{value / divisor:,.{digits}f}" for value in (row.ours, row.theirs))
    ratio = "" if row.ratio is None else f"{row.ratio:.1f}"
    return f"| {row.chapter} | {title} | {ours} | {theirs} | {ratio} |"


def _needed(site: Path) -> set[str]:
    """Addresses that Altair's pages name; a page loads what else it names only when a reader asks for it."""
    return {address for address in cdn.addresses_in(site) if "/npm/vega" in address or "mathjax" in address}


def _redirected(content: bytes, network: str) -> bytes:
    for public in cdn.NETWORKS:
        content = content.replace(public.encode(), network.encode())
    return content


def _say(line: str) -> None:
    click.echo(line, err=True)


if __name__ == "__main__":
    main()
