"""The page of a scenario as a notebook: what was changed, its findings, what changed, and the figures that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import nbformat
from nbformat.v4 import new_markdown_cell

from evbook.contracts.ledger import LEDGER_MIME
from evbook.contracts.model import defaults, unit_of
from evbook.contracts.passport import FIGURE_MIME
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.contracts.scenarios import Scenario
from evbook.runs.compare import Change, changed_figures, compare, count
from evbook.runs.harvest import figures_of, results_of
from evbook.runs.notebook import NOTEBOOK
from evbook.site.figure.numbering import place_of_number
from evbook.site.figure.passport import read_json
from evbook.site.stage import RunFolder, prepared
from evbook.site.templating import template
from evbook.words import parted

FINDINGS_HEADING = "## What this chapter finds"
# A word or a sentence longer than this makes no cell of a table.
LONGEST_WORD = 40
ABSENT = "–"
# More rows than these are folded away.
LONGEST_TABLE = 12
_GLUE = re.compile(r"\{glue:text\}`([^`]+)`")
_HEADING = re.compile(r"^## .+$", re.M)


@dataclass(frozen=True)
class ScenarioPage:
    """A scenario with its run and the baseline's of the same chapter."""

    scenario: Scenario
    run: RunFolder
    baseline: RunFolder

    @property
    def chapter(self) -> str:
        """The chapter's page, without ending."""
        return f"chapters/{self.scenario.chapter}"

    @property
    def name(self) -> str:
        """The scenario's page, without ending."""
        return f"{self.chapter}-{self.scenario.name}"


@dataclass(frozen=True)
class _Row:
    """A change as a reader sees it."""

    label: str
    before: str
    after: str
    unit: str


@dataclass(frozen=True)
class _Findings:
    changed: list[str]
    unchanged: list[str]


def page_notebook(page: ScenarioPage) -> str:
    """Text of the notebook that the page is made from: the executed one without prose but its list of findings.

    Of the code cells those that recorded a result or drew a figure that differs from the chapter's stay, their source
    out of sight.
    """
    notebook = prepared(page.run.folder / NOTEBOOK)
    drawn = changed_figures(page.baseline.folder, page.run.folder)
    cells = list(notebook.cells)
    notebook.metadata |= {"orphan": True, "nosearch": True}
    notebook.cells = [
        new_markdown_cell(_words(page, cells, drawn), id="scenario"),
        *_cells_that_show(cells, drawn),
        *_as_in_the_chapter(page, drawn),
    ]
    return str(nbformat.writes(notebook)) + "\n"


def _words(page: ScenarioPage, cells: Sequence[Any], drawn: Sequence[str]) -> str:
    before, after = (read_json(run.folder / "results.json") for run in (page.baseline, page.run))
    changes = compare(before, after)
    total = len(figures_of(page.run.folder / NOTEBOOK))
    shown: str = template("scenario.md.jinja").render(
        chapter_title=type(page.scenario.parameters).title,
        title=page.scenario.title,
        why=page.scenario.why,
        chapter_file=f"{page.scenario.chapter}.ipynb",
        notebook=f"{page.name.rsplit('/', 1)[-1]}.ipynb",
        parameters=list(_parameters(page.scenario)),
        found=_findings(page, cells),
        total=count(before, after),
        numbers=[_row(change) for change in changes if not _is_sentence(change)],
        longest_table=LONGEST_TABLE,
        sentences=[_row(change) for change in changes if _is_sentence(change)],
        drawn=drawn,
        undrawn=range(total - len(drawn)),
    )
    return shown


def _parameters(scenario: Scenario) -> Iterator[dict[str, str]]:
    contract = type(scenario.parameters)
    for name, value in scenario.parameters.changed().items():
        field = contract.model_fields[name]
        yield {
            "name": name,
            "description": str(field.description).rstrip("."),
            "unit": unit_of(field),
            "before": parted(defaults(contract)[name]),
            "after": parted(value),
        }


def _findings(page: ScenarioPage, cells: Sequence[Any]) -> _Findings:
    """The chapter's findings that still say something, apart as this run changes what they take in."""
    old, new = ({r.key: r.display for r in results_of(run.folder / NOTEBOOK)} for run in (page.baseline, page.run))
    said = {finding: _GLUE.findall(finding) for finding in _listed(cells)}
    kept = {finding: keys for finding, keys in said.items() if not keys or any(new.get(key) for key in keys)}
    changed = [finding for finding, keys in kept.items() if any(old.get(key) != new.get(key) for key in keys)]
    return _Findings(changed, [finding for finding in kept if finding not in changed])


def _listed(cells: Sequence[Any]) -> list[str]:
    """Items of the list under the chapter's heading of findings."""
    texts = [cell.source for cell in cells if cell.cell_type == "markdown" and FINDINGS_HEADING in cell.source]
    return [line for text in texts[:1] for line in text.split(FINDINGS_HEADING)[1].splitlines() if line[:2] == "- "]


def _is_sentence(change: Change) -> bool:
    return any(len(display or "") > LONGEST_WORD for display in (change.before, change.after))


def _row(change: Change) -> _Row:
    label = ", ".join([change.name.replace("_", " "), *change.dims.values()])
    return _Row(label, change.before or ABSENT, change.after or ABSENT, change.unit)


def _cells_that_show(cells: Sequence[Any], drawn: Sequence[str]) -> Iterator[Any]:
    """Code cells that recorded or drew something, a figure and the ledger under the heading of their section."""
    heading = given = ""
    for cell in cells:
        if cell.cell_type == "markdown":
            heading = ([heading, *_HEADING.findall(cell.source)])[-1]
            continue
        _leave_out_undrawn(cell, drawn)
        if _data_of(cell, FIGURE_MIME) or _data_of(cell, LEDGER_MIME):
            if heading != given:
                yield new_markdown_cell(heading, id=f"{cell.id}-heading"[-64:])
            yield _without_source(cell)
            given = heading
        elif _data_of(cell, GLUE_PREFIX + RESULT_MIME):
            yield _without_source(cell)


def _leave_out_undrawn(cell: Any, drawn: Sequence[str]) -> None:
    """Take out of a cell the figures that are as in the chapter; what else it recorded stays."""
    cell.outputs = [
        output
        for output in cell.outputs
        if FIGURE_MIME not in output.get("data", {}) or output.data[FIGURE_MIME]["id"] in drawn
    ]


def _data_of(cell: Any, mime: str) -> list[dict[str, Any]]:
    return [output["data"] for output in cell.get("outputs", []) if mime in output.get("data", {})]


def _without_source(cell: Any) -> Any:
    cell.metadata["tags"] = ["remove-input"]
    return cell


def _as_in_the_chapter(page: ScenarioPage, drawn: Sequence[str]) -> Iterator[Any]:
    passports = [passport for passport, _ in figures_of(page.baseline.folder / NOTEBOOK) if passport.id not in drawn]
    if passports:
        chapter = f"{page.scenario.chapter}.html"
        items = "\n".join(
            f'<li><a href="{chapter}#{each.id}">{place_of_number(each.id)} {escape(each.title)}</a></li>'
            for each in passports
        )
        yield new_markdown_cell(f"## Figures as in the chapter\n\n<ul>\n{items}\n</ul>", id="as-in-the-chapter")
