"""Each named measure once: columns in, one number out. Chapters and the claims ledger call the same functions."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from evbook.errors import MissingDataError

USD_PER_BILLION = 1e9
PERCENT = 100.0


def only(frame: pd.DataFrame, **wanted: Hashable) -> pd.DataFrame:
    """Rows of `frame` whose columns equal `wanted`. Raises MissingDataError where there is none."""
    rows = frame
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    if rows.empty:
        asked = ", ".join(f"{column} {value!r}" for column, value in wanted.items())
        raise MissingDataError(f"no row for {asked}; the data page says which years and countries the table covers")
    return rows


def latest_year(frame: pd.DataFrame, not_after: int) -> int:
    """Last year of `frame` that is not after `not_after`. Raises MissingDataError where there is none."""
    years = frame.loc[frame["year"] <= not_after, "year"]
    if years.empty:
        raise MissingDataError(f"the table begins after {not_after}; the data page says which years it covers")
    return int(years.max())


def sources_of(*frames: pd.DataFrame) -> tuple[str, ...]:
    """Ids of the sources that the rows of `frames` name (columns source_id, group_source_id), sorted."""
    columns = [frame[name] for frame in frames for name in ("source_id", "group_source_id") if name in frame]
    return tuple(sorted({str(source) for column in columns for source in column.dropna().unique()}))


def share_pct(part: float, whole: float) -> float:
    """`part` over `whole` in percent. Raises ZeroDivisionError for an empty whole."""
    return PERCENT * float(part) / float(whole)


def growth_pct(new: float, old: float) -> float:
    """Change from `old` to `new` in percent of `old`."""
    return PERCENT * (float(new) / float(old) - 1.0)


def car_exports_usd_bn(car_exports: pd.DataFrame, exporter: str, product: str, year: int) -> float:
    """Exports of `product` (bev, phev, all_cars) by `exporter` to the world in `year`, USD billion."""
    return float(only(car_exports, exporter=exporter, product=product, year=year)["value_usd"].sum()) / USD_PER_BILLION


def bev_share_of_car_exports_pct(car_exports: pd.DataFrame, exporter: str, year: int) -> float:
    """HS 870380 over HS 8703 in `exporter`'s exports of `year`, by value, percent."""
    return share_pct(
        car_exports_usd_bn(car_exports, exporter, "bev", year),
        car_exports_usd_bn(car_exports, exporter, "all_cars", year),
    )


def other_cars_usd_bn(car_exports: pd.DataFrame, exporter: str, year: int) -> float:
    """Exports of heading 8703 less battery cars, USD billion."""
    whole = car_exports_usd_bn(car_exports, exporter, "all_cars", year)
    return whole - car_exports_usd_bn(car_exports, exporter, "bev", year)


def other_cars_share_of_growth_pct(car_exports: pd.DataFrame, exporter: str, first_year: int, year: int) -> float:
    """Share of the growth in the value of car exports from `first_year` to `year` that other than battery cars carry.

    Above 100 where battery cars fell; without a growth of the whole it has no meaning.
    """
    whole = [car_exports_usd_bn(car_exports, exporter, "all_cars", each) for each in (first_year, year)]
    other = [other_cars_usd_bn(car_exports, exporter, each) for each in (first_year, year)]
    return share_pct(other[1] - other[0], whole[1] - whole[0])


def missing_for_share_usd_bn(car_exports: pd.DataFrame, exporter: str, wanted_pct: float, year: int) -> float:
    """Value that other electric cars would need for all electric cars to reach `wanted_pct` of car exports."""
    whole = car_exports_usd_bn(car_exports, exporter, "all_cars", year)
    return wanted_pct / PERCENT * whole - car_exports_usd_bn(car_exports, exporter, "bev", year)


def destination_hhi(exports_by_importer: pd.DataFrame) -> float:
    """Herfindahl-Hirschman index of destinations: sum of squared shares in percent, 0 to 10,000."""
    values = exports_by_importer["value_usd"]
    return float(((PERCENT * values / values.sum()) ** 2).sum())


def top_share_pct(values: pd.Series[Any], count: int) -> float:
    """Share of the `count` largest of `values` in their sum, percent."""
    return share_pct(values.nlargest(count).sum(), values.sum())


def unit_value_usd(value_usd: pd.Series[Any], quantity_units: pd.Series[Any]) -> float:
    """Unit value in USD a vehicle: total value over total quantity, which weights months by quantity."""
    return float(value_usd.sum() / quantity_units.sum())


def vehicles_million(vehicle_production: pd.DataFrame, country: str, year: int) -> float:
    """Vehicles (cars and commercial) made in `country` in `year`, million, by place of production."""
    return float(only(vehicle_production, country=country, year=year)["vehicles"].sum()) / 1e6


def world_production_share_pct(vehicle_production: pd.DataFrame, country: str, year: int) -> float:
    """Share of `country` in the year's world production; the table must hold the whole world for that year."""
    world = float(only(vehicle_production, year=year)["vehicles"].sum())
    return share_pct(vehicles_million(vehicle_production, country, year) * 1e6, world)


def first_year_above(vehicle_production: pd.DataFrame, leader: str, other: str) -> int:
    """First year in which `leader` makes more vehicles than `other`. Raises MissingDataError where it never does."""
    wide = vehicle_production.pivot_table(index="year", columns="country", values="vehicles", aggfunc="sum")
    above = wide.index[wide[leader] > wide[other]]
    if above.empty:
        raise MissingDataError(f"{leader} makes more vehicles than {other} in no year of the table")
    return int(above[0])
