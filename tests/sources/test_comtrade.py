from __future__ import annotations

import json

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import comtrade


def test_partners_and_world_are_kept_apart(answer, row):
    tidied = comtrade.tidy(answer(row("W00", 150.0, qty=6.0), row("GBR", 100.0), row("S19", 50.0, qty=2.0)))
    assert set(tidied["importer_iso3"]) == {"WLD", "GBR", "TWN"}
    single = comtrade.partners(tidied)
    assert single["value_usd"].sum() == 150.0
    assert single["importer"].tolist() == ["United Kingdom", "Taiwan"]
    world = comtrade.totals(tidied)
    assert world["value_usd"].tolist() == [150.0]
    assert "importer" not in world.columns


def test_complete_columns_and_types(answer, row):
    tidied = comtrade.tidy(answer(row(cmdCode="870360"), row(cmdCode="8703", value=900.0)))
    assert tidied.columns.tolist() == [
        "year",
        "exporter",
        "exporter_iso3",
        "importer",
        "importer_iso3",
        "product",
        "hs_code",
        "value_usd",
        "quantity_units",
    ]
    assert tidied["product"].tolist() == ["all_cars", "phev"]
    assert tidied["quantity_units"].dtype == "Int64"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 4),
        ({"qtyUnitCode": -1}, None),
        ({"qtyUnitCode": 8}, None),
        ({"qty": None}, None),
        ({"qty": 0}, None),
        ({"isQtyEstimated": True}, None),
    ],
)
def test_quantity_only_where_counted(answer, row, changes, expected):
    quantity = comtrade.tidy(answer(row(**changes)))["quantity_units"].iloc[0]
    assert quantity is pd.NA if expected is None else quantity == expected


def test_bytes_and_file_give_the_same(answer, row, tmp_path):
    content = json.dumps(answer(row())).encode()
    path = tmp_path / "answer.json"
    path.write_bytes(content)
    pd.testing.assert_frame_equal(comtrade.tidy(content), comtrade.tidy(path))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"flowCode": "M"}, "flowCode M"),
        ({"freqCode": "M"}, "freqCode M"),
        ({"cmdCode": "870340"}, "cmdCode 870340"),
        ({"partner2Code": 36}, "partner2Code 36"),
        ({"motCode": 2100}, "motCode 2100"),
        ({"customsCode": "C01"}, "customsCode C01"),
        ({"primaryValue": -1.0}, "negative"),
        ({"primaryValue": None}, "missing or negative"),
        ({"partnerISO": None}, "includeDesc=true"),
    ],
)
def test_rows_of_another_kind_are_refused(answer, row, changes, message):
    with pytest.raises(RawFileError, match=message):
        comtrade.tidy(answer(row(), row("VNM") | changes))


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"error": "quota exceeded"}, "quota exceeded"),
        ({"data": []}, "no rows"),
        ({"count": 7}, "7 announced"),
    ],
)
def test_answers_that_are_no_data(answer, row, told, message):
    with pytest.raises(RawFileError, match=message):
        comtrade.tidy(answer(row(), **told))


def test_status_message_without_data():
    with pytest.raises(RawFileError, match="Rate limit is exceeded"):
        comtrade.tidy({"statusCode": 429, "message": "Rate limit is exceeded."})


def test_capped_answer(answer, row):
    with pytest.raises(RawFileError, match="exactly 500 rows"):
        comtrade.tidy(answer(*[row(refYear=year) for year in range(500)]))


@pytest.mark.parametrize("content", [b"<!DOCTYPE html><html></html>", b'{"data": [{"freqCode": "A"', b""])
def test_no_json(content, tmp_path):
    path = tmp_path / "answer.json"
    path.write_bytes(content)
    with pytest.raises(RawFileError, match=r"answer\.json"):
        comtrade.tidy(path)
    with pytest.raises(RawFileError):
        comtrade.tidy(content)


def test_json_that_is_no_object():
    with pytest.raises(RawFileError, match="list found"):
        comtrade.tidy(b"[]")


def test_same_partner_twice(answer, row):
    with pytest.raises(RawFileError, match="counted twice"):
        comtrade.tidy(answer(row(), row()))


@pytest.mark.parametrize("world", [99.0, 250.0])
def test_partners_that_do_not_add_up_to_the_world(answer, row, world):
    with pytest.raises(RawFileError, match="of the world's row"):
        comtrade.tidy(answer(row("W00", world), row("GBR", 100.0), row("VNM", 50.0)))
