"""A changed input moves the verdicts that rest on it and no other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pandas as pd
import pytest

from evbook import tables
from evbook.claims.ledger import ledger
from evbook.contracts.ledger import Entry

# Table, the rows meant, the column, its new value, and the claims whose verdict has to move.
MUTATIONS = [
    ("sales_by_brand_nationality", {"brand_nationality": "China"}, "vehicles", 39_000_000, {"M01"}),
    ("vehicle_production", {"country": "Japan", "year": 2022}, "vehicles", 30_000_000, {"M02", "M04"}),
    ("automaker_sales", {"company": "Toyota", "powertrain": "hev", "year": 2025}, "vehicles", 5_200_000, {"M11"}),
    ("automaker_sales", {"company": "Honda", "powertrain": "all", "year": 2025}, "vehicles", 4_000_000, {"M07", "M08"}),
    ("listed_companies", {"company": "TDK Corporation"}, "source_id", "another-document", set()),
    ("claims", {"id": "M21"}, "period", "February 2026", {"M21"}),
    ("claims", {"id": "M22"}, "stated", "12", {"M22"}),
    ("claims", {"id": "M11"}, "stated", "-7", {"M11"}),
    ("eu_bev_duties", {"short_name": "Tesla"}, "definitive_pct", 9.8, {"M18"}),
    ("ev_tariffs", {"measure_name": "Section 301", "valid_from": "2024-09-27"}, "rate_pct", 110.0, {"M20", "M40"}),
    ("eu_car_industry", {"measure": "passenger_cars_made_eu", "year": 2024}, "value", 14.4, {"M29", "M30"}),
    ("thailand_bev_registrations", {"brand": "Tesla"}, "vehicles", 30_000, {"G04"}),
    ("solid_state_programmes", {"milestone_id": "libtec-2018"}, "amount", 2.6, {"S01"}),
    ("exchange_rates", {"currency": "CNY"}, "yen_per_unit", 28.0, {"G06"}),
    ("battery_makers", {"company": "Panasonic", "year": 2025}, "rank", 12, {"M17"}),
    ("asean_strategy", {"item_id": "jaif"}, "amount_billion", 0.2, {"I02"}),
]


@cache
def as_it_is() -> dict[str, Entry]:
    return {entry.id: entry for entry in ledger()}


@pytest.fixture(params=MUTATIONS, ids=lambda each: f"{each[0]}-{each[2]}-{each[3]}")
def mutation(request, monkeypatch) -> Iterator[tuple[str, set[str], dict[str, Entry]]]:
    """The table that was changed, the verdicts that have to move, and the ledger with the change."""
    name, where, column, value, expected = request.param
    before = as_it_is()
    load = tables.load
    monkeypatch.setattr(
        tables, "load", lambda each: changed(load(each), where, column, value) if each == name else load(each)
    )
    after = {entry.id: entry for entry in ledger()}
    assert list(before) == list(after)
    return name, expected, after


def changed(frame: pd.DataFrame, where: dict[str, object], column: str, value: object) -> pd.DataFrame:
    rows = (frame[list(where)] == pd.Series(where)).all(axis=1)
    assert rows.any(), where
    return frame.assign(**{column: frame[column].mask(rows, value)})


def test_verdicts_that_depend_on_it_move_and_no_other(mutation):
    _, expected, after = mutation
    assert {name for name, entry in after.items() if entry.verdict != as_it_is()[name].verdict} == expected


def test_whatever_moves_names_the_table(mutation):
    table, _, after = mutation
    moved = [
        entry
        for name, entry in after.items()
        if entry.judged_on != as_it_is()[name].judged_on or entry.measured != as_it_is()[name].measured
    ]
    assert all(table == "claims" or table in {**entry.tables, **as_it_is()[entry.id].tables} for entry in moved)


def test_a_shorter_list_is_counted_anew(monkeypatch):
    load = tables.load
    monkeypatch.setattr(tables, "load", lambda name: load(name).iloc[1:] if name == "listed_companies" else load(name))
    after = {entry.id: entry for entry in ledger()}
    assert "holds 11" in after["M22"].reason
    assert {name for name, entry in after.items() if entry.verdict != as_it_is()[name].verdict} == set()
