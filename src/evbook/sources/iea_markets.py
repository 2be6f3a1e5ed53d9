"""International Energy Agency, Global EV Data Explorer: electric cars sold and on the road, by country."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.iea import read_sheet
from evbook.sources.raw import numbers, require_unique, require_year

# As the sheet names them; the plain names come with the table economies.
COUNTRIES = {
    "Australia": "AUS",
    "Austria": "AUT",
    "Belgium": "BEL",
    "Brazil": "BRA",
    "Bulgaria": "BGR",
    "Cambodia": "KHM",
    "Canada": "CAN",
    "Chile": "CHL",
    "China": "CHN",
    "Colombia": "COL",
    "Costa Rica": "CRI",
    "Croatia": "HRV",
    "Cyprus": "CYP",
    "Czech Republic": "CZE",
    "Denmark": "DNK",
    "Estonia": "EST",
    "Finland": "FIN",
    "France": "FRA",
    "Germany": "DEU",
    "Greece": "GRC",
    "Hungary": "HUN",
    "Iceland": "ISL",
    "India": "IND",
    "Indonesia": "IDN",
    "Ireland": "IRL",
    "Israel": "ISR",
    "Italy": "ITA",
    "Japan": "JPN",
    "Jordan": "JOR",
    "Korea": "KOR",
    "Lao PDR": "LAO",
    "Latvia": "LVA",
    "Lithuania": "LTU",
    "Luxembourg": "LUX",
    "Malaysia": "MYS",
    "Mexico": "MEX",
    "Nepal": "NPL",
    "Netherlands": "NLD",
    "New Zealand": "NZL",
    "Norway": "NOR",
    "Philippines": "PHL",
    "Poland": "POL",
    "Portugal": "PRT",
    "Romania": "ROU",
    "Russia": "RUS",
    "Seychelles": "SYC",
    "Singapore": "SGP",
    "Slovakia": "SVK",
    "Slovenia": "SVN",
    "South Africa": "ZAF",
    "Spain": "ESP",
    "Sweden": "SWE",
    "Switzerland": "CHE",
    "Thailand": "THA",
    "Turkiye": "TUR",
    "USA": "USA",
    "United Arab Emirates": "ARE",
    "United Kingdom": "GBR",
    "Uzbekistan": "UZB",
    "Viet Nam": "VNM",
}
# Countries without rows of their own are part of the World; of the other groups no figure makes use.
GROUPS = ("European Union", "World")
UNUSED_GROUPS = (
    "Advanced Economies",
    "Africa",
    "Asia Pacific",
    "Developing Economies excl. China",
    "Europe",
    "Latin America",
    "Middle East and Caspian",
    "Southeast Asia",
)
# Parameter of the sheet -> column, with the unit that the sheet must name.
_MEASURES = {
    "EV sales": ("sales_vehicles", "Vehicles"),
    "EV stock": ("stock_vehicles", "Vehicles"),
    "EV sales share": ("sales_share_pct", "percent"),
}
_POWERTRAINS = {"BEV": "bev", "PHEV": "phev", "EV": "ev"}
_KEY = ["year", "region", "powertrain"]
_DEPLOYMENT, _GWH = "Battery deployment", "GWh"
MODES = {
    "Cars": "Cars",
    "Vans": "Vans",
    "Buses": "Buses",
    "Trucks": "Trucks",
    "2 and 3 wheelers": "Two- and three-wheelers",
}


def tidy(path: Path, last_year: int = 2025) -> pd.DataFrame:
    """Electric cars by year, region and powertrain (bev, phev, ev): columns year, region, region_iso3, powertrain,
    sales_vehicles and stock_vehicles (number of cars), sales_share_pct (percent of car sales, only ev).

    `path` is the workbook (.xlsx) or the CSV of its sheet; region is the sheet's own name. Raises RawFileError where
    a column or measure is missing, a region is unknown, a unit is another, a row stands twice or the history ends
    before `last_year`.
    """
    raw = read_sheet(path)
    wanted = (raw["mode"] == "Cars") & (raw["category"] == "Historical")
    rows = raw[wanted & raw["parameter"].isin(list(_MEASURES)) & raw["powertrain"].isin(list(_POWERTRAINS))]
    _check(rows, path.name)
    rows = rows[~rows["region_country"].isin(UNUSED_GROUPS)]
    long = pd.DataFrame(
        {
            "year": numbers(rows["year"], path.name).astype("int64"),
            "region": rows["region_country"],
            "powertrain": rows["powertrain"].map(_POWERTRAINS),
            "measure": rows["parameter"].map({name: column for name, (column, _) in _MEASURES.items()}),
            "value": numbers(rows["value"], path.name),
        }
    )
    require_unique(long, [*_KEY, "measure"], path.name)
    require_year(long["year"], last_year, path.name)
    return _wide(long)


def deployment(path: Path, last_year: int = 2025) -> pd.DataFrame:
    """Capacity of the batteries in electric vehicles sold in the world: columns year, mode, deployed_gwh (GWh).

    `path` as in `tidy`. Raises RawFileError where a mode is missing or unknown, a unit is another, a row stands twice,
    a mode lacks a year of the others or the history ends before `last_year`.
    """
    raw = read_sheet(path)
    wanted = (raw["parameter"] == _DEPLOYMENT) & (raw["category"] == "Historical") & (raw["region_country"] == "World")
    rows = raw[wanted]
    _check_deployment(rows, path.name)
    table = pd.DataFrame(
        {
            "year": numbers(rows["year"], path.name).astype("int64"),
            "mode": rows["mode"].map(MODES),
            "deployed_gwh": numbers(rows["value"], path.name),
        }
    )
    require_unique(table, ["year", "mode"], path.name)
    require_year(table["year"], last_year, path.name)
    _check_complete(table, path.name)
    return table.reset_index(drop=True)


def _wide(long: pd.DataFrame) -> pd.DataFrame:
    table = long.pivot(index=_KEY, columns="measure", values="value").reset_index().rename_axis(columns=None)
    for column in ("sales_vehicles", "stock_vehicles"):
        table[column] = table[column].round().astype("Int64")
    columns = [*_KEY, "region_iso3", *(column for column, _ in _MEASURES.values())]
    return table.assign(region_iso3=table["region"].map(COUNTRIES))[columns]


def _check(rows: pd.DataFrame, where: str) -> None:
    missing = sorted(set(_MEASURES) - set(rows["parameter"]))
    if missing:
        raise RawFileError(f"{where}: no historical {', '.join(missing)} of cars; truncated or another edition?")
    strange = sorted(set(rows["region_country"]) - {*COUNTRIES, *GROUPS, *UNUSED_GROUPS})
    if strange:
        raise RawFileError(f"{where}: unknown region {', '.join(strange)}; add it to iea_markets.py")
    for parameter, (_, unit) in _MEASURES.items():
        units = sorted(set(rows.loc[rows["parameter"] == parameter, "unit"]) - {unit})
        if units:
            raise RawFileError(f"{where}: {parameter} in unit {', '.join(map(str, units))}, {unit} expected")


def _check_deployment(rows: pd.DataFrame, where: str) -> None:
    modes = set(rows["mode"])
    if modes != set(MODES):
        raise RawFileError(
            f"{where}: {_DEPLOYMENT} of the world has the modes {', '.join(sorted(modes)) or 'none'}; "
            f"{', '.join(sorted(MODES))} expected: truncated or another edition?"
        )
    units = sorted(set(rows["unit"]) - {_GWH})
    if units:
        raise RawFileError(f"{where}: {_DEPLOYMENT} in unit {', '.join(map(str, units))}, {_GWH} expected")


def _check_complete(table: pd.DataFrame, where: str) -> None:
    """Capacities are added up over modes and years, so a gap would go unseen."""
    counts = table.groupby("year")["mode"].nunique().reindex(range(table["year"].min(), table["year"].max() + 1))
    short = counts[counts != len(MODES)].index
    if len(short):
        raise RawFileError(f"{where}: {_DEPLOYMENT} of {short[0]} does not name every mode; truncated?")
