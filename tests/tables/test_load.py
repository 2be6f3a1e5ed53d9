from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import TableError, UndeclaredTableError, UnknownNameError
from evbook.tables import allow_only, load, names, recording


def test_types_follow_the_descriptor(package):
    types = load("published_unit_values", package).dtypes.astype(str).to_dict()
    assert types["year"] == "int64"
    assert types["quantity_units"] == "Int64"
    assert types["unit_value_usd"] == "float64"
    assert types["full_year"] == "bool"
    assert types["country"] == "str"


def test_text_that_looks_like_a_number_stays_text(package):
    assert load("claims", package).set_index("id").loc["M01", "stated"] == "27"
    assert set(load("car_exports", package)["hs_code"]) == {"870380", "8703"}


def test_every_table_loads(package):
    for name in names(package):
        assert len(load(name, package)) > 0


def test_unknown_table_gets_a_suggestion(package):
    with pytest.raises(UnknownNameError, match="unknown table 'car_export'; did you mean 'car_exports'"):
        load("car_export", package)


def test_changed_byte(package):
    path = package / "car_exports.csv"
    path.write_bytes(path.read_bytes().replace(b"129800000", b"129800001"))
    with pytest.raises(TableError, match=r"car_exports.*sha256 differs"):
        load("car_exports", package)


def test_missing_file(package):
    (package / "claims.csv").unlink()
    with pytest.raises(TableError, match=r"claims: file claims\.csv is missing"):
        load("claims", package)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace("value_usd", "value", 1), "column 'value_usd' is missing"),
        (lambda text: text.replace("year,exporter", "exporter,year", 1), "another order"),
        (lambda text: text.replace("2018,China", ",China"), "column year: row 2 has no value"),
        (lambda text: text.replace("2018,China", "2018.5,China"), "column year: '2018.5' in row 2 is no integer"),
        (lambda text: text.replace("438100000", "438,1"), "table car_exports: .* not readable as CSV"),
        (lambda text: "", "table car_exports: .* not readable as CSV"),
        (lambda text: text.replace("129800000", "many"), "column value_usd: 'many' in row 2 is no number"),
    ],
)
def test_content_that_is_not_as_described(edit_table, change, message):
    with pytest.raises(TableError, match=message):
        load("car_exports", edit_table("car_exports", change))


def test_strange_truth_value(edit_table):
    folder = edit_table("published_unit_values", lambda text: text.replace(",true,", ",yes,", 1))
    with pytest.raises(TableError, match="'yes' in row 2 is no boolean"):
        load("published_unit_values", folder)


def test_restriction_and_record(package):
    allow_only(["claims"])
    with recording() as outer, recording() as inner:
        load("claims", package)
    assert inner == outer == {"claims"}
    with pytest.raises(UndeclaredTableError, match="'economies' is not declared by this chapter; declared: claims"):
        load("economies", package)
    allow_only(None)
    with recording() as later:
        load("economies", package)
    assert later == {"economies"}
    assert inner == {"claims"}


def test_frames_are_independent(package):
    economies = load("economies", package)
    economies["economy"] = "changed"
    assert "changed" not in set(load("economies", package)["economy"])


def test_missing_values_stay_missing(package):
    exports = load("car_exports", package)
    assert exports["quantity_units"].isna().all()
    keys = pd.MultiIndex.from_frame(exports[["year", "exporter_iso3"]])
    assert (2020, "CHN") not in keys
    assert (2025, "CHN") not in keys
