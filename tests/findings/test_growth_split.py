from __future__ import annotations

import pandas as pd
import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.analysis import duty_step
from evbook.analysis import growth_split as split
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.findings import growth_split

CONTRACT = DownstreamCompetition


def tell(p, change=lambda imports: imports):
    imports, steps = change(tables.load("brazil_imports_from_china")), tables.load("brazil_duty_steps")
    years = split.step_years(steps)
    matched = split.matched_months(duty_step.around_step(imports, steps), years)
    growth_split.brazil_growth(split.brazil_split(matched, years), matched, steps)


def test_numbers_of_the_baseline(found):
    results = found()
    # 110,020,538 / 7,288 against 380,246,784 / 17,440: USD 15,096 a car against 21,803, a fall of 31 %.
    assert results["brazil_unit_value_change_pct__bev"].display == "fell by 31 %"
    assert results["brazil_unit_value_change_pct__phev"].sources == ["comexstat"]
    assert (results["split_first_year"].value, results["split_year"].value) == ("2023", "2024")


def test_dearer_cars_silence_the_sentences(found):
    def dearer(imports: pd.DataFrame) -> pd.DataFrame:
        later = imports["year"] == 2024
        return imports.assign(value_fob_usd=imports["value_fob_usd"].mask(later, imports["value_fob_usd"] * 3))

    results = found(dearer)
    assert results["brazil_unit_value_change_pct__phev"].display.startswith("rose")
    for key in ("finding_growth_split", "brazil_warns"):
        assert results[key].display == ""


def test_the_rise_is_told_with_and_without_the_month_before_the_step(found):
    results = found()
    # Plug-in hybrids rose by USD 1,034 million; June's 892 less 38 million are 854 of them.
    assert results["brazil_rise_usd_mn__all"].display == "1,034"
    assert results["brazil_rise_usd_mn__other"].display == "181"
    assert "with June, the month before the step, 181 million without it" in results["finding_growth_split"].display


def test_a_car_is_lighter_by_its_net_weight(found):
    results = found()
    # 26,875,973 kg / 17,440 = 1,541 kg; 9,057,384 / 7,288 = 1,243 kg: 19 % less.
    assert results["brazil_weight_change_pct__bev"].display == "19"
    assert results["brazil_weight_change_pct__bev"].value == pytest.approx(100 * (1242.78 / 1541.05 - 1), abs=0.01)
    assert results["brazil_weight_change_pct__phev"].display == "8"
    assert results["brazil_fall_no_trend"].display.startswith("The months matched for battery cars lead up to the step")


def test_a_heavier_car_is_not_said_to_be_lighter(found):
    def heavier(imports: pd.DataFrame) -> pd.DataFrame:
        weight = imports["net_weight_kg"]
        return imports.assign(net_weight_kg=weight.mask(imports["year"] == 2024, weight * 2))

    assert "lighter" not in found(heavier)["brazil_lighter"].display


def test_a_rise_in_one_month_only_is_silent(found):
    def flat(imports: pd.DataFrame) -> pd.DataFrame:
        others = (imports["year"] == 2024) & (imports["product"] == "phev") & (imports["month"] != 6)
        return imports.assign(
            value_fob_usd=imports["value_fob_usd"].mask(others, imports["value_fob_usd"] / 10),
            quantity_units=imports["quantity_units"].mask(others, imports["quantity_units"] / 10),
        )

    results = found(flat)
    assert (results["finding_growth_split"].display, results["brazil_warns"].display) == ("", "")


def test_a_match_before_the_step_is_not_said_to_lie_after_it(found):
    def whole_year(imports: pd.DataFrame) -> pd.DataFrame:
        added = imports[(imports["product"] == "bev") & (imports["year"] == 2024)].assign(year=2023)
        return pd.concat([imports, added]).drop_duplicates(["year", "month", "product"])

    results = found(whole_year)
    assert results["brazil_fall_no_trend"].display == ""
