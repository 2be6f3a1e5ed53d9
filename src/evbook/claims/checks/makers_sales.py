"""Checks of the memo's claims on the sales of Honda and Toyota, and on hybrids."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook import tables
from evbook.analysis import makers, measures
from evbook.claims.evidence import answered, unanswered
from evbook.claims.measured import Check, Measured, check

_SALES = "automaker_sales"
_YEAR = 2025
_CHAPTER = "downstream_competition"
_TOYOTA_AND_LEXUS = "vehicles of Toyota and Lexus sold in the world"
_NAMES = {"hev": "hybrids without a plug", "bev": "battery cars", "phev": "plug-in hybrids"}


@check("M07")
def honda_levels() -> Measured:
    """Vehicles that Honda sold in the year and in the year before."""
    sales = tables.load(_SALES)
    levels = [makers.sold(sales, "Honda", "all", year) / 1e6 for year in (_YEAR, _YEAR - 1)]
    return answered(
        levels[0],
        makers.total_rows(sales, "Honda", (_YEAR - 1, _YEAR)),
        unit="million vehicles",
        year=f"{_YEAR - 1} and {_YEAR}",
        tables=(_SALES,),
        definition="vehicles that Honda sold in the world",
        low=min(levels),
        high=max(levels),
    )


@check("M08", result=f"{_CHAPTER}:honda_change_pct")
def honda_change() -> Measured:
    """Change of Honda's sales between levels that are rounded, with the interval that leaves open."""
    rows = makers.total_rows(tables.load(_SALES), "Honda", (_YEAR - 1, _YEAR))
    old, new = map(float, rows["vehicles"])
    low, high = makers.rounding_of_growth_pct(new, old, makers.TOTALS_STEP_VEHICLES)
    definition = "vehicles that Honda sold in the world, both levels rounded"
    return _change(measures.growth_pct(new, old), rows, definition, low=low, high=high)


@check("M09")
def honda_electrified() -> Measured:
    """Honda's electrified sales: only the earlier year is known, and that from a printed share."""
    row = makers.row_of(tables.load(_SALES), "Honda", "electrified", _YEAR - 1)
    million = float(row["vehicles"].iloc[0]) / 1e6
    known = f"a share that a trade paper prints comes to {million:.2f} million in {_YEAR - 1}"
    return _by_powertrain(row, "million vehicles", f"electrified vehicles that Honda sold in the world; {known}")


@check("M10")
def honda_electrified_change() -> Measured:
    """The change needs both years of M09, and the later one is not known."""
    row = makers.row_of(tables.load(_SALES), "Honda", "electrified", _YEAR - 1)
    return _by_powertrain(row, "percent", "electrified vehicles that Honda sold in the world")


def _by_powertrain(row: pd.DataFrame, unit: str, definition: str) -> Measured:
    missing = f"Honda's own table of sales by powertrain for {_YEAR - 1} and {_YEAR}"
    return unanswered(row, unit=unit, missing=missing, tables=(_SALES,), definition=definition)


@check("M13")
def toyota_plug_in_hybrids() -> Measured:
    """Change of plug-in hybrids; the level of the year before is worked back from a printed growth and rounded."""
    sales = tables.load(_SALES)
    new, old = (makers.sold(sales, "Toyota", "phev", year) for year in (_YEAR, _YEAR - 1))
    low, high = makers.growth_on_rounded_pct(new, old, makers.ESTIMATES_STEP_VEHICLES)
    definition = f"{_NAMES['phev']} among the {_TOYOTA_AND_LEXUS}, the earlier level rounded"
    return _change(measures.growth_pct(new, old), _two_rows(sales, "phev"), definition, low=low, high=high)


@check("M14")
def toyota_overall() -> Measured:
    """Change of the group's total; Toyota and Lexus alone, whose powertrains the memo gives beside it, differ."""
    sales = tables.load(_SALES)
    alone = makers.growth_on_year_before_pct(sales, "Toyota", "all", _YEAR)
    group = makers.total_rows(sales, "Toyota", (_YEAR - 1, _YEAR), scope=makers.TOYOTA_GROUP)
    return _change(
        makers.group_growth_pct(sales, _YEAR),
        group,
        "vehicles that Toyota's group sold in the world, Daihatsu and Hino included",
        alternatives=(_change(alone, _two_rows(sales, "all"), f"{_TOYOTA_AND_LEXUS}, the scope of its powertrains"),),
    )


@check("M33", result=f"{_CHAPTER}:toyota_last_growth_pct")
def hybrids() -> Measured:
    """Change of Toyota's hybrid sales in the last year, and the least and the most of the years known."""
    sales = tables.load(_SALES)
    growth = makers.yearly_growth_pct(sales, "Toyota", "hev", _YEAR)
    last = max(growth)
    ends = f"between {min(growth.values()):.0f} and {max(growth.values()):.0f} % a year from {min(growth)} to {last}"
    return answered(
        growth[last],
        _two_rows(sales, "hev", last),
        unit="percent",
        year=f"{last} on {last - 1}",
        tables=(_SALES,),
        definition=f"hybrids without a plug that Toyota sold in the world, {ends}",
        unlike="the sales of one maker and not of all",
    )


@check("M42")
def honda_in_india() -> Measured:
    """What Honda adds in India: no table holds plants."""
    return answered(
        None,
        unit="",
        year="",
        tables=(),
        definition="product of the line that Honda adds",
        missing="Honda's production capacity in India by plant and product",
    )


def _toyota(powertrain: str) -> Check:
    """The check of a change of one of Toyota's powertrains on the year before."""

    def measured() -> Measured:
        sales = tables.load(_SALES)
        growth = makers.growth_on_year_before_pct(sales, "Toyota", powertrain, _YEAR)
        return _change(growth, _two_rows(sales, powertrain), f"{_NAMES[powertrain]} among the {_TOYOTA_AND_LEXUS}")

    return measured


def _two_rows(sales: pd.DataFrame, powertrain: str, last: int = _YEAR) -> pd.DataFrame:
    return pd.concat([makers.row_of(sales, "Toyota", powertrain, year) for year in (last - 1, last)])


def _change(value: float, rows: pd.DataFrame, definition: str, **more: Any) -> Measured:
    year = f"{_YEAR} on {_YEAR - 1}"
    return answered(value, rows, unit="percent", year=year, tables=(_SALES,), definition=definition, **more)


check("M11", f"{_CHAPTER}:toyota_last_growth_pct")(_toyota("hev"))
check("M12")(_toyota("bev"))
