"""Duties by company and tariffs by date: what the readers give, and what a spoiled file is told."""

from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.errors import RawFileError
from evbook.sources import trade_defence
from evbook.sources.assemble import duties
from evbook.sources.assemble.raw_files import RawFiles
from evbook.sources.raw import typed

DUTIES = "policy/eu_bev_countervailing_duties.csv"
STATUTORY = "policy/nzipl_mfn_tariff_by_destination_2003_2025.csv"


@pytest.fixture
def spoil(monkeypatch):
    """Set one cell of the first row of a typed file before the reader sees it."""

    def change(column, value):
        def spoiled(name, columns):
            frame = typed(name, columns).copy()
            frame.loc[frame.index[0], column] = value
            return frame

        monkeypatch.setattr(trade_defence, "typed", spoiled)

    return change


def test_duties_by_company(raw):
    rates = trade_defence.eu_duties(raw / DUTIES).set_index("short_name")
    assert rates.loc["BYD", ["definitive_pct", "provisional_pct"]].tolist() == [17.0, 17.4]
    assert pd.isna(rates.loc["Tesla", "provisional_pct"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("definitive_pct", "duty_pct", "column definitive_pct is missing"),
        ("BYD Group,17.0", "BYD Group,0.17x", "'0.17x' in data row 1 is no number"),
        ("BYD Group,17.0", "BYD Group,1700", "a rate of 1700.0; percent between 0 and 100 expected"),
        ("Geely Group", "BYD Group", "two rows for {'company': 'BYD Group'}"),
        ("Geely Group", "Nio", "company 'Nio' has no short name"),
        (",7.8,,", ",7.8,", "has 5 cells, 6 expected"),
    ],
)
def test_spoiled_duties_are_refused(raw, edit, old, new, message):
    with pytest.raises(RawFileError) as caught:
        trade_defence.eu_duties(edit(raw / DUTIES, old, new))
    assert message in str(caught.value)


def test_statutory_tariffs_of_one_year_and_of_cars_alone(raw):
    rates = trade_defence.statutory(raw / STATUTORY, 2022).set_index("country_iso3")["rate_pct"]
    assert rates["USA"] == 2.5
    assert rates["TUR"] == 10.0
    assert trade_defence.eu_statutory_pct(rates.reset_index()) == 10.0


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("tariff_mfn_simple_avg", "tariff", "column tariff_mfn_simple_avg is missing"),
        ("870380+870390", "870390", "no tariff on HS 870380 in 2022"),
        ("Japan,JPN", "Canada,CAN", "two rows for {'country_iso3': 'CAN'}"),
    ],
)
def test_spoiled_statutory_tariffs_are_refused(raw, edit, old, new, message):
    with pytest.raises(RawFileError) as caught:
        trade_defence.statutory(edit(raw / STATUTORY, old, new), 2022)
    assert message in str(caught.value)


def test_members_of_the_eu_with_two_tariffs_are_refused(raw, edit):
    path = edit(raw / STATUTORY, "DEU,2022,evs,870380+870390,10.0", "DEU,2022,evs,870380+870390,9.0")
    with pytest.raises(RawFileError, match="one common tariff expected"):
        trade_defence.eu_statutory_pct(trade_defence.statutory(path, 2022))


def test_typed_steps_have_dates_and_rates():
    steps = trade_defence.tariff_steps().set_index(["country_iso3", "measure_name", "valid_from"])
    assert steps.loc[("USA", "Section 301", "2024-09-27"), "rate_pct"] == 100
    assert steps.loc[("CAN", "Surtax", "2024-10-01"), "valid_until"] == "2026-02-28"


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("valid_from", "6 July 2018", "'6 July 2018' is no date of the form YYYY-MM-DD"),
        ("valid_until", "2017-01-01", "ends before it begins"),
        ("rate_pct", "2500", "a rate of 2500.0; percent between 0 and 200 expected"),
        ("rate_pct", None, "a rate of nan"),
        ("country_iso3", "ATL", "market 'ATL' has no plain name"),
    ],
)
def test_spoiled_steps_are_refused(spoil, column, value, message):
    spoil(column, value)
    with pytest.raises(RawFileError) as caught:
        trade_defence.tariff_steps()
    assert message in str(caught.value)


def test_a_step_and_an_undertaking_typed_twice_are_refused(monkeypatch):
    monkeypatch.setattr(trade_defence, "typed", lambda name, columns: typed(name, columns).iloc[[0, 0]])
    for reader in (trade_defence.tariff_steps, trade_defence.undertakings):
        with pytest.raises(RawFileError, match="counted twice"):
            reader()


def test_an_undertaking_keeps_the_rate_it_escapes():
    row = trade_defence.undertakings().iloc[0]
    assert (row["definitive_pct"], row["undertaking_from"]) == (20.7, "2026-02-10")


def test_tables_name_every_market_and_its_source(raw):
    made = {name: maker(RawFiles(raw, raw / "claims.csv")) for name, maker in duties.MAKERS.items()}
    assert made["eu_bev_duties"]["in_force"].unique().tolist() == ["2024-10-30"]
    tariffs = made["ev_tariffs"]
    assert tariffs.loc[tariffs["source_id"] == "nzipl-trains", "country"].nunique() == 5
    assert tariffs.loc[tariffs["country"] == "European Union", "rate_pct"].tolist() == [10.0]
    assert tariffs.loc[tariffs["country_iso3"] == "TUR", "valid_from"].unique().tolist() == ["2023-03-03"]


def test_markets_have_the_names_of_the_table_of_economies():
    known = tables.load("economies").set_index("economy_iso3")["economy"]
    assert {code: known[code] for code in trade_defence.MARKETS} == trade_defence.MARKETS
