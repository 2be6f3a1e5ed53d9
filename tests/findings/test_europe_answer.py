from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import crma, shared_dependence
from evbook.contracts.eu_implications import EuImplications
from evbook.findings import crma as on_crma
from evbook.findings import duties as on_duties
from evbook.findings import europe_answer
from evbook.findings import shared_dependence as on_shared

CONTRACT = EuImplications


def tell(p):
    audit = tables.load("crma_audit_shares")
    by_stage = crma.sourcing(tables.load("crma_strategic_groups"), tables.load("supplier_shares"), audit)
    on_duties.imports_and_duty(tables.load("eu27_bev_imports_from_china"), tables.load("eu_bev_duties"))
    on_crma.strategic_materials(by_stage, tables.load("crma_benchmarks"), audit, p)
    sides = shared_dependence.side_by_side(tables.load("import_dependence"), p.year, p.threshold_pct)
    on_shared.shared_dependence(sides, p)
    europe_answer.answer()


def test_every_sentence_holds_at_the_baseline(found):
    results = found()
    assert all(results[key].value is True for key in ("europe_answer", "europe_time", "europe_japan"))


@pytest.mark.parametrize("threshold_pct", [30, 50, 80, 95])
def test_sentences_follow_the_threshold(found, threshold_pct):
    results = found(threshold_pct=threshold_pct)
    both = results["above_both_count"].value
    apart = results["above_japan_count"].value + results["above_eu_count"].value
    assert results["europe_japan"].value is (both < apart)
    assert results["europe_answer"].value is (results["eu_materials_above_threshold_count"].value > 0)
