"""Typed tables on Japan and ASEAN: what they hold, and what a slip in them is told."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from tests.sources.slips import put, spoil, stand_in, told, twice

from evbook.sources import asean
from evbook.sources.raw import typed

READERS: dict[str, Callable[[], pd.DataFrame]] = {
    "asean_strategy": asean.strategy,
    "exchange_rates": asean.exchange_rates,
    "asean_production": asean.production,
    "asean_japanese_share": asean.japanese_share,
    "thailand_bev_registrations": asean.thailand_bev_registrations,
}


def test_a_pillar_has_no_sum_and_a_sum_has_a_currency():
    items = asean.strategy().set_index("item_id")
    assert pd.isna(items.loc["skills", "amount_billion"])
    assert items.loc["skills", ["taken_from", "horizon_year"]].tolist() == ["Global South", 2035]
    assert items.loc["global-south", ["amount_billion", "currency"]].tolist() == [140.0, "JPY"]
    assert items.loc["gi-fund-2022", "announced"] == "2022"


def test_rates_are_turned_to_yen_a_unit():
    rates = asean.exchange_rates().set_index(["currency", "date"])["yen_per_unit"]
    assert rates["USD", "2024-05-20"] == 155.64
    assert rates["CNY", "2024-05-06"] == pytest.approx(100 / 4.655, abs=1e-4)


def test_areas_have_plain_names_and_asean_no_code():
    counts = asean.production()
    whole = counts[counts["area"] == "ASEAN"]
    assert whole["makers"].unique().tolist() == ["japanese"]
    assert whole["area_iso3"].isna().all()
    vietnam = counts[(counts["area"] == "Vietnam") & (counts["year"] == 2022)].set_index("counter")["vehicles"]
    assert vietnam.to_dict() == {"AAF": 232_410, "GSO": 440_000}


def test_all_battery_cars_stand_beside_the_brands_named():
    cars = asean.thailand_bev_registrations().set_index("brand")["vehicles"]
    assert cars["All"] == 76_538 > cars.drop("All").sum()


BAD = [
    ("asean_strategy", put("currency", None, 4), "global-south has an amount or a currency"),
    ("asean_strategy", put("amount_billion", "140 bn", 4), "'140 bn'"),
    ("asean_strategy", put("announced", "May 2024"), "skills has no date"),
    ("asean_strategy", put("taken_from", "Budget"), "skills is taken from an unknown item"),
    ("asean_strategy", twice, "counted twice"),
    ("exchange_rates", put("printed_as", "yen per 100"), "'yen per 100'; allowed"),
    ("exchange_rates", put("date", "20 May 2024"), "a date is not"),
    ("exchange_rates", put("printed", "155,64"), "'155,64'"),
    ("exchange_rates", twice, "counted twice"),
    ("asean_japanese_share", put("share_pct", "840"), "840 % for"),
    ("asean_japanese_share", put("period", "2011 H1"), "in 2012; read the page"),
    ("asean_japanese_share", twice, "counted twice"),
    ("asean_production", put("area_iso3", "Thai"), "'Thailand' has no ISO3 code"),
    ("asean_production", put("vehicles", "1.88"), "1.88 vehicles; thousands or millions"),
    ("asean_production", put("vehicles", None), "thousands or millions"),
    ("asean_production", twice, "counted twice"),
    ("thailand_bev_registrations", put("vehicles", "7653"), "add up to more than all"),
    ("thailand_bev_registrations", twice, "counted twice"),
]


@pytest.mark.parametrize(("name", "change", "message"), BAD)
def test_a_slip_is_told(monkeypatch, name, change, message):
    spoil(monkeypatch, asean, change)
    told(READERS[name], message)


@pytest.mark.parametrize("name", READERS)
def test_a_renamed_column_a_cut_line_and_an_empty_file_are_told(monkeypatch, tmp_path, name):
    whole = typed(name, [])
    file = stand_in(monkeypatch, tmp_path, name)
    whole.rename(columns={"source_id": "source"}).to_csv(file, index=False)
    told(READERS[name], f"{name}.csv: column source_id is missing")
    file.write_text(f"{','.join(whole.columns)}\nfirst,second\n", encoding="utf-8")
    told(READERS[name], "has 2 cells")
    file.write_text("", encoding="utf-8")
    told(READERS[name], "the file is empty")
