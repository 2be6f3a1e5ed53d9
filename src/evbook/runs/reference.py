"""The chapter as committed: its `parameters` cell from the contract, its reference outputs from a baseline run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evbook.contracts.model import ChapterParameters
from evbook.contracts.parameters import cell_source
from evbook.errors import BuildError
from evbook.runs.notebook import read_notebook, write_notebook

PARAMETERS_TAG = "parameters"
INJECTED_TAG = "injected-parameters"


def write_parameters_cell(notebook: Path, contract: type[ChapterParameters]) -> bool:
    """Write the contract's `parameters` cell into `notebook`; True where that changed it."""
    book = read_notebook(notebook)
    cell = _parameters_cell(book, notebook)
    wanted = cell_source(contract)
    if cell.source == wanted:
        return False
    cell.source = wanted
    write_notebook(notebook, book)
    return True


def parameters_cell_is_current(notebook: Path, contract: type[ChapterParameters]) -> bool:
    """Whether the notebook's `parameters` cell is what the contract writes."""
    return bool(_parameters_cell(read_notebook(notebook), notebook).source == cell_source(contract))


def write_reference_outputs(notebook: Path, executed: Path) -> None:
    """Store the outputs of a baseline run in the committed notebook, for nbval and for plain Jupyter Book."""
    book = read_notebook(notebook)
    made = {cell.id: cell.outputs for cell in read_notebook(executed).cells if cell.cell_type == "code"}
    for count, cell in enumerate((cell for cell in book.cells if cell.cell_type == "code"), start=1):
        cell.outputs = made[cell.id]
        # The injected cell of a run shifts its counts; nbval takes a cell without one for a cell never run.
        cell.execution_count = count
        _count_as(count, cell.outputs)
    write_notebook(notebook, book)


def _count_as(count: int, outputs: list[Any]) -> None:
    for output in outputs:
        if "execution_count" in output:
            output.execution_count = count


def _parameters_cell(book: Any, notebook: Path) -> Any:
    for cell in book.cells:
        if PARAMETERS_TAG in cell.metadata.get("tags", []):
            return cell
    raise BuildError(f"{notebook.name} has no cell tagged {PARAMETERS_TAG!r}; tag the one that assigns them")
