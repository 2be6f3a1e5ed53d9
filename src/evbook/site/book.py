"""The whole book: run every chapter as it is and in each scenario, check what it says, assemble the site."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from evbook import paths
from evbook.contracts.model import BASELINE, ChapterParameters
from evbook.contracts.registry import CONTRACTS
from evbook.contracts.scenarios import FILE, read_scenarios
from evbook.errors import BuildError, GateError, RunError
from evbook.runs.reference import parameters_cell_is_current
from evbook.runs.runner import Run, run
from evbook.site.address import clean_address
from evbook.site.build import build_site
from evbook.site.checks import numbers
from evbook.site.checks.same_numbers import unlike_results
from evbook.site.stage import Book, pages_of
from evbook.site.take.chromium import find_chromium

ALLOWED_NUMBERS = "allowed_numbers.toml"
# Each run is a kernel of its own with the whole analysis in memory.
MOST_AT_ONCE = 4
# Modules whose strings reach a reader, on a page or in a figure.
SPEAKING = (
    *("figures/*.py", "findings/*.py", "explorers/*.py", "analysis/*.py", "contracts/*.py"),
    *("claims/*.py", "claims/checks/*.py"),
    *("site/content/bibliography.py", "site/content/catalogue.py", "site/content/front.py", "site/repository.py"),
    *("site/content/scenario_page.py", "site/content/scenarios.py", "site/content/ledger.py", "site/finish/marks.py"),
    *("site/content/figure_index.py", "site/content/pages.py", "site/discovery/head.py"),
    *("site/figure/citations.py", "site/figure/code.py", "site/figure/embed.py", "site/figure/numbering.py"),
    *(
        "site/take/afterword.py",
        "site/take/bundle.py",
        "site/take/paper.py",
        "site/take/pdf.py",
        "site/take/receipt.py",
    ),
)


def build_book(
    progress: Callable[[str], object], build_folder: Path | None = None, address: str = "", pdf: bool = False
) -> Path:
    """Run, check and assemble; returns the folder of the site, `build_folder`/html (default: the checkout's).

    `address` is where the site will stand, if not what _config.yml says; with `pdf` the chapters and the book are
    printed too. Raises ParameterError for no address and GateError with every problem found, before anything of an
    earlier site is touched; BuildError, once the site is built, where there is no Chromium to print with.
    """
    address = clean_address(address)
    refuse(source_problems(paths.root()))
    folder = build_folder or paths.build_dir()
    runs = _run_all(folder / "runs", progress)
    refuse(run_problems(runs))
    chromium, lacking = _chromium() if pdf else (None, "")
    html = build_site(runs, build_folder=folder, address=address, chromium=chromium, progress=progress)
    if lacking:
        raise BuildError(f"{lacking}; the site itself is built, without PDF files: {html}")
    return html


def _chromium() -> tuple[str | None, str]:
    """The program that prints, or why there is none."""
    try:
        return find_chromium(os.environ), ""
    except BuildError as error:
        return None, str(error)


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
    problems += _scenario_problems(allowed, root / "chapters" / FILE)
    return problems + [
        f"{contract.chapter}: the parameters cell is not the contract's; run `evbook params {contract.chapter} --write`"
        for contract in CONTRACTS
        if not parameters_cell_is_current(root / "chapters" / f"{contract.chapter}.ipynb", contract)
    ]


def run_problems(runs: Sequence[Run]) -> list[str]:
    """Unused results, false guards, and claims measured otherwise than a chapter has it, at the baseline.

    In a scenario a sentence may drop out with the numbers it holds; its page lists every result that changed.
    """
    baseline = [done for done in runs if done.scenario == BASELINE]
    problems = [hit for done in baseline for hit in numbers.unused_results(done.notebook)]
    problems += [hit for done in baseline for hit in numbers.false_guards(done.results())]
    return problems + unlike_results(baseline)


def _run_all(runs_dir: Path, progress: Callable[[str], object]) -> list[Run]:
    """Every chapter as it is and in each scenario, several at a time, told of in a fixed order."""
    jobs: list[tuple[ChapterParameters, str]] = [(contract.of({}), BASELINE) for contract in CONTRACTS]
    jobs += [(scenario.parameters, scenario.name) for scenario in read_scenarios()]
    runs = []
    with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_AT_ONCE)) as workers:
        for done in workers.map(lambda job: _run_one(job[0], job[1], runs_dir), jobs):
            progress(f"{_called(done)}: {'unchanged, taken from the cache' if done.cached else 'ran'} ({done.key})")
            runs.append(done)
    return runs


def _run_one(parameters: ChapterParameters, scenario: str, runs_dir: Path) -> Run:
    try:
        return run(parameters, scenario=scenario, runs_dir=runs_dir)
    except RunError as error:
        raise RunError(f"{error} (scenario {scenario!r})") from None


def _called(done: Run) -> str:
    return done.chapter if done.scenario == BASELINE else f"{done.chapter}, {done.scenario}"


def _scenario_problems(allowed: list[re.Pattern[str]], file: Path) -> list[str]:
    """Typed numbers in what scenarios say of themselves; their values stand in the table of what was changed."""
    said = [text for scenario in read_scenarios(file) for text in (scenario.title, scenario.why)]
    return [f"{FILE}: {hit}" for text in said for hit in numbers.typed_numbers(text, allowed)]


def refuse(problems: Sequence[str]) -> None:
    """Raise GateError with all `problems`, if there are any."""
    if problems:
        raise GateError("\n  ".join([f"{len(problems)} problem(s) in the book's text:", *problems]))
