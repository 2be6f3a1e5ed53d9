from __future__ import annotations

from datetime import date

import pytest

from evbook.errors import RawFileError, UnknownNameError
from evbook.sources.registry import registered, sources, typed
from evbook.tables.declared import declared


def test_every_source_is_dated_and_licensed():
    for source in sources().values():
        assert date.fromisoformat(source.retrieved), source.id
        assert date.fromisoformat(source.licence_dated), source.id
        assert source.licence_title, source.id
        assert source.edition, source.id
        assert source.address.startswith("http") or "no" in source.note or "neither" in source.note, source.id


def test_no_source_without_licence_calls_itself_free():
    free = {source.licence_name for source in sources().values()}
    assert free == {"CC-BY-4.0", "etalab-2.0", "Apache-2.0", "MIT", "notspecified", "all-rights-reserved"}


def test_unknown_source_gets_a_suggestion():
    with pytest.raises(UnknownNameError, match="did you mean 'comtrade'"):
        registered("comtrad")


def test_each_claims_document_is_a_source():
    document = next(column for column in declared("claims").columns if column.name == "document")
    assert set(document.allowed) <= set(sources())


def test_typed_file_without_a_column():
    with pytest.raises(RawFileError, match="column value is missing"):
        typed("income_reclassifications", ["year", "value"])
