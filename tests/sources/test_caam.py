from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import caam

FILE = "ev_markets/china_passenger_car_sales_production_exports_caam_2016_2024.csv"


@pytest.fixture
def cars(raw):
    return caam.tidy(raw / FILE).set_index(["year", "powertrain"])


def test_millions_by_year_and_powertrain(cars):
    assert cars.loc[(2024, "nev")].tolist() == [12.866, 12.888, 1.284]
    assert pd.isna(cars.loc[(2024, "bev"), "exports_million"])


def test_the_year_in_another_unit_is_left_out(cars):
    assert cars.index.get_level_values("year").min() == 2020


def test_the_mis_keyed_cell_is_left_out_and_its_row_stays(cars):
    assert pd.isna(cars.loc[(2020, "bev"), "exports_million"])
    assert cars.loc[(2020, "bev"), "sales_million"] == 1.115


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("exports", "exported", "column exports is missing"),
        ("0.995", "0.222", "not the known mis-keyed"),
        ("2020,bev,1.115,1.105,0.995\n", "", "not the known mis-keyed"),
        (",phev,", ",hybrid,", "unknown type hybrid"),
        ("2024,phev", "2024,bev", "counted twice"),
        ("4.955", "4955000", "vehicles, not millions"),
        ("4.955", "4,955", "6 cells, 5 expected"),
        ("2024", "2019", "last year is 2023"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        caam.tidy(edit(raw / FILE, old, new))


def test_a_file_of_another_edition_ends_too_early(raw):
    with pytest.raises(RawFileError, match="last year is 2024, 2025 expected"):
        caam.tidy(raw / FILE, last_year=2025)


def test_vehicles_of_all_kinds_by_year():
    exports = caam.vehicle_exports().set_index("year")
    assert exports["exports_million"].to_dict() == {2021: 2.02, 2022: 3.11, 2023: 4.91, 2024: 5.859}
    assert exports.loc[2022, "qualifier"] == "more than"


def test_every_customs_count_says_what_it_counts():
    counts = caam.customs_counts()
    assert counts[["year", "product"]].duplicated().sum() == 0
    assert counts["definition"].str.len().min() > 10
    at = counts.set_index(["product", "year"])
    assert at.loc[("all_vehicles", 2025), "vehicles"] == 8_320_000
    assert at.loc[("nev", 2024), "qualifier"] == "more than"
