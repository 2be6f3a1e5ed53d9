"""Totals of which the documents state shares, as the data have them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evbook import tables
from evbook.analysis import asean, car_industry, measures, production
from evbook.errors import UnknownNameError


@dataclass(frozen=True)
class Total:
    """A total in million, the year it is of, and the tables that it was read from."""

    million: float
    year: str
    tables: tuple[str, ...]


def total_of(name: str) -> Total:
    """The total that a relation calls `name`; UnknownNameError for another."""
    if name not in _TOTALS:
        raise UnknownNameError.of("total", name, _TOTALS)
    return _TOTALS[name]()


def _vehicles() -> Total:
    made = tables.load("vehicle_production")
    year = production.last_complete_year(made)
    vehicles = float(measures.only(made, year=year)["vehicles"].sum())
    return Total(vehicles / 1e6, str(year), ("vehicle_production",))


def _published(figure: str) -> Callable[[], Total]:
    def total() -> Total:
        known = car_industry.published(tables.load("eu_car_industry"))
        last = measures.only(known, figure=figure, implied=False).sort_values("period").iloc[-1]
        return Total(float(last["published_million"]), str(last["period"]), ("eu_car_industry",))

    return total


def _asean() -> Total:
    counts = tables.load("asean_production")
    year = asean.federation_year(counts)
    return Total(asean.federation_million(counts, year), str(year), ("asean_production",))


_TOTALS: dict[str, Callable[[], Total]] = {
    "vehicles made in the world": _vehicles,
    "passenger cars made in the world": _published(car_industry.WORLD_CARS),
    "jobs in manufacturing in the EU": _published(car_industry.ALL_JOBS),
    "cars made in ASEAN": _asean,
}
