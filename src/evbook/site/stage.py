"""The book as Jupyter Book gets it: pages, executed notebooks, generated pages, one list of contents."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import nbformat
import yaml

from evbook.contracts.model import BASELINE
from evbook.contracts.scenarios import Scenario
from evbook.errors import BuildError
from evbook.files import write_text
from evbook.runs.notebook import NOTEBOOK, read_notebook
from evbook.runs.reference import INJECTED_TAG
from evbook.site.address import with_address
from evbook.site.builtsite import UNLISTED_PAGES
from evbook.site.content.bibliography import write_sources

GENERATED_PART = "Behind the book"


class RunFolder(Protocol):
    """A finished run: `folder` holds notebook.ipynb, results.json and figures/."""

    @property
    def chapter(self) -> str: ...  # noqa: D102 - a protocol's field
    @property
    def scenario(self) -> str: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def folder(self) -> Path: ...  # noqa: D102


@dataclass(frozen=True)
class Book:
    """Where the book's own files are: `root` holds _config.yml, _toc.yml and the pages they name.

    `generated` holds the Markdown of further pages by name, `address` the site's where _config.yml does not state it.
    """

    root: Path
    generated: Mapping[str, str]
    scenarios: Sequence[Scenario] = ()
    address: str = ""

    @property
    def contents(self) -> dict[str, Any]:
        """The parsed _toc.yml."""
        parsed: dict[str, Any] = yaml.safe_load((self.root / "_toc.yml").read_text(encoding="utf-8"))
        return parsed


def stage(book: Book, runs: Sequence[RunFolder], target: Path) -> None:
    """Write the book into the empty folder `target`.

    A chapter's notebook is the one its baseline run executed. Raises BuildError for a page of _toc.yml that is neither
    a file of the book nor a chapter that was run.
    """
    notebooks = {f"chapters/{run.chapter}": run.folder / NOTEBOOK for run in baseline_of(runs)}
    for page in pages_of(book.contents):
        if page in notebooks:
            write_text(target / f"{page}.ipynb", prepared_notebook(notebooks[page]))
        else:
            _copy_page(book.root, page, target)
    for name, markdown in book.generated.items():
        write_text(target / f"{name}.md", markdown)
    write_text(target / "_toc.yml", yaml.safe_dump(with_generated(book), sort_keys=False, allow_unicode=True))
    write_text(target / "_config.yml", with_files(book.root / "_config.yml", book.address))
    _copy_bibliography(book.root, target)
    if (book.root / "images").is_dir():
        shutil.copytree(book.root / "images", target / "images")


def baseline_of(runs: Sequence[RunFolder]) -> list[RunFolder]:
    """The runs with the parameters that the chapters are written for."""
    return [run for run in runs if run.scenario == BASELINE]


def pages_of(contents: Mapping[str, Any]) -> list[str]:
    """Every page that a parsed _toc.yml names, in reading order, without ending."""
    own = [str(contents[key]) for key in ("root", "file") if key in contents]
    nested = [part for key in ("parts", "chapters", "sections") for part in contents.get(key, [])]
    return own + [page for part in nested for page in pages_of(part)]


def prepared_notebook(path: Path) -> str:
    """Text of an executed notebook as it is published."""
    return str(nbformat.writes(prepared(path))) + "\n"


def prepared(path: Path) -> Any:
    """An executed notebook as it is published.

    Its injected cell stays out of sight (the parameters stand under each figure), and what papermill noted about this
    machine, paths and timings, is left out.
    """
    notebook = read_notebook(path)
    noted = notebook.metadata.pop("papermill", {})
    notebook.metadata["papermill"] = {name: noted[name] for name in ("parameters", "version") if name in noted}
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        tags = cell.metadata.get("tags", [])
        if INJECTED_TAG in tags and "remove-input" not in tags:
            cell.metadata["tags"] = [*tags, "remove-input"]
    return notebook


def with_generated(book: Book) -> dict[str, Any]:
    """The book's contents with the generated pages as a last part."""
    contents = book.contents
    if not book.generated:
        return contents
    pages = [{"file": name} for name in book.generated if name not in UNLISTED_PAGES]
    if "parts" in contents:
        return {**contents, "parts": [*contents["parts"], {"caption": GENERATED_PART, "chapters": pages}]}
    return {**contents, "chapters": [*contents.get("chapters", []), *pages]}


def with_files(config: Path, address: str = "") -> str:
    """Text of _config.yml that also links each figure's files, which this build writes, and states the `address`."""
    settings = with_address(yaml.safe_load(config.read_text(encoding="utf-8")), address)
    settings.setdefault("sphinx", {}).setdefault("config", {})["evbook_figure_files"] = True
    return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)


def _copy_bibliography(root: Path, target: Path) -> None:
    """The book's own BibTeX files beside the pages, and one of the registry's sources."""
    for own in sorted(root.glob("*.bib")):
        shutil.copyfile(own, target / own.name)
    write_sources(target)


def _copy_page(root: Path, page: str, target: Path) -> None:
    for ending in (".md", ".ipynb"):
        source = root / f"{page}{ending}"
        if source.is_file():
            (target / page).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / f"{page}{ending}")
            return
    raise BuildError(
        f"_toc.yml names the page {page!r}, but {root} has no such .md or .ipynb; add it or correct _toc.yml"
    )
