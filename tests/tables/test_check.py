from __future__ import annotations

import json

import pytest

from evbook.tables import load
from evbook.tables.check import Problem, check


def the_problem(folder) -> Problem:
    problems = check(folder)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def field(document, resource, table, name):
    return next(entry for entry in resource(document, table)["schema"]["fields"] if entry["name"] == name)


def test_committed_package_is_sound(package):
    assert check(package) == []


def test_changed_byte(package):
    path = package / "vehicle_production.csv"
    path.write_bytes(path.read_bytes().replace(b"27020615", b"27020616"))
    problem = the_problem(package)
    assert (problem.table, problem.check) == ("vehicle_production", "hash")
    assert "vehicle_production.csv" in problem.message


def test_missing_file(package):
    (package / "claims.csv").unlink()
    assert "claims.csv is missing" in the_problem(package).message


def test_missing_column(edit_table):
    problem = the_problem(edit_table("car_exports", lambda text: text.replace("value_usd", "value", 1)))
    assert (problem.check, problem.where) == ("columns", "column value_usd")


def test_wrong_unit(edit_descriptor, resource):
    folder = edit_descriptor(
        lambda document: field(document, resource, "car_exports", "value_usd").update(unit="thousand USD")
    )
    problem = the_problem(folder)
    assert (problem.table, problem.check, problem.where) == ("car_exports", "unit", "column value_usd")
    assert "'thousand USD'" in problem.message
    assert "'USD' declared" in problem.message


def test_duplicate_key(edit_table):
    rows = len(load("claims"))
    problem = the_problem(edit_table("claims", lambda text: text + text.splitlines()[1] + "\n"))
    assert (problem.table, problem.check) == ("claims", "key")
    assert problem.where.startswith(f"line {rows + 2}")


def test_empty_file(edit_table):
    assert the_problem(edit_table("claims", lambda text: "")).check == "columns"


def test_line_with_a_cell_too_many(edit_table):
    problem = the_problem(edit_table("car_exports", lambda text: text.replace("438100000", "438,100000")))
    assert problem.check == "schema"
    assert problem.where.startswith("line 10")


@pytest.mark.parametrize(
    ("table", "old", "new", "check_name", "where"),
    [
        ("car_exports", "129800000", "many", "schema", "column value_usd"),
        ("car_exports", "129800000", "-129800000", "ranges", "column value_usd"),
        ("ev_markets", "44000000,53,", "44000000,153,", "ranges", "column sales_share_pct"),
        ("income_groups", "2018,CHN,China,Upper middle", "2018,CHN,China,Middling", "ranges", "column income_group"),
        ("claims", "M01,ifri-memo", "M01,", "ranges", "column document"),
        ("car_exports", "itc-2018-page,typed", "hearsay,typed", "sources", "source"),
        ("eu27_bev_imports_from_china", "eurostat-infographic-via-meridian", "comext-meridian", "sources", "source"),
    ],
)
def test_rows_that_break_the_schema(edit_table, table, old, new, check_name, where):
    problems = check(edit_table(table, lambda text: text.replace(old, new)))
    assert {problem.check for problem in problems} == {check_name}
    assert problems[0].table == table
    assert where in problems[0].where


def test_constraint_weakened_in_the_descriptor(edit_descriptor, resource):
    folder = edit_descriptor(
        lambda document: field(document, resource, "car_exports", "value_usd")["constraints"].pop("minimum")
    )
    assert the_problem(folder).check == "ranges"


def test_key_changed_in_the_descriptor(edit_descriptor, resource):
    folder = edit_descriptor(lambda document: resource(document, "claims")["schema"].update(primaryKey=["claim"]))
    assert the_problem(folder).check == "key"


def test_wrong_count_of_rows(edit_descriptor, resource):
    folder = edit_descriptor(lambda document: resource(document, "claims").update(rowCount=7))
    assert "7 stated" in the_problem(folder).message


def test_renamed_table(edit_descriptor, resource):
    problems = check(edit_descriptor(lambda document: resource(document, "claims").update(name="claim")))
    assert [(problem.table, problem.check) for problem in problems] == [("claims", "tables"), ("claim", "tables")]


def test_table_left_out(edit_descriptor, resource):
    def drop(document):
        document["resources"].remove(resource(document, "claims"))

    problem = the_problem(edit_descriptor(drop))
    assert (problem.table, problem.check) == ("claims", "tables")


def test_broken_descriptor(package):
    (package / "datapackage.json").write_text("{")
    assert the_problem(package).check == "descriptor"


def test_source_that_no_row_uses(edit_descriptor, resource):
    def add(document):
        extra = dict(resource(document, "economies")["sources"][0], source_id="idle")
        resource(document, "claims")["sources"].append(extra)

    problem = the_problem(edit_descriptor(add))
    assert (problem.check, problem.where) == ("sources", "source idle")


def test_sanity_findings_name_their_check(edit_table):
    problem = the_problem(edit_table("vehicle_production", lambda text: text.replace("27020615", "17020615")))
    assert problem.check == "china-builds-27-million"
    assert "2022 CHN" in problem.where


def test_problem_reads_as_one_line():
    assert str(Problem("t", "key", "line 3", "is twice")) == "t (line 3): is twice [key]"


@pytest.mark.parametrize(
    ("change", "where", "message"),
    [
        (lambda entry: entry.update(title="?"), "", "title is '?', 'World Bank income groups by year' declared"),
        (lambda entry: entry.update(description="?"), "", "description is '?', "),
        (lambda entry: entry.update(usageNote="?"), "", "usageNote is '?', "),
        (lambda entry: entry.pop("usageNote"), "", "usageNote is missing, "),
        (lambda entry: entry.pop("precedence"), "", "precedence is missing, "),
        (lambda entry: entry.update(usageNotes="?"), "", "usageNotes is declared nowhere, '?' found"),
        (lambda entry: entry.update(encoding="latin-1"), "", "encoding is 'latin-1', 'utf-8' declared"),
        (lambda entry: entry["schema"]["fields"][0].update(description="?"), "column year", "description is '?', "),
        (lambda entry: entry["schema"]["fields"].reverse(), "column order", "it is ['kind', "),
        (lambda entry: entry["schema"].update(missingValues=["-"]), "", "schema missingValues is ['-'], [''] declared"),
        (lambda entry: entry["sources"][0].update(title="?"), "source worldbank-fy26-page", "title is '?', "),
        (lambda entry: entry["sources"][0].update(publisher="?"), "source worldbank-fy26-page", "publisher is '?', "),
        (
            lambda entry: entry["sources"][0].update(retrieved="never"),
            "source worldbank-fy26-page",
            "retrieved is 'never', '2026-11-20' declared",
        ),
        (
            lambda entry: entry["sources"][0]["licence"].update(name="CC0"),
            "source worldbank-fy26-page",
            "licence name is 'CC0', 'notspecified' declared",
        ),
        (lambda entry: entry["sources"][0].pop("note"), "source worldbank-fy26-page", "note is missing, "),
        (lambda entry: entry["licenses"].pop(), "licence Creative Commons Attribution 4.0", "it is missing, "),
        (lambda entry: entry.pop("schema"), "", "schema is missing, "),
        (lambda entry: entry.update(sources="none"), "", "sources is 'none', [] declared"),
    ],
)
def test_metadata_that_is_not_as_declared(edit_descriptor, resource, change, where, message):
    problems = check(edit_descriptor(lambda document: change(resource(document, "income_groups"))))
    assert {problem.table for problem in problems} == {"income_groups"}
    assert (problems[0].where, message in problems[0].message) == (where, True), problems[0]
    assert "build the package again" in problems[0].message


def test_every_difference_is_told(edit_descriptor):
    def spoil(document):
        for entry in document["resources"]:
            entry["title"] = "?"
            entry.pop("usageNote", None)
            for source in entry["sources"]:
                source.update(publisher="?", retrieved="never", licence={"name": "CC0", "title": "?", "dated": "?"})

    document = json.loads((edit_descriptor(spoil) / "datapackage.json").read_text())
    problems = check(edit_descriptor(lambda document: None))
    told = {(problem.table, problem.where, problem.message.split(" is ")[0]) for problem in problems}
    for entry in document["resources"]:
        assert {(entry["name"], "", "title"), (entry["name"], "", "usageNote")} <= told
        for source in entry["sources"]:
            where = f"source {source['source_id']}"
            for what in ("publisher", "retrieved", "licence name", "licence title", "licence dated"):
                assert (entry["name"], where, what) in told


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda document: document.update(title="?"), "title is '?', "),
        (lambda document: document.update(licence="CC0"), "licence is declared nowhere, 'CC0' found"),
        (lambda document: document.pop("$schema"), "$schema is missing, "),
    ],
)
def test_the_package_as_a_whole_is_as_declared(edit_descriptor, change, message):
    problem = the_problem(edit_descriptor(change))
    assert (problem.table, problem.check) == ("datapackage.json", "metadata")
    assert problem.message.startswith(message)


def test_table_that_stands_twice(edit_descriptor, resource):
    problem = the_problem(edit_descriptor(lambda it: it["resources"].append(resource(it, "economies"))))
    assert (problem.table, problem.check) == ("economies", "tables")
    assert "twice" in problem.message


def test_entry_without_the_facts_of_its_file(edit_descriptor, resource):
    problem = the_problem(edit_descriptor(lambda document: resource(document, "claims").pop("hash")))
    assert (problem.table, problem.check) == ("claims", "descriptor")
    assert "'claims' ('hash' is missing); restore it" in problem.message


def test_descriptor_is_a_data_package_for_its_own_standard(package):
    document = json.loads((package / "datapackage.json").read_text())
    assert document["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for entry in document["resources"]:
        assert entry["hash"].startswith("sha256:")
        assert entry["type"] == "table"
        assert all({"title", "publisher", "version", "retrieved"} <= set(source) for source in entry["sources"])
        assert all({"name", "title", "dated"} <= set(licence) for licence in entry["licenses"])
