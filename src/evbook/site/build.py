"""From finished runs to the built site, swapped in whole: whatever fails, the site that was there stays."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from evbook import paths
from evbook.errors import BuildError
from evbook.files import fresh_folder, recover_folder, sha256_of_bytes, sha256_of_file, write_text
from evbook.runs.store import is_whole, seal
from evbook.site.builtsite import KEY_FILE
from evbook.site.checks.gates import check_site
from evbook.site.content.figure_index import with_figure_index
from evbook.site.content.pages import pages_of_files
from evbook.site.content.scenarios import pages_of_scenarios, stage_scenarios
from evbook.site.discovery.ways import write_ways
from evbook.site.figure.beside import write_beside_figures
from evbook.site.finish.engine import engine_script
from evbook.site.stage import Book, RunFolder, stage
from evbook.site.take import downloads
from evbook.site.take.bundle import bundles_of, stage_bundles, write_bundles
from evbook.site.take.pdf import print_papers, stage_paper
from evbook.site.take.receipt import stage_receipts, staged_receipts, write_receipts

_SITE_SOURCE = Path(__file__).parent
_GENERATORS = (
    *("jupyter-book", "myst-nb", "sphinx", "sphinx-book-theme", "pydata-sphinx-theme"),
    *("vl-convert-python", "pillow", "pygments"),
)

Progress = Callable[[str], object]


def build_site(
    runs: Sequence[RunFolder],
    *,
    book: Book | None = None,
    data_folder: Path | None = None,
    build_folder: Path | None = None,
    address: str = "",
    chromium: str | None = None,
    progress: Progress = lambda line: None,
) -> Path:
    """Build the site of `runs` into `build_folder`/html and return that path; folders default to the checkout's.

    Nothing is built where nothing changed since the last build and every published file is as it was built; `progress`
    gets a line for each step. `address` is the site's, where it is another than html.baseurl of _config.yml;
    `chromium` is the program that prints the PDF files, None for a site without them.
    Raises BuildError where the book cannot be assembled (Sphinx warnings count) and GateError for a gate's faults.
    """
    book, data_folder = book or the_book(paths.root(), address), data_folder or paths.data_dir()
    book = with_figure_index(replace(book, address=address or book.address), runs)
    build_folder = build_folder or paths.build_dir()
    html = build_folder / "html"
    with _only_build(build_folder):
        recover_folder(html)
        staged = build_folder / "book"
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(parents=True)
        stage(book, runs, staged)
        stage_scenarios(pages_of_scenarios(book.scenarios, runs), staged)
        stage_receipts(runs, book.generated, data_folder, staged)
        bundles = bundles_of(book.root, data_folder, build_folder / "cache" / "wheels")
        stage_bundles(bundles, staged)
        if chromium:
            stage_paper(staged)
        key = _key(staged, runs, data_folder)
        if _is_current(html, key, progress):
            return html
        with tempfile.TemporaryDirectory(prefix=".site-", dir=build_folder) as scratch:
            fresh = _fill(staged, runs, data_folder, build_folder / "cache" / "pictures", Path(scratch), progress)
            write_bundles(bundles, fresh)
            write_receipts(staged_receipts(staged), runs, fresh)
            if chromium:
                print_papers(staged, fresh, chromium, progress)
            write_ways(book, staged, fresh, build_folder / "cache" / "pictures")
            check_site(fresh)
            progress("site: all gates passed")
            write_text(fresh / KEY_FILE, key + "\n")
            seal(fresh)
            with fresh_folder(html) as place:
                fresh.replace(place)
    progress(f"site: built {html}")
    return html


def the_book(root: Path, address: str = "") -> Book:
    """The book of the checkout `root` with its scenarios and the pages generated from its files, data and contracts.

    `address` is the site's, where it is another than html.baseurl of _config.yml.
    """
    from evbook.contracts.pages import parameters_markdown
    from evbook.contracts.scenarios import FILE, read_scenarios
    from evbook.site.content.catalogue import catalogue_markdown

    scenarios = read_scenarios(root / "chapters" / FILE)
    pages = {"data": catalogue_markdown(), "parameters": parameters_markdown(scenarios)}
    return Book(root, {**pages, **pages_of_files(root, address)}, scenarios)


def run_jupyter_book(source: Path, output: Path) -> Path:
    """Run `jupyter-book build` on `source`; returns the folder of HTML under `output`.

    Raises BuildError with what Jupyter Book said where it fails or warns.
    """
    program = "from jupyter_book.cli.main import main; main()"
    options = ["build", str(source), "--path-output", str(output), "-W", "--keep-going", "-q"]
    done = subprocess.run([sys.executable, "-c", program, *options], capture_output=True, text=True, check=False)
    html = output / "_build" / "html"
    if done.returncode != 0 or not (html / "index.html").is_file():
        raise BuildError(f"Jupyter Book refused the book; correct what it names:\n{done.stderr.strip() or done.stdout}")
    return html


def _fill(
    staged: Path, runs: Sequence[RunFolder], data_folder: Path, pictures: Path, scratch: Path, progress: Progress
) -> Path:
    progress("site: Jupyter Book writes the pages")
    fresh = run_jupyter_book(staged, scratch)
    progress("site: results, figures and data for download")
    downloads.write_results(runs, fresh)
    downloads.write_claims(runs, fresh)
    downloads.write_figures(runs, fresh, pictures)
    downloads.write_notebooks(runs, fresh)
    downloads.write_data(data_folder, fresh)
    write_beside_figures(staged, fresh)
    return fresh


@contextlib.contextmanager
def _only_build(build_folder: Path) -> Iterator[None]:
    """Hold the folder's lock, and clear what a killed build left behind."""
    build_folder.mkdir(parents=True, exist_ok=True)
    with (build_folder / ".site-lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(f"another build works in {build_folder}; wait for it, then run this again") from None
        for leftover in build_folder.glob(".site-*/"):
            shutil.rmtree(leftover, ignore_errors=True)
        yield


def _key(staged: Path, runs: Sequence[RunFolder], data_folder: Path) -> str:
    """Hash of everything the site is made of."""
    parts = [f"{name} {version(name)}" for name in _GENERATORS] + [f"Python {sys.version}"]
    parts += [f"{run.chapter} {run.scenario}" for run in runs] + [sha256_of_bytes(engine_script().encode())]
    for folder in (_SITE_SOURCE, staged, data_folder, *(run.folder for run in runs)):
        parts += [f"{path.relative_to(folder)} {sha256_of_file(path)}" for path in _files_of(folder)]
    return sha256_of_bytes("\n".join(parts).encode())


def _files_of(folder: Path) -> list[Path]:
    found = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    return sorted(path for path in found if "__pycache__" not in path.parts)


def _is_current(html: Path, key: str, progress: Progress) -> bool:
    if _key_of(html) != key:
        return False
    if not is_whole(html):
        progress(f"site: files in {html} are missing or changed since they were built; it is built again")
        return False
    progress(f"site: nothing changed, {html} is up to date")
    return True


def _key_of(html: Path) -> str | None:
    path = html / KEY_FILE
    return path.read_text(encoding="utf-8").strip() if path.is_file() else None
