from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import dependence
from evbook.errors import MissingDataError

GALLIUM = "Gallium, germanium and others (one code)"
COLUMNS = ["year", "material", "hs_code", "importer", "imports_usd", "imports_from_china_usd", "china_share_pct"]
ROWS = pd.DataFrame(
    [
        (2002, "Magnets", "850511", "Japan", 100.0, 40.0, 40.0),
        (2002, GALLIUM, "811292", "Japan", 100.0, 25.0, 25.0),
        (2018, GALLIUM, "811292", "Japan", 100.0, 30.0, 30.0),
        (2024, "Magnets", "850511", "Japan", 200.0, 60.0, 30.0),
        (2024, GALLIUM, "811292", "Japan", 100.0, 70.0, 70.0),
        (2002, "Magnets", "850511", "Germany", 100.0, 10.0, 10.0),
        (2024, "Magnets", "850511", "Germany", 100.0, 80.0, 80.0),
    ],
    columns=COLUMNS,
).assign(kind="estimate", source_id="baci", imports_t=pd.NA, imports_from_china_t=pd.NA)


def with_tonnes(imports_t: int, china_t: int) -> pd.DataFrame:
    whole = {name: pd.array([value], dtype="Int64") for name, value in
             (("imports_t", imports_t), ("imports_from_china_t", china_t))}  # fmt: skip
    return ROWS[(ROWS["year"] == 2024) & (ROWS["importer"] == "Germany")].assign(**whole)


def test_shares_of_two_years_stand_side_by_side_by_falling_share():
    shares = dependence.shares(ROWS, ["Japan", "Germany"], 2002, 2024)
    assert list(zip(shares["importer"], shares["material"], strict=True)) == [
        ("Japan", GALLIUM),
        ("Japan", "Magnets"),
        ("Germany", "Magnets"),
    ]
    assert shares.loc[1, "change_pp"] == -10
    assert shares.loc[2, "first_share_pct"] == 10


def test_a_code_redefined_in_between_has_no_first_year():
    first = dependence.shares(ROWS, ["Japan"], 2002, 2024).set_index("material")["first_share_pct"]
    assert pd.isna(first[GALLIUM]) and first["Magnets"] == 40
    within_one_edition = dependence.shares(ROWS, ["Japan"], 2018, 2024).set_index("material")["first_share_pct"]
    assert within_one_edition[GALLIUM] == 30


def test_above_is_strict_and_by_importer():
    shares = dependence.shares(ROWS, ["Japan", "Germany"], 2002, 2024)
    assert dependence.above(shares, "Japan", 70) == []
    assert dependence.above(shares, "Japan", 29) == [GALLIUM, "Magnets"]
    assert dependence.above(shares, "Germany", 65) == ["Magnets"]


def test_an_importer_or_year_that_is_missing_is_named():
    with pytest.raises(MissingDataError, match="Atlantis"):
        dependence.shares(ROWS, ["Atlantis"], 2002, 2024)
    with pytest.raises(MissingDataError, match="1999"):
        dependence.shares(ROWS, ["Japan"], 1999, 2024)


@given(st.integers(50, 10**7), st.floats(0, 1))
def test_shares_by_tonnes_stay_within_bounds_and_unit_values_make_the_gap(imports_t: int, part: float):
    compared = dependence.value_and_tonnes(with_tonnes(imports_t, int(imports_t * part)), ["Germany"]).iloc[0]
    assert 0 <= compared["tonnes_share_pct"] <= 100
    assert compared["gap_pp"] == pytest.approx(compared["tonnes_share_pct"] - 80)
    if compared[["usd_per_kg_china", "usd_per_kg_others"]].notna().all() and abs(compared["gap_pp"]) > 1e-6:
        assert (compared["gap_pp"] > 0) == (compared["usd_per_kg_china"] < compared["usd_per_kg_others"])


def test_few_tonnes_are_not_compared():
    assert dependence.value_and_tonnes(with_tonnes(49, 40), ["Germany"]).empty


@pytest.mark.parametrize(("china_t", "threshold", "crosses"), [(50, 65, True), (70, 65, False), (85, 82, True)])
def test_crossing_is_above_by_one_metric_only(china_t, threshold, crosses):
    compared = dependence.value_and_tonnes(with_tonnes(100, china_t), ["Germany"])
    assert len(dependence.crossing(compared, threshold)) == crosses


def test_materials_are_shown_where_the_metric_matters_else_all():
    compared = dependence.value_and_tonnes(tables.load("import_dependence"), ["Japan", "European Union"])
    shown = dependence.where_metric_matters(compared, 5, 65)
    apart = compared.loc[compared["gap_pp"].abs() >= 5, "material"]
    assert set(shown["material"]) == set(apart) and len(shown) < len(compared)
    crossing = set(dependence.crossing(compared, 84)["material"])
    assert crossing and crossing <= set(dependence.where_metric_matters(compared, 40, 84)["material"])
    assert len(dependence.where_metric_matters(compared, 200, 101)) == len(compared)


def test_tonnes_stand_in_the_last_year():
    assert dependence.year_with_tonnes(tables.load("import_dependence")) == 2024
