"""The figure on the frontier of stocks: a line a stock and target, a title that stays true."""

from __future__ import annotations

import itertools
import json

import pytest

from evbook import tables
from evbook.analysis import measures, rare_earth_imports
from evbook.analysis import stockpile_frontier as frontier
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.figures import stockpile_frontier as frontier_figures
from evbook.findings.stocks import case_of


def edged(**values):
    p = JapanStrategies.of(values)
    shares, imports = tables.load("japan_rare_earth_import_share"), tables.load("import_dependence")
    dependence = rare_earth_imports.dependence(shares, imports, p.mineral, p.year)
    case, sources = case_of(dependence, p), measures.sources_of(dependence)
    return case, frontier_figures.stockpile_frontier(case, p.stock_days, p.target_days, dependence, sources)


def test_the_frontier_draws_a_line_a_stock_and_target_and_the_chapters_point(japan):
    _, figure = edged()
    rows = figure.passport.rows
    assert {row[0] for row in rows[:-1]} == {"30 days of stock", "60 days of stock (chosen)", "180 days of stock"}
    assert {row[1] for row in rows[:-1]} == {"to day 180", "to day 365"}
    assert rows[-1][2:] == (10.0, 1.0)
    assert len(json.dumps(figure.spec)) < 40_000


@pytest.mark.parametrize(("stock", "target", "cut"), [*itertools.product((0, 60, 180), (10, 180, 1095), (0, 100))])
def test_the_frontiers_title_says_the_saving_that_is_needed(japan, stock, target, cut):
    case, figure = edged(stock_days=stock, target_days=target, cut_pct=cut)
    saving = frontier.saving_for_cover_pct(case, stock, target)
    words = figure.passport.title.split("; ")[0]
    assert words.endswith("needs no saving") == (saving == 0)
    assert f"for {min(target, 365)} days of the cut" in words


def test_one_day_is_one_day(japan):
    figure = edged(stock_days=1)[1]
    assert "a stock of 1 day needs" in figure.passport.title
    assert "1 day of stock (chosen)" in {row[0] for row in figure.passport.rows}
