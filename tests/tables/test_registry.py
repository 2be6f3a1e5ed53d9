from __future__ import annotations

import pytest

from evbook.errors import UnknownNameError
from evbook.tables.declared import declared
from evbook.tables.registry import registered, sources


def test_a_source_without_address_says_why():
    for source in sources().values():
        assert source.address.startswith("http") or "no" in source.note or "neither" in source.note, source.id


def test_no_source_without_licence_calls_itself_free():
    named = {source.licence_name for source in sources().values()}
    assert named == {
        "CC-BY-4.0",
        "etalab-2.0",
        "OGL-UK-3.0",
        "other-pd",
        "Apache-2.0",
        "notspecified",
        "all-rights-reserved",
    }


def test_the_licence_of_an_extract_is_not_its_publishers():
    source = registered("oica-production")
    assert source.licence_name == "notspecified"
    assert source.licence_title.startswith("OICA states no licence")


def test_unknown_source_gets_a_suggestion():
    with pytest.raises(UnknownNameError, match=r"'comtrad' for the registry; did you mean 'comtrade'"):
        registered("comtrad")


def test_each_claims_document_is_a_source():
    document = next(column for column in declared("claims").columns if column.name == "document")
    assert set(document.allowed) <= set(sources())
