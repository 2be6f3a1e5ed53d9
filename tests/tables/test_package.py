from __future__ import annotations

import json
import re

import pytest

from evbook.errors import TableError, UnknownNameError
from evbook.tables import describe, fingerprint, names, source
from evbook.tables.package import package_descriptor, tables_of


def test_names_are_sorted(package):
    assert names(package) == sorted(names(package))
    assert "car_exports" in names(package)


def test_fingerprint_holds_each_table_once_by_name(package):
    found = fingerprint(["claims", "car_exports"], package)
    assert list(found) == ["car_exports", "claims"]
    assert all(re.fullmatch("[0-9a-f]{64}", value) for value in found.values())
    assert fingerprint(("car_exports", "claims"), package) == found


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.update(hash="sha256:" + "0" * 64),
        lambda entry: entry.update(title="Another title"),
        lambda entry: entry.update(usageNote="Another note"),
        lambda entry: entry["schema"]["fields"][0].update(unit="another unit"),
        lambda entry: entry["schema"]["fields"][0].update(description="Another meaning"),
        lambda entry: entry["schema"].update(primaryKey=["claim"]),
        lambda entry: entry["sources"][0].update(title="Another source"),
        lambda entry: entry["sources"][0].update(retrieved="2026-11-19"),
        lambda entry: entry["sources"][0]["licence"].update(title="Another licence"),
        lambda entry: entry["sources"].pop(),
    ],
)
def test_fingerprint_changes_with_whatever_a_chapter_can_see(package, edit_descriptor, resource, change):
    before = fingerprint(["claims", "economies"], package)
    edit_descriptor(lambda document: change(resource(document, "claims")))
    after = fingerprint(["claims", "economies"], package)
    assert after["claims"] != before["claims"]
    assert after["economies"] == before["economies"]


def test_fingerprint_outlives_another_order_of_the_descriptor(package, edit_descriptor, resource):
    def turn(document):
        entry = resource(document, "claims")
        turned = dict(reversed(entry.items()))
        entry.clear()
        entry.update(turned)

    before = fingerprint(["claims"], package)
    assert fingerprint(["claims"], edit_descriptor(turn)) == before


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


def test_bad_date_names_the_table_and_the_place(package, edit_descriptor, resource):
    edit_descriptor(lambda document: resource(document, "claims")["sources"][0].update(retrieved="20261120"))
    with pytest.raises(TableError, match=r"table 'claims' \(retrieved '20261120': .*YYYY-MM-DD.*restore it"):
        names(package)


def test_the_descriptor_is_written_as_it_is_read(package):
    document = json.loads((package / "datapackage.json").read_text())
    assert package_descriptor(tables_of(package).values()) == document


def test_package_of_a_build_killed_between_two_renames(package):
    package.rename(package.with_name(".data.before"))
    assert "claims" in names(package)
    assert not package.with_name(".data.before").exists()


def test_a_rewritten_descriptor_is_read_again(package, edit_descriptor, resource):
    assert describe("claims", package).title
    edit_descriptor(lambda document: resource(document, "claims").update(title="Another, longer title of the claims"))
    assert describe("claims", package).title == "Another, longer title of the claims"
