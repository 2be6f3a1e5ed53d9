"""International Energy Agency, Critical Minerals Data Explorer: supply by country, demand by scenario, as one JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import content_of

BASE_YEAR = 2024
YEARS = (BASE_YEAR, 2030, 2035, 2040)
SCENARIOS = ("STEPS", "APS", "NZE")
STAGES = ("mining", "refining")
WORLD, REST = "World", "Rest of world"
# Plain name of each mineral by the publisher's.
MINERALS = {
    "Cobalt": "Cobalt",
    "Copper": "Copper",
    "Graphite": "Graphite",
    "Lithium": "Lithium",
    "Nickel": "Nickel",
    "Rare Earth Elements": "Rare earths",
}
COUNTRIES = {
    "Argentina": "ARG",
    "Australia": "AUS",
    "Brazil": "BRA",
    "Canada": "CAN",
    "Chile": "CHL",
    "China": "CHN",
    "Democratic Republic of Congo": "COD",
    "Finland": "FIN",
    "Germany": "DEU",
    "India": "IND",
    "Indonesia": "IDN",
    "Japan": "JPN",
    "Madagascar": "MDG",
    "Malaysia": "MYS",
    "Mozambique": "MOZ",
    "Myanmar": "MMR",
    "New Caledonia": "NCL",
    "Peru": "PER",
    "Philippines": "PHL",
    "Russia": "RUS",
    "Sweden": "SWE",
    "Tanzania": "TZA",
    "United States": "USA",
    "Zimbabwe": "ZWE",
}
_SUPPLY_COLUMNS = ["year", "mineral", "stage", "country", "country_iso3", "supply_kt"]
_DEMAND_COLUMNS = ["year", "mineral", "scenario", "demand_kt", "electric_vehicle_demand_kt"]
# Named countries and the rest differ from the printed world by up to 3.2 % at source (nickel, refined, 2024).
_PARTS_TOLERANCE = 0.04
# Where the third largest changes, the source keeps that of the base year (graphite, refined, 2030).
_TOP_THREE_TOLERANCE = 0.003
_FOOTNOTE = dict.fromkeys(map(str, YEARS))


def supply(path: Path) -> pd.DataFrame:
    """Base-case supply: year, mineral, stage (mining, refining), country, country_iso3, supply_kt (thousand tonnes).

    `country` is as at source, or "Rest of world" or "World" (no code). Raises RawFileError where the file is no JSON
    or names a key twice, a mineral, stage or year is missing, a country is unknown, a quantity is no number of zero
    or more, the parts do not add up to the world, or the printed share of the three largest does not follow.
    """
    content = _object(path)
    frames = [
        _supply_of(content, path.name, source_name, stage) for source_name, stage in product(sorted(MINERALS), STAGES)
    ]
    return pd.concat(frames, ignore_index=True)[_SUPPLY_COLUMNS]


def demand(path: Path) -> pd.DataFrame:
    """Demand: year, mineral, scenario, demand_kt (all uses), electric_vehicle_demand_kt (both thousand tonnes).

    The base year is the same in every scenario. Raises RawFileError as `supply`, and where demand for electric
    vehicles exceeds demand.
    """
    content = _object(path)
    rows = [
        _demand_row(content, path.name, name, scenario, year)
        for name, scenario, year in product(sorted(MINERALS), SCENARIOS, YEARS)
    ]
    frame = pd.DataFrame(rows, columns=_DEMAND_COLUMNS)
    above = frame[frame["electric_vehicle_demand_kt"] > frame["demand_kt"]]
    if len(above):
        first = above.iloc[0]
        raise RawFileError(
            f"{path.name}: {first['mineral']} {first['year']}: electric vehicles need more than all uses"
        )
    return frame


def _supply_of(content: dict[str, Any], where: str, source_name: str, stage: str) -> pd.DataFrame:
    block = _at(content, where, "supply", source_name, stage)
    # Footnotes of the sheet were read in as countries without a figure.
    parts = {name: found for name, found in _at(block, where, "countries").items() if found != _FOOTNOTE}
    unknown = sorted(set(parts) - {*COUNTRIES, REST})
    if unknown:
        raise RawFileError(f"{where}: {source_name} {stage}: unknown country {', '.join(unknown)}; add it to COUNTRIES")
    parts[WORLD] = _at(block, where, "total")
    rows = [
        (year, MINERALS[source_name], stage, country, COUNTRIES.get(country), _quantity(by_year, where, str(year)))
        for country, by_year in parts.items()
        for year in YEARS
    ]
    frame = pd.DataFrame(rows, columns=_SUPPLY_COLUMNS)
    for year, rows_of_year in frame.groupby("year"):
        printed = _quantity(block, where, "top3Share", str(year))
        _check_parts(rows_of_year, printed, f"{where}: {source_name} {stage} {year}")
    return frame


def _check_parts(rows: pd.DataFrame, printed_top_three: float, where: str) -> None:
    by_country = rows.set_index("country")["supply_kt"]
    parts, world = by_country.drop(WORLD), float(by_country[WORLD])
    if abs(parts.sum() / world - 1) > _PARTS_TOLERANCE:
        raise RawFileError(
            f"{where}: the countries sum to {parts.sum():,.1f} kt, the world is {world:,.1f}; damaged file"
        )
    top_three = float(parts.drop(REST).nlargest(3).sum()) / world
    if abs(top_three - printed_top_three) > _TOP_THREE_TOLERANCE:
        raise RawFileError(
            f"{where}: the three largest have {top_three:.3f}, top3Share says {printed_top_three:.3f}; damaged file"
        )


def _demand_row(
    content: dict[str, Any], where: str, source_name: str, scenario: str, year: int
) -> tuple[int, str, str, float, float]:
    block = _at(content, where, "totalDemand", source_name)
    place = [str(year)] if year == BASE_YEAR else [scenario, str(year)]
    total = _quantity(block, where, "totalDemand", *place)
    vehicles = _quantity(block, where, "sectors", "Electric vehicles", *place)
    return year, MINERALS[source_name], scenario, total, vehicles


def _object(path: Path) -> dict[str, Any]:
    try:
        parsed = json.loads(content_of(path), object_pairs_hook=_unrepeated)
    except ValueError as error:
        raise RawFileError(f"{path.name}: not readable as JSON ({error}); truncated? take the file again") from error
    if not isinstance(parsed, dict):
        raise RawFileError(f"{path.name}: an object at the top is expected, not {type(parsed).__name__}")
    return parsed


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object as a dict; of a key given twice, json would silently keep the last."""
    names = [name for name, _ in pairs]
    for name in _repeated(names):
        raise ValueError(f"key {name!r} stands twice in one object")
    return dict(pairs)


def _repeated(names: list[str]) -> Iterator[str]:
    return (name for position, name in enumerate(names) if name in names[:position])


def _at(block: Any, where: str, *keys: str) -> Any:
    found = block
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            raise RawFileError(f"{where}: nothing under {' / '.join(keys)}; another edition? take the file again")
        found = found[key]
    return found


def _quantity(block: Any, where: str, *keys: str) -> float:
    value = _at(block, where, *keys)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise RawFileError(f"{where}: {' / '.join(keys)} is {value!r}; a number of zero or more is expected")
    return float(value)
