from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evbook.errors import RawFileError, TableError
from evbook.sources import build
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
    build(raw, folder=tmp_path / "data")
    before = contents(tmp_path / "data")
    path = raw / name
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:20] if damage == "truncated" else b"<!DOCTYPE html><html></html>")
    with pytest.raises(RawFileError, match=Path(name).name):
        build(raw, folder=tmp_path / "data")
    assert contents(tmp_path / "data") == before


def test_tables_that_fail_a_check_are_not_written(raw, tmp_path, edit):
    edit(raw / "production/oica_production_by_country_2006_2022.csv", "23800000", "13800000")
    with pytest.raises(TableError, match=r"vehicle_production .*17,000,000.*china-builds-27-million"):
        build(raw, folder=tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_build_killed_half_way_is_seen_and_mended(raw, tmp_path, edit, monkeypatch):
    folder = tmp_path / "data"
    build(raw, folder=folder)
    edit(raw / "trade/brazil_comexstat_china_origin_monthly.csv", "100,150000,", "100,150001,")
    edit(raw / "claims.csv", "A share", "Another share")
    module = sys.modules["evbook.sources.build"]
    whole = module.write_bytes

    def killed(path: Path, content: bytes) -> Path:
        if path.parent == folder and path.name == "claims.csv":
            raise KeyboardInterrupt
        return whole(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_bytes", killed)
        with pytest.raises(KeyboardInterrupt):
            build(raw, folder=folder)
    # Every file is whole; the one table that is newer than the descriptor is named.
    assert [(problem.table, problem.check) for problem in check(folder)] == [("brazil_imports_from_china", "hash")]
    build(raw, folder=folder)
    assert check(folder) == []


def test_income_groups_of_the_years_after_the_workbook(raw, tmp_path):
    build(raw, folder=tmp_path / "data")
    groups = load("income_groups", tmp_path / "data").set_index(["economy_iso3", "year"])
    assert groups.loc[("VNM", 2024), ["income_group", "kind"]].tolist() == ["Lower middle income", "estimate"]
    assert groups.loc[("VNM", 2025), ["income_group", "kind"]].tolist() == ["Upper middle income", "typed"]
    assert groups.index.get_level_values("year").min() == 2018


def test_claims_beside_the_raw_folder(raw, tmp_path):
    moved = tmp_path / "claims" / "claims.csv"
    moved.parent.mkdir()
    (raw / "claims.csv").rename(moved)
    build(raw, folder=tmp_path / "one")
    build(raw, claims=moved, folder=tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the collected raw files do not lie beside the checkout")
def test_committed_package_is_what_the_collection_gives(tmp_path):
    build(COLLECTION, folder=tmp_path / "data")
    built = contents(tmp_path / "data")
    committed = contents(CHECKOUT / "data")
    assert sorted(built) == sorted(committed)
    assert [name for name in built if built[name] != committed[name]] == []
