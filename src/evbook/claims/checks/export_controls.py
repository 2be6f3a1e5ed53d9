"""Checks of the memo's claims on China's export controls and the companies they name."""

from __future__ import annotations

from evbook import tables
from evbook.analysis import controls, measures
from evbook.analysis.controls import CONTROL_LIST, UNCONFIRMED
from evbook.claims.evidence import answered, unanswered, yes_or_no
from evbook.claims.measured import Measured, check

_EVENTS, _COMPANIES = "export_control_events", "listed_companies"
_CHAPTER = "upstream_minerals"


@check("M21", result=f"{_CHAPTER}:entities_february")
def entities_named() -> Measured:
    """Entities that the two lists on Japan of the first announcement name."""
    events = tables.load(_EVENTS)
    rows = controls.rows_of_lists(events)
    return answered(
        controls.entities_of_lists(events),
        rows,
        unit="companies",
        year=str(rows["announced"].iloc[0]),
        tables=(_EVENTS,),
        definition="companies and institutions on the export control list and the watch list together",
    )


@check("M22", result=f"{_CHAPTER}:table_companies")
def companies_of_cars() -> Measured:
    """Named companies with links to car making that the memo's own table sets out."""
    companies = tables.load(_COMPANIES)
    definition = "companies in the table to which the text points"
    return answered(len(companies), companies, unit="companies", year="", tables=(_COMPANIES,), definition=definition)


@check("T1")
def types_and_tiers() -> Measured:
    """Type, contribution and tier: no register at hand gives them."""
    return unanswered(
        tables.load(_COMPANIES),
        unit="companies",
        missing="a register of suppliers with products and tier of each company",
        tables=(_COMPANIES,),
        definition="companies by type, contribution and tier",
    )


@check("M35")
def all_on_a_list() -> Measured:
    """Whether every company of the table stands on a list; on the list that bans exports, beside it."""
    companies, events = tables.load(_COMPANIES), tables.load(_EVENTS)
    joined = controls.companies_with_list(companies, events)
    found = int((joined["listed_on"] != UNCONFIRMED).sum())
    banned = len(controls.companies_on(joined, CONTROL_LIST))
    rows = (companies, controls.naming_events(companies, events))
    about = {"unit": "", "year": str(controls.rows_of_lists(events)["announced"].iloc[0])}
    ban = answered(
        yes_or_no(banned == len(joined)),
        *rows,
        tables=(_COMPANIES, _EVENTS),
        definition=f"{banned} of {len(joined)} on the list that bans exports",
        **about,
    )
    return answered(
        yes_or_no(found == len(joined)),
        *rows,
        tables=(_COMPANIES, _EVENTS),
        definition=f"{found} of {len(joined)} on that list or on the watch list, which asks for single licences",
        alternatives=(ban,),
        **about,
    )


@check("M36")
def cathode_control() -> Measured:
    """Whether the measure of the month restricts the material or the technology for making it."""
    events = tables.load(_EVENTS)
    row = measures.only(events, event_id=controls.CATHODE_TECHNOLOGY)
    goods = measures.only(events, event_id=controls.CATHODE_GOODS)
    status, day = str(goods["status"].iloc[0]), str(goods["announced"].iloc[0])
    return answered(
        str(row["form"].iloc[0]) if (row["form"] == "technology").all() else "material",
        row,
        goods,
        unit="",
        year=str(row["announced"].iloc[0]),
        tables=(_EVENTS,),
        definition=f"what the control on cathodes restricts; a measure of {day} that names the material is {status}",
    )


@check("M45")
def rare_earth_crisis() -> Measured:
    """Year of the first stop of exports of rare earths to Japan."""
    row = controls.first_stop(tables.load(_EVENTS), "rare earths", "Japan")
    year = int(str(row["announced"].iloc[0])[:4])
    definition = "first stop of exports of rare earths to Japan"
    return answered(year, row, unit="year", year="", tables=(_EVENTS,), definition=definition)
