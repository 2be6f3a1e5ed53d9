from __future__ import annotations

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.findings import learning

CONTRACT = UpstreamMinerals
EARLY, LATE = "usd-of-2018", "usd-of-each-survey-s-year"


def tell(p, change=lambda prices: prices):
    learning.pack_learning(change(tables.load("battery_pack_prices")), tables.load("battery_deployment"), p)


def test_numbers_of_the_baseline(found):
    results = found()
    early, late = (results[f"learning_rate_pct__{base}"] for base in (EARLY, LATE))
    assert (early.display, early.low, early.high, early.kind) == ("25", None, None, "model")
    assert late.display == "11"
    assert late.low < late.value < late.high
    assert results[f"learning_points__{EARLY}"].display == "4"
    assert results[f"learning_points__{LATE}"].display == "8"
    assert results["learning_interval"].value == "with a 95 % interval of 5 to 16 % for the rate"
    assert "from 22 to 40 %, the second only from 10 to 12 %" in results["learning_stock"].display
    assert "iea-gevo-2026" in late.sources
    assert results["learning_dear_years"].display.startswith("The prices of 2017, 2022 and 2023 lie more than 10 %")
    assert "0.79 against 0.76" in results["learning_time_as_well"].display
    assert results["finding_learning"].display.endswith("the former still holds inflation.")


@pytest.mark.parametrize("stock", [5, 12, 60, 100])
def test_every_assumed_stock_can_be_told(found, stock):
    results = found(pack_stock_gwh=stock)
    assert "from 22 to 40 %" in results["learning_stock"].display
    assert "fell by" in results["finding_learning"].display


def test_fewer_years_have_no_interval(found):
    results = found(lambda prices: prices[prices["year"] != 2025])
    assert results[f"learning_rate_pct__{LATE}"].low is None
    assert results["learning_interval"].value == "too few for an interval"


def test_a_price_that_rises_is_not_said_to_fall(found):
    def rising(prices):
        late = prices["price_base"] == "USD of each survey's year"
        return prices.assign(usd_per_kwh=prices["usd_per_kwh"].mask(late, 10.0 * (prices["year"] - 2010)))

    results = found(rising)
    assert results["finding_learning"].display == ""
