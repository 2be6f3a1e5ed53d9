from __future__ import annotations

import pandas as pd
import pytest

from evbook.analysis import surge
from evbook.errors import MissingDataError

NONE = float("nan")
CARS = pd.DataFrame(
    [
        (2019, "all", 20.0, 20.0, 1.0, "a"),
        (2020, "all", 19.0, NONE, NONE, "a"),
        (2021, "all", 21.0, 20.0, 2.0, "a"),
        (2021, "nev", 3.0, 3.0, 0.5, "a"),
        (2024, "all", 28.0, 25.0, 5.0, "a"),
        (2024, "nev", 12.0, 12.0, 1.25, "a"),
    ],
    columns=["year", "powertrain", "sales_million", "production_million", "exports_million", "source_id"],
)
VEHICLES = pd.DataFrame({"year": [2021, 2024], "exports_million": [2.5, 6.25]})
CUSTOMS = pd.DataFrame(
    [(2024, "all_vehicles", 6e6), (2024, "nev", 2e6), (2025, "all_vehicles", 8e6), (2025, "nev", 3.5e6)],
    columns=["year", "product", "vehicles"],
)


def test_exports_are_split_only_where_new_energy_vehicles_are_known():
    exports = surge.exports_by_type(CARS).drop(columns="source_id")
    assert exports.to_numpy().tolist() == [
        [2019, surge.UNSPLIT, 1.0, 5.0],
        [2021, surge.NEV, 0.5, 10.0],
        [2021, surge.OTHER, 1.5, 10.0],
        [2024, surge.NEV, 1.25, 20.0],
        [2024, surge.OTHER, 3.75, 20.0],
    ]


def test_share_of_the_growth_over_passenger_cars_and_over_all_vehicles():
    assert surge.nev_share_of_export_growth_pct(CARS, 2021, 2024) == pytest.approx(25)
    assert surge.nev_share_of_vehicle_growth_pct(CARS, VEHICLES, 2021, 2024) == pytest.approx(20)
    assert surge.customs_nev_share_of_growth_pct(CUSTOMS, 2025) == pytest.approx(75)


def test_what_stays_at_home_is_sales_less_exports():
    assert surge.home_sales_million(CARS, "all", 2024) == pytest.approx(23)
    assert surge.home_sales_million(CARS, "nev", 2021) == pytest.approx(2.5)


def test_an_unknown_cell_is_an_error_and_never_zero():
    with pytest.raises(MissingDataError, match="no exports_million of 'all' in 2020"):
        surge.exports_million(CARS, "all", 2020)
    with pytest.raises(MissingDataError, match="powertrain 'nev', year 2019"):
        surge.nev_share_of_export_growth_pct(CARS, 2019, 2024)
    assert surge.export_years(CARS) == [2019, 2021, 2024]


def test_customs_share_by_number():
    assert surge.customs_nev_share_pct(CUSTOMS, 2025) == pytest.approx(43.75)
    with pytest.raises(MissingDataError):
        surge.customs_nev_share_pct(CUSTOMS, 2023)
