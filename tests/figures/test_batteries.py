"""Figures of battery makers and pack prices on the book's own tables."""

from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import batteries, measures
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.figures import batteries as figures
from evbook.figures.figure import Figure


def _makers(year: int) -> Figure:
    makers = tables.load("battery_makers")
    rows = measures.only(makers, year=year)
    whole = batteries.makers_with_rest(makers, year)
    total = float(rows["market_total_gwh"].iloc[0])
    return figures.battery_makers(whole, year, total, "Panasonic", measures.sources_of(rows))


@pytest.mark.parametrize(
    ("year", "rank", "share"), [(2021, 3, "12.2"), (2022, 4, "7.3"), (2023, 4, "6.4"), (2025, 7, "3.7")]
)
def test_the_title_tells_panasonics_place_of_each_year(minerals: UpstreamMinerals, year: int, rank: int, share: str):
    drawn = _makers(year)
    assert drawn.passport.title.endswith(f"in {year}; Panasonic stood at rank {rank} with {share} %")
    assert sum(row[3] for row in drawn.passport.rows) == pytest.approx(100)
    assert drawn.passport.rows[-1][:3] == (None, "All others", "Not named")


def test_every_headquarters_has_its_own_colour(minerals: UpstreamMinerals):
    scale = _makers(2021).spec["layer"][0]["encoding"]["color"]["scale"]
    assert len(set(scale["range"])) == len(scale["domain"]) == 5


def test_coverage_says_what_the_named_makers_hold(minerals: UpstreamMinerals):
    assert "The 7 makers that the pages name hold 82 % of 1,187 GWh" in _makers(2025).passport.coverage


def test_no_line_joins_two_price_bases_or_passes_over_a_year(minerals: UpstreamMinerals):
    prices = tables.load("battery_pack_prices")
    drawn = figures.battery_pack_price(prices, batteries.change_within_bases(prices), measures.sources_of(prices))
    lines = drawn.spec["layer"][0]["encoding"]["detail"]
    assert [field["field"] for field in lines] == ["price_base", "run"]
    data = next(iter(drawn.spec["datasets"].values()))
    surveys = [row for row in data if row["price_base"] == "USD of each survey's year"]
    assert len({row["run"] for row in surveys if row["year"] >= 2019}) == 1
    assert {row["run"] for row in surveys if row["year"] == 2017}.isdisjoint(
        r["run"] for r in surveys if r["year"] > 2017
    )
    assert "fell from USD 1,160 a kWh in 2010 to 174 in 2018 in money of 2018" in drawn.passport.title
    assert "2010 USD 1,474 (USD of 2025)" in drawn.passport.alt
