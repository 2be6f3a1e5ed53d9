"""OICA: motor vehicle production by country, in the layout of the jhelvy/oica extract."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.economies import plain_names
from evbook.sources.raw import numbers, read_csv, require_unique, require_year

_NAMES = {"USA": "United States", "Turkey": "Türkiye", "Czech Republic": "Czechia"}


def tidy(path: Path, last_year: int = 2022) -> pd.DataFrame:
    """Vehicles built by year and country: year, country, country_iso3 (missing for Others), vehicles (number).

    Cars (pv) and commercial vehicles (cv) are added; where the source has no figure for commercial vehicles, cars
    stand alone. Raises RawFileError where a type is unknown, a country-year is listed twice or has no figure for
    cars, figures look like millions instead of vehicles, or the file ends before `last_year`.
    """
    raw = read_csv(path, ["year", "country", "type", "n", "code_iso_alpha3"])
    raw = raw.assign(year=numbers(raw["year"], path.name).astype("int64"), n=numbers(raw["n"], path.name))
    _check(raw, path.name, last_year)
    total = raw.groupby(["year", "country", "code_iso_alpha3"], dropna=False)["n"].sum().reset_index()
    return _named(total.rename(columns={"code_iso_alpha3": "country_iso3", "n": "vehicles"}))


def _check(raw: pd.DataFrame, where: str, last_year: int) -> None:
    strange = sorted(set(raw["type"]) - {"pv", "cv"})
    if strange:
        raise RawFileError(f"{where}: unknown vehicle type {', '.join(map(str, strange))}; allowed: pv, cv")
    require_unique(raw, ["year", "country", "type"], where)
    require_year(raw["year"], last_year, where)
    without = raw[(raw["type"] == "pv") & raw["n"].isna()]
    if len(without):
        first = without.iloc[0]
        raise RawFileError(f"{where}: no figure for cars of {first['country']} in {first['year']}")
    largest = raw.groupby("year")["n"].max()
    if (largest < 1_000_000).any():
        raise RawFileError(f"{where}: largest figure of {largest.idxmin()} is {largest.min()}: millions, not vehicles?")


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    country = frame["country"].replace(_NAMES)
    country = plain_names(frame["country_iso3"], country)
    return frame.assign(country=country, vehicles=frame["vehicles"].astype("int64"))[
        ["year", "country", "country_iso3", "vehicles"]
    ]


def tidy_page(path: Path, codes: pd.DataFrame) -> pd.DataFrame:
    """Figures typed from a page (year, country, vehicles) as `tidy` gives them.

    `codes`: the result of `tidy`, from which names and ISO codes are taken. RawFileError for an unknown country.
    """
    raw = read_csv(path, ["year", "country", "vehicles"])
    known = dict(zip(codes["country"], codes["country_iso3"], strict=True))
    country = raw["country"].replace(_NAMES)
    strangers = sorted(set(country) - set(known))
    if strangers:
        raise RawFileError(f"{path.name}: country {', '.join(strangers)} is not among OICA's; spell it as OICA does")
    tidied = pd.DataFrame(
        {
            "year": numbers(raw["year"], path.name).astype("int64"),
            "country": country,
            "country_iso3": country.map(known),
            "vehicles": numbers(raw["vehicles"], path.name).astype("int64"),
        }
    )
    require_unique(tidied, ["year", "country"], path.name)
    return tidied
