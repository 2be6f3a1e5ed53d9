"""Checks of the claims on Japan's batteries: makers, solid-state plans, first steps and money."""

from __future__ import annotations

import pandas as pd

from evbook import tables
from evbook.analysis import batteries, battery_race
from evbook.analysis.measures import only
from evbook.claims.evidence import YES, answered, unanswered, yes_or_no
from evbook.claims.measured import Measured, check
from evbook.words import listed

_PROGRAMMES, _MAKERS = "solid_state_programmes", "battery_makers"
_MAKER, _CARMAKER = "Panasonic", "Toyota"


@check("M15")
def companies_in_venture() -> Measured:
    """Companies in the planned joint venture for battery production systems."""
    row = _milestone(battery_race.VENTURE)
    return answered(
        int(row["participants"].iloc[0]),
        row,
        unit="companies",
        year=str(row["date_from"].iloc[0])[:4],
        definition=f"companies in the planned venture, as {row['stated_by'].iloc[0]} counts them",
        tables=(_PROGRAMMES,),
    )


@check("M16")
def solid_state_dates() -> Measured:
    """Years that Toyota still names for cars with all-solid-state batteries."""
    programmes = tables.load(_PROGRAMMES)
    years = battery_race.announced_years(programmes, _CARMAKER)
    rows = battery_race.dates_for_cars(only(programmes, actor=_CARMAKER), battery_race.ALL_SOLID)
    definition = f"years that {_CARMAKER} itself still names for cars with all-solid-state batteries"
    if not years:
        missing = f"a date that {_CARMAKER} still names"
        return unanswered(rows, unit="year", missing=missing, definition=definition, tables=(_PROGRAMMES,))
    return answered(
        None,
        battery_race.with_status(rows, "announced"),
        low=min(first for first, _ in years),
        high=max(last for _, last in years),
        unit="year",
        year="",
        definition=definition,
        tables=(_PROGRAMMES,),
        note=f"Earlier dates that were not kept: {len(battery_race.with_status(rows, 'not kept'))}.",
    )


@check("M17")
def rank_of_panasonic() -> Measured:
    """Place of Panasonic among makers of batteries for electric vehicles in the last year ranked."""
    makers = tables.load(_MAKERS)
    year = int(makers["year"].max())
    return answered(
        batteries.maker_rank(makers, _MAKER, year),
        only(makers, company=_MAKER, year=year),
        unit="rank",
        year=year,
        definition="by batteries installed in electric vehicles",
        tables=(_MAKERS,),
        note=f"It held {batteries.maker_share_pct(makers, _MAKER, year):.1f} % of them.",
    )


@check("M48")
def semi_solid_in_cars() -> Measured:
    """Whether pages report semi-solid batteries in cars of Chinese makers."""
    rows = battery_race.dates_for_cars(tables.load(_PROGRAMMES), battery_race.SEMI_SOLID)
    sold = battery_race.with_status(only(rows, country="China"), "delivered")
    return answered(
        yes_or_no(len(sold)),
        rows if sold.empty else sold,
        unit="",
        year=str(sold["date_from"].max())[:4] if len(sold) else "",
        definition=f"semi-solid batteries that pages report in cars: {listed(list(sold['actor'])) or 'none'}",
        tables=(_PROGRAMMES,),
    )


@check("S01")
def funding_of_consortium() -> Measured:
    """The ministry's money for the research consortium."""
    row = _milestone(battery_race.FUNDING)
    return answered(
        float(row["amount"].iloc[0]),
        row,
        unit=str(row["amount_unit"].iloc[0]),
        year=battery_race.year_begun(row, battery_race.FUNDING),
        definition=f"{row['actor'].iloc[0]} to the research consortium LIBTEC, as {row['stated_by'].iloc[0]} has it",
        tables=(_PROGRAMMES,),
    )


@check("S05")
def month_of_funding() -> Measured:
    """Month from which the ministry was to pay the consortium."""
    row = _milestone(battery_race.FUNDING)
    return answered(
        str(row["date_from"].iloc[0]),
        row,
        unit="",
        year="",
        definition=f"month that {row['stated_by'].iloc[0]} gives",
        tables=(_PROGRAMMES,),
    )


@check("S03")
def first_lithium_ion_battery() -> Measured:
    """Year in which the first lithium-ion battery was sold."""
    row = _milestone(battery_race.FIRST_LIION)
    return answered(
        battery_race.year_begun(row, battery_race.FIRST_LIION),
        row,
        unit="year",
        year="",
        definition=f"{row['milestone'].iloc[0]} by {row['actor'].iloc[0]}",
        tables=(_PROGRAMMES,),
    )


@check("S04")
def step_towards_a_standard() -> Measured:
    """Whether the ministry means to go to the standards body; a plan is known, an application is not."""
    row = _milestone(battery_race.STANDARD)
    year = battery_race.year_begun(row, battery_race.STANDARD)
    planned = f"{row['stated_by'].iloc[0]} wrote of a plan in {year}, and no page read shows an application"
    return answered(
        YES,
        row,
        unit="",
        year=year,
        definition="a plan to register solid-state technology with the International Electrotechnical Commission",
        tables=(_PROGRAMMES,),
        unlike=planned if row["status"].iloc[0] == "announced" else "",
    )


def _milestone(milestone_id: str) -> pd.DataFrame:
    return only(tables.load(_PROGRAMMES), milestone_id=milestone_id)
