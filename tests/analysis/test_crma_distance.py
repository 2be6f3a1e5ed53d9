from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import crma
from evbook.analysis import crma_distance as distance

SHARES = pd.DataFrame(
    [
        ("EU sourcing", "Alpha", "extraction", "France", "FRA", 4.0),
        ("EU sourcing", "Alpha", "extraction", "Chile", "CHL", 94.0),
        ("EU sourcing", "Alpha", "processing", "Spain", "ESP", 38.0),
        ("EU sourcing", "Alpha", "processing", "Chile", "CHL", 55.0),
        ("EU sourcing", "Beta", "processing", "Spain", "ESP", 60.0),
        ("EU sourcing", "Beta", "processing", "Chile", "CHL", 40.0),
        ("EU sourcing", "Gamma", "processing", "China", "CHN", 80.0),
        ("World", "Gamma", "processing", "China", "CHN", 80.2),
    ],
    columns=["scope", "material", "stage", "country", "country_iso3", "share_pct"],
).assign(source_id="study", kind="compiled")
GROUPS = pd.DataFrame(
    [
        ("First", "Alpha", "extraction"),
        ("First", "Alpha", "processing"),
        ("First", "Beta", "processing"),
        ("Second", "Beta", "processing"),
        ("Third", "Gamma", "processing"),
    ],
    columns=["material_group", "material", "stage"],
).assign(name_in_act="n", source_id="act", kind="typed")
AUDIT = pd.DataFrame([("Third", "China", 45.0, "eca", "typed")], columns=[*"gcs", "source_id", "kind"]).rename(
    columns={"g": "material_group", "c": "country", "s": "share_pct"}
)
RATES = pd.DataFrame({"material": ["Alpha", "Third"], "end_of_life_recycling_input_rate_pct": [30.0, 0.0]}).assign(
    source_id="rates", kind="compiled"
)
LIMITS = pd.DataFrame({"benchmark": distance.BENCHMARKS, "value_pct": [65.0, 10.0, 40.0, 25.0]})


def found() -> pd.DataFrame:
    return distance.distances(GROUPS, crma.sourcing(GROUPS, SHARES, AUDIT), SHARES, RATES, LIMITS)


def cell(group: str, benchmark: str) -> pd.Series:
    rows = found()
    return rows[(rows["material_group"] == group) & (rows["benchmark"] == benchmark)].iloc[0]


def test_own_sourcing_is_a_lower_bound_and_what_repeats_the_world_is_left_out() -> None:
    own = distance.own_sourcing(SHARES).set_index(["material", "stage"])
    # 38 % named inside, 93 % listed: 38 to 45.
    assert own.loc[("Alpha", "processing"), ["low_pct", "high_pct"]].tolist() == [38, 45]
    assert own.loc[("Alpha", "extraction"), ["low_pct", "high_pct"]].tolist() == [4, 6]
    assert ("Gamma", "processing") not in own.index


def test_distances_by_hand() -> None:
    limit = cell("First", distance.SUPPLIER)
    assert (limit["distance_pp"], limit["status"]) == (94 - 65, distance.TO_GO)
    mined = cell("First", distance.EXTRACTION)
    assert (mined["distance_pp"], mined["status"]) == (10 - 4, distance.TO_GO)
    recycled = cell("First", distance.RECYCLING)
    assert (recycled["distance_pp"], recycled["status"]) == (25 - 30, distance.REACHED)


def test_what_the_listed_suppliers_leave_open_is_open_and_the_furthest_element_counts() -> None:
    processed = cell("First", distance.PROCESSING)
    assert (processed["distance_pp"], processed["status"]) == (2, distance.OPEN)
    assert cell("Second", distance.PROCESSING)["status"] == distance.REACHED


def test_what_nothing_measures_is_neither_zero_nor_reached() -> None:
    for group, benchmark in (("Second", distance.EXTRACTION), ("Third", distance.PROCESSING), ("Second", "recycling")):
        missing = cell(group, benchmark)
        assert missing["status"] == distance.NOT_MEASURED and pd.isna(missing["distance_pp"])
    assert cell("Third", distance.RECYCLING)["distance_pp"] == 25
    assert cell("Third", distance.SUPPLIER)["low_pct"] == 45, "the auditors' share where the extract repeats the world"


def real() -> pd.DataFrame:
    groups, shares = tables.load("crma_strategic_groups"), tables.load("supplier_shares")
    by_stage = crma.sourcing(groups, shares, tables.load("crma_audit_shares"))
    return distance.distances(groups, by_stage, shares, tables.load("recycling_rates"), tables.load("crma_benchmarks"))


def test_every_entry_has_every_benchmark_and_statuses_follow_the_bounds() -> None:
    rows = real()
    assert len(rows) == 17 * 4 and not rows.duplicated(["material_group", "benchmark"]).any()
    known = rows[rows["status"] != distance.NOT_MEASURED]
    assert (known["low_pct"] <= known["high_pct"]).all() and known["low_pct"].between(0, 100).all()
    assert (known.loc[known["status"] == distance.REACHED, "distance_pp"] <= 0).all()
    assert (known.loc[known["status"] != distance.REACHED, "distance_pp"] > 0).all()
    counts = [distance.count(rows, name, distance.NOT_MEASURED) for name in distance.BENCHMARKS]
    assert counts == [1, 9, 4, 5]


def test_the_real_numbers_of_three_entries() -> None:
    rows = real().set_index(["material_group", "benchmark"])["distance_pp"]
    assert rows["Boron", distance.SUPPLIER] == 34
    assert rows["Graphite", distance.RECYCLING] == 22, "the study's natural graphite is the table's graphite"
    assert rows["Rare earths", distance.RECYCLING] == 24
    assert rows["Tungsten", distance.EXTRACTION] == pytest.approx(-67)
