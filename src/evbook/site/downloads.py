"""What machines take from the site: results, the figures' files, the data package."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evbook.contracts.model import BASELINE
from evbook.errors import BuildError
from evbook.files import write_json
from evbook.site.passport import read_json, read_passport_file
from evbook.site.pictures import picture_files
from evbook.site.stage import RunFolder

FROM_RUN = ("csv", "json", "meta.json")


def write_results(runs: Sequence[RunFolder], html_folder: Path) -> None:
    """Write results.json: the results of every run, each with its scenario, in order of chapter, scenario and name."""
    found = [_with_scenario(result, run) for run in runs for result in read_json(run.folder / "results.json")]
    found.sort(key=lambda result: (result["chapter"], result["scenario"], result["name"], json.dumps(result["dims"])))
    write_json(html_folder / "results.json", found)


def write_figures(runs: Sequence[RunFolder], html_folder: Path, cache: Path) -> None:
    """Write figures/ of the baseline, figures/<scenario>/ of the other runs, with an SVG and a PNG of each figure."""
    for run in runs:
        target = html_folder / "figures" if run.scenario == BASELINE else html_folder / "figures" / run.scenario
        target.mkdir(parents=True, exist_ok=True)
        for passport_file in sorted((run.folder / "figures").glob("*.meta.json")):
            _write_figure(passport_file, target, cache)


def write_data(data_folder: Path, html_folder: Path) -> None:
    """Copy the data package (datapackage.json and its tables) to data/."""
    target = html_folder / "data"
    target.mkdir(parents=True, exist_ok=True)
    for path in [data_folder / "datapackage.json", *sorted(data_folder.rglob("*.csv"))]:
        place = target / path.relative_to(data_folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


def _write_figure(passport_file: Path, target: Path, cache: Path) -> None:
    figure_id = passport_file.name.removesuffix(".meta.json")
    for ending in FROM_RUN:
        source = passport_file.with_name(f"{figure_id}.{ending}")
        if not source.is_file():
            raise BuildError(f"the run left no {source.name} beside {passport_file}; run the chapter again")
        if (target / source.name).exists():
            raise BuildError(f"two figures are called {figure_id!r}; give one of them another id")
        shutil.copyfile(source, target / source.name)
    passport = read_passport_file(passport_file)
    pictures = picture_files(read_json(passport_file.with_name(f"{figure_id}.json")), passport, cache)
    for picture in pictures:
        shutil.copyfile(picture, target / f"{figure_id}{picture.suffix}")


def _with_scenario(result: dict[str, Any], run: RunFolder) -> dict[str, Any]:
    return {"chapter": run.chapter, **result, "scenario": run.scenario}
