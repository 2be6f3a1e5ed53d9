"""The whole book: run every chapter, check what it says, assemble the site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from evbook import paths
from evbook.contracts.model import BASELINE
from evbook.contracts.registry import CONTRACTS
from evbook.errors import GateError
from evbook.runs.reference import parameters_cell_is_current
from evbook.runs.runner import Run, run
from evbook.site import numbers
from evbook.site.build import build_site
from evbook.site.stage import Book, pages_of

ALLOWED_NUMBERS = "allowed_numbers.toml"
# Modules whose strings reach a reader, on a page or in a figure.
SPEAKING = (
    *("figures/*.py", "findings/*.py", "analysis/*.py", "contracts/*.py"),
    *("site/bibliography.py", "site/catalogue.py", "site/front.py", "site/repository.py"),
)


def build_book(progress: Callable[[str], object], build_folder: Path | None = None) -> Path:
    """Run, check and assemble; returns the folder of the site, `build_folder`/html (default: the checkout's).

    Raises GateError with every problem found, before anything of an earlier site is touched.
    """
    refuse(source_problems(paths.root()))
    folder, runs = build_folder or paths.build_dir(), []
    for contract in CONTRACTS:
        done = run(contract.of({}), runs_dir=folder / "runs")
        progress(f"{done.chapter}: {'unchanged, taken from the cache' if done.cached else 'ran'} ({done.key})")
        runs.append(done)
    refuse(run_problems(runs))
    return build_site(runs, build_folder=folder, progress=progress)


def source_problems(root: Path) -> list[str]:
    """Typed numbers in chapters, pages and the modules that write for readers, and stale `parameters` cells.

    Raises GateError where a pattern of the allow-list has no reason.
    """
    allowed = numbers.allowed_patterns(root / "chapters" / ALLOWED_NUMBERS)
    notebooks = sorted((root / "chapters").glob("*.ipynb"))
    pages = [root / f"{page}.md" for page in pages_of(Book(root, {}).contents)]
    modules = [file for place in SPEAKING for file in sorted((root / "src" / "evbook").glob(place))]
    files = [*(page for page in pages if page.is_file()), *modules]
    problems = [hit for notebook in notebooks for hit in numbers.check_notebook(notebook, allowed)]
    problems += [hit for file in files for hit in numbers.check_file(file, allowed)]
    return problems + [
        f"{contract.chapter}: the parameters cell is not the contract's; run `evbook params {contract.chapter} --write`"
        for contract in CONTRACTS
        if not parameters_cell_is_current(root / "chapters" / f"{contract.chapter}.ipynb", contract)
    ]


def run_problems(runs: Sequence[Run]) -> list[str]:
    """Results that nothing uses, and guards that are false at the baseline."""
    problems = [hit for done in runs for hit in numbers.unused_results(done.notebook)]
    return problems + [
        hit for done in runs if done.scenario == BASELINE for hit in numbers.false_guards(done.results())
    ]


def refuse(problems: Sequence[str]) -> None:
    """Raise GateError with all `problems`, if there are any."""
    if problems:
        raise GateError("\n  ".join([f"{len(problems)} problem(s) in the book's text:", *problems]))
