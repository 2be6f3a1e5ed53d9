"""Checks of the memo's claims on which cars China exports, and of its three figures."""

from __future__ import annotations

import pandas as pd

from evbook import tables
from evbook.analysis import destinations, ev_markets, measures, surge, trade, us_imports
from evbook.claims.evidence import answered, unanswered, yes_or_no
from evbook.claims.measured import Measured, check

_EXPORTS, _CUSTOMS, _US = "car_exports", "china_exports_customs_counts", "us_car_imports_from_china"
_MARKETS = "ev_markets"
_BY_IMPORTER, _GROUPS, _VALUES = "ev_exports_by_importer", "income_groups", "published_unit_values"
_MEMO_YEAR = 2026
# All of a hundred, but for what rounds to it.
_ALL_PCT = 99.5


@check("M05")
def electric_share_of_exports() -> Measured:
    """The line of plug-in hybrids is missing; what battery cars alone and other counts come to."""
    cars, customs, markets = (tables.load(name) for name in (_EXPORTS, _CUSTOMS, _MARKETS))
    china, counted = measures.only(cars, exporter="China"), int(customs["year"].max())
    known = ", ".join([_battery_cars_alone(china), _by_number(customs, counted), _sold_at_home(markets, counted)])
    return unanswered(
        china,
        measures.only(customs, year=counted),
        measures.only(markets, region="China", year=counted),
        unit="percent",
        missing="the value of China's exports of plug-in hybrids (HS 870360) to the world by year",
        tables=(_EXPORTS, _CUSTOMS, _MARKETS),
        definition=f"battery cars and plug-in hybrids in the value of heading 8703; known are {known}",
    )


def _battery_cars_alone(china: pd.DataFrame) -> str:
    shares = trade.bev_share_of_car_exports(china, int(china["year"].min()), _MEMO_YEAR).sort_values("year")
    last, peak = shares.iloc[-1], trade.peak_share(china, "China", int(shares["year"].min()), _MEMO_YEAR)
    at_most = f"at most {peak['share_pct']:.0f} % in {peak['year']:.0f}"
    return f"battery cars alone, {last['share_pct']:.0f} % of the value in {last['year']} and {at_most}"


def _by_number(customs: pd.DataFrame, year: int) -> str:
    return f"new-energy vehicles by number, {surge.customs_nev_share_pct(customs, year):.0f} % in {year}"


def _sold_at_home(markets: pd.DataFrame, year: int) -> str:
    return f"electric cars in sales inside China, {ev_markets.ev_share_pct(markets, 'China', year):.0f} % in {year}"


@check("F1")
def residual_is_combustion() -> Measured:
    """Whether heading 8703 without battery cars and plug-in hybrids holds combustion engines alone."""
    imports = tables.load(_US)
    year = measures.latest_year(imports, _MEMO_YEAR)
    shares = us_imports.residual_shares_pct(imports, year)
    told = ", ".join(f"{kind} {share:.0f} %" for kind, share in shares.items())
    return answered(
        yes_or_no(shares[us_imports.COMBUSTION] >= _ALL_PCT),
        measures.only(imports, year=year),
        unit="",
        year=year,
        tables=(_US,),
        definition=f"what the rest of the heading holds by value: {told}",
        unlike="imports of the United States from China, the one market for which every line is known",
    )


@check("F2")
def units_by_income_group() -> Measured:
    """Units by destination are missing; the value of battery cars is known for some years."""
    flows, groups = tables.load(_BY_IMPORTER), tables.load(_GROUPS)
    year = measures.latest_year(flows, _MEMO_YEAR)
    rows = measures.only(flows, year=year)
    of_year = destinations.groups_of_destinations("income group", groups, tables.load("economies"))
    name, share = destinations.largest_group(destinations.exports_by_group(rows, of_year))
    return unanswered(
        destinations.with_group(rows, of_year, "importer_iso3"),
        unit="million units",
        missing="China's exports of battery cars and plug-in hybrids by destination and year, in units",
        tables=(_BY_IMPORTER, _GROUPS, "economies"),
        definition=(
            "electric cars exported by income group of the destination; of the value of battery cars "
            f"{name.lower()} destinations took {share:.0f} % in {year}"
        ),
    )


@check("F3")
def unit_values_by_income_group() -> Measured:
    """Unit values need value and number by destination; a few destinations publish both."""
    flows, groups, published = (tables.load(name) for name in (_BY_IMPORTER, _GROUPS, _VALUES))
    of_year = destinations.groups_of_destinations("income group", groups, tables.load("economies"))
    values = destinations.unit_values_by_group(flows, published, of_year)
    known = values["destination"].nunique()
    return unanswered(
        values,
        unit="USD per vehicle",
        missing="value and number of China's exports of battery cars by destination in one year",
        tables=(_BY_IMPORTER, _GROUPS, _VALUES, "economies"),
        definition=f"value of a car by income group of the destination; {known} destinations publish it",
    )
