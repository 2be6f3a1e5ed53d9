"""The ledger and the chapters give the same number, or the build stops."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import handmade
import pytest

from evbook.contracts.ledger import Alternative, Entry, JudgedOn
from evbook.runs.runner import Run
from evbook.site.checks.same_numbers import unlike_results


def _run(folder: Path, chapter: str, results: list[dict[str, Any]], entries: list[Entry]) -> Run:
    folder.mkdir()
    (folder / "results.json").write_text(json.dumps(results))
    if entries:
        (folder / "claims.json").write_text(json.dumps([each.model_dump(mode="json") for each in entries]))
    return Run(chapter, "baseline", "k", folder, cached=False)


def _entry(result: str, measured: float | str, *others: float) -> Entry:
    said = {
        "id": "M01",
        "document": "ifri-memo",
        "chapter": "eu_implications",
        "claim": "A share",
        "reason": "It fits.",
    }
    basis = JudgedOn(about_pct=5, same_size_pct=10, alternatives=tuple(Alternative(measured=each) for each in others))
    given = {"measured": measured, "verdict": "confirmed", "tables": {"claims": "0"}, "result": result}
    return Entry.model_validate({**said, **given, "judged_on": basis})


def _faults(tmp_path: Path, entry: Entry) -> list[str]:
    recorded = handmade.result() | {"dims": {"country": "South Korea"}}
    runs = [_run(tmp_path / "a", handmade.CHAPTER, [recorded], []), _run(tmp_path / "b", "claims_ledger", [], [entry])]
    return unlike_results(runs)


NAMED = f"{handmade.CHAPTER}:growth__south-korea"


@pytest.mark.parametrize(("measured", "others"), [(96.1, ()), (96.1 + 1e-12, ()), (1.0, (96.1,))])
def test_the_same_number_passes(tmp_path: Path, measured: float, others: tuple[float, ...]) -> None:
    assert _faults(tmp_path, _entry(NAMED, measured, *others)) == []


@pytest.mark.parametrize("measured", [96.2, 96.1001, "growing"])
def test_another_number_is_named_with_both(tmp_path: Path, measured: float | str) -> None:
    (fault,) = _faults(tmp_path, _entry(NAMED, measured))
    assert fault.startswith(f"claim M01 measures {measured!r}, but {NAMED} is 96.1")


def test_a_result_that_no_chapter_records_is_named(tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path, _entry(f"{handmade.CHAPTER}:grwth", 96.1))
    assert "which no chapter records" in fault
