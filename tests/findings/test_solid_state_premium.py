from __future__ import annotations

import itertools

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.findings import solid_state_premium

CONTRACT = JapanStrategies


def tell(p, change=lambda prices: prices):
    prices = change(tables.load("battery_pack_prices"))
    solid_state_premium.allowed_premium(prices, tables.load("battery_deployment"), p)


def test_numbers_of_the_baseline(found):
    results = found()
    price = results["lithium_price_at_launch_usd"]
    assert (price.display, price.kind, price.year) == ("96", "model", 2028)
    assert price.low < price.value < price.high
    assert results["solid_state_allowed_usd"].display == "116"
    premium = results["solid_state_premium_pct__planned"]
    assert (premium.display, premium.low < premium.value < premium.high) == ("21", True)
    years = [results[f"solid_state_premium_pct__{launch}"].year for launch in ("planned", "later", "latest")]
    assert years == [2028, 2031, 2034]
    assert "stays on its learning curve" in results["solid_state_lithium_price"].value
    assert results["solid_state_delay_usd"].display == "3.1"
    assert results["solid_state_lithium_price"].value.endswith(
        "costs USD 96 a kWh in 2028 (90 to 102 by the error of the slope alone), after 108 in 2025."
    )


@pytest.mark.parametrize(
    ("year", "growth", "worth", "stock"), [*itertools.product((2026, 2040), (0, 40), (0, 100), (5, 100))]
)
def test_the_ends_of_every_parameter_can_be_told(found, year, growth, worth, stock):
    results = found(
        solid_state_launch_year=year,
        deployment_growth_pct=growth,
        solid_state_advantage_usd_per_kwh=worth,
        pack_stock_gwh=stock,
    )
    assert (results["finding_solid_state_premium"].display == "") is (worth == 0)
    assert ("worth no more" in results["solid_state_break_even"].display) is (worth == 0)
    assert results["solid_state_allowed_usd"].value == results["lithium_price_at_launch_usd"].value + worth
    assert results["solid_state_delay"].value is True


def test_a_rival_that_does_not_learn_costs_no_delay(found):
    rising = found(lambda prices: prices.assign(usd_per_kwh=10.0 * (prices["year"] - 2000)))
    assert "lowers that bar" not in rising["solid_state_delay"].display


def test_a_premium_of_nothing_is_not_told(found):
    told = found(solid_state_advantage_usd_per_kwh=0)["solid_state_delay"].display
    assert told.startswith("A further year's delay") and "premium" not in told


def test_an_interval_that_rounds_to_one_number_is_left_out(found):
    told = found(solid_state_advantage_usd_per_kwh=1, solid_state_launch_year=2026)["solid_state_delay"].display
    assert "The premium is 1 %, 1 % with" in told


def test_fewer_years_give_a_price_without_an_interval(found):
    results = found(lambda prices: prices[prices["year"] != 2022])
    assert results["lithium_price_at_launch_usd"].low is None
    assert "error of the slope" not in results["solid_state_lithium_price"].value
