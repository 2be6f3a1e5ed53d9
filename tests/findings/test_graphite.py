from __future__ import annotations

import pandas as pd
import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.analysis import event_window
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.findings import graphite

CONTRACT = UpstreamMinerals


def tell(p, table=None):
    table = tables.load("graphite_exports") if table is None else table
    event = event_window.event_of(tables.load("export_control_events"), "2023-graphite")
    graphite.control(table, event, p)
    graphite.comparison(table, event)


def december_2023(table: pd.DataFrame) -> pd.Series:
    return (table["year"] == 2023) & (table["month"] == 12)


def test_every_guard_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    assert (results["graphite_trough_pct"].display, results["graphite_ahead_pct"].display) == ("21", "317")
    assert "21 % in December 2023" in results["graphite_front_loaded"].display
    assert results["graphite_partner_recovery"].display == "reached the average again in March 2024"
    assert results["graphite_recovery"].display == (
        "was reached again in June 2024, 6 months after the effect, and held in 2 of the 7 months from then on"
    )
    assert results["graphite_partner_trough_t"].display == "20"


@pytest.mark.parametrize(
    ("importer", "partner"),
    [
        ("Japan", "Japan"),
        ("South Korea", "South Korea"),
        ("United States", "the United States"),
        ("Germany", "Japan"),
        ("Thailand", "Japan"),
    ],
)
def test_the_partner_is_the_importer_where_the_table_names_it(found, importer, partner):
    results = found(importer=importer)
    assert results["graphite_partner"].display == partner
    assert results["graphite_partner_trough_t"].value < results["graphite_partner_base_t"].value


def test_no_trough_says_nothing_of_one(found):
    table = tables.load("graphite_exports")
    high = table.assign(weight_kg=table["weight_kg"].mask(table["year"] == 2024, 1e9).mask(december_2023(table), 1e9))
    results = found(high)
    assert results["graphite_front_loaded"].display == ""
    assert "0 months after the effect, and held in 13 of the 13 months" in results["graphite_recovery"].display


def test_a_recovery_in_the_last_month_is_not_called_held(found):
    table = tables.load("graphite_exports")
    late = (table["year"] == 2024) & (table["month"] == 12)
    weight = table["weight_kg"].mask(table["year"] == 2024, 1e5).mask(late, 1e9)
    results = found(table.assign(weight_kg=weight))
    assert results["graphite_recovery"].display == "was reached again in December 2024, 12 months after the effect"


def test_no_recovery_is_said_plainly(found):
    table = tables.load("graphite_exports")
    low = table.assign(weight_kg=table["weight_kg"].mask(table["year"] == 2024, 1e5))
    results = found(low)
    assert results["graphite_recovery"].display == "had not been reached again when the table ends"
    assert results["graphite_balance"].display.endswith("missing until the table ends.")
    assert results["graphite_partner_recovery"].display == "had not reached the average again when the table ends"
    assert "graphite_months_to_recover" not in results
