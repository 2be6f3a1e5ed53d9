from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import raw


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\n<!DOCTYPE html><html>", "web page"),
        (b"<HTML><body>404", "web page"),
        (b"a,b\n1,2,3\n", "row 1 below the header has 3 cells, 2 expected"),
        (b"a,b\n1,2\n3", "row 2 below the header has 1 cells, 2 expected"),
        (b'a,b\n1,"2\n', "CSV"),
        (b"\xff\xfe\x00a,b\n", "CSV"),
        (b"a,c\n1,2\n", "column b is missing"),
        (b"a,b\n", "no rows"),
    ],
)
def test_unreadable_files(tmp_path, content, message):
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with pytest.raises(RawFileError, match=message) as caught:
        raw.read_csv(path, ["a", "b"])
    assert "file.csv" in str(caught.value)


def test_missing_file(tmp_path):
    with pytest.raises(RawFileError, match=r"absent\.csv: not found"):
        raw.read_csv(tmp_path / "absent.csv", ["a"])


def test_cells_stay_text_and_na_is_missing(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("a,b\n007,NA\n")
    frame = raw.read_csv(path, ["a", "b"])
    assert frame["a"].tolist() == ["007"]
    assert frame["b"].isna().all()


@pytest.mark.parametrize("bad", ["-1", "1O", "1,000"])
def test_numbers_refuses(bad):
    with pytest.raises(RawFileError, match="data row 2"):
        raw.numbers(pd.Series(["1", bad], name="n"), "file")


def test_numbers_keeps_missing():
    assert raw.numbers(pd.Series(["1.5", None], name="n"), "file").isna().tolist() == [False, True]


def test_typed_figures_are_found_and_read_as_text():
    assert raw.typed("sales_by_brand_nationality", ["year", "vehicles"])["year"].tolist() == ["2025", "2025"]
    with pytest.raises(RawFileError, match=r"income_reclassifications\.csv: column value is missing"):
        raw.typed("income_reclassifications", ["year", "value"])


def test_require_year_of_nothing():
    with pytest.raises(RawFileError, match="last year is None"):
        raw.require_year(pd.Series([], dtype="int64"), 2022, "file")
