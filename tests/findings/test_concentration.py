from __future__ import annotations

import pytest

from evbook import tables
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.findings import concentration, rare_earths


def found(begin, records, **values):
    p = begin(UpstreamMinerals, **values)
    made = tables.load("mineral_production")
    concentration.today(tables.load("mineral_supply"), 2024)
    concentration.over_time(made, p)
    rare_earths.mine_share(made, p)
    rare_earths.european_view(tables.load("supply_risk"), tables.load("supplier_shares"))
    return records()


def test_every_guard_holds_at_the_baseline(begin, records):
    guards = {key: result.value for key, result in found(begin, records).items() if result.kind == "guard"}
    assert set(guards) == {
        "refining_is_narrower",
        "above_merger_threshold",
        "rare_earth_mining_spread",
        "cobalt_narrowed",
        "copper_longer_list",
        "rare_earths_critical",
        "heavy_is_riskier",
        "eu_heavy_through_japan",
    }
    assert all(guards.values()), guards


def test_the_numbers_of_the_baseline(begin, records):
    recorded = found(begin, records)
    shown = {key: result.display for key, result in recorded.items()}
    assert shown["china_rare_earth_mine_share_pct"] == "69.2"
    assert (shown["china_rare_earth_mine_share_peak_pct"], shown["rare_earth_peak_year"]) == ("98.4", "2009")
    assert shown["china_rare_earth_mine_share_fall"] == "fell by 30.8 points by 2023"
    assert shown["hhi_points__rare-earths__refining"] == "between 8,353 and 8,362"
    assert shown["rare_earth_second_miner"] == "the United States, with 13.1 %"
    assert shown["mining_is_narrower"] == "For nickel mining is the more concentrated stage."
    assert "For copper the two ranges overlap" in shown["hhi_undecided"]
    assert shown["heavy_processing_least_pct"] == "100"
    assert shown["neodymium_group"] == "light"
    assert recorded["hhi_points__nickel__mining"].low < recorded["hhi_points__nickel__mining"].high


@pytest.mark.parametrize("mining_from", [1992, 2003, 2009, 2015])
@pytest.mark.parametrize("year", [2018, 2022, 2023, 2024])
def test_sentences_hold_for_other_years(begin, records, mining_from, year):
    recorded = found(begin, records, mining_from=mining_from, year=year)
    shown = {key: result.display for key, result in recorded.items()}
    peak, last = (recorded[f"rare_earth_mining_hhi_{name}_points"].value for name in ("peak", "last"))
    assert bool(shown["rare_earth_mining_spread"]) is (last < peak)
    first, last = (recorded[f"cobalt_refining_hhi_{name}_points"].value for name in ("first", "last"))
    assert bool(shown["cobalt_narrowed"]) is (last > first)
    assert bool(shown["copper_longer_list"]) is (year >= 2023)
    assert int(shown["rare_earth_peak_year"]) >= mining_from


@pytest.mark.parametrize(
    ("mineral", "stage", "year", "trend"),
    [
        ("Rare earths", "refining", 2024, "No yearly index can be had for the refining of rare earths; the one of its"),
        ("Lithium", "refining", 2018, "No yearly index can be had for the refining of lithium, nor for its mining"),
        ("Lithium", "mining", 2023, "was 2,823 in 2023"),
        ("Nickel", "refining", 2024, "Nickel: the index of supplier countries in refining rose from 1,336"),
    ],
)
def test_the_trend_of_the_chosen_mineral(begin, records, mineral, stage, year, trend):
    recorded = found(begin, records, mineral=mineral, stage=stage, year=year)
    assert trend in recorded["chosen_concentration_trend"].display


def test_sentences_that_the_data_make_false_are_dropped(begin, records):
    begin(UpstreamMinerals)
    supply = tables.load("mineral_supply")
    swapped = supply.assign(stage=supply["stage"].map({"mining": "refining", "refining": "mining"}))
    concentration.today(swapped, 2024)
    assert records()["refining_is_narrower"].display == ""
    assert "rare earths" in records()["mining_is_narrower"].display
