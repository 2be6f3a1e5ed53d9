"""Typed tables on batteries and controls: what they hold, and what a slip in them is told."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.sources.slips import put, spoil, stand_in, told, twice

from evbook.sources import batteries_policy


def test_makers_have_one_spelling_and_numbers():
    makers = batteries_policy.battery_makers().set_index(["year", "company"])
    assert makers.loc[(2025, "Panasonic"), ["rank", "share_pct"]].tolist() == [7, 3.7]
    assert makers.loc[(2018, "LG Energy Solution"), "basis"] == "shipments"
    assert pd.isna(makers.loc[(2024, "CATL"), "share_pct"])
    assert makers.loc[(2024, "CATL"), "installed_gwh"] == 339.3
    assert makers.loc[(2021, "AESC"), "headquarters"] == "China and Japan"


def test_each_year_and_base_has_one_price():
    prices = batteries_policy.battery_pack_prices()
    assert sorted(prices.loc[prices["year"] == 2010, "usd_per_kwh"]) == [1160, 1191, 1474]
    assert not prices.duplicated(["year", "price_base"]).any()


def test_events_keep_their_dates_as_text():
    events = batteries_policy.export_control_events().set_index("event_id")
    assert events.loc["2010-quota", "announced"] == "2010-07"
    assert events.loc["2025-cathode-technology", "form"] == "technology"
    assert events.loc["2026-announcement-11", "entities_named"] == 20
    assert pd.isna(events.loc["2026-announcement-1", "entities_named"])


def test_one_company_stands_on_the_control_list_and_the_rest_on_the_watch_list():
    companies = batteries_policy.listed_companies()
    controlled = companies.loc[companies["event_id"] == "2026-announcement-11", "short_name"]
    assert controlled.tolist() == ["MHI Turbo"]
    assert (companies["event_id"] == "2026-announcement-12").sum() == len(companies) - 1


BAD = [
    ("battery_makers", put("installed_gwh", "96,7"), "'96,7' in data row 1 is no number"),
    ("battery_makers", put("share_pct", "77.0"), "sum to"),
    ("battery_makers", twice, "counted twice"),
    ("battery_makers", lambda frame: frame.assign(installed_gwh=None, share_pct=None), "neither GWh nor share"),
    ("battery_makers", lambda frame: frame.assign(market_total_gwh="-1"), "zero or more"),
    ("battery_pack_prices", put("usd_per_kwh", "USD 108"), "'USD 108'"),
    ("battery_pack_prices", lambda frame: frame.assign(price_base="USD of 2018"), "would be counted twice"),
    ("export_control_events", put("announced", "July 2010"), "'July 2010' is no date"),
    ("export_control_events", put("effective", "2009-01"), "2010-quota holds before it was announced"),
    ("export_control_events", put("suspended_until", "next year"), "column suspended_until"),
    ("export_control_events", put("entities_named", "twenty"), "'twenty'"),
    ("export_control_events", twice, "counted twice"),
    ("listed_companies", twice, "counted twice"),
    ("listed_companies", put("short_name", "TDK"), "short_name"),
]


@pytest.mark.parametrize(("reader", "change", "message"), BAD)
def test_a_slip_is_told(monkeypatch, reader, change, message):
    spoil(monkeypatch, batteries_policy, change)
    told(getattr(batteries_policy, reader), message)


@pytest.mark.parametrize(
    "reader", ["battery_makers", "battery_pack_prices", "export_control_events", "listed_companies"]
)
def test_a_renamed_column_and_an_empty_file_are_told(monkeypatch, tmp_path, reader):
    file = stand_in(monkeypatch, tmp_path, reader)
    file.write_text("when,what\n2010,x\n", encoding="utf-8")
    told(getattr(batteries_policy, reader), f"{reader}.csv: column .* is missing")
    file.write_text("", encoding="utf-8")
    told(getattr(batteries_policy, reader), "the file is empty")
