"""What the chapter says of China's export controls and of the companies they name."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import controls, measures
from evbook.analysis.controls import CONTROL_LIST, UNCONFIRMED, WATCH_LIST
from evbook.contracts import results
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.words import listed

_JANUARY = "2026-announcement-1"


def export_controls(events: pd.DataFrame, p: UpstreamMinerals) -> None:
    """How often China announced a control, on what, and against whom.

    Keys: controls_total, controls_pause_years, controls_paused, controls_resumed, controls_recent, controls_in_force,
    controls_suspended, controls_suspended_until, controls_on_japan, controls_turn_to_companies, cathode_technology,
    cathode_material_paused.
    """
    last_before, resumed = controls.longest_pause(events)
    dated = controls.with_dates(events)
    recent = dated[dated["year"] >= resumed]
    _count("controls_total", events)
    results.record("controls_pause_years", resumed - last_before, unit="years", decimals=0, rows=events)
    results.word(
        "controls_paused",
        f"After {last_before} the next measure of the table comes {{controls_pause_years}} years later.",
    )
    results.word("controls_resumed", str(resumed))
    _count("controls_recent", recent)
    _status(events)
    _count("controls_on_japan", recent[recent["addressed_to"] == "Japan"])
    _technology(events)
    last = recent[recent["year"] == recent["year"].max()]
    results.guard(
        "controls_turn_to_companies",
        (last["form"] == "entity list").mean() > 0.5,
        f"In {last['year'].iloc[0]} most measures name companies and not materials.",
    )


def _status(events: pd.DataFrame) -> None:
    paused = events[events["suspended_until"].notna()]
    _count("controls_in_force", controls.in_force(events))
    _count("controls_suspended", paused)
    until = pd.to_datetime(paused["suspended_until"]).sort_values()
    results.word("controls_suspended_until", listed([f"{day.day} {day:%B %Y}" for day in until]))


def _technology(events: pd.DataFrame) -> None:
    cathode = measures.only(events, event_id=controls.CATHODE_TECHNOLOGY)
    results.guard(
        "cathode_technology",
        (cathode["form"] == "technology").all() and (cathode["announced"] == "2025-07-15").all(),
        "The memo is right that China put cathode technology for lithium iron phosphate under control in July 2025; "
        "what needs a licence is the know-how for making the material, not its sale.",
    )
    goods = measures.only(events, event_id=controls.CATHODE_GOODS)
    results.guard(
        "cathode_material_paused",
        goods["items"].str.contains("cathode").all() and (goods["status"] == "suspended").all(),
        "The measure of October 2025 that names the material was suspended.",
    )


def listed_companies(companies: pd.DataFrame, events: pd.DataFrame, p: UpstreamMinerals) -> None:
    """Which list names the companies of the memo's Table 1, and what the memo says of both.

    Keys: stated_m21, stated_m22, entities_february, entities_june, entities_fit, table_companies, table_differs,
    companies_on_watch_list, companies_on_control_list, companies_on_control_list_named, companies_found,
    companies_mostly_watched.
    """
    _entities(events)
    joined = controls.companies_with_list(companies, events)
    rows = (companies, controls.naming_events(companies, events))
    stated = results.stated("M22")
    results.record("table_companies", len(companies), unit="companies", decimals=0, rows=companies)
    results.guard(
        "table_differs",
        len(companies) != int(stated),
        "The memo's text counts {stated_m22} companies with links to car making, its table has {table_companies}.",
        "The memo's table has the {table_companies} companies that its text counts.",
    )
    counts = joined["listed_on"].value_counts()
    watched, controlled = (len(controls.companies_on(joined, name)) for name in (WATCH_LIST, CONTROL_LIST))
    for name, value in (("watch", watched), ("control", controlled)):
        results.record(f"companies_on_{name}_list", value, unit="companies", decimals=0, year=2026, rows=rows)
    named = controls.companies_on(joined, CONTROL_LIST)["company"].str.removesuffix(", Ltd.")
    results.word("companies_on_control_list_named", listed(sorted(named)) or "none")
    results.guard(
        "companies_found",
        UNCONFIRMED not in counts,
        "Each of them stands on one of the two lists, as the memo says.",
        "Some of them could be confirmed on no page.",
    )
    results.guard(
        "companies_mostly_watched",
        watched > controlled,
        "Of the {table_companies} companies in the memo's table {companies_on_watch_list} stand on the list that asks "
        "for licences and {companies_on_control_list} on the list that bans.",
    )


def _entities(events: pd.DataFrame) -> None:
    """What the two lists of February and the second batch of June 2026 name, beside the memo's number."""
    stated = results.stated("M21")
    february = controls.rows_of_lists(events)
    june = measures.only(events, event_id="2026-second-lists")
    january = measures.only(events, event_id=_JANUARY)
    for month, rows in (("february", february), ("june", june)):
        total = int(rows["entities_named"].sum())
        results.record(f"entities_{month}", total, unit="entities", decimals=0, year=2026, rows=rows)
    results.guard(
        "entities_fit",
        controls.entities_of_lists(events) == int(stated) and january["entities_named"].isna().all(),
        "The memo's {stated_m21} companies match in number the {entities_february} entities of two lists of February "
        "2026; the announcement of January that it speaks of names none.",
        "The memo's {stated_m21} stand beside {entities_february} entities on the two lists of February 2026.",
    )


def _count(name: str, rows: pd.DataFrame) -> None:
    """Record the number of measures in `rows` under `name`."""
    results.record(name, len(rows), unit="measures", decimals=0, rows=rows)
