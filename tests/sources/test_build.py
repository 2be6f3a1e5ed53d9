from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from evbook.errors import RawFileError, TableError
from evbook.files import recover_folder
from evbook.sources import build
from evbook.sources.assemble import RawFiles
from evbook.tables import describe, load
from evbook.tables.check import check

CHECKOUT = Path(__file__).resolve().parents[2]
COLLECTION = CHECKOUT.parent / "shared" / "data"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_package_is_sound_and_repeatable(raw, tmp_path):
    written = build(raw, folder=tmp_path / "one")
    assert check(tmp_path / "one") == []
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == sorted(
        [*(f"{name}.csv" for name in written), "datapackage.json"]
    )
    build(raw, folder=tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_precedence_between_compiled_and_typed(raw, tmp_path):
    build(raw, folder=tmp_path / "data")
    exports = load("car_exports", tmp_path / "data").set_index(["year", "exporter_iso3", "product"])
    assert exports.loc[(2024, "DEU", "bev"), "source_id"] == "comtrade-bev-shares"
    assert exports.loc[(2018, "FRA", "bev"), "source_id"] == "comtrade-european-exporters"
    assert exports.loc[(2018, "CHN", "bev"), "kind"] == "typed"
    assert (2017, "FRA", "bev") not in exports.index


def test_answer_of_comtrade_goes_first(raw, tmp_path, row, write_answer):
    answer = [row("W00", 20.01e9, qty=9e5), row("GBR", 15e9, qty=7e5), row("VNM", 5.01e9, qty=2e5)]
    write_answer(raw, "china.json", *answer, row("VNM", 1e9, refYear=2023, cmdCode="870360"))
    build(raw, folder=tmp_path / "data")
    exports = load("car_exports", tmp_path / "data").set_index(["year", "exporter_iso3", "product"])
    china = exports.loc[(2022, "CHN", "bev")]
    assert (china["value_usd"], china["quantity_units"], china["source_id"]) == (20.01e9, 900_000, "comtrade")
    assert exports.loc[(2022, "CHN", "all_cars"), "source_id"] == "comtrade-bev-shares"
    flows = load("ev_exports_by_importer", tmp_path / "data")
    # A year of one exporter and product is never filled up from BACI: Taiwan's row of 2022 is gone.
    assert flows.loc[flows["year"] == 2022, "importer_iso3"].tolist() == ["GBR", "VNM"]
    assert set(flows["kind"]) == {"official"}
    assert flows["importer"].tolist() == ["United Kingdom", "Vietnam", "Vietnam"]
    assert [source.id for source in describe("ev_exports_by_importer", tmp_path / "data").sources] == ["comtrade"]


def test_workbook_of_the_iea_goes_before_its_csv(raw, tmp_path, iea_workbook):
    build(raw, folder=tmp_path / "csv")
    iea_workbook(raw / "ev_markets" / "iea_ev_data_explorer_2026.xlsx")
    (raw / "ev_markets" / "iea_ev_data_explorer_2026_nonprice.csv").unlink()
    build(raw, folder=tmp_path / "xlsx")
    assert contents(tmp_path / "csv") == contents(tmp_path / "xlsx")


@pytest.mark.parametrize(
    "name", ["trade/unit_value_checks.csv", "income/OGHIST.xlsx", "claims.csv", "income/CLASS.csv"]
)
@pytest.mark.parametrize("damage", ["missing", "truncated", "html"])
def test_bad_raw_file_leaves_the_package_alone(raw, tmp_path, name, damage):
    build(raw, claims=raw / "claims.csv", folder=tmp_path / "data")
    before = contents(tmp_path / "data")
    path = raw / name
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:20] if damage == "truncated" else b"<!DOCTYPE html><html></html>")
    with pytest.raises(RawFileError, match=Path(name).name):
        build(raw, claims=raw / "claims.csv", folder=tmp_path / "data")
    assert contents(tmp_path / "data") == before


def test_tables_that_fail_a_check_are_not_written(raw, tmp_path, edit):
    edit(raw / "production/oica_production_by_country_2006_2022.csv", "23800000", "13800000")
    with pytest.raises(TableError, match=r"vehicle_production .*17,000,000.*china-builds-27-million"):
        build(raw, folder=tmp_path / "data")
    assert not (tmp_path / "data").exists()


class Killed(BaseException):
    """Stands for a process that was killed: from the chosen moment on nothing more is done to the disk."""


def kill_at(patch: pytest.MonkeyPatch, moment: int) -> None:
    """Let every change to the disk that a build makes raise, from number `moment` on."""
    left = count(moment, -1)

    def until_killed(function: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            if next(left) <= 0:
                raise Killed
            return function(*arguments, **named)

        return step

    for module, name in ((os, "fsync"), (os, "rename"), (os, "replace"), (os, "mkdir"), (shutil, "rmtree")):
        patch.setattr(module, name, until_killed(getattr(module, name)))


def test_build_killed_at_any_moment_leaves_one_whole_package(raw, tmp_path, edit, monkeypatch):
    build(raw, claims=raw / "claims.csv", folder=tmp_path / "old")
    edit(raw / "trade/brazil_comexstat_china_origin_monthly.csv", "100,150000,", "100,150001,")
    edit(raw / "claims.csv", "A share", "Another share")
    build(raw, claims=raw / "claims.csv", folder=tmp_path / "new")
    old, new = contents(tmp_path / "old"), contents(tmp_path / "new")
    # What is killed here is the writing; making and checking the tables over and over would only take time.
    module = sys.modules["evbook.sources.build"]
    frames = module.assemble(RawFiles(raw, raw / "claims.csv"))
    monkeypatch.setattr(module, "assemble", lambda files: frames)
    monkeypatch.setattr(module, "check", lambda folder: [])
    outcomes = []
    for moment in count():
        folder = Path(shutil.copytree(tmp_path / "old", tmp_path / str(moment) / "data"))
        with monkeypatch.context() as patch, suppress(Killed):
            kill_at(patch, moment)
            build(raw, claims=raw / "claims.csv", folder=folder)
            break
        recover_folder(folder)
        outcomes.append("old" if contents(folder) == old else "new" if contents(folder) == new else "mixed")
    # Each file is written and renamed, then the folder; only then the old one goes.
    assert len(outcomes) > 2 * len(new)
    assert outcomes == ["old"] * (len(outcomes) - 1) + ["new"]
    assert contents(folder) == new


def test_other_files_in_the_folder_survive(raw, tmp_path):
    folder = tmp_path / "data"
    build(raw, folder=folder)
    (folder / "README.md").write_text("mine")
    (folder / "notes").mkdir()
    (folder / "notes" / "a.csv").write_text("mine")
    (folder / "mine.csv").symlink_to("nowhere")
    build(raw, folder=folder)
    assert check(folder) == []
    assert (folder / "README.md").read_text() == (folder / "notes" / "a.csv").read_text() == "mine"
    assert (folder / "mine.csv").readlink() == Path("nowhere")


def test_table_that_is_no_longer_declared_goes(raw, tmp_path):
    folder = tmp_path / "data"
    build(raw, folder=folder)
    document = json.loads((folder / "datapackage.json").read_text())
    document["resources"].append(dict(document["resources"][0], name="gone", path="gone.csv"))
    (folder / "datapackage.json").write_text(json.dumps(document))
    (folder / "gone.csv").write_text("a\n")
    build(raw, folder=folder)
    assert not (folder / "gone.csv").exists()
    assert check(folder) == []


def test_folder_whose_descriptor_is_broken_is_built_again(raw, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "datapackage.json").write_text("{")
    (folder / "mine.csv").write_text("mine")
    build(raw, folder=folder)
    assert check(folder) == []
    assert (folder / "mine.csv").read_text() == "mine"


def test_income_groups_of_the_years_after_the_workbook(raw, tmp_path):
    build(raw, folder=tmp_path / "data")
    groups = load("income_groups", tmp_path / "data").set_index(["economy_iso3", "year"])
    assert groups.loc[("VNM", 2024), ["income_group", "kind"]].tolist() == ["Lower middle income", "estimate"]
    assert groups.loc[("VNM", 2025), ["income_group", "kind"]].tolist() == ["Upper middle income", "typed"]
    assert groups.index.get_level_values("year").min() == 2018


def test_claims_are_the_books_own_unless_another_file_is_given(raw, tmp_path):
    build(raw, folder=tmp_path / "own")
    build(raw, claims=raw / "claims.csv", folder=tmp_path / "given")
    assert {"M22", "S05"} < set(load("claims", tmp_path / "own")["id"])
    assert load("claims", tmp_path / "given")["id"].tolist() == ["G01", "M02"]


@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the collected raw files do not lie beside the checkout")
def test_committed_package_is_what_the_collection_gives(tmp_path):
    build(COLLECTION, folder=tmp_path / "data")
    built = contents(tmp_path / "data")
    committed = contents(CHECKOUT / "data")
    assert sorted(built) == sorted(committed)
    assert [name for name in built if built[name] != committed[name]] == []
