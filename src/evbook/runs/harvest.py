"""What an executed notebook holds: its results, its figures and its ledger, as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evbook.contracts.ledger import LEDGER_MIME, Ledger
from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME, Passport
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME, Result
from evbook.errors import ResultError
from evbook.files import write_json, write_text
from evbook.runs.notebook import read_notebook

# A spreadsheet takes a text cell that begins so for a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def outputs(notebook: Path) -> Iterator[dict[str, Any]]:
    """The mime bundles of a notebook's outputs, in order."""
    for cell in read_notebook(notebook).cells:
        for output in cell.get("outputs", []):
            if "data" in output:
                yield output["data"]


def results_of(notebook: Path) -> list[Result]:
    """Results recorded in a notebook. Raises ResultError where two have one key."""
    found = [
        Result.model_validate(data[GLUE_PREFIX + RESULT_MIME])
        for data in outputs(notebook)
        if GLUE_PREFIX + RESULT_MIME in data
    ]
    _refuse_twins([result.key for result in found], "result")
    return found


def figures_of(notebook: Path) -> list[tuple[Passport, dict[str, Any]]]:
    """Passport and Vega-Lite specification of each figure of a notebook. Raises ResultError for twin ids."""
    found = [
        (Passport.model_validate(data[FIGURE_MIME]), data[VEGA_LITE_MIME])
        for data in outputs(notebook)
        if FIGURE_MIME in data
    ]
    _refuse_twins([passport.id for passport, _ in found], "figure")
    return found


def ledger_of(notebook: Path) -> Ledger | None:
    """The ledger that a notebook shows, None where it shows none. Raises ResultError where it shows two."""
    found = [Ledger.model_validate(data[LEDGER_MIME]) for data in outputs(notebook) if LEDGER_MIME in data]
    if len(found) > 1:
        raise ResultError(f"{notebook.name} shows {len(found)} ledgers; end one cell alone with it")
    return found[0] if found else None


def write_harvest(notebook: Path, folder: Path, scenario: str, key: str) -> None:
    """Write what an executed notebook holds into `folder`.

    `results.json`, `figures/<id>.csv|.json|.meta.json`, and `claims.json` where the notebook shows the ledger.
    """
    results = [{"scenario": scenario, **result.model_dump()} for result in results_of(notebook)]
    write_json(folder / "results.json", results)
    ledger = ledger_of(notebook)
    if ledger is not None:
        write_json(folder / "claims.json", [entry.model_dump(mode="json") for entry in ledger.entries])
    for passport, spec in figures_of(notebook):
        place = folder / "figures"
        write_text(place / f"{passport.id}.csv", csv_of(passport))
        write_json(place / f"{passport.id}.json", spec)
        described = passport.model_dump(mode="json", exclude={"rows"})
        write_json(place / f"{passport.id}.meta.json", {**described, "scenario": scenario, "run": key})


def csv_of(passport: Passport) -> str:
    """Data of a figure as CSV (RFC 4180, LF): text that a spreadsheet would take for a formula gets an apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([column.name for column in passport.columns])
    writer.writerows([_safe(value) for value in row] for row in passport.rows)
    return stream.getvalue()


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value


def _refuse_twins(keys: list[str], what: str) -> None:
    twins = sorted({key for key in keys if keys.count(key) > 1})
    if twins:
        raise ResultError(f"{what} {twins[0]!r} is recorded twice in one chapter; give each its own name or dims")
