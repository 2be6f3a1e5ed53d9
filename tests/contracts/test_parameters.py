import pandas as pd
import pytest

from evbook import tables
from evbook.contracts import context, parameters
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.errors import UndeclaredTableError, UnknownNameError

CHAPTER = "downstream_competition"


@pytest.fixture(autouse=True)
def _free_tables(chapter: DownstreamCompetition) -> None:
    """Leave nothing begun behind: the fixture `chapter` restores tables and context."""


def test_the_parameters_cell_runs_alone_and_reads_back_as_the_baseline() -> None:
    namespace: dict[str, object] = {}
    exec(parameters.cell_source(DownstreamCompetition), namespace)
    namespace.pop("__builtins__")
    assert parameters.read(CHAPTER, namespace) == DownstreamCompetition.of({})


def test_a_name_that_papermill_injected_and_the_contract_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'year'"):
        parameters.read(CHAPTER, {"yeer": 2023, "pd": pd, "In": [], "_i": "x", "helper": len})


def test_a_person_may_assign_what_they_like_and_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVBOOK_LIVE", "1")
    namespace = {"year": 2023, "favourite": 7}
    assert parameters.read(CHAPTER, namespace) == parameters.read(CHAPTER, namespace)
    assert context.current().parameters["year"] == 2023


def test_reading_begins_the_chapter_and_restricts_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DownstreamCompetition, "tables", ("car_exports",))
    parameters.read(CHAPTER, {"year": 2023})
    assert context.current().parameters["year"] == 2023
    assert len(tables.load("car_exports"))
    with pytest.raises(UndeclaredTableError, match="vehicle_production"):
        tables.load("vehicle_production")
