from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import duty_step, growth_split
from evbook.errors import MissingDataError

POSITIVE = st.floats(min_value=1e-3, max_value=1e12)
WHOLE = st.integers(min_value=1, max_value=10**9)
AMOUNT = st.one_of(POSITIVE, WHOLE.map(float))
FLOW = st.tuples(AMOUNT, AMOUNT, AMOUNT, AMOUNT)
FLOWS = st.lists(FLOW, min_size=1, max_size=6)
YEARS = (2023, 2024)


def flows_of(numbers):
    rows = [
        (f"D{place}", "bev", year, quantity, value)
        for place, (q0, v0, q1, v1) in enumerate(numbers)
        for year, quantity, value in ((2023, q0, v0), (2024, q1, v1))
    ]
    return pd.DataFrame(rows, columns=["destination", "product", "year", "quantity_units", "value_usd"])


@given(FLOWS)
def test_the_parts_add_up_to_machine_precision(numbers):
    parts = growth_split.split(flows_of(numbers), ["destination", "product"], YEARS)
    for row in parts.itertuples():
        size = abs(row.from_quantity_usd) + abs(row.from_unit_value_usd) + abs(row.change_usd)
        assert abs(row.from_quantity_usd + row.from_unit_value_usd - row.change_usd) <= 1e-12 * size


@given(FLOWS)
def test_the_parts_of_all_flows_add_up_to_the_change_of_the_total(numbers):
    flows = flows_of(numbers)
    parts = growth_split.split(flows, ["destination", "product"], YEARS)
    values = flows.groupby("year")["value_usd"].sum()
    total = parts["from_quantity_usd"].sum() + parts["from_unit_value_usd"].sum()
    scale = values.sum() + parts[["from_quantity_usd", "from_unit_value_usd"]].abs().to_numpy().sum()
    assert total == pytest.approx(values[2024] - values[2023], abs=1e-12 * scale)


@given(FLOWS)
def test_the_order_of_the_periods_swaps_the_sign(numbers):
    there, back = (growth_split.split(flows_of(numbers), ["destination"], years) for years in (YEARS, YEARS[::-1]))
    for column in ("change_usd", "from_quantity_usd", "from_unit_value_usd"):
        # What nearly cancels keeps the digits of what it is the difference of.
        scale = there[["from_quantity_usd", "from_unit_value_usd"]].abs().to_numpy().max()
        assert there[column].to_numpy() == pytest.approx(-back[column].to_numpy(), rel=1e-9, abs=1e-9 * scale)


@given(AMOUNT, AMOUNT)
def test_the_logarithmic_mean_lies_between_the_geometric_and_the_arithmetic(one, other):
    mean = float(growth_split.log_mean(one, other))
    assert math.sqrt(one) * math.sqrt(other) * (1 - 1e-12) <= mean <= (one + other) / 2 * (1 + 1e-12)
    assert mean == pytest.approx(float(growth_split.log_mean(other, one)), rel=1e-12)


def test_a_split_by_hand():
    # 100 cars for USD 1,000 become 200 cars for USD 4,000: twice the cars at twice the unit value (10, then 20).
    # L(4000, 1000) = 3000 / ln 4 = 2164.04; ln 2 of it = 1500 for each part.
    parts = growth_split.split(flows_of([(100, 1000, 200, 4000)]), ["destination"], YEARS).iloc[0]
    assert parts["from_quantity_usd"] == pytest.approx(1500, rel=1e-12)
    assert parts["from_unit_value_usd"] == pytest.approx(1500, rel=1e-12)
    assert growth_split.log_mean(4000, 1000) == pytest.approx(2164.0425, rel=1e-7)
    assert growth_split.log_mean(7.0, 7.0) == 7.0


def test_only_the_unit_value_moves_where_the_number_stands_still():
    parts = growth_split.split(flows_of([(50, 800, 50, 900)]), ["destination"], YEARS).iloc[0]
    assert (parts["from_quantity_usd"], parts["from_unit_value_usd"]) == (0.0, pytest.approx(100, rel=1e-12))


def test_a_made_up_table_of_several_destinations_and_products():
    flows = flows_of([(100, 1000, 200, 4000), (10, 500, 5, 250)])
    other = flows.assign(product="phev", value_usd=flows["value_usd"] * 2)
    parts = growth_split.split(pd.concat([flows, other]), ["destination", "product"], YEARS)
    assert len(parts) == 4
    by_product = parts.groupby("product")[["change_usd", "from_quantity_usd", "from_unit_value_usd"]].sum()
    assert by_product.loc["bev", "change_usd"] == 2750
    assert by_product.loc["phev"].to_numpy() == pytest.approx(2 * by_product.loc["bev"].to_numpy())


def test_rows_of_one_flow_are_added_up():
    flows = flows_of([(100, 1000, 200, 4000)])
    halves = pd.concat([flows.assign(quantity_units=flows["quantity_units"] / 2, value_usd=flows["value_usd"] / 2)] * 2)
    pd.testing.assert_frame_equal(
        growth_split.split(halves, ["destination"], YEARS), growth_split.split(flows, ["destination"], YEARS)
    )


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ((0, 1000, 200, 4000), r"quantity of D0, bev in 2023 is 0\.0"),
        ((100, 1000, 200, -1), r"value of D0, bev in 2024 is -1\.0"),
        ((100, None, 200, 4000), "value of D0, bev in 2023 is nan"),
    ],
)
def test_a_flow_without_unit_value_is_refused_by_name(numbers, message):
    with pytest.raises(MissingDataError, match=message):
        growth_split.split(flows_of([numbers]), ["destination", "product"], YEARS)


def test_a_flow_that_lacks_a_period_is_refused_by_name():
    flows = flows_of([(100, 1000, 200, 4000), (1, 2, 3, 4)]).iloc[:-1]
    with pytest.raises(MissingDataError, match="quantity of D1 in 2024 is nan"):
        growth_split.split(flows, ["destination"], YEARS)
    with pytest.raises(MissingDataError, match="no flow has a row"):
        growth_split.split(flows, ["destination"], (1990, 1991))


def brazil():
    imports, steps = tables.load("brazil_imports_from_china"), tables.load("brazil_duty_steps")
    years = growth_split.step_years(steps)
    return growth_split.matched_months(duty_step.around_step(imports, steps), years), years


def test_months_that_one_year_lacks_are_left_out_of_both():
    matched, years = brazil()
    assert years == (2023, 2024)
    assert growth_split.months_of(matched, "bev") == [8, 10, 11, 12]
    assert growth_split.months_of(matched, "phev") == list(range(1, 13))
    assert matched.groupby(["product", "year"]).size().unstack().nunique(axis=1).eq(1).all()


def test_brazil_by_hand():
    # Battery cars, August and October to December: USD 380,246,784 for 17,440 cars, then 110,020,538 for 7,288.
    # L = -270,226,246 / ln(110,020,538 / 380,246,784) = 217,883,000; ln(7,288 / 17,440) = -0.872596; product -190.12 m.
    matched, years = brazil()
    bev = growth_split.brazil_split(matched, years).set_index("product").loc["bev"]
    assert bev["change_usd"] == -270_226_246
    assert bev["from_quantity_usd"] == pytest.approx(-190.124e6, rel=1e-5)
    assert bev["from_unit_value_usd"] == pytest.approx(-80.103e6, rel=1e-5)
