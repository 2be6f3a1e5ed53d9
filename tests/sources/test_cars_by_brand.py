"""Battery cars by brand as typed: what the table holds, and what a slip in it is told."""

from __future__ import annotations

import pytest
from tests.sources.slips import put, spoil, stand_in, told, twice

from evbook.sources import cars_by_brand


def test_all_brands_stand_beside_those_named():
    cars = cars_by_brand.battery_cars().set_index(["market", "brand"])["vehicles"]
    assert cars["Thailand", "All"] == 118_490
    assert cars["Thailand"].drop("All").sum() == 99_248
    assert cars["Malaysia", "BYD and Denza"] == 11_961


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (twice, "counted twice"),
        (put("vehicles", "118 490"), "'118 490'"),
        (put("vehicles", "118"), "118 vehicles in all; thousands"),
        (put("vehicles", "98000"), "add up to 99248, more than all"),
        (put("brand", "Every brand"), "Thailand 2025: no row for All brands"),
    ],
)
def test_a_slip_is_told(monkeypatch, change, message):
    spoil(monkeypatch, cars_by_brand, change)
    told(cars_by_brand.battery_cars, message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("year,period,market\n2025,2025,Thailand\n", "column market_iso3, brand"),
        ("year,period,market,market_iso3,brand,brand_nationality,vehicles,source_id\n2025,2025,Tha", "truncated"),
    ],
    ids=["renamed column", "truncated"],
)
def test_a_broken_file_is_refused(monkeypatch, tmp_path, text, message):
    stand_in(monkeypatch, tmp_path, "battery_cars_by_brand").write_text(text, encoding="utf-8")
    told(cars_by_brand.battery_cars, message)
