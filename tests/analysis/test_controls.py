"""Controls in time, and companies with the list that names them."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import controls

EVENTS = pd.DataFrame(
    {
        "event_id": ["b", controls.WATCH_LIST, "a", "c"],
        "announced": ["2010-09-21", "2026-02-24", "2010-07", "2024-12-31"],
        "status": ["ended", "in force", "ended", "partly suspended"],
    }
)


def test_dates_of_day_and_month_precision_are_ordered():
    dated = controls.with_dates(EVENTS)
    assert dated["event_id"].tolist() == ["a", "b", "c", controls.WATCH_LIST]
    assert dated["year"].tolist() == [2010, 2010, 2024, 2026]
    assert dated["announced_at"].round(3).tolist() == [2010.496, 2010.721, 2024.997, 2026.148]


def test_counts_and_the_longest_pause():
    counts = controls.count_by_year(EVENTS)
    assert counts.to_numpy().tolist() == [[2010, 2, 2], [2024, 1, 3], [2026, 1, 4]]
    assert controls.longest_pause(EVENTS) == (2010, 2024)


@given(st.lists(st.dates(), min_size=1, max_size=12))
def test_every_measure_is_counted_once(days):
    usual = [day for day in days if 1900 <= day.year <= 2200]
    events = pd.DataFrame(
        {"event_id": [str(i) for i in range(len(usual))], "announced": [d.isoformat() for d in usual]}
    )
    if not usual:
        return
    counts = controls.count_by_year(events)
    assert counts["measures"].sum() == counts["so_far"].iloc[-1] == len(usual)
    dated = controls.with_dates(events)
    assert (dated["announced_at"].astype(int) == dated["year"]).all()


def test_only_what_is_wholly_in_force_counts_as_such():
    assert controls.in_force(EVENTS)["event_id"].tolist() == [controls.WATCH_LIST]


def test_a_company_without_announcement_is_unconfirmed():
    companies = pd.DataFrame({"company": ["x", "y"], "event_id": [controls.WATCH_LIST, None]})
    joined = controls.companies_with_list(companies, EVENTS)
    assert joined["listed_on"].tolist() == ["Watch list", controls.UNCONFIRMED]
    assert joined["announced"].fillna("").tolist() == ["2026-02-24", ""]
    assert controls.naming_events(companies, EVENTS)["event_id"].tolist() == [controls.WATCH_LIST]


def test_entities_of_the_two_lists_alone_are_counted():
    lists = [controls.CONTROL_LIST, controls.WATCH_LIST, "2026-second-lists"]
    events = pd.DataFrame({"event_id": lists, "entities_named": [20, 21, 40]})
    assert controls.entities_of_lists(events) == 41
    assert controls.rows_of_lists(events)["event_id"].tolist() == lists[:2]


def test_companies_on_one_list():
    companies = pd.DataFrame({"company": ["a", "b"], "event_id": [controls.CONTROL_LIST, None]})
    joined = controls.companies_with_list(companies, EVENTS)
    assert controls.companies_on(joined, controls.CONTROL_LIST)["company"].tolist() == ["a"]
    assert controls.companies_on(joined, controls.WATCH_LIST).empty


def test_the_first_stop_of_an_item():
    events = pd.DataFrame(
        {
            "announced": ["2012-01", "2010-09-21", "2009-01", "2008-01"],
            "items": ["rare earths", "rare earths", "graphite", "rare earths"],
            "addressed_to": ["Japan", "Japan", "Japan", "World"],
            "form": "stop",
        }
    )
    assert controls.first_stop(events, "rare earths", "Japan")["announced"].tolist() == ["2010-09-21"]
