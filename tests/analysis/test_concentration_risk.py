from __future__ import annotations

from typing import get_args

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis.concentration import concentration_of_supply
from evbook.analysis.concentration_risk import RISK_NAMES, beside_supply_risk
from evbook.analysis.rank_correlation import rank_correlation
from evbook.contracts.upstream_minerals import Mineral

CONCENTRATION = pd.DataFrame(
    [("Nickel", "mining", 4000.0, 60.0), ("Nickel", "refining", 2700.0, 40.0), ("Graphite", "refining", 9000.0, 95.0)],
    columns=["mineral", "stage", "low_points", "largest_share_pct"],
)
RISK = pd.DataFrame(
    [("Nickel", 2020, 9.0), ("Nickel", 2023, 0.5), ("Natural graphite", 2023, 1.8), ("Boron", 2023, 3.6)],
    columns=["material", "year", "supply_risk"],
).assign(source_id="s", kind="compiled")


def test_the_narrower_stage_stands_beside_the_last_study() -> None:
    found = beside_supply_risk(CONCENTRATION, RISK).set_index("mineral")
    assert found.loc["Nickel", ["stage", "low_points", "study", "supply_risk"]].tolist() == ["mining", 4000, 2023, 0.5]
    assert found.loc["Graphite", "supply_risk"] == 1.8


def test_every_mineral_has_a_name_in_the_study_and_the_choice_of_rare_earths_moves_no_rank() -> None:
    assert set(RISK_NAMES) == set(get_args(Mineral))
    concentration, risk = concentration_of_supply(tables.load("mineral_supply"), 2024), tables.load("supply_risk")
    found = beside_supply_risk(concentration, risk)
    assert len(found) == len(RISK_NAMES)
    heavy = found["supply_risk"].mask(found["mineral"] == "Rare earths", 5.1)
    one, other = (rank_correlation(found["low_points"], each).rho for each in (found["supply_risk"], heavy))
    assert one == other == pytest.approx(0.657143, abs=1e-6)
