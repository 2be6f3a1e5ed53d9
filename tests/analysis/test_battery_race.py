from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import battery_race
from evbook.errors import MissingDataError

MONTHS = st.tuples(st.integers(1990, 2040), st.integers(1, 12))


def imports():
    return tables.load("japan_liion_imports")


def test_chinas_share_is_that_of_the_values():
    bought = imports()
    china = bought[(bought["origin"] == "China") & (bought["year"] == 2024)]["value_usd"].sum()
    share = 100 * china / (1e9 * battery_race.liion_imports_usd_bn(bought, 2024))
    assert battery_race.liion_imports_from_china_pct(bought, 2024) == pytest.approx(share, abs=1e-3)
    with pytest.raises(MissingDataError, match="2013"):
        battery_race.liion_imports_from_china_pct(bought, 2013)


def test_the_next_supplier_is_a_country_and_neither_china_nor_the_rest():
    assert battery_race.next_supplier(imports(), 2024)[0] == "South Korea"
    assert battery_race.next_supplier(imports(), 2016)[0] == "United States"


@pytest.mark.parametrize("year", [2018, 2024, 2030])
def test_both_goods_span_the_same_years(year):
    shares = battery_race.china_shares(imports(), tables.load("import_dependence"), year)
    spans = shares.groupby("good")["year"].agg(["min", "max", "count"])
    last = min(year, 2024)
    assert spans.to_numpy().tolist() == [[2014, last, last - 2013]] * 2
    assert shares["share_pct"].between(0, 100).all()
    batteries = shares[shares["good"] == battery_race.BATTERIES].set_index("year")["imports_usd_bn"]
    assert batteries[2014] == pytest.approx(0.5368, abs=1e-4)


def test_magnets_are_those_of_japan():
    dependence = tables.load("import_dependence")
    assert battery_race.magnets_from_china_pct(dependence, 2024) == 27.76
    assert set(battery_race.magnets_of_japan(dependence)["hs_code"]) == {"850511"}


def test_each_definition_has_one_row_and_no_other_definitions_numbers():
    ends = battery_race.japan_by_definition(tables.load("lithium_battery_shares"), tables.load("battery_makers"))
    rows = ends.set_index("definition_id")
    assert rows.index.is_unique
    columns = ["first_year", "first_pct", "last_year", "last_pct"]
    assert rows.loc["meti-cars", columns].tolist() == [2015, 52, 2020, 21]
    assert rows.loc["meti-cars-interim", columns].tolist() == [2015, 40, 2020, 21]
    assert rows.loc[battery_race.NAMED_MAKERS, columns].tolist() == [2021, 12.2, 2025, 3.7]
    assert rows.loc["meti-cars", ["china_last_pct", "korea_last_pct"]].tolist() == [37, 36]
    assert pd.isna(rows.loc["meti-cars-interim", "china_last_pct"])


def test_counts_of_a_year_leave_the_claim_out():
    counts = battery_race.counts_of(tables.load("lithium_battery_shares"), 2016)
    assert counts["share_pct"].tolist() == [20, 27, 37, 41]
    assert battery_race.ARTICLE not in set(counts["definition_id"])


@given(MONTHS, MONTHS)
def test_a_span_has_the_length_of_its_months(one, other):
    (year, month), (last_year, last_month) = sorted((one, other))
    row = {"date_from": f"{year}-{month:02}", "date_to": f"{last_year}-{last_month:02}"}
    span = battery_race.with_span(pd.DataFrame([row])).iloc[0]
    months = 12 * (last_year - year) + last_month - month + 1
    assert 12 * (span["end"] - span["start"]) == pytest.approx(months)
    assert int(span["start"] + 1e-9) == year


def test_dates_for_cars_leave_pilot_lines_and_plants_out():
    milestones = tables.load("solid_state_programmes")
    dates = battery_race.dates_for_cars(milestones, "all-solid")
    assert {"Toyota", "Nissan", "Honda", "SAIC", "CATL", "BYD"} == set(dates["actor"])
    assert battery_race.with_status(dates, "delivered").empty
    assert battery_race.with_status(dates, "not kept")["milestone_id"].tolist() == ["toyota-2017", "toyota-2020"]


def test_only_dates_still_ahead_are_announced():
    milestones = tables.load("solid_state_programmes")
    assert battery_race.announced_years(milestones, "Toyota") == [(2027, 2028)]
    assert battery_race.announced_years(milestones, "Dongfeng") == []
    assert battery_race.year_begun(milestones, battery_race.FIRST_LIION) == 1991


def test_a_year_not_counted_lies_between_the_counts_around_it():
    shares = tables.load("lithium_battery_shares")
    assert battery_race.share_between_pct(shares, "meti-storage", 2016) == (15, 40)
    with pytest.raises(MissingDataError, match="'meti-storage' has no share after 2020"):
        battery_race.share_between_pct(shares, "meti-storage", 2020)
    with pytest.raises(MissingDataError, match="begins after 2014"):
        battery_race.share_between_pct(shares, "meti-storage", 2014)
