"""The receipt of each page: what it was made from and with, so that a reader can tell and a researcher can check.

Everything in it follows from the staged book, the runs and the data; no build's own time or place is noted, so that
building again changes nothing.
"""

from __future__ import annotations

import platform
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from evbook.contracts.model import BASELINE
from evbook.errors import BuildError
from evbook.files import sha256_of_file, write_json
from evbook.site.figure.passport import read_json
from evbook.site.stage import RunFolder
from evbook.tables import Table, describe, names
from evbook.tables.package import DESCRIPTOR

FOLDER = "receipts"
# Staged beside the pages: the site's key then covers it, and a plain `jupyter-book build` has none.
FACTS = "receipts.json"
PACKAGES = ("evbook", "jupyter-book", "myst-nb", "papermill", "pandas", "numpy", "altair", "vl-convert-python")
CRATE = "ro-crate-metadata.json"
# The page that shows every table of the package.
DATA_PAGE = "data"
_FINDING = re.compile(r"\{finding\}`(\w+):")
_OF_RUN = ("notebook", "code", "lock", "python")

Receipt = Mapping[str, Any]


def stage_receipts(runs: Sequence[RunFolder], generated: Iterable[str], data_folder: Path, staged: Path) -> None:
    """Write the receipt of every page of the staged book, `generated` being those that no file was written for."""
    write_json(staged / FACTS, receipts_of(runs, frozenset(generated), data_folder, staged))


def receipts_of(
    runs: Sequence[RunFolder], generated: frozenset[str], data_folder: Path, staged: Path
) -> dict[str, Receipt]:
    """The receipt of each page of the staged book, by the page's address from the site's top.

    Raises BuildError where a run lacks its key or its manifest.
    """
    of_pages = {_page_of(run): run for run in runs}
    found: dict[str, Receipt] = {}
    for file in sorted([*staged.rglob("*.md"), *staged.rglob("*.ipynb")]):
        page = file.relative_to(staged).with_suffix("").as_posix()
        run = of_pages.get(page)
        made_from = {"file": file.relative_to(staged).as_posix(), "sha256": sha256_of_file(file)}
        about = {"page": f"{page}.html", "made_from": made_from | {"generated": page in generated}}
        found[f"{page}.html"] = about | (_of_run(run, data_folder) if run else _of_text(page, file, runs, data_folder))
    return found


def write_receipts(receipts: Mapping[str, Receipt], runs: Sequence[RunFolder], html_folder: Path) -> None:
    """Publish each receipt as receipts/<page>.json, and beside that of a run its manifest."""
    manifests = {run.key: run.folder / CRATE for run in runs}
    for page, receipt in receipts.items():
        write_json(html_folder / address_of(page), receipt)
        if "run" in receipt:
            shutil.copyfile(manifests[receipt["run"]["key"]], html_folder / receipt["run"]["manifest"])


def staged_receipts(folder: Path) -> dict[str, Receipt]:
    """The receipts that the staged book in `folder` has; none in a checkout."""
    path = folder / FACTS
    return dict(read_json(path)) if path.is_file() else {}


def address_of(page: str) -> str:
    """Address from the site's top of the receipt of `page`."""
    return f"{FOLDER}/{page.removesuffix('.html')}.json"


def _page_of(run: RunFolder) -> str:
    return f"chapters/{run.chapter}" + ("" if run.scenario == BASELINE else f"-{run.scenario}")


def _of_run(run: RunFolder, data_folder: Path) -> dict[str, Any]:
    key, crate = read_json(run.folder / "key.json"), read_json(run.folder / CRATE)
    started, ended = _times(crate, run)
    about = {
        "chapter": run.chapter,
        "scenario": run.scenario,
        "key": run.key,
        "started": started,
        "ended": ended,
        "seconds": int((datetime.fromisoformat(ended) - datetime.fromisoformat(started)).total_seconds()),
        **{name: key[name] for name in _OF_RUN},
        "parameters": _parameters(crate, key["parameters"]),
        "manifest": f"{FOLDER}/{_page_of(run)}.{CRATE}",
    }
    tables = [_table(describe(name, data_folder)) for name in sorted(key["tables"])]
    return {"run": about, "tables": tables, "packages": _packages(key["python"])}


def _of_text(page: str, file: Path, runs: Sequence[RunFolder], data_folder: Path) -> dict[str, Any]:
    quoted = set(_FINDING.findall(file.read_text(encoding="utf-8")))
    keys = {run.chapter: run.key for run in runs if run.scenario == BASELINE and run.chapter in quoted}
    about: dict[str, Any] = {"quoted_runs": keys} if keys else {}
    if page == DATA_PAGE:
        about["data_package"] = {"file": f"data/{DESCRIPTOR}", "sha256": sha256_of_file(data_folder / DESCRIPTOR)}
        about["tables"] = [_table(describe(name, data_folder)) for name in names(data_folder)]
    return about | {"packages": _packages(platform.python_version())}


def _times(crate: Any, run: RunFolder) -> tuple[str, str]:
    actions = [entity for entity in crate["@graph"] if entity["@type"] == "CreateAction"]
    if not actions:
        raise BuildError(f"{run.chapter}: the manifest of run {run.key} names no action; delete the run, run it again")
    return actions[0]["startTime"], actions[0]["endTime"]


def _parameters(crate: Any, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    formal = {entity["name"]: entity for entity in crate["@graph"] if entity["@type"] == "FormalParameter"}
    return [
        {
            "name": name,
            "value": value,
            "unit": formal.get(name, {}).get("unitText", ""),
            "baseline": formal.get(name, {}).get("defaultValue", value),
        }
        for name, value in values.items()
    ]


def _table(table: Table) -> dict[str, Any]:
    """The table's file and how recent it is: its editions are those of its sources."""
    editions = [{"source": each.id, "edition": each.edition, "retrieved": each.retrieved} for each in table.sources]
    return {
        "name": table.name,
        "title": table.title,
        "rows": table.rows,
        "sha256": table.sha256,
        "latest_retrieved": max(each.retrieved for each in table.sources),
        "editions": editions,
    }


def _packages(python: str) -> dict[str, str]:
    return {"Python": python, **{name: version(name) for name in PACKAGES}}
