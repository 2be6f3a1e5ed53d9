from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources.assemble import RawFiles, assemble
from evbook.tables.declared import declarations, declared
from evbook.tables.registry import sources


@pytest.fixture
def files(raw):
    return RawFiles(raw, raw / "claims.csv")


@pytest.fixture
def frames(files):
    return assemble(files)


def test_every_declared_table_is_made(frames):
    assert sorted(frames) == sorted(declarations())


def test_each_frame_has_its_columns_its_key_and_registered_sources(frames):
    for name, frame in frames.items():
        assert {column.name for column in declared(name).columns} <= set(frame.columns), name
        assert not frame.duplicated(list(declared(name).key)).any(), name
        assert set(frame["source_id"]) <= set(sources()), name


def test_one_name_for_each_economy_in_every_table(frames):
    pairs = pd.concat(
        frame[[f"{role}_iso3", role]].set_axis(["code", "name"], axis=1)
        for frame in frames.values()
        for role in ("exporter", "importer", "country", "economy")
        if f"{role}_iso3" in frame
    ).dropna()
    assert pairs.groupby("code")["name"].nunique().max() == 1
    assert dict(pairs.to_numpy())["VNM"] == "Vietnam"


def test_answers_come_sorted_by_name_and_may_be_none(files, row, write_answer):
    assert files.answers() == []
    for name in ("b.json", "a.json"):
        write_answer(files.folder, name, row())
    assert [path.name for path in files.answers()] == ["a.json", "b.json"]


def test_later_answer_replaces_the_same_row_of_an_earlier_one(files, row, write_answer):
    write_answer(files.folder, "a.json", row("W00", 20e9), row("GBR", 20e9))
    write_answer(files.folder, "b.json", row("W00", 21e9), row("GBR", 21e9))
    flows = assemble(files)["ev_exports_by_importer"]
    assert flows["value_usd"].tolist() == [21e9]


def test_a_year_typed_from_a_page_does_not_outlive_a_newer_workbook(files, oghist):
    oghist(files.folder / "income" / "OGHIST.xlsx", range(2018, 2025))
    groups = assemble(files)["income_groups"]
    assert set(groups.loc[groups["year"] == 2024, "kind"]) == {"official"}


def test_the_first_bad_file_is_named(files):
    (files.folder / "income" / "CLASS.csv").unlink()
    with pytest.raises(RawFileError, match=r"CLASS\.csv: not found in income/"):
        assemble(files)
