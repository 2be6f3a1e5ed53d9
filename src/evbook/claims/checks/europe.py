"""Checks of the memo's claims on Europe's car industry and on what it and Japan both lack."""

from __future__ import annotations

from typing import Any

from evbook import tables
from evbook.analysis import car_industry as cars
from evbook.analysis import common_dependence
from evbook.analysis import shared_dependence as shared
from evbook.analysis.measures import only
from evbook.claims.evidence import answered, yes_or_no
from evbook.claims.measured import Measured, check
from evbook.contracts.eu_implications import EuImplications

_INDUSTRY, _IMPORTS = "eu_car_industry", "import_dependence"
_UNDATED, _YEAR = "undated", "2024"


@check("M27", result="eu_implications:car_jobs_million")
def car_jobs() -> Measured:
    """Jobs in making motor vehicles that the Commission names."""
    row = only(cars.published(tables.load(_INDUSTRY)), figure=cars.CAR_JOBS, period=_UNDATED, implied=False)
    return answered(
        float(row["published_million"].iloc[0]),
        row,
        unit="million jobs",
        definition="direct manufacturing of motor vehicles",
        **_undated(),
    )


@check("M28")
def share_of_jobs() -> Measured:
    """Share of car making in the Union's jobs in manufacturing that the Commission names."""
    row = cars.jobs_share_row(tables.load(_INDUSTRY))
    return answered(
        float(row["value"].iloc[0]),
        row,
        unit="percent",
        definition="direct manufacturing of motor vehicles in all jobs in manufacturing",
        **_undated(),
    )


@check("M29", result="eu_implications:eu_cars_million")
def cars_made() -> Measured:
    """Passenger cars made in the Union in the memo's year."""
    row = only(cars.published(tables.load(_INDUSTRY)), figure=cars.EU_CARS, period=_YEAR)
    return answered(
        float(row["published_million"].iloc[0]),
        row,
        unit="million cars",
        year=_YEAR,
        definition=f"passenger cars made in the {row['delimitation'].iloc[0]}",
        tables=(_INDUSTRY,),
    )


@check("M30", result="eu_implications:eu_world_share_pct")
def share_of_the_world() -> Measured:
    """The Union's share of the passenger cars made in the world in the memo's year."""
    industry = tables.load(_INDUSTRY)
    return answered(
        cars.world_share_pct(industry, _YEAR),
        industry[(industry["period"] == _YEAR) & (industry["unit"] == "million cars")],
        unit="percent",
        year=_YEAR,
        definition="passenger cars made in the EU over those made in the world, by number",
        tables=(_INDUSTRY,),
    )


@check("M31")
def same_dependence() -> Measured:
    """Whether the Union and Japan depend on China for the same materials, by a threshold and by order."""
    p = EuImplications.of({})
    sides = shared.side_by_side(tables.load(_IMPORTS), p.year, p.threshold_pct)
    both, one = (
        sum(len(shared.materials(sides, who)) for who in group)
        for group in ((shared.BOTH,), (shared.ONLY_EUROPE, shared.ONLY_JAPAN))
    )
    return answered(
        yes_or_no(both > one),
        sides,
        unit="",
        year=p.year,
        definition=(
            f"materials of which China supplies more than {p.threshold_pct} % of the import value: {both} for both "
            f"sides, {one} for one alone"
        ),
        tables=(_IMPORTS,),
        alternatives=(_same_order(p),),
    )


def _same_order(p: EuImplications) -> Measured:
    by_year = common_dependence.by_year(tables.load(_IMPORTS), p.year, p.threshold_pct)
    agreement = common_dependence.agreement(by_year)
    alike = int((agreement["low"] > 0).sum())
    return answered(
        yes_or_no(2 * alike > len(agreement)),
        by_year,
        unit="",
        year=f"{agreement['year'].min()} to {agreement['year'].max()}",
        definition=(
            "order of the materials by China's share, alike on both sides beyond the interval of its rank correlation "
            f"in {alike} of {len(agreement)} years"
        ),
        tables=(_IMPORTS,),
    )


def _undated() -> dict[str, Any]:
    return {"year": _UNDATED, "tables": (_INDUSTRY,), "unlike": "from a page of the Commission that bears no date"}
