"""The figures on Japan's batteries: titles that stay true, definitions and states kept apart."""

from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import battery_race, measures
from evbook.figures import battery_race as figures
from evbook.figures import solid_state, theme


def shares(change=lambda frame: frame):
    stated = change(tables.load("lithium_battery_shares"))
    ends = battery_race.japan_by_definition(stated, tables.load("battery_makers"))
    return figures.lithium_battery_share_japan(ends, battery_race.counts_of(stated, 2016), measures.sources_of(ends))


def paradox(year):
    bought = tables.load("japan_liion_imports")
    frame = battery_race.china_shares(bought, tables.load("import_dependence"), year)
    return frame, figures.derisking_paradox(frame, battery_race.next_supplier(bought, year), measures.sources_of(frame))


def race(change=lambda frame: frame):
    milestones = tables.load("solid_state_programmes")
    milestones = change(milestones[milestones["subject"] != "other"])
    return solid_state.solid_state_race(battery_race.with_span(milestones), measures.sources_of(milestones))


def test_every_definition_has_a_short_label_and_a_row_of_its_own(japan):
    drawn = shares()
    assert set(tables.load("lithium_battery_shares")["definition_id"]) | {battery_race.NAMED_MAKERS} == set(
        figures.LABELS
    )
    assert max(map(len, figures.LABELS.values())) <= 16
    assert len(drawn.passport.rows) == len(figures.LABELS)
    assert drawn.passport.title.startswith("Every series")
    assert drawn.passport.title.endswith("for 2016 counts of it run from 20 % to 41 %")
    assert {"battery_makers", "lithium_battery_shares"} == set(drawn.passport.tables)
    assert {"sne-2021-electrive", "solid-state-article"} <= {source.id for source in drawn.passport.sources}


def test_a_series_that_rises_is_not_said_to_fall(japan):
    up = shares(lambda frame: frame.assign(share_pct=frame["share_pct"].mask(frame["year"] == 2020, 60.0)))
    assert "of 9 series of Japan's share" in up.passport.title
    assert not up.passport.title.startswith("Every")


@pytest.mark.parametrize("year", range(2018, 2025))
def test_the_title_says_how_both_shares_moved(japan, year):
    frame, drawn = paradox(year)
    for good, words in ((battery_race.BATTERIES, "imports"), (battery_race.MAGNETS, "magnets it")):
        rows = frame[frame["good"] == good].sort_values("year")["share_pct"]
        first, last = round(rows.iloc[0]), round(rows.iloc[-1])
        moved = "stayed near" if first == last else "rose from" if last > first else "fell from"
        assert f"{words} {moved}" in drawn.passport.title
    assert f"from 2014 to {year}" in drawn.passport.title
    assert max(row[0] for row in drawn.passport.rows) == year
    assert drawn.passport.unit == "percent of import value"


def test_two_goods_two_lines(japan):
    colour = paradox(2024)[1].spec["layer"][0]["encoding"]["color"]
    assert colour["scale"]["range"] == [theme.BLUE, theme.ORANGE]


def test_what_is_not_met_is_not_said_to_be(japan):
    drawn = race()
    assert (
        "Of 8 dates named for all-solid-state batteries in cars none is reported as met, 2 not kept"
        in drawn.passport.title
    )
    assert drawn.passport.title.endswith("semi-solid ones have driven in China since 2022")
    assert all("Sony" not in row for row in drawn.passport.rows)
    assert [row[1] for row in drawn.passport.rows] == sorted((row[1] for row in drawn.passport.rows), reverse=True)


def test_the_title_changes_when_a_date_is_met(japan):
    met = race(lambda frame: frame.assign(status=frame["status"].mask(frame["actor"] == "CATL", "delivered")))
    assert "in cars 1 is reported as met" in met.passport.title
    none = race(lambda frame: frame[frame["subject"] != "semi-solid"])
    assert "semi-solid" not in none.passport.title


def test_a_single_month_can_be_seen_and_a_span_keeps_its_length(japan):
    data = pd.DataFrame(next(iter(race().spec["datasets"].values()))).set_index("milestone_id")
    assert data.loc["nio-2024", "until"] - data.loc["nio-2024", "start"] == pytest.approx(0.22)
    assert (data.loc["toyota-2023", ["start", "until"]] == [2027, 2029]).all()
