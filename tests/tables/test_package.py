from __future__ import annotations

import pytest

from evbook.errors import TableError, UnknownNameError
from evbook.files import sha256_of_file
from evbook.tables import describe, fingerprint, names, source


def test_names_are_sorted(package):
    assert names(package) == sorted(names(package))
    assert "car_exports" in names(package)


def test_fingerprint_is_the_files_hash(package):
    assert fingerprint(["claims", "car_exports"], package) == {
        "car_exports": sha256_of_file(package / "car_exports.csv"),
        "claims": sha256_of_file(package / "claims.csv"),
    }


def test_describe_and_source(package):
    table = describe("income_groups", package)
    assert table.key == ("year", "economy_iso3")
    assert "fiscal year" in table.usage_note
    assert source("worldbank-oghist", package).licence_name == "CC-BY-4.0"
    with pytest.raises(UnknownNameError, match="did you mean 'worldbank-oghist'"):
        source("worldbank-oghis", package)


def test_no_package(tmp_path):
    with pytest.raises(TableError, match="evbook data build"):
        names(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", '{"resources": [{"name": "x"}]}', '{"resources": 3}'])
def test_broken_descriptor(package, content):
    (package / "datapackage.json").write_text(content)
    with pytest.raises(TableError, match="not a descriptor"):
        names(package)


def test_a_rewritten_descriptor_is_read_again(package, edit_descriptor, resource):
    assert describe("claims", package).title
    edit_descriptor(lambda document: resource(document, "claims").update(title="Another, longer title of the claims"))
    assert describe("claims", package).title == "Another, longer title of the claims"
