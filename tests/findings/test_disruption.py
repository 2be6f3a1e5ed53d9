from __future__ import annotations

import itertools

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.analysis import disruption, disruption_draws
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.contracts.model import choices_of
from evbook.findings import disruption as on_disruption

CONTRACT = JapanStrategies
GROUPS = choices_of(JapanStrategies.model_fields["cut_materials"])


def tell(p):
    shares, imports = tables.load("japan_rare_earth_import_share"), tables.load("import_dependence")
    demand, markets = tables.load("mineral_demand"), tables.load("ev_markets")
    published, cut = disruption.published(shares, imports, p.cut_materials, p.year), on_disruption.cut_of(p)
    inputs = disruption.inputs(published, cut)
    drawn = disruption_draws.draw(inputs, cut, p.draws, p.seed)
    on_disruption.ceiling(inputs, drawn, (published, demand, markets), p)
    on_disruption.what_moves_it(disruption_draws.tornado(inputs, cut, p.seed), inputs, cut, published)


def test_every_guard_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    assert results["lost_thousand"].display == "476"
    assert results["lost_thousand"].low < 476 < results["lost_thousand"].high
    assert results["lost_thousand"].kind == "model"
    assert results["first_shortage_days"].display == "89"
    assert results["finding_disruption"].display.endswith("; eight draws in ten of the ranges assumed cost 343 to 551.")
    assert "iea-critical-minerals-2025" in results["missing_t__rare-earths"].sources
    assert "iea-gevo-2026" in results["missing_t__rare-earths"].sources
    assert all(source.startswith("iea-") for source in results["kg_per_car__rare-earths"].sources)
    assert "partly because an assumption of nothing is drawn upward only" in results["disruption_draws"].display
    assert "in all but a few draws" in results["disruption_bias"].display


def test_docstrings_list_every_key(found):
    functions = (on_disruption.ceiling, on_disruption.what_moves_it)
    told = " ".join(str(function.__doc__) for function in functions)
    keys = {result.name for result in found(cut_materials="All").values()} - {"year"}
    assert sorted(key for key in keys if key not in told) == []


@pytest.mark.parametrize("materials", GROUPS)
@pytest.mark.parametrize(("stock", "cut", "months"), [*itertools.product((0, 60, 365), (0, 30, 100), (1, 36))])
def test_words_follow_the_model(found, materials, stock, cut, months):
    results = found(cut_materials=materials, stock_days=stock, cut_pct=cut, cut_months=months, draws=100)
    unbuilt = results["lost_thousand"].value
    assert "1 months" not in results["finding_disruption"].display
    assert ("no material runs short" in results["disruption_ceiling"].display) == (unbuilt == 0)
    assert (results["disruption_tonnes"].display == "") == (unbuilt == 0)


@pytest.mark.parametrize("year", [2018, 2021, 2023])
@pytest.mark.parametrize(("spread", "kilograms"), [(0, 25), (90, 200)])
def test_any_year_and_spread_can_be_told(found, year, spread, kilograms):
    told = found(year=year, spread_pct=spread, kg_factor_pct=kilograms, draws=100)
    assert "by 0.0 points" not in told["disruption_bias"].display


def test_where_one_material_decides_every_draw_no_bias_is_told(found):
    results = found(cut_materials="Battery minerals", spread_pct=0, draws=100)
    assert "bias_of_minimum_pp" not in results
    assert "in all but a few draws" in results["disruption_bias"].display


def test_draws_that_do_not_differ_have_no_range_and_a_mean_at_the_values_assumed(found):
    results = found(cut_pct=0, spread_pct=0, draws=100)
    assert results["finding_disruption"].display.endswith("at the values assumed.")
    assert results["disruption_draws"].value is False
    assert "go badly" not in results["disruption_draws"].display


@pytest.mark.parametrize("kilograms", [100, 200])
def test_without_a_cut_nothing_is_put_on_it(found, kilograms):
    results = found(cut_pct=0, kg_factor_pct=kilograms, draws=100)
    for key in ("disruption_moves", "disruption_bias", "disruption_draws", "disruption_tonnes"):
        assert results[key].display == ""
    assert results["lost_thousand"].value == 0


def test_without_a_stock_all_materials_are_named_first(found):
    told = found(stock_days=0, cut_materials="Magnets and rare earths", draws=100)["disruption_ceiling"].display
    assert told == "At the values assumed rare earths and magnets run short at once."


def test_one_day_is_one_day(found):
    told = found(stock_days=1, cut_materials="All", recycling_pct=0, ramp_months=60)["disruption_ceiling"].display
    assert told == "At the values assumed graphite runs short first, after 1 day."


def test_kilograms_other_than_those_of_the_data_are_named(found):
    assert "kilograms" not in found()["finding_disruption"].display
    told = found(kg_factor_pct=200, draws=100)["finding_disruption"].display
    assert "at the values assumed and 200 % of the data's kilograms a car; eight draws" in told


def test_inputs_that_move_the_same_share_a_place(found):
    tied = found(recycling_pct=50, substitution_pct=50, kg_factor_pct=200, cut_materials="All", cut_months=36)
    assert tied["disruption_moves"].display == ""
    still = found(ramp_months=60, others_pct=0, spread_pct=0, draws=100)["disruption_moves"].display
    assert still == "" or still.endswith("move least.")


def test_the_index_is_given_to_the_input_that_leads_by_it(found):
    assert found()["disruption_moves"].display.startswith("That range also takes part in 0.5 of the variance")
