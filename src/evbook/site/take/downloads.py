"""What machines take from the site: results, claims, the figures' files, the data package."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evbook.contracts.model import BASELINE
from evbook.errors import BuildError
from evbook.files import write_json, write_text
from evbook.runs.compare import changed_figures
from evbook.runs.notebook import NOTEBOOK
from evbook.site.figure.passport import read_json, read_passport_file
from evbook.site.figure.pictures import picture_files, thumbnail_file
from evbook.site.stage import RunFolder, prepared_notebook

FROM_RUN = ("csv", "json", "meta.json")


def write_results(runs: Sequence[RunFolder], html_folder: Path) -> None:
    """Write results.json: the results of every run, each with its scenario, in order of chapter, scenario and name."""
    found = [_with_scenario(result, run) for run in runs for result in read_json(run.folder / "results.json")]
    found.sort(key=lambda result: (result["chapter"], result["scenario"], result["name"], json.dumps(result["dims"])))
    write_json(html_folder / "results.json", found)


def write_claims(runs: Sequence[RunFolder], html_folder: Path) -> None:
    """Copy claims.json of the baseline run that shows the ledger; none where no run does."""
    for run in runs:
        source = run.folder / "claims.json"
        if run.scenario == BASELINE and source.is_file():
            shutil.copyfile(source, html_folder / source.name)


def write_figures(runs: Sequence[RunFolder], html_folder: Path, cache: Path) -> None:
    """Write figures/ of the baseline, figures/<scenario>/ of the other runs.

    Each figure comes with an SVG and a PNG, the baseline's with a thumbnail too. A scenario has what it changes: of a
    figure that is the baseline's in every mark and word there is one copy, the baseline's.
    """
    baselines = {run.chapter: run.folder for run in runs if run.scenario == BASELINE}
    for run in runs:
        target = html_folder / "figures" if run.scenario == BASELINE else html_folder / "figures" / run.scenario
        for figure_id in _published(run, baselines.get(run.chapter)):
            _write_figure(run.folder / "figures" / f"{figure_id}.meta.json", run.scenario, target, cache)


def write_notebooks(runs: Sequence[RunFolder], html_folder: Path) -> None:
    """Write the executed notebook of each scenario that has a page beside it, in place of what the page was made of."""
    for run in runs:
        name = f"chapters/{run.chapter}-{run.scenario}"
        if (html_folder / f"{name}.html").is_file():
            write_text(html_folder / f"{name}.ipynb", prepared_notebook(run.folder / NOTEBOOK))
            (html_folder / "_sources" / f"{name}.ipynb").unlink(missing_ok=True)


def write_data(data_folder: Path, html_folder: Path) -> None:
    """Copy the data package (datapackage.json and its tables) to data/."""
    target = html_folder / "data"
    target.mkdir(parents=True, exist_ok=True)
    for path in [data_folder / "datapackage.json", *sorted(data_folder.rglob("*.csv"))]:
        place = target / path.relative_to(data_folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


def _published(run: RunFolder, baseline: Path | None) -> list[str]:
    if run.scenario == BASELINE or baseline is None:
        return sorted(path.name.removesuffix(".meta.json") for path in (run.folder / "figures").glob("*.meta.json"))
    return changed_figures(baseline, run.folder)


def _write_figure(passport_file: Path, scenario: str, target: Path, cache: Path) -> None:
    figure_id = passport_file.name.removesuffix(".meta.json")
    target.mkdir(parents=True, exist_ok=True)
    for ending in FROM_RUN:
        source = passport_file.with_name(f"{figure_id}.{ending}")
        if not source.is_file():
            raise BuildError(f"the run left no {source.name} beside {passport_file}; run the chapter again")
        if (target / source.name).exists():
            raise BuildError(f"two figures are called {figure_id!r}; give one of them another id")
        shutil.copyfile(source, target / source.name)
    _name_scenario(target / passport_file.name, scenario)
    passport = read_passport_file(passport_file)
    spec = read_json(passport_file.with_name(f"{figure_id}.json"))
    for picture in picture_files(spec, passport, cache):
        shutil.copyfile(picture, target / f"{figure_id}{picture.suffix}")
    if scenario == BASELINE:  # the index of figures shows the chapters'
        shutil.copyfile(thumbnail_file(spec, cache), target / f"{figure_id}.thumb.png")


def _name_scenario(passport_file: Path, scenario: str) -> None:
    """A run is kept by content, so its passports may bear the label of its parameters where it has a name now."""
    passport = read_json(passport_file)
    if passport.get("scenario") != scenario:
        write_json(passport_file, {**passport, "scenario": scenario})


def _with_scenario(result: dict[str, Any], run: RunFolder) -> dict[str, Any]:
    return {"chapter": run.chapter, **result, "scenario": run.scenario}
