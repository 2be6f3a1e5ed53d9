from __future__ import annotations

import pytest

from evbook.errors import UnknownNameError
from evbook.tables.declared import declarations, declared


@pytest.mark.parametrize("name", sorted(declarations()))
def test_each_row_says_where_it_comes_from_and_how_firm_it_is(name):
    source_id, kind = declared(name).columns[-2:]
    assert (source_id.name, source_id.required) == ("source_id", True)
    assert (kind.name, kind.allowed) == ("kind", ("official", "compiled", "estimate", "typed"))


@pytest.mark.parametrize("name", sorted(declarations()))
def test_no_column_stands_twice(name):
    columns = [column.name for column in declared(name).columns]
    assert len(columns) == len(set(columns))


@pytest.mark.parametrize("name", sorted(declarations()))
def test_key_is_required_but_for_what_a_row_may_lack(name):
    required = {column.name for column in declared(name).columns if column.required}
    assert set(declared(name).key) <= required


def test_what_can_be_counted_is_declared_with_its_unit():
    values = {column.name: column.unit for column in declared("car_exports").columns}
    assert values["value_usd"] == "USD"
    assert values["exporter"] == ""


def test_unknown_table_gets_a_suggestion():
    with pytest.raises(UnknownNameError, match="did you mean 'claims'"):
        declared("claim")
