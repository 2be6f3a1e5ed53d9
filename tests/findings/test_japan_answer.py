from __future__ import annotations

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.analysis import rare_earth_imports
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.findings import battery_race, japan_answer, solid_state, solid_state_premium, stockpile_frontier, stocks

CONTRACT = JapanStrategies


def tell(p, change=lambda dates: dates):
    imports = tables.load("import_dependence")
    shares = tables.load("japan_rare_earth_import_share")
    stocks.stockpile_rules(tables.load("stockpile_rules"))
    dependence = rare_earth_imports.dependence(shares, imports, p.mineral, p.year)
    stocks.stockpile_cover(dependence, p)
    battery_race.derisking(tables.load("japan_liion_imports"), imports, p)
    stockpile_frontier.stock_frontier(dependence, p)
    solid_state.solid_state(change(tables.load("solid_state_programmes")), tables.load("claims"))
    prices, deployment = tables.load("battery_pack_prices"), tables.load("battery_deployment")
    solid_state_premium.allowed_premium(prices, deployment, p)
    japan_answer.answer(p, dependence)


def test_every_sentence_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    assert results["strategy_answer"].display.endswith(
        "What would last is 234 days of stock, 49 % of need saved, or a mix of the two."
    )


def test_docstring_lists_every_key_of_the_answer(found):
    keys = {key for key in found() if key.startswith("strategy_")}
    assert sorted(key for key in keys if key not in str(japan_answer.answer.__doc__)) == []


@pytest.mark.parametrize(
    ("ramp", "others", "told"), [(12, 10, True), (60, 100, True), (1, 10, False), (5, 10, False), (12, 40, True)]
)
def test_suppliers_are_called_late_only_where_they_come_after_the_target_day(found, ramp, others, told):
    results = found(ramp_months=ramp, others_pct=others)
    assert bool(results["strategy_europe"].display) == told
    assert not told or results["spared_by_others_pp"].value < 5


def test_where_no_saving_is_needed_suppliers_are_not_weighed(found):
    assert found(stock_days=180)["strategy_europe"].display == ""


def test_a_date_that_is_met_ends_the_sentence_on_solid_state(found):
    def met(dates):
        return dates.assign(status=dates["status"].mask(dates["actor"] == "Nissan", "delivered"))

    assert found(met)["strategy_solid_state"].display == ""


@pytest.mark.parametrize("values", [{"cut_months": 1}, {"stock_days": 365}, {"cut_pct": 0}])
def test_a_short_or_shallow_cut_needs_no_step(found, values):
    results = found(**values)
    assert results["strategy_answer"].value is False
    assert results["strategy_answer"].display.endswith("met to the end of the cut without a further step.")


def test_one_step_that_is_enough_is_told(found):
    told = found(recycling_pct=41)["strategy_answer"]
    assert told.value is False
    assert "a single step of those tried can reach its end" in told.display


@pytest.mark.parametrize("stock_days", [60, 120, 180, 210])
def test_all_steps_together_are_said_to_do_only_where_they_do(found, stock_days):
    results = found(stock_days=stock_days)
    enough = results["cover_of_all_steps_days"].value >= 365
    if results["strategy_answer"].value:
        assert ("All of them together do." in results["strategy_answer"].display) == enough


def test_suppliers_that_are_near_are_not_said_to_weigh_less(found):
    told = found(others_pct=20, ramp_months=1, cut_months=36)["strategy_answer"]
    assert told.value is True
    assert "weigh more" not in told.display


@pytest.mark.parametrize("year", range(2018, 2025))
def test_no_move_along_the_chain_is_claimed(found, year):
    results = found(year=year)
    higher = results["japan_liion_imports_from_china_pct"].value > results["magnets_from_china_pct"].value
    assert bool(results["strategy_cells"].display) == higher
    assert "moved" not in results["strategy_cells"].display
