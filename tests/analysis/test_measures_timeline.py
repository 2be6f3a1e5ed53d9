"""The timeline holds every measure once, by kind and date, with the state that its table gives."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import measures_timeline as analysis

NAMES = ("diversification_projects", "recovery_substitution_projects", "stockpile_rules", "solid_state_programmes")


@pytest.fixture
def shown() -> pd.DataFrame:
    return analysis.timeline(*(tables.load(name) for name in NAMES))


def test_every_measure_stands_once(shown):
    projects, savings = tables.load(NAMES[0]), tables.load(NAMES[1])
    groups = shown["group"].value_counts()
    assert groups[analysis.DIVERSIFICATION] == projects["project_id"].nunique()
    assert groups[analysis.RECYCLING] + groups[analysis.SAVING] == savings["measure_id"].nunique()
    assert set(shown["group"]) == set(analysis.GROUPS)
    assert list(shown["group"].drop_duplicates()) == list(analysis.GROUPS)
    assert shown[["group", "label", "from_year"]].duplicated().sum() == 0
    assert (shown["to_year"] >= shown["from_year"]).all()


def test_states_follow_the_tables(shown):
    states = shown.set_index(["label", "status"])["state"]
    assert states["Lynas: Dy and Tb", "delivering"] == analysis.IN_USE
    assert states["Dong Pao: rare earths", "little output"] == analysis.NOT_KEPT
    assert states["Caremag: Dy and Tb", "being built"] == analysis.ANNOUNCED
    assert analysis.count(shown, state=analysis.IN_USE) < len(shown)


def test_a_line_ends_with_the_first_delivery_or_the_promised_year(shown):
    rows = shown.set_index("label")
    assert rows.loc["Lynas: Dy and Tb", ["from_year", "to_year"]].tolist() == pytest.approx([2023 + 1 / 6, 2025.75])
    assert rows.loc["Toyota: magnet", ["from_year", "to_year"]].tolist() == pytest.approx([2018 + 1 / 12, 2028])
    assert rows.loc["IREL: rare earths", "from_year"] == rows.loc["IREL: rare earths", "to_year"]


def test_stock_targets_of_one_year_are_one_row(shown):
    stock = shown[shown["group"] == analysis.STOCK]
    assert stock["label"].tolist() == ["State: 60 to 180 days"]


@given(st.lists(st.dates(), min_size=1, max_size=5))
def test_decimal_years_keep_the_order(days):
    usual = sorted(day for day in days if 1900 <= day.year <= 2200)
    years = analysis.decimal_year(pd.Series([day.strftime("%Y-%m") for day in usual], dtype="object"))
    assert years.is_monotonic_increasing
    assert [int(year) for year in years] == [day.year for day in usual]


def test_a_year_alone_is_its_start_and_missing_stays_missing():
    years = analysis.decimal_year(pd.Series(["2010", "2010-07", None]))
    assert years.iloc[:2].tolist() == [2010.0, 2010.5]
    assert pd.isna(years.iloc[2])
