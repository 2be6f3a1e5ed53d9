from __future__ import annotations

import pytest
from pydantic import ValidationError

from evbook.tables.declared import declarations, declared
from evbook.tables.models import Column, Source, Table

SOURCE = Source(
    id="page",
    title="A page",
    publisher="Somebody",
    address="",
    edition="2024",
    retrieved="2026-11-20",
    licence_name="notspecified",
    licence_title="No licence stated",
    licence_address="",
    licence_dated="2026-11-20",
)


@pytest.mark.parametrize("name", sorted(declarations()))
def test_columns_survive_the_descriptor(name):
    for column in declared(name).columns:
        assert Column.read(column.descriptor()) == column


def test_every_number_has_a_unit():
    for table in declarations().values():
        for column in table.columns:
            assert column.unit or column.type in {"string", "boolean"}, (table.name, column.name)


def test_every_key_is_made_of_columns():
    for table in declarations().values():
        assert set(table.key) <= {column.name for column in table.columns}, table.name


def test_source_without_address_survives_the_descriptor():
    assert "path" not in SOURCE.descriptor()
    assert Source.read(SOURCE.descriptor()) == SOURCE


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"retrieved": "never"}, "Invalid isoformat"),
        ({"retrieved": "20261120"}, "YYYY-MM-DD"),
        ({"licence_dated": "2026-02-30"}, "day is out of range"),
        ({"publisher": ""}, "at least 1 character"),
    ],
)
def test_source_without_a_date_or_a_name_is_refused(change, message):
    good = SOURCE.model_dump()
    with pytest.raises(ValidationError, match=message):
        Source.model_validate(good | change)


@pytest.mark.parametrize("name", sorted(declarations()))
def test_table_survives_the_descriptor(name):
    facts = {"path": f"{name}.csv", "sha256": "0" * 64, "size_bytes": 3, "rows": 1}
    table = Table(**dict(declared(name)), **facts, sources=(SOURCE,))
    assert Table.read(table.descriptor()) == table
    assert table.descriptor()["licenses"] == [SOURCE.licence()]


def test_sources_under_one_licence_name_it_once():
    licences = declared("claims").resource((SOURCE, SOURCE.model_copy(update={"id": "other"})))["licenses"]
    assert licences == [{"name": "notspecified", "title": "No licence stated", "dated": "2026-11-20"}]


def test_models_are_frozen():
    with pytest.raises(ValidationError):
        declared("claims").columns[0].name = "other"
