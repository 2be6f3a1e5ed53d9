"""The book's explorers, each with the parameters of a chapter that has begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from evbook import tables
from evbook.analysis import measures, rare_earth_imports
from evbook.contracts import context
from evbook.contracts.model import ChapterParameters
from evbook.contracts.registry import contract_of
from evbook.explorers import coverage, indonesia, landed_cost, stocks
from evbook.explorers.model import Explorer

Made = tuple[Explorer, ChapterParameters]


def _indonesia(p: Any) -> Explorer:
    sold = tables.load("indonesia_wholesales")
    return indonesia.indonesia_explorer(sold, measures.sources_of(sold))


def _coverage(p: Any) -> Explorer:
    supply, demand = tables.load("mineral_supply"), tables.load("mineral_demand")
    return coverage.coverage_explorer(supply, demand, measures.sources_of(supply, demand))


def _stocks(p: Any) -> Explorer:
    shares, imports = tables.load("japan_rare_earth_import_share"), tables.load("import_dependence")
    dependence = rare_earth_imports.dependence(shares, imports, p.mineral, p.year)
    return stocks.stock_explorer(dependence, p, measures.sources_of(dependence))


def _landed_cost(p: Any) -> Explorer:
    duties, tariffs = tables.load("eu_bev_duties"), tables.load("ev_tariffs")
    sources = measures.sources_of(duties, measures.only(tariffs, country="European Union"))
    return landed_cost.landed_cost_explorer(duties, tariffs, p, sources)


EXPLORERS: dict[str, Callable[[Any], Explorer]] = {
    "downstream_competition": _indonesia,
    "upstream_minerals": _coverage,
    "japan_strategies": _stocks,
    "eu_implications": _landed_cost,
}


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Made]]:
    """Begin a chapter with parameters and give its explorer with them."""
    monkeypatch.setattr(context, "_current", None)
    monkeypatch.setattr("evbook.figures.figure.REGISTERED", {})

    def begin(chapter: str, **values: Any) -> Made:
        p = contract_of(chapter).of(values)
        context.begin(p)
        return EXPLORERS[chapter](p), p

    yield begin


@pytest.fixture(params=sorted(EXPLORERS))
def made(request: pytest.FixtureRequest, make: Callable[..., Made]) -> Made:
    """Each explorer of the book at the baseline."""
    return make(request.param)
