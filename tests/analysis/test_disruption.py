from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.test_stockpile import CASES, STOCK

from evbook import tables
from evbook.analysis import disruption, stockpile
from evbook.analysis.disruption import ASSUMED, INPUTS, Cut
from evbook.errors import MissingDataError

VALUES = {
    "stock_days": 60,
    "recycling_pct": 1,
    "substitution_pct": 0,
    "others_pct": 10,
    "ramp_months": 12,
}
BASE = Cut(pct=100, months=12, planned_thousand=1000, assumed=VALUES, spread_pct=50)
PART = st.floats(min_value=0, max_value=1)
CUTS = st.builds(
    lambda case, stock, kilograms, planned, spread: Cut(
        pct=case.cut_pct,
        months=case.cut_months,
        planned_thousand=planned,
        spread_pct=spread,
        assumed={name: getattr(case, name) for name in ASSUMED if hasattr(case, name)} | {"stock_days": stock},
        kg_factor_pct=kilograms,
    ),
    CASES,
    STOCK,
    st.integers(min_value=25, max_value=200),
    st.integers(min_value=10, max_value=10_000),
    st.integers(min_value=0, max_value=90),
)
SHARES = st.lists(st.floats(min_value=0, max_value=100), min_size=1, max_size=4)


def shares_of(*shares: float) -> pd.DataFrame:
    return pd.DataFrame(
        [(f"M{n}", share, True) for n, share in enumerate(shares)], columns=["mineral", "share_pct", "chosen"]
    )


def values_of(cut: Cut, *shares: float) -> np.ndarray:
    return disruption.column(disruption.inputs(shares_of(*shares), cut))


def lost(cut: Cut, *shares: float) -> float:
    return float(disruption.lost_thousand(values_of(cut, *shares), cut))


def ceiling(cut: Cut, shares: list[float]) -> np.ndarray:
    return disruption.ceiling_pct(disruption.missing(values_of(cut, *shares), cut))


def changed(cut: Cut, name: str, value: float) -> Cut:
    if name == "kg_factor_pct":
        return replace(cut, kg_factor_pct=value)
    return replace(cut, assumed={**cut.assumed, name: value})


def test_by_hand():
    # Missing a day: 0.70 - 0.01 - 0.10 t / 365. Over 365 days: 0.69 x 365 - 0.10 x 365 / 2 = 251.85 - 18.25 = 233.6
    # days of need. A stock of 60 leaves 173.6 days, or 173.6 / 365 x 1,000 thousand cars.
    assert lost(BASE, 70, 28) == pytest.approx(173.6 / 365 * 1000)
    # 0.69 t - 0.10 t^2 / 730 = 60 is solved by t = 88.51: 61.07 - 1.07.
    found = disruption.by_material(disruption.inputs(shares_of(70, 28), BASE), BASE)
    assert found.loc[0, ["material", "dependence_pct"]].tolist() == ["M0", 70]
    assert found.loc[0, "cover_days"] == pytest.approx(88.51, abs=0.01)
    assert found.loc[0, "unmet_days"] == pytest.approx(173.6)


def test_less_material_a_car_by_hand():
    # At 80 % of the kilograms the gap is (0.8 - 1 + 0.69) / 0.8 = 0.6125 of need and others bring 0.125. Over the cut
    # 0.6125 x 365 - 0.125 x 365 / 2 = 200.75 days are missing, the stock is 75 days: 125.75 remain.
    lighter = changed(BASE, "kg_factor_pct", 80)
    assert lost(lighter, 70) == pytest.approx(125.75 / 365 * 1000)
    # A car needs 0.8 of half a kilogram, so 125.75 days of the plan's need are 125.75 / 365 x 1,000,000 x 0.4 kg.
    found = disruption.by_material(disruption.inputs(shares_of(70), lighter), lighter)
    kilograms = pd.DataFrame({"mineral": ["M0"], "kg_per_car": [0.5], "source_id": "s", "kind": "compiled"})
    short = disruption.missing_tonnes(found, kilograms, lighter)
    assert short["kg_per_car"].tolist() == [pytest.approx(0.4)]
    assert short["missing_t"].tolist() == [pytest.approx(125.75 / 365 * 1e6 * 0.4 / 1000)]


def test_what_is_missing_without_the_cut_is_not_put_on_it():
    # Half as much again: without a cut (0.5 - 0.01) / 1.5 = 0.32667 is missing and others bring 0.06667 over the year:
    # 119.233 - 12.167 = 107.067 days less a stock of 40: 67.067. With it (0.5 + 0.7 - 0.01) / 1.5 = 0.79333: 289.567 -
    # 12.167 - 40 = 237.4. Lost to the cut are 170.333 days.
    heavier = changed(BASE, "kg_factor_pct", 150)
    assert lost(heavier, 70) == pytest.approx(170.333 / 365 * 1000, rel=1e-5)
    frame = disruption.inputs(shares_of(70), heavier)
    assert disruption.unbuilt_anyway_thousand(frame, heavier) == pytest.approx(67.067 / 365 * 1000, rel=1e-5)
    assert lost(replace(heavier, pct=0), 70) == 0
    assert disruption.by_material(frame, heavier)["unmet_days"].tolist() == [pytest.approx(170.333, rel=1e-5)]


def test_materials_that_run_short_on_the_same_day_are_all_first():
    def first(cut, *shares):
        return disruption.first_short(disruption.by_material(disruption.inputs(shares_of(*shares), cut), cut), cut)

    assert first(BASE, 70, 28) == ["M0"]
    assert first(changed(BASE, "stock_days", 0), 70, 28) == ["M0", "M1"]
    assert first(changed(BASE, "stock_days", 0), 70, 28, 0) == ["M0", "M1"], "nothing of the third is cut"
    assert first(replace(BASE, pct=0), 70, 28) == []


@given(CASES, PART)
def test_the_array_version_is_the_scalar_one(case, part):
    day = part * case.cut_days
    found = disruption.used_days(*(np.array([each]) for each in (case.first_gap, case.others, case.ramp_days, day)))
    assert found[0] == pytest.approx(stockpile.used_days(case, day))


@given(CUTS, SHARES)
def test_draws_and_closed_form_agree_at_the_values_assumed(cut, shares):
    found = disruption.by_material(disruption.inputs(shares_of(*shares), cut), cut)
    assert lost(cut, *shares) == pytest.approx(disruption.lost_at_values_thousand(found, cut), rel=1e-9, abs=1e-6)


@given(CUTS, SHARES)
def test_cars_lost_lie_between_none_and_the_plan(cut, shares):
    rounding = 1e-9 * cut.planned_in_cut_thousand
    assert -rounding <= lost(cut, *shares) <= cut.planned_in_cut_thousand + rounding


@given(CUTS, SHARES, STOCK)
def test_more_stock_never_leaves_more_cars_lost(cut, shares, more):
    cut = replace(cut, kg_factor_pct=min(cut.kg_factor_pct, 100))
    larger = changed(cut, "stock_days", cut.assumed["stock_days"] + more)
    assert lost(larger, *shares) <= lost(cut, *shares) + 1e-6
    before, after = (
        disruption.by_material(disruption.inputs(shares_of(*shares), each), each)["cover_days"].min()
        for each in (cut, larger)
    )
    assert after >= before - 1e-6


@pytest.mark.parametrize("name", ["stock_days", "recycling_pct", "substitution_pct", "others_pct"])
@given(cut=CUTS, shares=SHARES, part=PART)
def test_the_ceiling_never_rises_when_a_supply_falls(name, cut, shares, part):
    less = changed(cut, name, cut.assumed[name] * part)
    assert (ceiling(less, shares) <= ceiling(cut, shares) + 1e-6).all()


@pytest.mark.parametrize(("name", "more"), [("ramp_months", 12), ("kg_factor_pct", 50)])
@given(cut=CUTS, shares=SHARES)
def test_the_ceiling_never_rises_with_a_slower_ramp_or_more_material_a_car(name, more, cut, shares):
    before = {**cut.assumed, "kg_factor_pct": cut.kg_factor_pct}[name]
    assert (ceiling(changed(cut, name, before + more), shares) <= ceiling(cut, shares) + 1e-6).all()


@given(CUTS, SHARES, PART)
def test_a_higher_share_from_china_never_raises_the_ceiling(cut, shares, part):
    lower = [share * part for share in shares]
    assert (ceiling(cut, shares) <= ceiling(cut, lower) + 1e-6).all()


@given(CUTS, SHARES)
def test_one_more_material_never_raises_the_ceiling(cut, shares):
    assert (ceiling(cut, [*shares, 50.0]) <= ceiling(cut, shares) + 1e-6).all()


@given(CUTS, SHARES)
def test_every_range_holds_its_value(cut, shares):
    frame = disruption.inputs(shares_of(*shares), cut)
    assert (frame["low"] <= frame["value"]).all()
    assert (frame["value"] <= frame["high"]).all()
    assert frame["input"].tolist() == [*INPUTS] * len(shares)


def test_a_share_with_several_counts_has_their_range_and_nothing_is_spread_by_a_step():
    shares = pd.DataFrame({"mineral": "Rare earths", "share_pct": [60.0, 70.0, 79.6], "chosen": [False, True, False]})
    frame = disruption.inputs(shares, BASE).set_index("input")
    assert frame.loc["dependence_pct", ["value", "low", "high"]].tolist() == [70, 60, 79.6]
    assert frame.loc["substitution_pct", ["low", "high"]].tolist() == [0, 5]
    assert frame.loc["stock_days", ["low", "high"]].tolist() == [30, 90]
    still = disruption.inputs(shares, replace(BASE, spread_pct=0)).set_index("input")
    assert (still.loc[[*ASSUMED], "low"] == still.loc[[*ASSUMED], "high"]).all()


@pytest.mark.parametrize(("share", "low", "high"), [(28, 23, 33), (98, 93, 100), (2, 0, 7)])
def test_a_single_count_has_five_points_each_way_within_the_whole(share, low, high):
    frame = disruption.inputs(shares_of(share), BASE).set_index("input")
    assert frame.loc["dependence_pct", ["low", "high"]].tolist() == [low, high]


def test_kilograms_a_car_are_demand_over_cars_sold():
    demand, markets = tables.load("mineral_demand"), tables.load("ev_markets")
    found = disruption.kg_per_car(demand, markets).set_index("mineral")["kg_per_car"]
    # 8,359 t of magnet rare earths over 17 million cars.
    assert found["Rare earths"] == pytest.approx(0.4917, abs=1e-4)
    assert set(found.index) >= {"Cobalt", "Graphite", "Lithium", "Rare earths"}
    with pytest.raises(MissingDataError):
        disruption.kg_per_car(demand[demand["year"] > disruption.INTENSITY_YEAR], markets)


def test_tonnes_missing_are_days_missing_times_the_plan_times_kilograms():
    kilograms = pd.DataFrame({"mineral": ["M0"], "kg_per_car": [0.5], "source_id": "s", "kind": "compiled"})
    found = disruption.by_material(disruption.inputs(shares_of(70, 28), BASE), BASE)
    # 173.6 / 365 of a million cars, half a kilogram each.
    short = disruption.missing_tonnes(found, kilograms, BASE)
    assert short["missing_t"].tolist() == [pytest.approx(173.6 / 365 * 1e6 * 0.5 / 1000)]
    assert short["material"].tolist() == ["M0"]


@pytest.mark.parametrize("group", disruption.GROUPS)
@pytest.mark.parametrize("year", [2018, 2024])
def test_every_group_has_shares(group, year):
    shares, imports = tables.load("japan_rare_earth_import_share"), tables.load("import_dependence")
    found = disruption.published(shares, imports, group, year)
    assert set(found["mineral"]) == set(disruption.GROUPS[group])
    assert found.groupby("mineral")["chosen"].sum().eq(1).all()


def test_metals_left_out_hardly_came_from_china_in_2024():
    imports = tables.load("import_dependence")
    rows = imports[(imports["importer"] == "Japan") & (imports["year"] == 2024)].set_index("hs_code")
    assert (rows.loc[["740311", "260200", "750210"], "china_share_pct"] < 2).all()
