"""Typed tables on rare-earth imports and stockpile rules: what they hold, and what a slip in them is told."""

from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import raw, stockpiles


def test_definitions_stand_apart_and_computed_rows_are_marked():
    shares = stockpiles.rare_earth_import_share().set_index(["definition_id", "period"])
    assert shares.loc[("mof-tonnes", "2010"), "share_pct"].item() == 81.61
    assert sorted(shares.loc[("jogmec", "2024"), "share_pct"]) == [60, 70]
    assert shares[shares["kind"] == "estimate"].index.tolist() == [("customs-half-years", "2023 H1")]


def test_only_calendar_years_are_full_years():
    shares = stockpiles.rare_earth_import_share()
    assert set(shares.loc[~shares["full_year"], "period"]) == {"2023 H1", "2024 H1", "2025-01", "2026-01"}


def test_rules_say_whose_stocks_count():
    rules = stockpiles.stockpile_rules().set_index("rule")
    assert rules.loc["target-1986", "part"] == "national and private"
    assert rules.loc["target-2020-standard", "part"] == "national"
    assert rules.loc["held-2009", "days"] == 19.5


@pytest.mark.parametrize(
    ("reader", "column", "values", "message"),
    [
        ("rare_earth_import_share", "share_pct", ["58 %"], "'58 %'"),
        ("rare_earth_import_share", "share_pct", ["5800"], "a share of 5800 %"),
        ("rare_earth_import_share", "period", ["2009"], "'2009' of year '2008'"),
        ("rare_earth_import_share", "period", ["2008 Q1"], "write 2024, 2024 H1 or 2024-01"),
        ("rare_earth_import_share", "period", ["2008-13"], "2008-13"),
        ("rare_earth_import_share", "definition", ["value"], "two texts"),
        ("stockpile_rules", "days", ["sixty"], "'sixty'"),
        ("stockpile_rules", "year", ["-1"], "zero or more"),
        ("stockpile_rules", "rule", ["held-2009", "held-2009"], "would be counted twice"),
    ],
)
def test_a_slip_is_told(monkeypatch, reader, column, values, message):
    true = stockpiles.typed

    def mistyped(name: str, columns: list[str]) -> pd.DataFrame:
        frame = true(name, columns)
        return frame.assign(**{column: values + frame[column].tolist()[len(values) :]})

    monkeypatch.setattr(stockpiles, "typed", mistyped)
    with pytest.raises(RawFileError, match=message):
        getattr(stockpiles, reader)()


def test_a_page_read_twice_is_told(monkeypatch):
    true = stockpiles.typed
    monkeypatch.setattr(stockpiles, "typed", lambda *asked: pd.concat([true(*asked), true(*asked).head(1)]))
    with pytest.raises(RawFileError, match="would be counted twice"):
        stockpiles.rare_earth_import_share()


@pytest.mark.parametrize(
    ("reader", "name"),
    [("rare_earth_import_share", "japan_rare_earth_import_share"), ("stockpile_rules", "stockpile_rules")],
)
@pytest.mark.parametrize(
    ("content", "message"),
    [("when,what\n2010,x\n", "column .* is missing"), ("", "the file is empty"), ("a,b\n1\n", "truncated")],
)
def test_another_file_is_told(monkeypatch, tmp_path, reader, name, content, message):
    (tmp_path / "typed").mkdir()
    (tmp_path / "typed" / f"{name}.csv").write_text(content, encoding="utf-8")
    monkeypatch.setattr(raw, "files", lambda package: tmp_path)
    with pytest.raises(RawFileError, match=f"{name}.csv: .*{message}"):
        getattr(stockpiles, reader)()
