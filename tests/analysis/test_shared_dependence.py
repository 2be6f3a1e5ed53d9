from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import shared_dependence as shared
from evbook.errors import MissingDataError


@cache
def dependence() -> pd.DataFrame:
    return tables.load("import_dependence")


def test_quadrants_of_the_last_year(europe):
    sides = shared.side_by_side(tables.load("import_dependence"), 2024, 65)
    assert shared.materials(sides, shared.BOTH) == ["Magnesium, unwrought"]
    assert shared.materials(sides, shared.ONLY_EUROPE) == ["Permanent magnets (metal)"]
    assert len(shared.materials(sides, shared.ONLY_JAPAN)) == 3
    magnets = sides.set_index("material").loc["Permanent magnets (metal)"]
    assert magnets["gap_pp"] == pytest.approx(90.26 - 27.76)


@given(st.floats(0, 100))
def test_every_material_lies_in_one_quadrant(threshold: float):
    table = dependence()
    sides = shared.side_by_side(table, 2020, threshold)
    quadrants = (shared.BOTH, shared.ONLY_EUROPE, shared.ONLY_JAPAN, shared.NEITHER)
    named = [material for quadrant in quadrants for material in shared.materials(sides, quadrant)]
    assert sorted(named) == sorted(table["material"].unique())
    both = sides[sides["above"] == shared.BOTH]
    assert (both[["eu_pct", "japan_pct"]].min(axis=1) > threshold).all()


def test_a_year_without_rows_is_refused(europe):
    with pytest.raises(MissingDataError, match="no row for year 1999"):
        shared.side_by_side(tables.load("import_dependence"), 1999, 65)
