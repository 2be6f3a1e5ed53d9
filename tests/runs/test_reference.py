from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_notebook
from tests.conftest import write_notebook

from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.errors import BuildError
from evbook.runs import reference


def test_the_parameters_cell_is_written_once(small_notebook: Path) -> None:
    assert reference.parameters_cell_is_current(small_notebook, DownstreamCompetition)
    assert reference.write_parameters_cell(small_notebook, DownstreamCompetition) is False
    small_notebook.write_text(small_notebook.read_text().replace("year = 2024", "year = 2023"))
    assert not reference.parameters_cell_is_current(small_notebook, DownstreamCompetition)
    assert reference.write_parameters_cell(small_notebook, DownstreamCompetition) is True
    assert reference.parameters_cell_is_current(small_notebook, DownstreamCompetition)


def test_a_notebook_without_the_tag_is_refused(tmp_path: Path) -> None:
    nbformat.write(new_notebook(), tmp_path / "bare.ipynb")
    with pytest.raises(BuildError, match="no cell tagged 'parameters'"):
        reference.write_parameters_cell(tmp_path / "bare.ipynb", DownstreamCompetition)


def test_outputs_of_a_run_are_stored_without_its_injected_cell(tmp_path: Path) -> None:
    committed = write_notebook(tmp_path / "a.ipynb", "1 + 1")
    executed = nbformat.read(committed, as_version=4)
    result = nbformat.v4.new_output("execute_result", data={"text/plain": "2"}, execution_count=7)
    executed.cells[-1].outputs = [result]
    executed.cells.insert(2, nbformat.v4.new_code_cell("year = 2023", id="injected"))
    nbformat.write(executed, tmp_path / "b.ipynb")
    reference.write_reference_outputs(committed, tmp_path / "b.ipynb")
    stored = nbformat.read(committed, as_version=4)
    assert len(stored.cells) == 4
    assert stored.cells[-1].outputs[0].data == {"text/plain": "2"}
    assert stored.cells[-1].outputs[0].execution_count == stored.cells[-1].execution_count == 3
    assert committed.read_text().endswith("}\n")
