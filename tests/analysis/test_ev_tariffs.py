from __future__ import annotations

import pandas as pd
import pytest

from evbook.analysis import ev_tariffs
from evbook.errors import MissingDataError

TARIFFS = pd.DataFrame(
    [
        ("Here", "ordinary", "Ordinary duty", "2022-01-01", None, 2.5, None),
        ("Here", "additional", "A", "2018-07-06", "2024-09-26", 25.0, None),
        ("Here", "additional", "A", "2024-09-27", None, 100.0, "some cars"),
        ("There", "ordinary", "Ordinary duty", "2024-01-01", "2024-12-31", 10.0, None),
        (ev_tariffs.EU, "ordinary", "Ordinary duty", "2022-01-01", None, 10.0, None),
    ],
    columns=["country", "measure", "measure_name", "valid_from", "valid_until", "rate_pct", "condition"],
).assign(source_id="s", kind="typed")
DUTIES = pd.DataFrame(
    [("a", 7.8, None), ("b", 35.3, None), ("c", 50.0, "2026-02-10")],
    columns=["company", "definitive_pct", "undertaking_from"],
).assign(in_force="2024-10-30", source_id="t", kind="typed")


def test_first_and_last_day_are_in_force():
    for day, rate in (("2024-09-26", 25.0), ("2024-09-27", 100.0)):
        assert ev_tariffs.rates_on(TARIFFS, "Here", day)["rate_pct"].tolist() == [2.5, rate]
    assert ev_tariffs.ordinary_pct(TARIFFS, "Here", "2024-09-27") == 2.5
    with pytest.raises(MissingDataError, match="There"):
        ev_tariffs.rates_on(TARIFFS, "There", "2025-01-01")


def test_spans_cover_every_day_once_and_add_up():
    here = ev_tariffs.steps(TARIFFS, "2023-01-01").query("country == 'Here'")
    assert here[["valid_from", "total_pct", "parts"]].to_numpy().tolist() == [
        ["2023-01-01", 27.5, "2.5 + 25"],
        ["2024-09-27", 102.5, "2.5 + 100"],
    ]
    assert here["valid_until"].iloc[0] == "2024-09-26"
    assert pd.isna(here["valid_until"].iloc[1])
    assert here["condition"].tolist() == ["", "some cars"]


def test_a_market_without_any_duty_known_has_no_span():
    there = ev_tariffs.steps(TARIFFS, "2023-01-01").query("country == 'There'")
    assert there[["valid_from", "valid_until"]].to_numpy().tolist() == [["2024-01-01", "2024-12-31"]]


def test_the_union_stands_with_its_lowest_and_highest_duty():
    latest = ev_tariffs.latest(ev_tariffs.steps(ev_tariffs.with_countervailing(TARIFFS, DUTIES), "2023-01-01"))
    assert latest["country"].tolist() == ["Here", ev_tariffs.HIGHEST, ev_tariffs.LOWEST, "There"]
    assert latest["total_pct"].tolist() == [102.5, 45.3, 17.8, 10.0]


def test_the_unions_ordinary_duty_is_that_of_the_first_day():
    assert ev_tariffs.eu_ordinary_pct(TARIFFS, DUTIES) == 10
    with pytest.raises(MissingDataError, match="European Union"):
        ev_tariffs.eu_ordinary_pct(TARIFFS, DUTIES.assign(in_force="2021-12-31"))


def test_emergency_duties_do_not_last():
    emergency = TARIFFS.iloc[[1]].assign(measure_name=ev_tariffs.EMERGENCY, valid_from="2025-03-04", valid_until=None)
    both = pd.concat([TARIFFS, emergency])
    assert ev_tariffs.lasting_additional(both, "Here", "2025-03-04")["rate_pct"].tolist() == [100.0]
    assert ev_tariffs.rates_on(both, "Here", "2025-03-04")["rate_pct"].sum() == 127.5
    with pytest.raises(MissingDataError, match="additional"):
        ev_tariffs.lasting_additional(TARIFFS, "There", "2024-05-01")


def test_total_now_and_at_its_highest():
    ended = TARIFFS.assign(valid_until=TARIFFS["valid_until"].mask(TARIFFS["rate_pct"] == 100.0, "2025-12-31"))
    spans = ev_tariffs.steps(ended, "2022-01-01")
    assert ev_tariffs.total_pct(ev_tariffs.latest(spans), "Here") == 2.5
    assert ev_tariffs.peak_pct(spans, "Here") == 102.5


def test_one_duty_by_its_name_and_day():
    row = ev_tariffs.step_in_force(TARIFFS, "Here", "A", "2024-09-27")
    assert row["valid_from"].tolist() == ["2024-09-27"]
    with pytest.raises(MissingDataError, match="'A'"):
        ev_tariffs.step_in_force(TARIFFS, "There", "A", "2024-09-27")
