"""Facts that the tables on batteries, export controls and listed companies must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within


def shares_follow_from_capacity(makers: pd.DataFrame) -> Iterator[Finding]:
    """A printed share is the maker's capacity over the printed total, within 0.15 points of rounding."""
    known = makers.dropna(subset=["installed_gwh", "share_pct"])
    computed = 100 * known["installed_gwh"] / known["market_total_gwh"]
    for row in known[(computed - known["share_pct"]).abs() > 0.15].itertuples():
        yield f"{row.year} {row.company}", f"{row.share_pct} % is not {row.installed_gwh} of {row.market_total_gwh} GWh"


def makers_in_order(makers: pd.DataFrame) -> Iterator[Finding]:
    """A maker placed lower has no larger share or capacity than the one above."""
    for year, ranked in makers.sort_values("rank").groupby("year"):
        for column in ("share_pct", "installed_gwh"):
            if not ranked[column].dropna().is_monotonic_decreasing:
                yield str(year), f"{column} does not fall with the rank"


def catl_leads(makers: pd.DataFrame) -> Iterator[Finding]:
    """CATL installed 96.7 GWh in 2021 and 464.7 GWh in 2025."""
    for year, capacity in ((2021, 96.7), (2025, 464.7)):
        yield from within(makers, {"year": year, "company": "CATL"}, "installed_gwh", capacity, 0.01)


def market_grows(makers: pd.DataFrame) -> Iterator[Finding]:
    """One total a year, and since 2021 each year's is larger than the last."""
    totals = makers.groupby("year")["market_total_gwh"].agg(["min", "max"])
    for year in totals.index[totals["min"] != totals["max"]]:
        yield str(year), "two totals for one year"
    since = totals.loc[totals.index >= 2021, "max"]
    for year in since.index[since.diff() <= 0]:
        yield str(year), f"total of {since[year]:,} GWh is not above the year before"


def pack_price_fell(prices: pd.DataFrame) -> Iterator[Finding]:
    """USD a kWh: 1,160 in 2010 and 174 in 2018 (money of 2018), 139 in 2023 and 108 in 2025 (money of each year)."""
    each = "USD of each survey's year"
    known = [(2010, "USD of 2018", 1160), (2018, "USD of 2018", 174), (2023, each, 139), (2025, each, 108)]
    for year, base, price in known:
        yield from within(prices, {"year": year, "price_base": base}, "usd_per_kwh", price, 0.01)


def suspended_says_until_when(events: pd.DataFrame) -> Iterator[Finding]:
    """A measure that is suspended, wholly or in part, has a last day of suspension, and no other has."""
    paused = events["status"].str.contains("suspended")
    for row in events[paused != events["suspended_until"].notna()].itertuples():
        yield str(row.event_id), f"status {row.status!r} with the last day of suspension {row.suspended_until}"


def lists_of_february(events: pd.DataFrame) -> Iterator[Finding]:
    """Announcements 11 and 12 of 2026 name 20 Japanese entities each."""
    for number in (11, 12):
        yield from within(events, {"event_id": f"2026-announcement-{number}"}, "entities_named", 20, 0)


def companies_on_a_list(companies: pd.DataFrame, events: pd.DataFrame) -> Iterator[Finding]:
    """A company's announcement is an entity list in the table of events, and the memo's table has twelve companies."""
    lists = set(events.loc[events["form"] == "entity list", "event_id"])
    for row in companies[companies["event_id"].notna() & ~companies["event_id"].isin(lists)].itertuples():
        yield str(row.company), f"{row.event_id!r} is no entity list of export_control_events"
    if len(companies) != 12:
        yield "all", f"{len(companies)} companies; 12 expected"


CHECKS = (
    SanityCheck("battery-shares-follow", ("battery_makers",), shares_follow_from_capacity),
    SanityCheck("battery-makers-in-order", ("battery_makers",), makers_in_order),
    SanityCheck("catl-leads", ("battery_makers",), catl_leads),
    SanityCheck("battery-market-grows", ("battery_makers",), market_grows),
    SanityCheck("pack-price-fell", ("battery_pack_prices",), pack_price_fell),
    SanityCheck("suspended-until", ("export_control_events",), suspended_says_until_when),
    SanityCheck("lists-of-february", ("export_control_events",), lists_of_february),
    SanityCheck("companies-on-a-list", ("listed_companies", "export_control_events"), companies_on_a_list),
)
