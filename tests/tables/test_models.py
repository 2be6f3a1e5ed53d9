from __future__ import annotations

import pytest
from pydantic import ValidationError

from evbook.tables.declared import declarations, declared
from evbook.tables.models import Column, Source


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
    source = Source(
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
    assert "path" not in source.descriptor()
    assert Source.read(source.descriptor()) == source


def test_models_are_frozen():
    with pytest.raises(ValidationError):
        declared("claims").columns[0].name = "other"
