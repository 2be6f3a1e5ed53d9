from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import crma


def shares(*rows: tuple[str, str, str, str, str, float]) -> pd.DataFrame:
    columns = ["scope", "material", "stage", "country", "country_iso3", "share_pct"]
    return pd.DataFrame(rows, columns=columns).assign(source_id="study", kind="compiled")


def groups(*rows: tuple[str, str, str]) -> pd.DataFrame:
    named = pd.DataFrame(rows, columns=["material_group", "material", "stage"])
    return named.assign(name_in_act=named["material_group"])


EU, WORLD = "EU sourcing", "World"
AUDIT = pd.DataFrame(
    {"material_group": ["G"], "country": ["China"], "share_pct": [45.0], "source_id": ["press"], "kind": ["typed"]}
)
GROUPS = groups(
    ("G", "Ge", "processing"), ("M", "Mg", "processing"), ("M", "Mg", "extraction"), ("P", "Pt", "processing")
)
SHARES = shares(
    (WORLD, "Ge", "processing", "China", "CHN", 83.1),
    (WORLD, "Ge", "processing", "Belgium", "BEL", 16.9),
    (EU, "Ge", "processing", "China", "CHN", 83),
    (EU, "Ge", "processing", "Belgium", "BEL", 17),
    (WORLD, "Mg", "processing", "China", "CHN", 90),
    (EU, "Mg", "processing", "Germany", "DEU", 60),
    (EU, "Mg", "processing", "China", "CHN", 30),
    (EU, "Mg", "processing", "Israel", "ISR", 10),
    (EU, "Mg", "extraction", "Chad", "TCD", 20),
    (EU, "Mg", "extraction", "Brazil", "BRA", 20),
)


def found() -> pd.DataFrame:
    return crma.sourcing(GROUPS, SHARES, AUDIT).set_index(["material_group", "stage"])


def test_suppliers_inside_the_union_are_out_and_the_two_wholes_differ():
    row = found().loc[("M", "processing")]
    assert (row["supplier"], row["share_pct"], row["of_imports_pct"]) == ("China", 30, 75)


def test_level_suppliers_are_both_named():
    assert found().loc[("M", "extraction"), "supplier"] == "Brazil and Chad"


def test_where_the_extract_repeats_the_world_the_auditors_stand():
    assert crma.repeats_world(SHARES) == {("Ge", "processing")}
    row = found().loc[("G", "processing")]
    assert row[["share_pct", "of_imports_pct", "printed_pct", "origin"]].tolist() == [45, 45, 83, crma.AUDITORS]
    assert row[["source_id", "kind"]].tolist() == ["press", "typed"]


def test_an_entry_without_sourcing_keeps_an_empty_row():
    row = found().loc[("P", "processing")]
    assert row[["supplier", "share_pct", "source_id"]].isna().all()


def test_an_entry_counts_once_with_its_highest_stage():
    highest = crma.by_entry(crma.sourcing(GROUPS, SHARES, AUDIT))
    assert highest["material_group"].tolist() == ["G", "M", "P"]
    assert highest["stage"].tolist()[:2] == ["processing", "processing"]


def test_extraction_stands_in_where_processing_is_unknown():
    by_stage = crma.sourcing(groups(("M", "Mg", "extraction"), ("G", "Ge", "processing")), SHARES, AUDIT)
    assert set(crma.at_processing(by_stage)["stage"]) == {"extraction", "processing"}


BY_STAGE = crma.sourcing(GROUPS, SHARES, AUDIT)


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_higher_threshold_never_counts_more(first: float, second: float):
    low, high = sorted((first, second))
    for measure in ("share_pct", "of_imports_pct", "printed_pct"):
        assert set(crma.above(BY_STAGE, high, measure)) <= set(crma.above(BY_STAGE, low, measure))


@pytest.fixture
def real() -> pd.DataFrame:
    names = ("crma_strategic_groups", "supplier_shares", "crma_audit_shares")
    return crma.sourcing(*map(tables.load, names))


def test_each_entry_has_its_criteria_and_all_but_one_their_sourcing(europe, real):
    unknown = real.loc[real["share_pct"].isna(), "material"]
    # The study names only suppliers inside the Union for mined tungsten.
    assert set(unknown) == {"Platinum group metals", "Tungsten"}
    risk = crma.risk_by_entry(tables.load("crma_strategic_groups"), tables.load("supply_risk"))
    assert risk.loc[risk["year"] == 2023, "material_group"].nunique() == 17


def test_the_four_ways_of_counting(europe, real):
    assert set(crma.above(real, 65)) == {"Boron", "Magnesium", "Lithium", "Rare earths", "Gallium"}
    assert set(crma.above(crma.at_processing(real), 65)) == {"Magnesium", "Lithium", "Rare earths", "Gallium"}
    assert set(crma.above(real, 65, "printed_pct")) - set(crma.above(real, 65)) == {"Germanium"}
    assert set(crma.above(real, 65, "of_imports_pct")) - set(crma.above(real, 65)) == {"Aluminium", "Bismuth"}


def test_imports_alone_never_give_a_lower_share(europe, real):
    known = real[real["share_pct"].notna()]
    # Whole percents may sum to 101.
    assert (known["of_imports_pct"] >= known["share_pct"] / 1.01 - 1e-9).all()
    assert len(crma.by_entry(real)) == 17


def test_supply_risk_takes_the_highest_and_knows_its_method(europe):
    risk = crma.risk_by_entry(tables.load("crma_strategic_groups"), tables.load("supply_risk"))
    rare = risk[risk["material_group"] == "Rare earths"].set_index("year")
    assert rare["supply_risk"].to_dict() == {2011: 4.9, 2014: 4.7, 2017: 5.0, 2020: 6.0, 2023: 5.1}
    assert rare["method"].to_dict() == {2011: "before", 2014: "before", 2017: "since", 2020: "since", 2023: "since"}
    assert rare.loc[2023, "material"] == "Heavy rare earths"
    assert not risk.duplicated(["material_group", "year"]).any()
