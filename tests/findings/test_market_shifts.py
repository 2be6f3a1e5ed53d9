from __future__ import annotations

import itertools

import pandas as pd
import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.analysis import duty_step
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.findings import brazil, indonesia, surge

CONTRACT = DownstreamCompetition
MARKET_SPANS = [*itertools.combinations((2022, 2023, 2024, 2025), 2)]
EXPORT_SPANS = [*itertools.combinations((2021, 2022, 2023, 2024), 2)]


def tell(p):
    sold, cars = tables.load("indonesia_wholesales"), tables.load("china_passenger_cars")
    indonesia.indonesia_shift(sold, p)
    indonesia.indonesia_battery_cars(sold, p)
    surge.export_surge(cars, tables.load("china_vehicle_exports"), p)
    surge.customs_view(cars, tables.load("china_exports_customs_counts"), p)
    steps = tables.load("brazil_duty_steps")
    brazil.brazil_duty(duty_step.around_step(tables.load("brazil_imports_from_china"), steps), steps, p)


def test_every_guard_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    loss = results["japanese_share_loss_from_powertrain_mix_pp"]
    assert (loss.display, loss.kind, loss.unit) == ("11.3", "compiled", "percentage points")
    assert results["mix_loss_range"].display == f"{loss.low:.1f} to {loss.high:.1f}" == "10.9 to 11.8"
    growth = results["nev_share_of_export_growth_pct"]
    assert (growth.display, round(growth.low), round(growth.high)) == ("29", 26, 29)
    assert results["brazil_monthly_before__phev"].display == "15,800"


def test_docstrings_list_every_key(found):
    told = " ".join(
        str(function.__doc__)
        for function in (
            indonesia.indonesia_shift,
            indonesia.indonesia_battery_cars,
            surge.export_surge,
            surge.customs_view,
            brazil.brazil_duty,
        )
    )
    keys = {result.name for result in found().values()} - {"year", "first_year", "market_year"}
    assert sorted(key for key in keys if key not in told) == []


@pytest.mark.parametrize(("first", "last"), MARKET_SPANS)
def test_indonesia_says_which_part_is_larger_and_what_is_open(found, first, last):
    results = found(shift_from=first, market_year=last)
    mix, within = (results[f"japanese_share_loss_{part}_pp"] for part in ("from_powertrain_mix", "within_powertrains"))
    assert mix.value + within.value == pytest.approx(results["japanese_share_loss_pp"].value)
    assert mix.low <= mix.value <= mix.high
    assert ("gained some back" in results["finding_indonesia"].display) == (within.value < 0)
    held = (
        results["japanese_share_without_plug_last_pct"].value >= results["japanese_share_without_plug_first_pct"].value
    )
    assert ("took no share from them" in results["indonesia_not_beaten"].display) == held
    mostly_chinese = results["chinese_share_of_battery_pct"].value > 50
    assert bool(results["indonesia_one_event"].display) == mostly_chinese
    assert bool(results["indonesia_answer"].display) == (mostly_chinese and mix.value > within.value)
    assert ("not on the field" in results["indonesia_answer"].display) == (mostly_chinese and held)


def test_a_loss_within_powertrains_is_not_called_a_shift_of_the_market(begin, records):
    p = begin(DownstreamCompetition)
    rows = [(2022, "Japan", "ice", 900), (2022, "China", "ice", 50), (2022, "China", "bev", 50)]
    rows += [(2025, "Japan", "ice", 500), (2025, "China", "ice", 450), (2025, "China", "bev", 50)]
    sold = pd.DataFrame(rows, columns=["year", "brand_nationality", "powertrain", "units"])
    frame = sold.assign(origin="China", source_id="gaikindo", kind="compiled")
    indonesia.indonesia_shift(frame, p)
    results = records()
    assert "accounts for less" in results["finding_indonesia"].display
    indonesia.indonesia_battery_cars(frame, p)
    assert records()["indonesia_answer"].display == ""
    assert "lost some share as well" in results["indonesia_not_beaten"].display
    assert results["indonesia_market_size"].display == ""


@pytest.mark.parametrize(("first", "last"), EXPORT_SPANS)
def test_the_surge_says_who_carried_it(found, first, last):
    results = found(first_year=min(first, 2023), year=last)
    share = results["nev_share_of_export_growth_pct"]
    assert share.low <= share.value <= share.high
    assert results["finding_surge"].display.startswith("Most of the growth") == (share.value < 50)
    for name in ("surge_follows", "surge_turned", "surge_may_pass"):
        assert bool(results[name].display) == (share.value < 50), name


def test_a_surge_of_electric_cars_is_called_one(begin, records):
    p = begin(DownstreamCompetition)
    cars = tables.load("china_passenger_cars").copy()
    late = (cars["year"] == 2024) & (cars["powertrain"] == "nev")
    surge.export_surge(cars.assign(exports_million=cars["exports_million"].mask(late, 4.5)), vehicles(), p)
    assert records()["finding_surge"].display.startswith("New-energy vehicles carried at least half")
    for name in ("home_displaced", "memo_driver", "surge_follows"):
        assert records()[name].display == ""


def vehicles():
    return tables.load("china_vehicle_exports")


@pytest.mark.parametrize("window", range(1, 6))
def test_brazil_says_the_window_and_the_shape(found, window):
    results = found(duty_window_months=window)
    assert results["duty_window"].display == ("month" if window == 1 else f"{window} months")
    fewer = all(
        results[f"brazil_monthly_after__{product}"].value < results[f"brazil_monthly_before__{product}"].value
        for product in ("bev", "phev")
    )
    assert bool(results["brazil_shape"].display) == fewer


def test_even_months_show_no_anticipation(begin, records):
    p = begin(DownstreamCompetition)
    imports = tables.load("brazil_imports_from_china").assign(quantity_units=100, value_fob_usd=1e6)
    steps = tables.load("brazil_duty_steps")
    brazil.brazil_duty(duty_step.around_step(imports, steps), steps, p)
    results = records()
    for name in ("brazil_shape", "brazil_mix_moves", "finding_brazil"):
        assert results[name].display == ""
