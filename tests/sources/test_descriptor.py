from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import TableError, UnknownNameError
from evbook.files import sha256_of_bytes
from evbook.sources.descriptor import csv_bytes, described
from evbook.tables.models import Column, Declaration

TABLE = Declaration(
    name="cars",
    title="Cars",
    description="Cars by year",
    key=("year", "name"),
    columns=(
        Column(name="year", type="integer", unit="calendar year", description="Year", minimum=1990),
        Column(name="name", type="string", description="Name", required=False),
        Column(name="value_usd", type="number", unit="USD", description="Value"),
        Column(name="cars", type="integer", unit="vehicles", description="Number", required=False),
        Column(name="whole", type="boolean", description="Whole year"),
        Column(name="source_id", type="string", description="Source"),
    ),
    usage_note="Mind the gap.",
)
FRAME = pd.DataFrame(
    {
        "source_id": "comexstat",
        "year": [2023, 2022],
        "name": ['B "q", x', None],
        "value_usd": [1.5e12, 0.1 + 0.2],
        "cars": [7.0, float("nan")],
        "whole": [True, False],
        "extra": "not written",
    }
)


def test_one_fixed_form():
    assert csv_bytes(FRAME, TABLE).decode() == (
        "year,name,value_usd,cars,whole,source_id\n"
        "2022,,0.3,,false,comexstat\n"
        '2023,"B ""q"", x",1500000000000,7,true,comexstat\n'
    )
    assert csv_bytes(FRAME.iloc[::-1], TABLE) == csv_bytes(FRAME, TABLE)


def test_column_that_was_not_made():
    with pytest.raises(TableError, match="no column cars"):
        csv_bytes(FRAME.drop(columns="cars"), TABLE)


def test_fraction_in_an_integer_column():
    with pytest.raises(TableError, match="column cars"):
        csv_bytes(FRAME.assign(cars=1.5), TABLE)


def test_a_table_is_described_with_its_file_and_its_sources():
    content = csv_bytes(FRAME, TABLE)
    table = described(TABLE, FRAME, content)
    assert table.columns == TABLE.columns
    assert (table.key, table.usage_note, table.rows) == (TABLE.key, TABLE.usage_note, 2)
    assert (table.path, table.size_bytes, table.sha256) == ("cars.csv", len(content), sha256_of_bytes(content))
    assert [source.id for source in table.sources] == ["comexstat"]


def test_row_of_an_unregistered_source():
    with pytest.raises(UnknownNameError, match="hearsay"):
        described(TABLE, FRAME.assign(source_id="hearsay"), b"")
