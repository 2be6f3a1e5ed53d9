"""Run a chapter, or take the run with the same key from the cache."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evbook import paths
from evbook.contracts.model import ChapterParameters
from evbook.files import write_json
from evbook.runs.harvest import write_harvest
from evbook.runs.key import KeyParts, parts_of
from evbook.runs.manifest import write_manifest
from evbook.runs.notebook import NOTEBOOK
from evbook.runs.process import papermill
from evbook.runs.store import is_whole, publish, seal, workplace

RUN_TIMEOUT_S = 600


@dataclass(frozen=True)
class Run:
    """A finished run; `folder` holds `notebook.ipynb`, `results.json`, `figures/`, `ro-crate-metadata.json`."""

    chapter: str
    scenario: str
    key: str
    folder: Path
    cached: bool = field(compare=False)

    @property
    def notebook(self) -> Path:
        """The executed notebook."""
        return self.folder / NOTEBOOK

    def results(self) -> list[dict[str, Any]]:
        """The recorded results, as `results.json` holds them."""
        loaded: list[dict[str, Any]] = json.loads((self.folder / "results.json").read_text(encoding="utf-8"))
        # The folder is named by content, so it may have been made under another name than this run was asked for by.
        return [{**result, "scenario": self.scenario} for result in loaded]


def run(
    parameters: ChapterParameters,
    *,
    scenario: str | None = None,
    notebook: Path | None = None,
    runs_dir: Path | None = None,
    timeout_s: float = RUN_TIMEOUT_S,
) -> Run:
    """Run the chapter of `parameters`, unless a whole run with the same key is there.

    `scenario` is the name to call the run by (default: a label made of the parameters that differ); the key knows
    nothing of it.
    A run is made in a folder of its own and renamed when it is whole: killed anywhere, it leaves nothing that a
    later run could take for a result. Raises RunError for a cell that fails and for a run that outlasts `timeout_s`,
    NotebookError for a chapter that cannot be read.
    """
    source = notebook or paths.chapters_dir() / f"{parameters.chapter}.ipynb"
    parts = parts_of(source, parameters)
    folder = (runs_dir or paths.build_dir() / "runs") / parameters.chapter / parts.key
    cached = is_whole(folder)
    if not cached:
        with workplace(folder.parent) as working:
            _make(source, parameters, parts, working, timeout_s)
            publish(working, folder)
    return Run(parameters.chapter, scenario or parameters.scenario(), parts.key, folder, cached)


def _make(source: Path, parameters: ChapterParameters, parts: KeyParts, working: Path, timeout_s: float) -> None:
    started = _now()
    papermill(source, working / NOTEBOOK, parameters, timeout_s)
    write_harvest(working / NOTEBOOK, working, parameters.scenario(), parts.key)
    write_json(working / "key.json", parts.model_dump())
    write_manifest(working, parameters, parts, started, _now())
    seal(working)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
