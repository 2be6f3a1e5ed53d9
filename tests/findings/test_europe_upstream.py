"""Findings on strategic materials, shared dependence and the car industry, for every threshold and year."""

from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import car_industry, crma, shared_dependence
from evbook.contracts.eu_implications import EuImplications
from evbook.findings import car_industry as car_findings
from evbook.findings import crma as crma_findings
from evbook.findings import shared_dependence as shared_findings

CONTRACT = EuImplications


def tell(p):
    groups, audit = tables.load("crma_strategic_groups"), tables.load("crma_audit_shares")
    by_stage = crma.sourcing(groups, tables.load("supplier_shares"), audit)
    crma_findings.strategic_materials(by_stage, tables.load("crma_benchmarks"), audit, p)
    crma_findings.supply_risk(crma.risk_by_entry(groups, tables.load("supply_risk")))
    sides = shared_dependence.side_by_side(tables.load("import_dependence"), p.year, p.threshold_pct)
    shared_findings.shared_dependence(sides, p)
    claims, industry = tables.load("claims"), tables.load("eu_car_industry")
    memo, compared = car_industry.memo_figures(claims), car_industry.beside_memo(claims, industry)
    car_findings.jobs_and_output(compared, memo, industry)


def test_every_guard_holds_at_the_baseline(found):
    guards = {key: result.value for key, result in found().items() if result.kind == "guard"}
    assert set(guards) == {
        "strategic_at_processing",
        "shared_less_than_apart",
        "magnets_help",
        "jobs_agree",
        "cars_agree",
    }
    assert all(guards.values()), guards


def test_the_count_and_its_interval(found):
    count = found()["eu_materials_above_threshold_count"]
    assert (count.value, count.low, count.high, count.kind) == (5, 4, 7, "typed")
    assert count.unit == "strategic raw materials with more than 65 % from one third country"


def test_the_numbers_of_the_baseline(found):
    shown = {key: result.display for key, result in found().items()}
    assert shown["strategic_suppliers"] == (
        "Dependent are magnesium, rare earths and gallium on China, boron on Türkiye and lithium on Chile."
    )
    assert "the very materials that the European Court of Auditors names" in shown["strategic_at_processing"]
    assert shown["supply_risk_moves"].startswith("cobalt has 2.8 after 1.6")
    assert (shown["magnets_eu_pct"], shown["magnets_japan_pct"]) == ("90", "28")
    assert (shown["implied_factory_jobs_million"], shown["implied_world_cars_million"]) == ("31", "73")
    assert (shown["eu_world_share_pct"], shown["car_jobs_of_factory_pct"]) == ("15.1", "8.3")


@pytest.mark.parametrize("threshold", [30, 45, 60, 65, 70, 80, 95])
@pytest.mark.parametrize("year", [2018, 2020, 2022, 2024])
def test_sentences_hold_for_every_threshold_and_year(found, threshold, year):
    results = found(threshold_pct=threshold, year=year)
    shown = {key: result.display for key, result in results.items()}
    count = results["eu_materials_above_threshold_count"]
    assert count.low <= count.value <= count.high
    assert f"more than {threshold} %" in count.unit
    assert bool(shown["strategic_suppliers"]) == (count.value > 0)
    both, one = results["above_both_count"].value, sum(results[f"above_{key}_count"].value for key in ("japan", "eu"))
    assert bool(shown["shared_less_than_apart"]) == (both < one)
    assert ("could help" in shown["magnets_help"]) == (
        results["magnets_eu_pct"].value > results["magnets_japan_pct"].value
    )


def test_no_material_is_none_and_china_is_counted(found):
    results = found(threshold_pct=95)
    assert results["shared_counts"].display.startswith("for both in none; for Japan alone in 3 (")
    assert results["finding_crma"].display.endswith("EU sourcing, 1 of them from China.")


def test_other_thresholds_do_not_claim_the_auditors(found):
    told = found(threshold_pct=80)["strategic_at_processing"].display
    assert told == "At the stage of processing alone the count is 1."
