"""The answer and what follows: said where the tables bear it, silent where they do not."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.analysis import concentration, coverage, event_window
from evbook.analysis import dependence as on_dependence
from evbook.contracts.upstream_minerals import Importer, Scenario, UpstreamMinerals
from evbook.findings import controls, dependence, graphite, upstream_answer

CONTRACT = UpstreamMinerals


def tell(p):
    supply = tables.load("mineral_supply")
    covered = coverage.coverage(supply, tables.load("mineral_demand"), p.demand_scenario)
    upstream_answer.stage(concentration.concentration_of_supply(supply, coverage.base_year(covered)), covered)
    pair = (p.importer, p.compared_importer)
    shares = on_dependence.shares(tables.load("import_dependence"), pair, p.first_year, p.year)
    dependence.imports(shares, p)
    upstream_answer.importers(shares, p)


@pytest.mark.parametrize("scenario", get_args(Scenario))
def test_the_stage_is_the_refinery_under_every_scenario(found, scenario):
    assert found(demand_scenario=scenario)["finding_stage"].value is True


def test_a_chain_that_is_narrower_at_the_mine_has_no_such_answer(begin, records):
    begin(UpstreamMinerals)
    supply = tables.load("mineral_supply")
    swapped = supply.assign(stage=supply["stage"].map({"mining": "refining", "refining": "mining"}))
    covered = coverage.coverage(swapped, tables.load("mineral_demand"), "STEPS")
    upstream_answer.stage(concentration.concentration_of_supply(swapped, 2024), covered)
    assert records()["finding_stage"].display == ""


@pytest.mark.parametrize("pair", list(itertools.permutations(get_args(Importer), 2)))
def test_what_follows_names_the_importers_chosen(found, pair):
    for threshold in (30, 65, 95):
        said = found(importer=pair[0], compared_importer=pair[1], threshold_pct=threshold)
        ends = [
            (said[f"magnets_first_pct_{role}"], said[f"magnets_last_pct_{role}"]) for role in ("importer", "compared")
        ]
        apart = ends[0][1].value < ends[0][0].value and ends[1][1].value > ends[1][0].value
        assert bool(said["magnets_apart"].display) is apart
        assert ("European Union" in pair and threshold < 90) is bool(said["magnets_of_union"].display)
        own = {said[f"dependence_above_{role}_named"].display for role in ("importer", "compared")}
        assert not (said["lack_differs"].value and (len(own) == 1 or "none" in own))


def test_importers_that_share_most_materials_differ_only_in_part(found):
    said = found(importer="Thailand", compared_importer="United States", threshold_pct=30, first_year=2016, year=2018)
    assert said["lack_differs"].display == (
        "Thailand and the United States depend on China for the same materials only in part."
    )
    assert found()["lack_differs"].display.endswith("do not depend on China for the same materials.")


def test_time_is_told_only_of_a_control_that_ended(begin, records):
    begin(UpstreamMinerals)
    upstream_answer.time()
    assert records()["finding_time"].display == ""
    event = event_window.event_of(tables.load("export_control_events"), "2023-graphite")
    graphite.control(tables.load("graphite_exports"), event, UpstreamMinerals.of({}))
    upstream_answer.time()
    assert "took 6 months to reach the average again, which most later months missed." in (
        records()["finding_time"].display
    )


def test_a_level_that_was_held_is_not_called_missed(begin, records):
    begin(UpstreamMinerals)
    table = tables.load("graphite_exports")
    later = (table["year"] == 2024) & (table["month"] > 6)
    event = event_window.event_of(tables.load("export_control_events"), "2023-graphite")
    held = table.assign(weight_kg=table["weight_kg"].mask(later, 1e9))
    graphite.control(held, event, UpstreamMinerals.of({}))
    upstream_answer.time()
    assert "reach the average again. How long" in records()["finding_time"].display


def test_a_ban_for_most_is_not_called_a_licence(begin, records):
    p = begin(UpstreamMinerals)
    companies = tables.load("listed_companies")
    for event_id, waits in (("2026-announcement-12", True), ("2026-announcement-11", False)):
        controls.listed_companies(companies.assign(event_id=event_id), tables.load("export_control_events"), p)
        upstream_answer.japan()
        assert records()["japan_waits"].value is waits
