"""Typed tables on Japan's projects and savings: what they hold, and what a slip in them is told."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.sources.slips import Change, spoil, stand_in, told, twice

from evbook.sources import projects, raw

READERS = ["diversification_projects", "recovery_substitution_projects", "japan_rare_earth_need"]


def _put(column: str, value: str | None) -> Change:
    """Set `column` of the first row that has a value in it."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame = frame.copy()
        frame.loc[frame[column].first_valid_index(), column] = value
        return frame

    return change


def test_amounts_are_numbers_and_dates_stay_text():
    rows = projects.diversification_projects()
    agreed = rows[rows["event"] == "agreement"]
    caremag = agreed.set_index("project_id").loc["caremag"]
    assert (caremag["tonnage_t_a_year"], caremag["amount_million"], caremag["currency"]) == (295.0, 110.0, "EUR")
    delivered = rows.dropna(subset=["first_delivery"]).set_index("project_id")["first_delivery"]
    assert delivered.to_dict() == {"lynas-2023": "2025-10", "olaroz": "2014"}
    assert agreed.loc[agreed["project_id"] == "africa-2023", "country_iso3"].tolist() == ["NAM", "ZMB", "COD"]


def test_a_measure_keeps_both_reports_on_it():
    rows = projects.recovery_substitution_projects()
    magnet = rows[rows["measure_id"] == "toyota-magnet"].set_index("report")
    assert magnet["stated_effect_pct"].to_dict() == {"main": 50.0, "other": 20.0}
    assert magnet["target_year"].tolist() == [2028, 2028]


def test_a_need_may_be_a_range():
    rows = projects.japan_rare_earth_need().set_index("need_group")
    assert rows.loc["Dysprosium", ["need_t", "need_high_t"]].tolist() == [500.0, 600.0]


BAD = [
    ("diversification_projects", _put("date", "March 2011"), "'March 2011' is no date YYYY"),
    ("diversification_projects", _put("first_delivery", "soon"), "column first_delivery: 'soon'"),
    ("diversification_projects", _put("currency", None), "has amount_million without currency"),
    ("diversification_projects", _put("tonnage_of", None), "dong-pao has tonnage_t_a_year without tonnage_of"),
    ("diversification_projects", _put("tonnage_t_a_year", "5,000"), "'5,000' in data row"),
    ("diversification_projects", _put("stated_share_pct", "20 %"), "'20 %'"),
    ("diversification_projects", _put("date", "2023"), "progress of dong-pao is dated before its agreement"),
    ("diversification_projects", twice, "counted twice"),
    ("recovery_substitution_projects", _put("announced", "2010/10"), "'2010/10' is no date"),
    ("recovery_substitution_projects", lambda frame: frame.assign(effect_on=None), "without effect_on"),
    ("recovery_substitution_projects", _put("stated_effect_pct", "a half"), "'a half'"),
    ("recovery_substitution_projects", lambda frame: frame.assign(report="main"), "counted twice"),
    ("japan_rare_earth_need", _put("need_t", "30 kt"), "'30 kt'"),
    ("japan_rare_earth_need", _put("need_high_t", "400"), "ends below its start"),
    ("japan_rare_earth_need", twice, "counted twice"),
]


@pytest.mark.parametrize(("reader", "change", "message"), BAD)
def test_a_slip_is_told(monkeypatch, reader, change, message):
    spoil(monkeypatch, projects, change)
    told(getattr(projects, reader), message)


@pytest.mark.parametrize("reader", READERS)
def test_a_renamed_column_and_a_truncated_file_are_told(monkeypatch, tmp_path, reader):
    whole = raw.content_of(_typed_file(reader)).decode("utf-8")
    file = stand_in(monkeypatch, tmp_path, reader)
    file.write_text(whole.replace("source_id", "source", 1), encoding="utf-8")
    told(getattr(projects, reader), "column source_id is missing")
    file.write_text(whole[: len(whole) // 2], encoding="utf-8")
    told(getattr(projects, reader), r"truncated|not readable as CSV")


def _typed_file(name):
    from importlib.resources import files

    return files("evbook.sources") / "typed" / f"{name}.csv"
