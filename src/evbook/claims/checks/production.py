"""Checks of the memo's claims on who makes most vehicles."""

from __future__ import annotations

from evbook import tables
from evbook.analysis import brands, measures, production
from evbook.claims.evidence import answered
from evbook.claims.measured import Check, Measured, check

_MADE, _BRANDS = "vehicle_production", "sales_by_brand_nationality"
_CLAIMED_YEAR = 2025
_CHAPTER = "downstream_competition"


@check("M32", result=f"{_CHAPTER}:china_first_above_japan_year")
def first_year_ahead() -> Measured:
    """First year in which plants in China made more vehicles than plants in Japan; by brand beside it."""
    made, sold = tables.load(_MADE), tables.load(_BRANDS)
    by_brand = answered(
        brands.first_year_above(sold, "China", "Japan"),
        sold,
        unit="year",
        year="",
        tables=(_BRANDS,),
        definition="first year by sales in the world and nationality of the brand",
        unlike="sales by brand and not production",
    )
    return answered(
        measures.first_year_above(made, "China", "Japan"),
        made[made["country"].isin(["China", "Japan"])],
        unit="year",
        year="",
        tables=(_MADE, _BRANDS),
        definition="first year by vehicles made and place of the plant",
        alternatives=(by_brand,),
    )


def _level(country: str) -> Check:
    """The check of a level: vehicles made in `country`, with the sales of its brands beside them."""

    def measured() -> Measured:
        own = measures.only(tables.load(_MADE), country=country)
        year = measures.latest_year(own, _CLAIMED_YEAR)
        return answered(
            measures.vehicles_million(own, country, year),
            measures.only(own, year=year),
            unit="million vehicles",
            year=year,
            tables=(_MADE, _BRANDS),
            definition=f"vehicles of all kinds made in plants in {country}",
            unlike=_other_year(year),
            alternatives=(_sold_by_brand(country),),
        )

    return measured


def _sold_by_brand(country: str) -> Measured:
    sold = tables.load(_BRANDS)
    adjective = {"China": "Chinese", "Japan": "Japanese"}[country]
    return answered(
        brands.sold_million(sold, country, _CLAIMED_YEAR),
        measures.only(sold, brand_nationality=country),
        unit="million vehicles",
        year=_CLAIMED_YEAR,
        tables=(_BRANDS,),
        definition=f"vehicles of {adjective} brands sold in the world, wherever they were made",
        unlike="sales by brand and not production",
    )


def _share(country: str) -> Check:
    """The check of a share of the world, in the last year for which the table holds the whole world."""

    def measured() -> Measured:
        made = tables.load(_MADE)
        year = production.last_complete_year(made)
        return answered(
            measures.world_production_share_pct(made, country, year),
            measures.only(made, year=year),
            unit="percent",
            year=year,
            tables=(_MADE,),
            definition=f"plants in {country} in all vehicles made",
            unlike=_other_year(year),
        )

    return measured


def _other_year(year: int) -> str:
    return "" if year == _CLAIMED_YEAR else f"the last year known is {year} and not {_CLAIMED_YEAR}"


check("M01")(_level("China"))
check("M02", f"{_CHAPTER}:world_share_pct__china")(_share("China"))
check("M03")(_level("Japan"))
check("M04", f"{_CHAPTER}:world_share_pct__japan")(_share("Japan"))
