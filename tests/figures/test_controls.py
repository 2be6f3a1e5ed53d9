"""The timeline of export controls and the companies of the memo's table."""

from __future__ import annotations

import pandas as pd

from evbook import tables
from evbook.analysis import controls, measures
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.figures.companies import listed_companies
from evbook.figures.controls import export_control_timeline
from evbook.figures.figure import Figure


def _timeline(events: pd.DataFrame) -> Figure:
    resumed = controls.longest_pause(events)[1]
    return export_control_timeline(controls.with_dates(events), resumed, measures.sources_of(events))


def test_measures_of_2010_stand_at_the_edge_and_say_so(minerals: UpstreamMinerals):
    drawn = _timeline(tables.load("export_control_events"))
    data = next(iter(drawn.spec["datasets"].values()))
    early = [row for row in data if row["early"]]
    assert [row["label"] for row in early] == [
        "Rare earths: quota cut, 2010 (ended)",
        "Rare earths: stop for Japan, 2010 (ended)",
    ]
    assert {row["at"] for row in early} == {min(row["at"] for row in data)}
    assert "measures of 2010 stand at the left edge, outside the axis" in drawn.passport.caption


def test_the_title_counts_and_the_notes_name_what_the_pages_lack(minerals: UpstreamMinerals):
    drawn = _timeline(tables.load("export_control_events"))
    assert drawn.passport.title.startswith("From 2023 to 2026 China announced 14 export controls")
    assert "gallium, germanium and antimony" in drawn.passport.notes[0]
    assert len(drawn.passport.rows) == 16


def test_without_borrowed_dates_there_is_no_note_on_them(minerals: UpstreamMinerals):
    events = tables.load("export_control_events").assign(announced_evidence="on the cited page")
    assert len(_timeline(events).passport.notes) == 1


def _companies(companies: pd.DataFrame) -> Figure:
    events = tables.load("export_control_events")
    joined = controls.companies_with_list(companies, events)
    return listed_companies(joined, measures.sources_of(joined, controls.naming_events(companies, events)))


def test_companies_carry_the_sources_of_both_announcements(minerals: UpstreamMinerals):
    drawn = _companies(tables.load("listed_companies"))
    assert drawn.passport.title == (
        "Of the 12 companies in the memo's table the watch list names 11 and the export control list names 1"
    )
    assert {origin.id for origin in drawn.passport.sources} == {
        "control-announcement-11",
        "control-announcement-12",
        "ifri-memo",
    }
    assert "Each name was found" in drawn.passport.coverage


def test_a_company_that_no_page_confirms_is_told(minerals: UpstreamMinerals):
    companies = tables.load("listed_companies")
    companies["event_id"] = companies["event_id"].mask(companies["short_name"] == "TDK")
    drawn = _companies(companies)
    assert "1 could not be found on a page" in drawn.passport.coverage
    assert "the watch list names 10" in drawn.passport.title
    assert "Not confirmed on a page" in drawn.spec["layer"][0]["encoding"]["color"]["scale"]["domain"]
