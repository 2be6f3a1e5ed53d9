"""The figures on duties: titles that follow the assumptions, spans that say how long, measures kept apart."""

from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import ev_tariffs as tariffs
from evbook.analysis import landed_cost, measures
from evbook.analysis.landed_cost import Assumptions
from evbook.figures.eu_bev_imports import eu_bev_imports
from evbook.figures.ev_tariffs import ev_tariffs
from evbook.figures.landed_cost import landed_cost_by_company


def costed(reference=35_000, **changes):
    given = {"fob_eur": 20_000, "freight_eur": 1_500, "insurance_pct": 0.5, "margin_pct": 15, "vat_pct": 20}
    car = Assumptions(**(given | changes))
    duties = tables.load("eu_bev_duties")
    german = landed_cost.german_unit_values(tables.load("published_unit_values"))
    costs = landed_cost.by_company(duties, 10, car)
    return landed_cost_by_company(costs, german, car, reference, measures.sources_of(duties, german))


def imported(imports=None):
    imports = tables.load("eu27_bev_imports_from_china") if imports is None else imports
    duties = tables.load("eu_bev_duties")
    return eu_bev_imports(imports, duties, measures.sources_of(imports))


def compared():
    both = tariffs.with_countervailing(tables.load("ev_tariffs"), tables.load("eu_bev_duties"))
    return ev_tariffs(tariffs.steps(both, "2023-01-01"), measures.sources_of(both))


def test_the_title_names_the_cost_under_lowest_and_highest_duty(europe):
    drawn = costed()
    assert "would cost EUR 35,100 with tax" in drawn.passport.title
    assert drawn.passport.title.endswith("43,300 under its highest")
    assert "35,000" in drawn.passport.alt


def test_a_duty_absorbed_in_full_costs_the_same_under_every_rate(europe):
    assert costed(absorption_pct=100).passport.title.endswith("and the same under its highest")


@pytest.mark.parametrize("changes", [{"fob_eur": 80_000}, {"fob_eur": 5_000, "freight_eur": 0}, {"reference": 120_000}])
def test_the_axis_holds_bars_reference_and_orientation(europe, changes):
    drawn = costed(**changes)
    end = drawn.spec["layer"][0]["encoding"]["x"]["scale"]["domain"][1]
    longest = max(row[-1] for row in drawn.passport.rows)
    assert end * 1e3 > max(longest, changes.get("reference", 35_000), 26_194)


def test_parts_of_a_row_add_up_to_its_price(europe):
    for row in costed().passport.rows:
        assert sum(row[4:9]) == pytest.approx(row[-1])


def test_labels_fit_a_phone(europe):
    names = {row["short_name"] for data in costed().spec["datasets"].values() for row in data if "short_name" in row}
    assert max(map(len, names)) <= 15


def test_a_line_joins_neighbouring_years_of_one_measure_only(europe):
    drawn = imported()
    line = next(layer for layer in drawn.spec["layer"] if layer["mark"]["type"] == "line")
    joined = drawn.spec["datasets"][line["data"]["name"]]
    assert {row["measure"] for row in joined} == {"comext-bulk"}
    assert [row["year"] for row in joined] == [2023, 2024, 2025]
    assert len(drawn.passport.rows) == len(tables.load("eu27_bev_imports_from_china"))
    assert "fell by 43 to 47 % from 2023 to 2025" in drawn.passport.title
    assert "2024 rests on one measure alone." in drawn.passport.coverage


def test_a_rise_is_not_called_a_fall(europe):
    imports = tables.load("eu27_bev_imports_from_china")
    years = imports["year"].map({2023: 2025, 2024: 2024, 2025: 2023})
    assert "grew by" in imported(imports.assign(year=years)).passport.title
    late = (imports["measure"] == "soapbox") & (imports["year"] == 2025)
    mixed = imports.assign(value_eur=imports["value_eur"].mask(late, 20e9))
    assert "moved either way from 2023 to 2025" in imported(mixed).passport.title


def test_tariffs_stand_by_the_height_of_the_last_and_short_spans_have_no_label(europe):
    drawn = compared()
    assert drawn.passport.rows[0][0] == "United States"
    assert drawn.passport.rows[-1][0] == "Japan"
    assert drawn.passport.title.endswith("127.5 % in the United States and 0 % in Japan")
    labels = {row["valid_from"]: row["label"] for data in drawn.spec["datasets"].values() for row in data}
    assert labels["2025-02-04"] == ""
    assert labels["2026-02-24"] == "127.5"


def test_classes_of_colour_hold_their_upper_end(europe):
    levels = {row["total_pct"]: row["level"] for data in compared().spec["datasets"].values() for row in data}
    wanted = {0.0: "0", 6.1: "≤ 10", 10.0: "≤ 10", 27.5: "≤ 30", 50.0: "≤ 50", 102.5: "> 50"}
    assert {total: levels[total] for total in wanted} == wanted
