from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import rare_earth_imports
from evbook.errors import MissingDataError


@pytest.fixture
def shares() -> pd.DataFrame:
    return tables.load("japan_rare_earth_import_share")


@pytest.fixture
def imports() -> pd.DataFrame:
    return tables.load("import_dependence")


@pytest.mark.parametrize(("year", "period", "share"), [(2018, "2018", 58), (2023, "2020", 58), (2024, "2024", 70)])
def test_rare_earths_take_the_highest_full_year_figure_up_to_the_year(shares, imports, year, period, share):
    rows = rare_earth_imports.dependence(shares, imports, "Rare earths", year)
    chosen = rows[rows["chosen"]]
    assert (len(chosen), chosen["period"].iloc[0]) == (1, period)
    assert rare_earth_imports.share_chosen_pct(rows) == share
    assert rows["hs_code"].isna().all()


def test_other_counts_of_the_same_year_stand_beside(shares, imports):
    rows = rare_earth_imports.dependence(shares, imports, "Rare earths", 2024)
    assert sorted(rows["share_pct"]) == [60, 70, 79.6]
    assert rows["year"].unique().tolist() == [2024]


@pytest.mark.parametrize(
    ("mineral", "hs_code", "share"),
    [
        ("Cobalt", "282200", 10.04),
        ("Graphite", "250490", 95.44),
        ("Lithium", "283691", 16.4),
        ("Magnesium", "810411", 98.01),
        ("Magnets", "850511", 27.76),
    ],
)
def test_other_minerals_take_one_code_by_value(shares, imports, mineral, hs_code, share):
    rows = rare_earth_imports.dependence(shares, imports, mineral, 2024)
    assert len(rows) == 1
    assert (rows["mineral"].iloc[0], rows["hs_code"].iloc[0], rows["share_pct"].iloc[0]) == (mineral, hs_code, share)


def test_a_year_without_data_is_told(shares, imports):
    with pytest.raises(MissingDataError, match="begins after 2000"):
        rare_earth_imports.dependence(shares, imports, "Rare earths", 2000)
    with pytest.raises(MissingDataError, match="year 2001"):
        rare_earth_imports.dependence(shares, imports, "Magnets", 2001)


def test_a_change_stays_within_one_definition(shares):
    ends = rare_earth_imports.first_and_last(shares, "mof-tonnes", "2009")
    assert ends["period"].tolist() == ["2009", "2014"]
    assert ends["definition_id"].nunique() == 1
    assert rare_earth_imports.change_pp(ends) == pytest.approx(59.64 - 85.49)
    assert rare_earth_imports.first_and_last(shares, "mof-tonnes")["period"].tolist() == ["2008", "2014"]


def test_one_year_alone_shows_no_change(shares):
    with pytest.raises(MissingDataError, match="'jogmec' has no figure after 2024"):
        rare_earth_imports.first_and_last(shares, "jogmec")
    with pytest.raises(MissingDataError, match="1999"):
        rare_earth_imports.first_and_last(shares, "mof-tonnes", "1999")


def test_partly_reduced_is_a_fall_that_stays_above_half(shares):
    ends = rare_earth_imports.ends_by_definition(shares)
    assert list(ends) == [*rare_earth_imports.LONG, *rare_earth_imports.NEWER]
    assert rare_earth_imports.partly_reduced(ends)
    for last in (86.0, 50.0):
        moved = ends["government"].assign(share_pct=[85.0, last])
        assert not rare_earth_imports.partly_reduced({**ends, "government": moved})
