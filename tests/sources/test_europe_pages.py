from __future__ import annotations

import pandas as pd
import pytest
from tests.sources.slips import fill, spoil, told

from evbook.sources import europe_pages


def test_the_act_has_seventeen_entries_and_one_limit():
    assert europe_pages.strategic_groups()["material_group"].nunique() == 17
    limits = europe_pages.benchmarks().set_index("benchmark")["value_pct"]
    assert limits["single third country"] == 65


def test_the_auditors_name_four_materials():
    audit = europe_pages.audit_shares()
    named = set(audit.loc[audit["named_above_limit"], "material_group"])
    assert named == {"Lithium", "Magnesium", "Gallium", "Rare earths"}


def test_undated_totals_have_no_year():
    totals = europe_pages.car_industry().set_index(["measure", "period"])
    assert pd.isna(totals.loc[("motor_vehicle_jobs", "undated"), "year"])
    assert totals.loc[("passenger_cars_made_eu", "2021"), ["value", "delimitation"]].tolist() == [9.947, "EU27"]


@pytest.mark.parametrize(
    ("reader", "column", "value", "message"),
    [
        (europe_pages.benchmarks, "value_pct", "65 %", "'65 %'"),
        (europe_pages.benchmarks, "benchmark", "recycling", "would be counted twice"),
        (europe_pages.strategic_groups, "material_group", "Aluminium", "1 entries; the Act lists 17"),
        (europe_pages.strategic_groups, "name_in_act", "copper", "17 entries; the Act lists 17"),
        (europe_pages.audit_shares, "share_pct", "most", "'most'"),
        (europe_pages.car_industry, "value", "-1", "'-1'"),
        (europe_pages.car_industry, "measure", "manufacturing_jobs", "would be counted twice"),
    ],
)
def test_a_mistyped_table_is_refused(monkeypatch, reader, column, value, message):
    slip = fill(column, value, 1 if column in ("value_pct", "share_pct", "value") else None)
    spoil(monkeypatch, europe_pages, lambda frame: _once_each(slip(frame)))
    told(reader, message)


def _once_each(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.drop_duplicates(["material_group", "material", "stage"]) if "material" in frame else frame
