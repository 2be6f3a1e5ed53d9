"""Typed tables on batteries: what they hold, and what a slip in them is told."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.sources.slips import put, spoil, stand_in, told, twice

from evbook.sources import battery_race
from evbook.sources.raw import typed


def test_two_reports_of_one_ministry_stay_two_definitions():
    shares = battery_race.lithium_battery_shares().set_index(["definition_id", "year", "country"])["share_pct"]
    assert (shares["meti-cars", 2015, "Japan"], shares["meti-cars-interim", 2015, "Japan"]) == (52, 40)


def test_milestones_keep_their_months_and_amounts():
    milestones = battery_race.solid_state_programmes().set_index("milestone_id")
    assert milestones.loc["libtec-2018", ["date_from", "amount", "amount_unit"]].tolist() == [
        "2018-05",
        1.6,
        "billion yen",
    ]
    assert milestones.loc["nine-companies", "participants"] == 9
    assert pd.isna(milestones.loc["toyota-2023", "amount"])


def test_every_typed_row_has_its_page_and_words_from_it():
    for name in ("lithium_battery_shares", "solid_state_programmes"):
        rows = typed(name, ["source_id", "address", "note"])
        assert rows["note"].str.len().min() > 15
        assert rows.loc[rows["source_id"] != "solid-state-article", "address"].str.startswith("http").all()


BAD = [
    ("lithium_battery_shares", put("share_pct", "78 %"), "'78 %' in data row 1 is no number"),
    ("lithium_battery_shares", put("share_pct", "-78"), "zero or more"),
    ("lithium_battery_shares", put("share_pct", "99", 1), "iit-production 2009 sum to 142.0 %"),
    ("lithium_battery_shares", put("definition", "Another"), "iit-production has two definitions or uses"),
    ("lithium_battery_shares", put("use", "cars"), "iit-production has two definitions or uses"),
    ("lithium_battery_shares", twice, "counted twice"),
    ("solid_state_programmes", put("date_from", "May 2018"), "column date_from: 'May 2018' is no month"),
    ("solid_state_programmes", put("date_to", "2018-13"), "column date_to: '2018-13' is no month"),
    ("solid_state_programmes", put("date_to", None), "column date_to"),
    ("solid_state_programmes", put("date_to", "1990-01"), "sony-1991 ends before it begins"),
    ("solid_state_programmes", put("amount", "5"), "sony-1991 has an amount or a unit alone"),
    ("solid_state_programmes", put("participants", "nine", 1), "'nine'"),
    ("solid_state_programmes", twice, "counted twice"),
]


@pytest.mark.parametrize(("reader", "change", "message"), BAD)
def test_a_slip_is_told(monkeypatch, reader, change, message):
    spoil(monkeypatch, battery_race, change)
    told(getattr(battery_race, reader), message)


@pytest.mark.parametrize("reader", ["lithium_battery_shares", "solid_state_programmes"])
def test_a_renamed_column_is_told(monkeypatch, tmp_path, reader):
    stand_in(monkeypatch, tmp_path, reader).write_text("when,what\n2010,x\n", encoding="utf-8")
    told(getattr(battery_race, reader), f"{reader}.csv: column .* is missing")
