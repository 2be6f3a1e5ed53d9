from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import coverage
from evbook.errors import MissingDataError

KT = st.floats(min_value=0.01, max_value=1e6)


def supply(**changes: float) -> pd.DataFrame:
    """Lithium refined in one year: China 60, Chile 30, the rest 70, the world 160 kt."""
    parts = {"China": 60.0, "Chile": 30.0, "Rest of world": 70.0, "World": 160.0} | changes
    frame = pd.DataFrame({"country": list(parts), "supply_kt": list(parts.values())})
    return frame.assign(mineral="Lithium", stage="refining", year=2024, source_id="s", kind="compiled")


def demand(kt: float = 200.0, **changes: object) -> pd.DataFrame:
    row = {"mineral": "Lithium", "year": 2024, "scenario": "STEPS", "demand_kt": kt, "electric_vehicle_demand_kt": 50.0}
    return pd.DataFrame([row | changes])


def test_coverage_of_one_mineral() -> None:
    row = coverage.coverage(supply(), demand(), "STEPS").iloc[0]
    assert row["supplier"] == "China"
    assert row["coverage_pct"] == pytest.approx(50)
    assert row["supply_lost_pct"] == pytest.approx(37.5)
    assert row["supply_over_demand"] == pytest.approx(0.8)
    assert row["comparable"]


def test_the_rest_of_the_world_is_no_supplier() -> None:
    assert coverage.largest_named_supplier(supply()) == ("China", 60.0)
    unnamed = supply()[lambda rows: rows["country"].isin(coverage.UNNAMED)]
    with pytest.raises(MissingDataError):
        coverage.largest_named_supplier(unnamed)


@pytest.mark.parametrize(("ratio", "within"), [(0.8, True), (1.25, True), (0.79, False), (1.26, False), (0.39, False)])
def test_scopes_are_compared_in_a_band(ratio: float, within: bool) -> None:
    assert coverage.comparable(ratio) is within


def test_a_low_ratio_in_a_later_year_stays() -> None:
    later = pd.concat([supply(), supply().assign(year=2040, kind="estimate")])
    needed = pd.concat([demand(), demand(2000.0, year=2040)])
    covered = coverage.coverage(later, needed, "STEPS")
    assert covered["comparable"].tolist() == [True, True]
    assert len(coverage.without_scope_gaps(covered)) == 2
    assert coverage.without_scope_gaps(coverage.coverage(supply(), demand(1000.0), "STEPS")).empty


def test_an_unknown_scenario_and_a_missing_year_are_refused() -> None:
    with pytest.raises(MissingDataError, match="APS"):
        coverage.coverage(supply(), demand(), "APS")
    with pytest.raises(MissingDataError, match="2030"):
        coverage.coverage(supply().assign(year=2030), demand(), "STEPS")


def test_a_mineral_that_is_left_out_gives_way_to_the_narrowest() -> None:
    both = pd.concat([supply(), supply(China=100.0).assign(mineral="Nickel")])
    needed = pd.concat([demand(), demand(mineral="Nickel")])
    covered = coverage.coverage(both, needed, "STEPS")
    assert set(coverage.singled_out(covered, "Lithium", "refining")["mineral"]) == {"Lithium"}
    assert set(coverage.singled_out(covered, "Graphite", "refining")["mineral"]) == {"Nickel"}


def test_electric_vehicles_part_of_demand() -> None:
    assert coverage.electric_vehicle_share_pct(demand(), "Lithium", "STEPS", 2024) == pytest.approx(25)


@given(world=KT, part=st.floats(min_value=0, max_value=1), needed=KT)
def test_coverage_is_the_ratio_less_what_is_lost(world: float, part: float, needed: float) -> None:
    lost = coverage.supply_lost_pct(world, world * part)
    ratio = coverage.supply_over_demand(world, needed)
    covered = coverage.n_minus_1_coverage_pct(world, world * part, needed)
    assert covered == pytest.approx(100 * ratio * (1 - lost / 100), rel=1e-6, abs=1e-6 * ratio)
    assert 0 <= lost <= 100.0001


@given(world=KT, part=st.floats(min_value=0, max_value=0.99), needed=KT, more=st.floats(min_value=1, max_value=10))
def test_more_demand_never_raises_coverage(world: float, part: float, needed: float, more: float) -> None:
    before = coverage.n_minus_1_coverage_pct(world, world * part, needed)
    assert coverage.n_minus_1_coverage_pct(world, world * part, needed * more) <= before * (1 + 1e-9)


@given(st.lists(KT, min_size=1, max_size=8))
def test_nobody_named_supplies_more_than_the_largest(kilotonnes: list[float]) -> None:
    names = [f"country {number}" for number in range(len(kilotonnes))]
    frame = pd.DataFrame({"country": [*names, "World"], "supply_kt": [*kilotonnes, sum(kilotonnes)]})
    name, largest = coverage.largest_named_supplier(frame)
    assert largest == max(kilotonnes)
    assert name in names


def test_the_scenario_moves_demand_and_not_what_is_lost() -> None:
    made, needed = tables.load("mineral_supply"), tables.load("mineral_demand")
    stated, net_zero = (coverage.coverage(made, needed, scenario) for scenario in ("STEPS", "NZE"))
    assert stated["supply_lost_pct"].equals(net_zero["supply_lost_pct"])
    later = stated["year"] > 2024
    assert (net_zero.loc[later, "coverage_pct"] < stated.loc[later, "coverage_pct"]).all()
    assert net_zero.loc[~later, "coverage_pct"].equals(stated.loc[~later, "coverage_pct"])
