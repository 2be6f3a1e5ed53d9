from __future__ import annotations

import itertools

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.analysis import rare_earth_imports, stockpile
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.findings.stockpile_frontier import stock_frontier
from evbook.findings.stocks import case_of

CONTRACT = JapanStrategies


def dependence(p):
    shares, imports = tables.load("japan_rare_earth_import_share"), tables.load("import_dependence")
    return rare_earth_imports.dependence(shares, imports, p.mineral, p.year)


def tell(p):
    stock_frontier(dependence(p), p)


def test_every_guard_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    assert results["stock_for_cover_days__180-days"].display == "120"
    assert results["frontier_exchange"].display == (
        "Of the 35 % that have to be saved to reach day 180, 30 more days of stock spare 16.7 points, 10 points more "
        "supply of others 2.5."
    )


def test_the_docstring_lists_every_key(found):
    keys = {result.name for result in found().values()} - {"year"}
    assert sorted(key for key in keys if key not in str(stock_frontier.__doc__)) == []


@pytest.mark.parametrize("mineral", ["Cobalt", "Graphite", "Rare earths"])
@pytest.mark.parametrize(("stock", "cut", "target"), [*itertools.product((0, 60, 365), (0, 100), (10, 180, 1095))])
def test_words_follow_the_model(found, mineral, stock, cut, target):
    results = found(mineral=mineral, stock_days=stock, cut_pct=cut, target_days=target)
    needs_saving = results["saving_for_target_pct"].value > 0
    assert ("without any saving" in results["frontier_exchange"].display) != needs_saving
    assert f"day {min(target, 365)}" in results["frontier_exchange"].display
    p = JapanStrategies.of({"mineral": mineral, "cut_pct": cut})
    for days in (30, 60, 180):
        needed = float(results[f"stock_for_cover_days__{days}-days"].display)
        assert stockpile.days_of_cover(case_of(dependence(p), p), needed) >= days


def test_without_a_cut_no_stock_is_needed(found):
    assert found(cut_pct=0)["frontier_stocks"].display.endswith("no stock is needed for any cover.")


def test_a_saving_that_leaves_no_need_for_a_stock_is_named(found):
    results = found(recycling_pct=50, substitution_pct=50)
    assert results["frontier_stocks"].display == (
        "At the values chosen, which save 100 % of need, no stock is needed for any cover."
    )


def test_one_day_is_one_day(found):
    assert found(stock_days=1, cut_pct=0)["frontier_exchange"].display.startswith("A stock of 1 day reaches day 180 ")


def test_covers_longer_than_the_cut_are_not_told(found):
    assert found(cut_months=1)["frontier_stocks"].display.endswith("a stock of 21 days for 30 days.")
