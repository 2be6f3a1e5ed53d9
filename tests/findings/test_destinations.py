from __future__ import annotations

import pandas as pd
import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.analysis import destinations as analysis
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.findings import destinations

CONTRACT = DownstreamCompetition


def tell(p):
    by_importer, published = tables.load("ev_exports_by_importer"), tables.load("published_unit_values")
    groups = analysis.groups_of_destinations(p.grouping, tables.load("income_groups"), tables.load("economies"))
    destinations.where_they_go(by_importer, groups, p)
    destinations.unit_values(analysis.unit_values_by_group(by_importer, published, groups))
    destinations.eu_imports(tables.load("eu27_bev_imports_from_china"))


@pytest.mark.parametrize(("grouping", "first"), [("income group", "High-income"), ("region", "Destinations in Europe")])
def test_the_largest_group_is_named_as_it_was_grouped(found, grouping, first):
    assert found(grouping=grouping)["finding_top_group"].display.startswith(first)


def test_a_buyer_larger_than_the_union_silences_what_is_said_of_it(begin, records):
    p = begin(DownstreamCompetition)
    by_importer = tables.load("ev_exports_by_importer")
    larger = by_importer.assign(value_usd=by_importer["value_usd"].mask(by_importer["importer_iso3"] == "GBR", 9e10))
    groups = analysis.groups_of_destinations(p.grouping, tables.load("income_groups"), tables.load("economies"))
    destinations.where_they_go(larger, groups, p)
    assert records()["europe_meets"].display == ""


def test_exports_with_plug_in_hybrids_are_not_called_battery_cars(begin, records):
    p = begin(DownstreamCompetition)
    by_importer = tables.load("ev_exports_by_importer")
    both = pd.concat([by_importer, by_importer.assign(product="phev")], ignore_index=True)
    groups = analysis.groups_of_destinations(p.grouping, tables.load("income_groups"), tables.load("economies"))
    destinations.where_they_go(both, groups, p)
    assert "of electric cars by value" in records()["finding_top_group"].display


def test_the_union_as_one_buyer_raises_the_index(found):
    results = found()
    assert results["destination_hhi"].value < results["destination_hhi_eu_as_one"].value
    assert results["hhi_of_one_buyer"].display == "10,000"


def test_measures_of_the_european_union_stay_apart(found):
    results = found()
    assert results["eu_imports_lowest_eur_bn"].value < results["eu_imports_highest_eur_bn"].value
