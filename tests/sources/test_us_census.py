"""US imports of cars from China: lines become kinds, and a file of another shape is refused."""

from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources import us_census

FILE = "trade/us_2024_imports_8703_from_china.csv"


def test_lines_are_summed_under_their_code(raw):
    cars = us_census.cars_from_china(raw / FILE).set_index("hs_code")
    assert cars.loc["870380", "value_usd"] == 110_900_000
    assert cars["kind_of_car"].to_dict() == {
        "870310": "golf carts and snow vehicles",
        "870323": "combustion engine only",
        "870380": "battery electric",
    }
    assert set(cars["year"]) == {2024}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("CHINA,8703105030", "JAPAN,8703105030", "only origin CHINA"),
        ("8703800060,870380", "8703800060,870390", "line 8703800060 lies under no code"),
        ("8703105030,870310", "8704105030,870410", "line 8704105030"),
        ("GOLF CARTS,2024-12-01", "GOLF CARTS,2024-11-01", "ends before December"),
        ("8703800060,870380", "8703800020,870380", "counted twice"),
        (",300.0,", ",-300.0,", "'-300.0'"),
        ("imports", "value", "column imports"),
    ],
)
def test_another_shape_is_refused(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        us_census.cars_from_china(edit(raw / FILE, old, new))
