"""The figures on Japan and ASEAN: titles that stay true, gaps that are told, labels that fit."""

from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import asean, measures
from evbook.figures import asean_production, asean_strategy


def strategy_figure(strategy):
    rates = tables.load("exchange_rates")
    sums = asean.named_sums(strategy, rates)
    return asean_strategy.asean_strategy_pillars(
        sums, measures.sources_of(sums, asean.rates_near(rates, asean.reported_on(strategy)))
    )


def production_figure(stated, share, counts=None):
    counts = tables.load("asean_production") if counts is None else counts
    built = asean.built_by_country(tables.load("vehicle_production"), counts)
    japanese = asean.japanese_makers(counts, stated, share)
    return asean_production.asean_production(built, japanese, share, measures.sources_of(built, counts))


def test_the_title_counts_pillars_and_instruments(japan):
    passport = strategy_figure(tables.load("asean_strategy")).passport
    assert passport.title == "None of the 4 pillars has a sum of its own, and 1 of the 6 instruments is for cars only"
    assert passport.coverage.startswith("5 of 6 instruments have a sum")
    assert "No sum: Skills, Cleaner plants, New fields, Outreach, AZEC." in passport.alt


def test_a_pillar_with_a_sum_and_no_money_for_cars_change_the_title(japan):
    strategy = tables.load("asean_strategy").copy()
    skills = strategy["item_id"] == "skills"
    strategy.loc[skills, ["amount_billion", "currency", "open_to"]] = [10.0, "JPY", "every industry"]
    strategy["open_to"] = strategy["open_to"].replace("cars only", "every industry")
    title = strategy_figure(strategy).passport.title
    assert title == "1 of the 4 pillars has a sum of its own, and none of the 6 instruments is for cars only"


def test_every_row_has_a_label_and_short_names(japan):
    drawn = strategy_figure(tables.load("asean_strategy"))
    names = [row[0] for row in drawn.passport.rows]
    assert len(names) == len(set(names)) == 10
    assert max(map(len, names)) <= 16  # 100 px
    texts = [row["label"] for rows in drawn.spec["datasets"].values() for row in rows]
    assert {"JPY 140 bn", "USD 35 bn", "pillar, paid by Global South", "pillar, no sum", "no sum"} <= set(texts)
    assert all(texts)


def test_sums_stand_in_three_currencies_that_fit(japan):
    drawn = strategy_figure(tables.load("asean_strategy"))
    columns = [column.name for column in drawn.passport.columns]
    row = dict(zip(columns, next(row for row in drawn.passport.rows if row[0] == "Global South"), strict=True))
    assert row["usd_billion"] == pytest.approx(0.89951, abs=1e-5)  # as the news agency converts it
    assert round(row["cny_billion"], 1) == 6.5
    assert row["jpy_billion"] == 140


@pytest.mark.parametrize("stated", [2.5, 3.0, 3.5])
def test_the_title_compares_the_two_stated_numbers(japan, stated):
    title = production_figure(stated, 80.0).passport.title
    assert "The stated 80 % of ASEAN's vehicles of 2023 would be 3.4 million" in title
    assert ("no more than the stated" in title) == (stated > 3.44)
    assert ("only 70 %" in title) == (stated == 3.0)


def test_coverage_names_the_years_of_the_small_countries(japan):
    assert "for 2022 and 2023 only" in production_figure(3.0, 80.0).passport.coverage
    counts = tables.load("asean_production")
    later = production_figure(3.0, 80.0, counts[(counts["counter"] != "AAF") | (counts["year"] == 2023)])
    assert "for 2023 only" in later.passport.coverage
    assert "No count of Japanese makers after 2013 was found." in later.passport.coverage


def test_bars_stand_on_each_other(japan):
    drawn = production_figure(3.0, 80.0)
    bars = next(rows for rows in drawn.spec["datasets"].values() if "bottom" in rows[0])
    of_2023 = [bar for bar in bars if bar["year"] == 2023]
    assert [bar["area"] for bar in of_2023] == ["Thailand", "Indonesia", "Malaysia", asean.OTHERS]
    assert of_2023[0]["bottom"] == 0
    assert [bar["bottom"] for bar in of_2023[1:]] == pytest.approx([bar["top"] for bar in of_2023[:-1]])
    assert of_2023[-1]["top"] == pytest.approx(4.30124)
    assert {"claims"}.isdisjoint(drawn.passport.tables)  # no row of it was named as a source here
