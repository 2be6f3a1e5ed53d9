"""China's exports of passenger cars beside what it makes and sells, by the count of its makers' association."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.measures import only, share_pct
from evbook.errors import MissingDataError

NEV, OTHER, UNSPLIT = "New-energy vehicles", "Other cars", "All cars, not split"


def exports_by_type(passenger_cars: pd.DataFrame) -> pd.DataFrame:
    """Exports of every year that has them, split where new-energy vehicles are known.

    Columns year, type, exports_million, export_share_pct (all exports over all production of the year), source_id.
    """
    rows = [row for year in export_years(passenger_cars) for row in _split(passenger_cars, year)]
    return pd.DataFrame(rows, columns=["year", "type", "exports_million", "export_share_pct", "source_id"])


def export_years(passenger_cars: pd.DataFrame, powertrain: str = "all") -> list[int]:
    """Years for which exports of `powertrain` are known, sorted."""
    known = passenger_cars.dropna(subset=["exports_million"])
    return sorted(int(year) for year in known.loc[known["powertrain"] == powertrain, "year"])


def _split(passenger_cars: pd.DataFrame, year: int) -> list[tuple[int, str, float, float, str]]:
    total, share = exports_million(passenger_cars, "all", year), exports_over_production_pct(passenger_cars, year)
    source = str(only(passenger_cars, year=year, powertrain="all")["source_id"].iloc[0])
    if year not in export_years(passenger_cars, "nev"):
        return [(year, UNSPLIT, total, share, source)]
    electric = exports_million(passenger_cars, "nev", year)
    return [(year, NEV, electric, share, source), (year, OTHER, total - electric, share, source)]


def exports_million(passenger_cars: pd.DataFrame, powertrain: str, year: int) -> float:
    """Cars exported in `year`, million. Raises MissingDataError where unknown."""
    return _cell(passenger_cars, powertrain, year, "exports_million")


def exports_over_production_pct(passenger_cars: pd.DataFrame, year: int) -> float:
    """Passenger cars exported over passenger cars made, percent. Raises MissingDataError where unknown."""
    made = _cell(passenger_cars, "all", year, "production_million")
    return share_pct(exports_million(passenger_cars, "all", year), made)


def home_sales_million(passenger_cars: pd.DataFrame, powertrain: str, year: int) -> float:
    """Deliveries less exports, million: what makers sold in China. Raises MissingDataError where unknown."""
    sold = _cell(passenger_cars, powertrain, year, "sales_million")
    return sold - exports_million(passenger_cars, powertrain, year)


def nev_share_of_export_growth_pct(passenger_cars: pd.DataFrame, first_year: int, last_year: int) -> float:
    """Growth of exports of new-energy vehicles over that of passenger cars, percent.

    An upper bound: buses and vans are in the former and not in the latter. Raises MissingDataError where a year is
    unknown.
    """
    electric, every = (
        exports_million(passenger_cars, powertrain, last_year) - exports_million(passenger_cars, powertrain, first_year)
        for powertrain in ("nev", "all")
    )
    return share_pct(electric, every)


def nev_share_of_vehicle_growth_pct(
    passenger_cars: pd.DataFrame, vehicle_exports: pd.DataFrame, first_year: int, last_year: int
) -> float:
    """Growth of exports of new-energy vehicles over that of vehicles of all kinds, percent: one scope, one counter."""
    electric = exports_million(passenger_cars, "nev", last_year) - exports_million(passenger_cars, "nev", first_year)
    first, last = (
        float(only(vehicle_exports, year=year)["exports_million"].iloc[0]) for year in (first_year, last_year)
    )
    return share_pct(electric, last - first)


def customs_nev_share_pct(customs: pd.DataFrame, year: int) -> float:
    """New-energy vehicles in all vehicles exported in `year`, by customs and by number, percent."""
    electric, every = (
        float(only(customs, product=product, year=year)["vehicles"].iloc[0]) for product in ("nev", "all_vehicles")
    )
    return share_pct(electric, every)


def customs_nev_share_of_growth_pct(customs: pd.DataFrame, last_year: int) -> float:
    """New-energy vehicles in the growth of all vehicles on the year before, by customs, percent."""
    electric, every = (
        float(only(customs, product=product, year=last_year)["vehicles"].iloc[0])
        - float(only(customs, product=product, year=last_year - 1)["vehicles"].iloc[0])
        for product in ("nev", "all_vehicles")
    )
    return share_pct(electric, every)


def _cell(passenger_cars: pd.DataFrame, powertrain: str, year: int, column: str) -> float:
    value = only(passenger_cars, powertrain=powertrain, year=year)[column].iloc[0]
    if pd.isna(value):
        raise MissingDataError(f"no {column} of {powertrain!r} in {year}; the data page says which years are known")
    return float(value)
