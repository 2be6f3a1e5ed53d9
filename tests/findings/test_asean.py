from __future__ import annotations

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.findings import asean

CONTRACT = JapanStrategies


def tell(p, replaced=None):
    """Every finding; `replaced` holds tables by name, in place of those that they are."""
    tables.allow_only(None)

    def table(name):
        return (replaced or {}).get(name, tables.load(name))

    asean.strategy_money(table("asean_strategy"), table("exchange_rates"))
    asean.production_claims(table("asean_production"), table("vehicle_production"))
    asean.thai_battery_cars(table("thailand_bev_registrations"))


def changed(table, column, value, **where):
    frame = tables.load(table)
    hit = (frame[list(where)] == list(where.values())).all(axis=1)
    assert hit.any()
    return frame.assign(**{column: frame[column].mask(hit, value)})


def test_every_guard_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    assert results["stated_share_million"].display == "3.44"
    assert results["implied_yen_per_yuan"].display == "21.54"
    assert results["parity_yen_per_yuan"].display == "21.48"
    assert results["green_fund_trillion_yen"].display == "2.76"
    assert "between 82 and 89 %" in results["thai_chinese_share"].display


def test_docstrings_list_every_key(found):
    told = " ".join(
        str(function.__doc__) for function in (asean.strategy_money, asean.production_claims, asean.thai_battery_cars)
    )
    keys = {result.name for result in found().values()} - {"year"}
    assert sorted(key for key in keys if key not in told) == []


FALSE = [
    ("asean_strategy", "open_to", "cars only", {"item_id": "global-south"}, ["asean_money", "finding_asean"]),
    ("asean_strategy", "amount_billion", 130.0, {"item_id": "global-south"}, ["asean_money"]),
    ("asean_strategy", "amount_billion", 5.0, {"item_id": "plants"}, ["asean_money", "finding_asean"]),
    ("asean_strategy", "taken_from", None, {"item_id": "gi-batteries"}, ["finding_asean"]),
    ("asean_strategy", "horizon_year", 2030, {"role": "pillar"}, ["asean_plan"]),
    ("asean_strategy", "announced", "2024-10-01", {"item_id": "action-plan"}, ["asean_plan"]),
    ("asean_strategy", "what_it_funds", "Battery cars", {"item_id": "japan-2035"}, ["japan_electrified"]),
    ("asean_strategy", "amount_billion", 0.2, {"item_id": "jaif"}, ["asean_jaif"]),
    ("asean_strategy", "open_to", "cars only", {"name": "Green fund"}, ["asean_green_fund", "finding_asean"]),
    ("exchange_rates", "yen_per_unit", 20.0, {"date": "2024-07-24"}, ["asean_yuan"]),
    ("exchange_rates", "date", "2024-06-03", {"date": "2024-05-06"}, ["asean_yuan"]),
]


@pytest.mark.parametrize(("table", "column", "value", "where", "silent"), FALSE)
def test_a_sentence_that_would_be_false_does_not_appear(found, table, column, value, where, silent):
    results = found({table: changed(table, column, value, **where)})
    assert sorted(false_in(results)) == sorted(silent)
    assert [results[name].display for name in silent] == [""] * len(silent)


def test_fewer_vehicles_in_all_part_the_two_numbers(found):
    counts = tables.load("asean_production").query("area not in ['Malaysia', 'Vietnam']")
    results = found({"asean_production": counts})
    assert results["asean_claims_agree"].display.startswith(
        "The article's two numbers for Japanese makers do not agree: 80 % of that are 2.68 million"
    )


def test_a_small_own_count_is_not_called_a_fall(found):
    counts = changed("asean_production", "vehicles", 3_000_000, counter="JAMA", year=2013)
    text = found({"asean_production": counts})["asean_fewer_than_before"].display
    assert text.startswith("The higher number is not below the 3.00 million")
    assert text.endswith("the difference is 15 %.")


def test_a_share_outside_the_bounds_is_told(found):
    cars = changed("thailand_bev_registrations", "brand_nationality", "United States", brand="BYD")
    text = found({"thailand_bev_registrations": cars})["thai_chinese_share"].display
    assert text.endswith("which the stated 85 % is not.")
