"""The figures on rare-earth imports and stock cover: titles that stay true, definitions kept apart."""

from __future__ import annotations

import itertools
import json

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import measures, rare_earth_imports, stockpile
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.figures import rare_earth_share
from evbook.figures import stockpile as figures
from evbook.findings.stocks import case_of

MINERALS = ["Cobalt", "Graphite", "Lithium", "Magnesium", "Magnets", "Rare earths"]


def covered(**values):
    p = JapanStrategies.of(values)
    rules = tables.load("stockpile_rules")
    shares, imports = tables.load("japan_rare_earth_import_share"), tables.load("import_dependence")
    dependence = rare_earth_imports.dependence(shares, imports, p.mineral, p.year)
    sources = measures.sources_of(dependence, figures.drawn_rules(rules))
    case = case_of(dependence, p)
    return case, figures.stockpile_cover(case, p.stock_days, rules, dependence, sources)


def shared(shares=None):
    rows = tables.load("japan_rare_earth_import_share") if shares is None else shares
    return rare_earth_share.rare_earth_import_share_japan(rows, measures.sources_of(rows))


def test_every_definition_has_its_own_sign_and_line(japan):
    drawn = shared()
    line, points = drawn.spec["layer"]
    assert line["encoding"]["detail"]["field"] == "label"
    assert points["mark"]["filled"] is False
    scale = points["encoding"]["shape"]["scale"]
    assert len(set(scale["range"])) == len(scale["domain"]) == 6
    assert {row[0] for row in drawn.passport.rows} == set(scale["domain"])


def test_the_share_is_told_with_its_hedges_and_gaps(japan):
    passport = shared().passport
    assert "90 % or more in 2008" in passport.alt
    assert "above 60 % in 2024 and some 70 % in 2024" in passport.alt
    assert "79.6 % in the first half of 2024" in passport.alt
    assert "No definition reaches from 2008 to 2026" in passport.coverage
    assert "fell from 85 % in 2009 to 60 % in 2014; another count gives 76 % for January 2026" in passport.title


def test_a_rise_is_not_called_a_fall(japan):
    shares = tables.load("japan_rare_earth_import_share")
    late = (shares["definition_id"] == "mof-tonnes") & (shares["period"] == "2014")
    title = shared(shares.assign(share_pct=shares["share_pct"].mask(late, 95.0))).passport.title
    assert "did not fall from 85 % in 2009 to 95 % in 2014" in title


@pytest.mark.parametrize(("period", "place"), [("2024", 2024), ("2024 H1", 2023.75), ("2025-01", 2025 - 5.5 / 12)])
def test_a_part_of_a_year_stands_at_its_middle(japan, period, place):
    rows = pd.DataFrame(shared().passport.rows, columns=[column.name for column in shared().passport.columns])
    assert rows.loc[rows["period"] == period, "at_year"].iloc[0] == pytest.approx(place)


@pytest.mark.parametrize("mineral", MINERALS)
@pytest.mark.parametrize(("stock", "cut", "months"), [*itertools.product((0, 60, 365), (0, 50, 100), (1, 36))])
def test_the_title_says_whether_the_stock_lasts(japan, mineral, stock, cut, months):
    case, drawn = covered(mineral=mineral, stock_days=stock, cut_pct=cut, cut_months=months)
    assert ("outlasts all" in drawn.passport.title) == stockpile.outlasts(case, stock)
    assert f"{cut} % cut of {mineral.lower()}" in drawn.passport.title
    chosen = next(name for name in {row[0] for row in drawn.passport.rows} if figures.CHOSEN in name)
    assert chosen.startswith(f"{stock} days (")
    assert ("1,080 days of" in drawn.passport.title or "1,095 days of" in drawn.passport.title) == (months == 36)
    assert ("to day" in chosen) != stockpile.outlasts(case, stock)


def test_one_day_is_one_day(japan):
    drawn = covered(stock_days=1)[1]
    assert drawn.passport.title.startswith("A stock of 1 day covers ")
    assert any(row[0].startswith("1 day (chosen)") for row in drawn.passport.rows)


def test_a_stock_that_is_a_rule_is_drawn_once(japan):
    assert {row[0] for row in covered()[1].passport.rows} == {
        "30 days (memo's lowest): to day 44",
        "60 days (chosen, standard): to day 89",
        "180 days (high risk): to day 276",
    }
    assert len({row[0] for row in covered(stock_days=100)[1].passport.rows}) == 4


@pytest.mark.parametrize("mineral", MINERALS)
def test_the_share_says_what_it_counts(japan, mineral):
    passport = covered(mineral=mineral)[1].passport
    assert ("HS " in passport.coverage) == (mineral != "Rare earths")
    assert len(passport.notes) == 2
    shown = {source.id for source in passport.sources}
    assert {"stockpile-iea-policies", "ifri-memo"} < shown
    assert ("baci-materials" in shown) == (mineral != "Rare earths")


def test_an_older_year_says_which_figure_stands_in(japan):
    passport = covered(year=2022)[1].passport
    assert "58 %" in passport.coverage
    assert "2020" in passport.coverage
    assert "last full-year figure up to the chosen year" in passport.notes[1]


def test_labels_fit_a_phone_and_the_spec_stays_small(japan):
    drawn = covered(stock_days=365, cut_months=36)[1]
    assert max(len(str(row[0])) for row in drawn.passport.rows) <= 45
    assert len(json.dumps(drawn.spec)) < 60_000
