from __future__ import annotations

import pandas as pd
import pytest

from evbook.analysis import duty_step

STEP = pd.Period("2024-07", freq="M")
IMPORTS = pd.DataFrame(
    [
        (2024, 4, "bev", 200.0, 10, "a", "compiled"),
        (2024, 5, "bev", 600.0, 20, "a", "compiled"),
        (2024, 6, "bev", 700.0, 70, "a", "compiled"),
        (2024, 7, "bev", 60.0, 6, "a", "compiled"),
        (2024, 9, "bev", 40.0, 2, "a", "compiled"),
        (2024, 6, "phev", 90.0, 3, "a", "compiled"),
    ],
    columns=["year", "month", "product", "value_fob_usd", "quantity_units", "source_id", "kind"],
).assign(net_weight_kg=lambda rows: 1500.0 * rows["quantity_units"])
STEPS = pd.DataFrame({"year": [2024, 2024], "month": [7, 1], "product": ["bev", "bev"]})


@pytest.fixture
def months():
    return duty_step.monthly(IMPORTS, pd.Period("2024-03"), pd.Period("2024-10"))


def test_the_last_step_of_the_table():
    assert duty_step.step_month(STEPS) == STEP
    assert duty_step.first_step_month(STEPS) == pd.Period("2024-01")


def test_every_month_has_a_row_and_a_missing_one_no_number(months):
    assert len(months) == 16
    row = months.set_index(["product", "month"]).loc[("bev", pd.Period("2024-05"))]
    assert row["unit_value_usd"] == 30
    assert months["quantity_units"].isna().sum() == 10


def test_the_year_of_the_step_and_the_year_before():
    months = duty_step.around_step(IMPORTS, STEPS)["month"]
    assert (str(months.min()), str(months.max())) == ("2023-01", "2024-12")


def test_only_known_months_on_either_side_of_the_step(months):
    sides = duty_step.before_and_after(months, "bev", STEP, 3)
    assert [str(month) for month in sides["before"]["month"]] == ["2024-04", "2024-05", "2024-06"]
    assert [str(month) for month in sides["after"]["month"]] == ["2024-07", "2024-09"]
    assert duty_step.monthly_mean_units(sides["after"]) == 4
    assert duty_step.mean_unit_value_usd(sides["after"]) == pytest.approx(12.5)
    assert len(duty_step.before_and_after(months, "bev", STEP, 1)["after"]) == 1


def test_the_last_month_of_a_span(months):
    before = duty_step.before_and_after(months, "bev", STEP, 6)["before"]
    assert duty_step.last_month_share_pct(before) == pytest.approx(70)
    assert duty_step.last_month_unit_value_change_pct(before) == pytest.approx(100 * (10 / (800 / 30) - 1))


def test_unbroken_runs_of_missing_months(months):
    runs = [(str(first), str(last)) for first, last in duty_step.missing_runs(months, "bev")]
    assert runs == [("2024-03", "2024-03"), ("2024-08", "2024-08"), ("2024-10", "2024-10")]
    runs = [(str(first), str(last)) for first, last in duty_step.missing_runs(months, "phev")]
    assert runs == [("2024-03", "2024-05"), ("2024-07", "2024-10")]
