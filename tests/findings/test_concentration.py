from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import concentration as analysis
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.findings import concentration, rare_earths

CONTRACT = UpstreamMinerals


def tell(p):
    made = tables.load("mineral_production")
    concentration.today(tables.load("mineral_supply"), 2024)
    concentration.over_time(made, p)
    rare_earths.mine_share(made, p)
    rare_earths.european_view(tables.load("supply_risk"), tables.load("supplier_shares"))


def test_every_guard_holds_at_the_baseline(found):
    guards = {key: result.value for key, result in found().items() if result.kind == "guard"}
    assert set(guards) == {
        "refining_is_narrower",
        "rare_earth_mining_spread",
        "cobalt_narrowed",
        "copper_longer_list",
        "heavy_processing",
        "eu_heavy_through_japan",
    }
    assert all(guards.values()), guards


def test_the_numbers_of_the_baseline(found):
    recorded = found()
    shown = {key: result.display for key, result in recorded.items()}
    assert shown["china_rare_earth_mine_share_pct"] == "69.2"
    assert shown["hhi_points__rare-earths__refining"] == "between 8,353 and 8,362"
    assert shown["rare_earth_second_miner"] == "the United States, with 13.1 %"
    assert shown["mining_is_narrower"] == "For nickel mining is the more concentrated stage."
    assert "For copper the two ranges overlap" in shown["hhi_undecided"]
    assert shown["heavy_processing_least_pct"] == "100"
    mining = recorded["hhi_points__rare-earths__mining"]
    assert mining.low < mining.high
    assert "since 2009" in shown["rare_earth_mining_spread"]


@pytest.mark.parametrize("mining_from", [1992, 2003, 2009, 2015])
@pytest.mark.parametrize("year", [2018, 2022, 2023, 2024])
def test_sentences_hold_for_other_years(found, mining_from, year):
    recorded = found(mining_from=mining_from, year=year)
    shown = {key: result.display for key, result in recorded.items()}
    over_time = analysis.concentration_over_time(tables.load("mineral_production"), mining_from, year)
    mined = analysis.series_of(over_time, "Rare earths", "mining")["low_points"]
    assert bool(shown["rare_earth_mining_spread"]) == (mined.iloc[-1] < mined.max())
    first, last = (recorded[f"cobalt_refining_hhi_{name}_points"].value for name in ("first", "last"))
    assert bool(shown["cobalt_narrowed"]) is (last > first)
    assert bool(shown["copper_longer_list"]) is (year >= 2023)


def test_sentences_that_the_data_make_false_are_dropped(begin, records):
    begin(UpstreamMinerals)
    supply = tables.load("mineral_supply")
    swapped = supply.assign(stage=supply["stage"].map({"mining": "refining", "refining": "mining"}))
    concentration.today(swapped, 2024)
    assert records()["refining_is_narrower"].display == ""
    assert "rare earths" in records()["mining_is_narrower"].display
