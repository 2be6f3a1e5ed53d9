"""The figures on planned cars under a cut: titles that stay true, labels that fit."""

from __future__ import annotations

import itertools

import pytest

from evbook import tables
from evbook.analysis import disruption, disruption_draws, measures
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.contracts.model import choices_of
from evbook.figures import disruption as figures
from evbook.findings.disruption import cut_of

GROUPS = choices_of(JapanStrategies.model_fields["cut_materials"])


def drawn(**values):
    p = JapanStrategies.of({"draws": 100, **values})
    shares, imports = tables.load("japan_rare_earth_import_share"), tables.load("import_dependence")
    published, cut = disruption.published(shares, imports, p.cut_materials, p.year), cut_of(p)
    inputs, sources = disruption.inputs(published, cut), measures.sources_of(published)
    draws = disruption_draws.draw(inputs, cut, p.draws, p.seed)
    fan = figures.disruption_fan(disruption_draws.fan(inputs, draws), inputs, draws, sources)
    return fan, figures.disruption_tornado(disruption_draws.tornado(inputs, cut, p.seed), inputs, cut, sources)


def test_choices_are_the_groups_and_every_input_has_words():
    assert set(GROUPS) == set(disruption.GROUPS) == set(figures.GROUP_WORDS)
    assert set(figures.INPUT_WORDS) == set(disruption.INPUTS)
    assert len(disruption.GROUPS["All"]) == 5
    assert {*disruption.GROUPS["Battery minerals"], *disruption.GROUPS["Magnets and rare earths"]} == {
        *disruption.GROUPS["All"]
    }


def test_the_fan_says_what_is_data_and_what_is_left_out(japan):
    fan = drawn()[0].passport
    assert "costs 476 of 1,000 thousand planned cars at the values assumed" in fan.title
    assert "rare earths 70 % and magnets 28 %" in fan.coverage
    assert "All else is assumed" in fan.coverage
    assert len(fan.notes) == 2


def test_cars_that_lack_material_without_the_cut_are_named(japan):
    assert any("even without the cut" in note for note in drawn(kg_factor_pct=200)[0].passport.notes)


@pytest.mark.parametrize("materials", GROUPS)
def test_graphite_is_hedged_where_it_decides(japan, materials):
    notes = drawn(cut_materials=materials)[0].passport.notes
    assert any("HS 250490" in note for note in notes) == (materials != "Magnets and rare earths")


@pytest.mark.parametrize(("cut", "spread", "stock"), [*itertools.product((0, 100), (0, 90), (0, 365))])
def test_titles_of_extreme_values_stay_true(japan, cut, spread, stock):
    fan, tornado = drawn(cut_pct=cut, spread_pct=spread, stock_days=stock)
    moves = max(row[4] for row in tornado.passport.rows) > 0
    assert tornado.passport.title.startswith("Of the ranges chosen" if moves else "No input moves")
    assert f"Cutting {cut} %" in fan.passport.title
    if cut == 0 and spread == 0:
        assert "costs 0 of 1,000 thousand" in fan.passport.title


def test_draws_that_do_not_differ_are_told_as_one_number(japan):
    assert drawn(cut_pct=0, spread_pct=0)[0].passport.title.endswith("the ranges assumed cost 0 as well")


def test_a_title_names_all_inputs_that_move_the_cars_most(japan):
    tied = {"recycling_pct": 50, "substitution_pct": 50, "kg_factor_pct": 200, "cut_materials": "All"}
    title = drawn(cut_months=36, spread_pct=90, **tied)[1].passport.title
    assert "those of recycling (5 to 95 % of need) and substitution (5 to 95 % of need) move the cars lost" in title


def test_less_than_a_thousand_cars_is_no_swing(japan):
    tornado = drawn(planned_vehicles=10, cut_months=1, stock_days=25)[1].passport
    assert 0 < max(row[4] for row in tornado.rows) < 0.5
    assert tornado.title == "No input moves the 0 thousand cars lost by a thousand within its range"


def test_bars_start_at_the_values_assumed_and_labels_fit_a_phone(japan):
    tornado = drawn()[1]
    shown = next(iter(tornado.spec["datasets"].values()))
    assert {round(row["base"], 3) for row in shown} == {475.616}
    assert max(len(part) for row in shown for part in row["axis"].split("|")) <= 16
    assert len(shown) == 2 * len(disruption.INPUTS)
