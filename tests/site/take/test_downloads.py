import json
from pathlib import Path

import handmade
import pytest
from handmade import FIGURE_ID, HandmadeRun

from evbook.errors import BuildError
from evbook.site.take import downloads


def test_results_carry_their_scenario_in_a_fixed_order(tmp_path: Path) -> None:
    runs = [HandmadeRun(handmade.write_run(tmp_path / name), scenario=name) for name in ("year-2022", "baseline")]
    downloads.write_results(runs, tmp_path)
    written = json.loads((tmp_path / "results.json").read_text())
    assert [result["scenario"] for result in written] == ["baseline", "year-2022"]
    assert written[0] == handmade.result()


def _retitled(folder: Path) -> Path:
    file = folder / "figures" / f"{FIGURE_ID}.meta.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"title": "Exports stood still"}))
    return folder


def test_a_figure_gets_its_pictures_beside_its_files(tmp_path: Path) -> None:
    runs = [
        HandmadeRun(handmade.write_run(tmp_path / "a")),
        HandmadeRun(_retitled(handmade.write_run(tmp_path / "b")), scenario="s"),
    ]
    downloads.write_figures(runs, tmp_path, tmp_path / "cache")
    wanted = {f"{FIGURE_ID}.{ending}" for ending in (*downloads.FROM_RUN, "svg", "png")}
    found = {path.name for path in (tmp_path / "figures").iterdir() if path.is_file()}
    assert {name for name in found if name.startswith(FIGURE_ID)} == {*wanted, f"{FIGURE_ID}.thumb.png"}
    assert {path.name for path in (tmp_path / "figures" / "s").iterdir()} == wanted
    assert len(list((tmp_path / "cache").iterdir())) == len({name.partition(".")[0] for name in found}) * 3 + 2
    passport = json.loads((tmp_path / "figures" / "s" / f"{FIGURE_ID}.meta.json").read_text())
    assert (passport["title"], passport["scenario"]) == ("Exports stood still", "s")


def test_a_figure_that_a_scenario_does_not_change_is_there_once(tmp_path: Path) -> None:
    runs = [HandmadeRun(handmade.write_run(tmp_path / name), scenario=name) for name in ("baseline", "s")]
    downloads.write_figures(runs, tmp_path, tmp_path / "cache")
    assert (tmp_path / "figures" / f"{FIGURE_ID}.csv").is_file()
    assert not (tmp_path / "figures" / "s").exists()


def test_a_scenario_without_a_baseline_has_all_its_figures(tmp_path: Path) -> None:
    downloads.write_figures(
        [HandmadeRun(handmade.write_run(tmp_path / "b"), scenario="s")], tmp_path, tmp_path / "cache"
    )
    assert (tmp_path / "figures" / "s" / f"{FIGURE_ID}.csv").is_file()


def test_the_executed_notebook_lies_beside_a_scenario_s_page_only(tmp_path: Path) -> None:
    runs = [HandmadeRun(handmade.write_run(tmp_path / name), scenario=name) for name in ("baseline", "s")]
    page = tmp_path / "html" / "chapters" / f"{handmade.CHAPTER}-s.html"
    page.parent.mkdir(parents=True)
    page.write_text("")
    downloads.write_notebooks(runs, tmp_path / "html")
    assert sorted(path.name for path in page.parent.iterdir()) == [page.name, f"{handmade.CHAPTER}-s.ipynb"]


def test_a_run_with_broken_results_is_named(tmp_path: Path) -> None:
    run = HandmadeRun(handmade.write_run(tmp_path / "run"))
    (run.folder / "results.json").write_text("[{")
    with pytest.raises(BuildError, match=r"results\.json cannot be read"):
        downloads.write_results([run], tmp_path)


def test_the_data_package_is_copied_and_nothing_else(tmp_path: Path) -> None:
    data = tmp_path / "source"
    (data / "parts").mkdir(parents=True)
    for name in ("datapackage.json", "cars.csv", "parts/more.csv", "notes.txt"):
        (data / name).write_text(name)
    downloads.write_data(data, tmp_path / "html")
    copied = {path.relative_to(tmp_path / "html").as_posix() for path in (tmp_path / "html").rglob("*.*")}
    assert copied == {"data/datapackage.json", "data/cars.csv", "data/parts/more.csv"}


def test_claims_are_the_baseline_s(tmp_path: Path) -> None:
    folders = {name: handmade.write_run(tmp_path / name) for name in ("baseline", "strict", "other")}
    (folders["baseline"] / "claims.json").write_text('["baseline"]')
    (folders["strict"] / "claims.json").write_text('["strict"]')
    runs = [
        HandmadeRun(folders["other"]),
        HandmadeRun(folders["baseline"]),
        HandmadeRun(folders["strict"], scenario="strict"),
    ]
    downloads.write_claims(runs, tmp_path)
    assert json.loads((tmp_path / "claims.json").read_text()) == ["baseline"]


def test_without_a_ledger_there_are_no_claims(tmp_path: Path) -> None:
    downloads.write_claims([HandmadeRun(handmade.write_run(tmp_path / "run"))], tmp_path)
    assert not (tmp_path / "claims.json").exists()
