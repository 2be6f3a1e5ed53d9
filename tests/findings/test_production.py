from __future__ import annotations

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.findings import documents, production

CONTRACT = DownstreamCompetition


def tell(p):
    documents.stated("M01", "M03")
    made = tables.load("vehicle_production")
    production.by_place(made, p)
    production.by_brand(made, tables.load("sales_by_brand_nationality"), p)


def test_numbers_of_the_baseline(found):
    results = found()
    assert results["china_first_above_japan_year"].value == 2009
    assert results["world_share_pct__china"].display == "31.8"
    assert results["memo_over_japan"].value == pytest.approx(25 / 8.234681)


@pytest.mark.parametrize("producer", ["Germany", "India", "United States"])
def test_another_country_gets_its_own_sentence(found, producer):
    assert producer in found(compared_producer=producer)["compared_passed"].display


def test_japan_needs_no_second_sentence(found):
    assert found()["compared_passed"].display == ""
