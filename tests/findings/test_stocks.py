from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.analysis import rare_earth_imports, stockpile
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.findings import stocks

CONTRACT = JapanStrategies
MINERALS = ["Cobalt", "Graphite", "Lithium", "Magnesium", "Magnets", "Rare earths"]


def tell(p):
    stocks.rare_earth_share(tables.load("japan_rare_earth_import_share"))
    stocks.stockpile_rules(tables.load("stockpile_rules"))
    stocks.stockpile_cover(dependence(p), p)


def dependence(p):
    shares, imports = tables.load("japan_rare_earth_import_share"), tables.load("import_dependence")
    return rare_earth_imports.dependence(shares, imports, p.mineral, p.year)


def case_of(**values):
    p = JapanStrategies.of(values)
    return stocks.case_of(dependence(p), p)


def test_every_guard_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    cover = results["stockpile_days_of_cover"]
    assert (cover.display, cover.kind, cover.unit) == ("89", "model", "days")
    assert cover.low < cover.value < cover.high
    assert {"re-share-mint", "re-share-metalnomist"} < set(cover.sources)
    assert results["stock_needed_days"].display == "234"
    assert results["finding_rare_earths"].display.startswith(
        "By tonnes China's share of Japan's rare-earth imports fell"
    )
    assert "30, 60 or more days fit the strategy of 2020, which wants 60" in results["stockpile_rule_verdict"].display


def test_docstrings_list_every_key(found):
    told = " ".join(
        str(function.__doc__) for function in (stocks.rare_earth_share, stocks.stockpile_rules, stocks.stockpile_cover)
    )
    keys = {result.name for result in found().values()} - {"year"}
    assert sorted(key for key in keys if key not in told) == []


@pytest.mark.parametrize("mineral", MINERALS)
@pytest.mark.parametrize(("stock", "cut", "months"), [*itertools.product((0, 60, 365), (0, 30, 100), (1, 12, 36))])
def test_words_follow_the_model(found, mineral, stock, cut, months):
    values = {"mineral": mineral, "stock_days": stock, "cut_pct": cut, "cut_months": months}
    case, results = case_of(**values), found(**values)
    lasts = stockpile.outlasts(case, stock)
    assert results["stockpile_after"].display.startswith("On the last day" if lasts else "Once the stock is gone")
    assert ("no step adds a day" in results["stockpile_levers"].display) == lasts
    assert ("met by recycling" in results["finding_stocks"].display) != lasts
    needed = float(results["stock_needed_days"].display.replace(",", ""))
    assert stockpile.outlasts(case, needed + 1e-6)
    if mineral != "Rare earths":
        assert results["stockpile_cover_range"].display == ""


@pytest.mark.parametrize("year", range(2018, 2025))
@pytest.mark.parametrize(
    ("recycling", "substitution", "others", "ramp"), [(0, 0, 0, 1), (50, 50, 0, 60), (1, 0, 100, 3)]
)
def test_any_year_and_measure_can_be_told(found, year, recycling, substitution, others, ramp):
    measures = {"recycling_pct": recycling, "substitution_pct": substitution, "others_pct": others, "ramp_months": ramp}
    results = found(year=year, **measures)
    assert results["stockpile_cover_range"].value == (
        results["stockpile_days_of_cover"].low != results["stockpile_days_of_cover"].high
    )


def test_no_stock_is_said_to_be_needed_where_nothing_is_cut(found):
    results = found(cut_pct=0, stock_days=0)
    assert results["finding_stocks"].display.endswith("with a stock of 0 days; no stock is needed.")


def test_one_day_is_one_day(found):
    assert "with a stock of 1 day; no stock" in found(cut_pct=0, stock_days=1)["finding_stocks"].display
    assert found(stock_days=1)["finding_stocks"].display.startswith("A stock of 1 day meets the need in full for ")


def test_both_levers_are_told_where_they_fall_between_one_and_the_other(found):
    case, results = case_of(), found()
    saving = float(results["saving_at_high_risk_pct"].display)
    assert results["finding_stocks"].display.endswith(f"or both: 180 days of stock with {saving:.0f} %.")
    assert stockpile.outlasts(replace(case, recycling_pct=saving, substitution_pct=0), 180)
    assert "or both" not in found(stock_days=200)["finding_stocks"].display
    assert "or both" not in found(cut_months=6, stock_days=30)["finding_stocks"].display


def test_the_largest_step_comes_first(found):
    results = found()
    added = [results[f"cover_added_days__{lever}"].value for lever in ("stock", "saving", "ramp", "size")]
    assert added == sorted(added, reverse=True)
    assert results["stockpile_levers"].display.startswith(
        "Single steps chosen here add, in days: 45 (30 more days of stock)"
    )


def test_shares_that_rose_are_not_called_reduced(begin, records):
    begin(JapanStrategies)
    shares = tables.load("japan_rare_earth_import_share")
    old = shares["period"] == "2009"
    stocks.rare_earth_share(shares.assign(share_pct=shares["share_pct"].mask(old, 40.0)))
    assert records()["rare_earth_verdict"].display == "Whether Japan reduced its vulnerability depends on the count."
    assert "rose by" in records()["finding_rare_earths"].display


def test_newer_counts_that_fall_do_not_point_the_other_way(begin, records):
    begin(JapanStrategies)
    shares = tables.load("japan_rare_earth_import_share")
    january = shares["period"] == "2026-01"
    stocks.rare_earth_share(shares.assign(share_pct=shares["share_pct"].mask(january, 62.0)))
    told = records()["rare_earth_newer"].display
    assert "the other way" not in told
    assert "fell by 10.6 points from January 2025 to January 2026" in told


def test_a_memo_below_every_rule_is_said_so(begin, records):
    begin(JapanStrategies)
    rules = tables.load("stockpile_rules")
    lesser = rules["rule"] == "target-2020-less-important"
    stocks.stockpile_rules(rules.assign(days=rules["days"].mask(lesser, 20.0)))
    assert "go lower than any rule found here" in records()["stockpile_rule_verdict"].display
