"""China's export controls over time, and the lists that name companies."""

from __future__ import annotations

import itertools

import pandas as pd

from evbook.analysis.measures import only

CONTROL_LIST = "2026-announcement-11"
WATCH_LIST = "2026-announcement-12"
LISTS = {CONTROL_LIST: "Export control list", WATCH_LIST: "Watch list"}
UNCONFIRMED = "Not confirmed on a page"
CATHODE_TECHNOLOGY, CATHODE_GOODS = "2025-cathode-technology", "2025-announcements-55-62"


def with_dates(export_control_events: pd.DataFrame) -> pd.DataFrame:
    """All rows in order of announcement, with `year` and `announced_at`, a decimal year (a month: its first day)."""
    days = pd.to_datetime(export_control_events["announced"], format="ISO8601")
    length = days.dt.is_leap_year.map({True: 366, False: 365})
    dated = export_control_events.assign(
        year=days.dt.year.astype("int64"), announced_at=days.dt.year + (days.dt.day_of_year - 1) / length
    )
    return dated.sort_values(["announced_at", "event_id"], ignore_index=True)


def count_by_year(export_control_events: pd.DataFrame) -> pd.DataFrame:
    """Measures announced in each year that has one: columns year, measures, so_far."""
    counts = with_dates(export_control_events).groupby("year", as_index=False).size()
    counts = counts.rename(columns={"size": "measures"})
    return counts.assign(so_far=counts["measures"].cumsum())


def longest_pause(export_control_events: pd.DataFrame) -> tuple[int, int]:
    """The two years with a measure that lie furthest apart without one between them."""
    years = [int(year) for year in count_by_year(export_control_events)["year"]]
    return max(itertools.pairwise(years), key=lambda pair: pair[1] - pair[0])


def in_force(export_control_events: pd.DataFrame) -> pd.DataFrame:
    """Measures that the cited pages show wholly in force."""
    return export_control_events[export_control_events["status"] == "in force"]


def first_stop(export_control_events: pd.DataFrame, items: str, addressed_to: str) -> pd.DataFrame:
    """The first measure that stopped exports of `items` to `addressed_to`; MissingDataError where there is none."""
    stops = only(export_control_events, items=items, addressed_to=addressed_to, form="stop")
    return stops.sort_values("announced").head(1)


def entities_of_lists(export_control_events: pd.DataFrame) -> int:
    """Companies and institutions that the two lists of February 2026 name together."""
    return int(rows_of_lists(export_control_events)["entities_named"].sum())


def rows_of_lists(export_control_events: pd.DataFrame) -> pd.DataFrame:
    """The two announcements that set up the lists of LISTS."""
    return export_control_events[export_control_events["event_id"].isin(LISTS)]


def companies_with_list(listed_companies: pd.DataFrame, export_control_events: pd.DataFrame) -> pd.DataFrame:
    """The companies with the list that names each: `listed_on` (a value of LISTS, or UNCONFIRMED) and `announced`."""
    dates = export_control_events[["event_id", "announced"]]
    joined = listed_companies.merge(dates, on="event_id", how="left", validate="many_to_one")
    return joined.assign(listed_on=joined["event_id"].map(LISTS).fillna(UNCONFIRMED))


def companies_on(companies: pd.DataFrame, list_id: str) -> pd.DataFrame:
    """Rows of a result of `companies_with_list` that the list `list_id` (a key of LISTS) names."""
    return companies[companies["listed_on"] == LISTS[list_id]]


def naming_events(companies: pd.DataFrame, export_control_events: pd.DataFrame) -> pd.DataFrame:
    """The rows of the announcements that name `companies`."""
    return export_control_events[export_control_events["event_id"].isin(companies["event_id"].dropna())]
