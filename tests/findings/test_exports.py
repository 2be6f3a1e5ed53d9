from __future__ import annotations

import itertools

import pandas as pd
import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.analysis import measures
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.findings import documents, exports

CONTRACT = DownstreamCompetition
SPANS = [(first, year) for first, year in itertools.product((2021, 2022, 2023), (2022, 2023, 2024)) if first < year]


def tell(p, car_exports=None):
    documents.stated("M05")
    car_exports = tables.load("car_exports") if car_exports is None else car_exports
    exports.by_type(car_exports, p)
    exports.compared(car_exports, p)


@pytest.mark.parametrize(("first_year", "year"), SPANS)
@pytest.mark.parametrize("exporter", ["China", "Germany", "Thailand"])
def test_words_follow_the_numbers(found, first_year, year, exporter):
    results = found(first_year=first_year, year=year, exporter=exporter)
    rose = results["japan_exports_last_usd_bn"].value > results["japan_exports_first_usd_bn"].value
    assert results["japan_exports_direction"].display == ("rose" if rose else "fell")
    others = [results[f"bev_share_of_exports_pct__{name}"].value for name in ("germany", "south-korea")]
    japan = results["bev_share_of_exports_pct__japan"].value
    table = tables.load("car_exports")
    china = measures.bev_share_of_car_exports_pct(table, "China", year)
    assert results["finding_gap"].value == (rose and japan < min(*others, china))
    before = measures.car_exports_usd_bn(table, "Japan", "all_cars", year - 1)
    fell_back = rose and results["japan_exports_last_usd_bn"].value < before
    assert ("though it fell" in results["finding_gap"].display) == fell_back
    moved = results["battery_exports_change_pct"]
    assert moved.display.split()[0] == ("rose" if moved.value > 0 else "fell")


def test_a_known_line_of_plug_in_hybrids_silences_what_is_said_of_its_absence(found):
    known = tables.load("car_exports")
    china = known[(known["exporter"] == "China") & (known["product"] == "bev")]
    plug_in = china.assign(product="phev", hs_code="870360", value_usd=china["value_usd"] / 4)
    results = found(pd.concat([known, plug_in], ignore_index=True))
    assert results["memo_share_needs"].display == ""


def test_another_exporter_s_line_of_plug_in_hybrids_changes_nothing_said_of_china(found):
    known = tables.load("car_exports")
    germany = known[(known["exporter"] == "Germany") & (known["product"] == "bev")]
    plug_in = germany.assign(product="phev", hs_code="870360", value_usd=germany["value_usd"] / 4)
    results = found(pd.concat([known, plug_in], ignore_index=True), exporter="Germany")
    assert results["memo_share_needs"].display != ""


def test_the_owner_stands_at_the_start_of_a_sentence(begin, records):
    exports.exporter_words(begin(DownstreamCompetition, exporter="United States"))
    assert records()["exporter"].display == "The United States'"
