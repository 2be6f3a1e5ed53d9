from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import iea_markets

CSV = "ev_markets/iea_ev_data_explorer_2026_nonprice.csv"
COLLECTION = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "ev_markets"


def test_sales_stock_and_share_stand_in_one_row(raw):
    markets = iea_markets.tidy(raw / CSV).set_index(["region", "year", "powertrain"])
    china = markets.loc[("China", 2025, "ev")]
    assert (china["sales_vehicles"], china["stock_vehicles"], china["sales_share_pct"]) == (13_000_000, 44_000_000, 53)
    assert pd.isna(markets.loc[("China", 2025, "phev"), "sales_share_pct"])
    assert pd.isna(markets.loc[("World", 2025, "ev"), "region_iso3"])
    assert markets.loc[("USA", 2025, "ev"), "region_iso3"] == "USA"


def test_projections_vans_and_unused_groups_stay_out(raw):
    markets = iea_markets.tidy(raw / CSV)
    assert markets["year"].max() == 2025
    assert "Africa" not in set(markets["region"])
    assert markets["sales_vehicles"].max() == 21_000_000


def test_workbook_and_csv_give_the_same(raw, iea_workbook, tmp_path):
    workbook = iea_markets.tidy(iea_workbook(tmp_path / "explorer.xlsx"))
    pd.testing.assert_frame_equal(workbook, iea_markets.tidy(raw / CSV))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("region_country", "region", "column region_country is missing"),
        ("EV stock", "EV fleet", "no historical EV stock"),
        ("Thailand", "Siam", "unknown region Siam; add it"),
        ("percent", "share", "EV sales share in unit share, percent expected"),
        ("Vehicles,13000000", "thousand,13000", "EV sales in unit thousand"),
        ("PHEV,2025,Vehicles,5100000", "EV,2025,Vehicles,5100000", "would be counted twice"),
        ("2025", "2024", "last year is 2024"),
        (",13000000", ",-13000000", "'-13000000'"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        iea_markets.tidy(edit(raw / CSV, old, new))


def test_truncated_file_is_refused(raw):
    path = raw / CSV
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(RawFileError, match="truncated"):
        iea_markets.tidy(path)


def test_batteries_are_the_worlds_history_by_kind_of_vehicle(raw):
    capacity = iea_markets.deployment(raw / CSV)
    assert list(capacity.columns) == ["year", "mode", "deployed_gwh"]
    assert len(capacity) == 11 * 5
    assert capacity["year"].max() == 2025
    assert capacity.loc[capacity["year"] == 2025, "deployed_gwh"].sum() == 1191
    assert "Two- and three-wheelers" in set(capacity["mode"])


def test_batteries_of_workbook_and_csv_are_the_same(raw, iea_workbook, tmp_path):
    workbook = iea_markets.deployment(iea_workbook(tmp_path / "explorer.xlsx"))
    pd.testing.assert_frame_equal(workbook, iea_markets.deployment(raw / CSV))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("region_country", "region", "column region_country is missing"),
        ("Battery deployment", "Battery demand", "modes none"),
        ("Buses,EV,", "Coaches,EV,", "has the modes 2 and 3 wheelers, Cars, Coaches"),
        ("Cars,EV,2025,GWh", "Cars,EV,2025,MWh", "unit MWh, GWh expected"),
        ("Vans,EV,2024,GWh", "Vans,EV,2025,GWh", "would be counted twice"),
        (
            "World,Historical,Battery deployment,Vans,EV,2019",
            "Asia,Historical,Battery deployment,Vans,EV,2019",
            "of 2019",
        ),
        ("EV,2025,GWh", "EV,2027,GWh", "of 2025"),
        ("GWh,840", "GWh,-840", "'-840'"),
    ],
)
def test_bad_batteries(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        iea_markets.deployment(edit(raw / CSV, old, new))


def test_a_history_of_batteries_that_ends_early_is_refused(raw, edit):
    with pytest.raises(RawFileError, match="last year is 2025"):
        iea_markets.deployment(raw / CSV, last_year=2026)


@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the collected raw files do not lie beside the checkout")
def test_the_edition_before_gives_nearly_the_same_shares():
    older = pd.read_csv(COLLECTION / "iea_global_ev_data_explorer_2025.csv")
    older = older[
        (older["parameter"] == "EV sales share") & (older["mode"] == "Cars") & (older["category"] == "Historical")
    ].set_index(["region_country", "year"])["value"]
    newer = iea_markets.tidy(COLLECTION / Path(CSV).name)
    newer = newer[newer["powertrain"] == "ev"].set_index(["region", "year"])["sales_share_pct"]
    both = pd.concat([older, newer], axis=1, keys=["older", "newer"]).dropna()
    large = both[both["newer"] > 5]
    assert len(large) > 150
    assert ((large["older"] / large["newer"] - 1).abs() < 0.25).mean() > 0.95
