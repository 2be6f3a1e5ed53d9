"""Gate: the ledger and the chapters give the same number for the same measure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from evbook.contracts.ledger import Entry
from evbook.contracts.results import Result
from evbook.runs.runner import Run
from evbook.site.figure.passport import read_json

# Numbers of one function on one table differ by the order of sums at most.
_TOLERANCE = 1e-9


def unlike_results(baseline: Sequence[Run]) -> list[str]:
    """Claims whose `result` no chapter records, or records with another number; `baseline` are the chapters' runs."""
    results = {f"{r.chapter}:{r.key}": r for done in baseline for r in map(_result, done.results())}
    files = [done.folder / "claims.json" for done in baseline]
    entries = [Entry.model_validate(each) for file in files if file.is_file() for each in read_json(file)]
    return [fault for entry in entries if entry.result for fault in _faults(entry, results.get(entry.result))]


def _result(recorded: dict[str, Any]) -> Result:
    return Result.model_validate({name: value for name, value in recorded.items() if name in Result.model_fields})


def _faults(entry: Entry, result: Result | None) -> list[str]:
    if result is None:
        return [f"claim {entry.id} names the result {entry.result!r}, which no chapter records; correct its check"]
    if any(_same(number, result.value) for number in _numbers(entry)):
        return []
    return [f"claim {entry.id} measures {entry.measured!r}, but {entry.result} is {result.value!r}; let both call one"]


def _numbers(entry: Entry) -> list[float | str | None]:
    others = [number for each in entry.judged_on.alternatives for number in (each.measured, each.low, each.high)]
    return [entry.measured, entry.low, entry.high, *others]


def _same(measured: float | str | None, value: float | str | bool | None) -> bool:
    if isinstance(measured, float) and isinstance(value, int | float):
        return math.isclose(measured, value, rel_tol=_TOLERANCE)
    return str(measured) == str(value)
