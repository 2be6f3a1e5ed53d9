"""Paths drawn beside the shares: from where to where, and with which interval."""

from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import diffusion
from evbook.analysis.diffusion_paths import SOLD, paths

INTERVAL = pd.DataFrame({"years_ahead": [1, 2, 3, 4], "low_pp": [-1.0, -2, -3, -99], "high_pp": [1.0, 2, 3, 99]})


def drawn(regions=("China", "European Union"), fit=(2015, 2021), last=2025):
    return paths(tables.load("ev_markets"), regions, fit, last, INTERVAL)


def test_every_model_is_drawn_to_the_last_year_and_drift_from_the_last_fitted():
    table = drawn()
    spans = table.groupby(["region", "series"])["year"].agg(["min", "max"])
    assert spans.loc[("China", diffusion.DRIFT)].tolist() == [2021, 2025]
    assert spans.drop(index=diffusion.DRIFT, level="series").drop_duplicates().to_numpy().tolist() == [[2015, 2025]]
    assert set(table["series"]) == {SOLD, *diffusion.MODELS}


def test_drift_starts_at_the_share_and_its_interval_opens_there():
    table = drawn()
    drift = table[(table["region"] == "China") & (table["series"] == diffusion.DRIFT)].set_index("year")
    assert drift.loc[2021, ["share_pct", "low_pct", "high_pct"]].tolist() == [16.0, 16.0, 16.0]
    # 1.1 % in 2015 and 16 % in 2021: 14.9 / 6 points a year.
    assert drift.loc[2022, "share_pct"] == pytest.approx(16 + 14.9 / 6, abs=1e-3)
    assert drift.loc[2023, "high_pct"] - drift.loc[2023, "share_pct"] == pytest.approx(2.0)
    assert drift.loc[2025, ["low_pct", "high_pct"]].tolist() == [0.0, 100.0]
    assert table.loc[table["series"] != diffusion.DRIFT, ["low_pct", "high_pct"]].isna().all(axis=None)


def test_regions_without_enough_shares_are_left_out():
    assert set(drawn(("China", "Vietnam"))["region"]) == {"China"}
