from __future__ import annotations

import pandas as pd
import pytest

from evbook.analysis import eu_bev_imports
from evbook.errors import MissingDataError

IMPORTS = pd.DataFrame(
    [(2023, "a", 12e9), (2024, "a", 9e9), (2025, "a", 6e9), (2023, "b", 10e9), (2025, "b", 6e9), (2025, "c", 7e9)],
    columns=["year", "measure", "value_eur"],
)


def test_change_of_one_measure():
    assert eu_bev_imports.change_pct(IMPORTS, "a", 2023, 2024) == pytest.approx(-25)
    with pytest.raises(MissingDataError, match="measure 'b'"):
        eu_bev_imports.change_pct(IMPORTS, "b", 2023, 2024)


def test_only_measures_with_both_years_change():
    changes = eu_bev_imports.changes_pct(IMPORTS, 2023, 2025)
    assert changes["measure"].tolist() == ["a", "b"]
    assert changes["change_pct"].tolist() == pytest.approx([-50, -40])


def test_spread_of_a_year():
    assert eu_bev_imports.spread_pct(IMPORTS, 2023) == pytest.approx(20)


@pytest.mark.parametrize(
    ("day", "days", "of"), [("2024-10-30", 63, 366), ("2023-01-01", 365, 365), ("2023-12-31", 1, 365)]
)
def test_share_of_a_year(day, days, of):
    assert eu_bev_imports.share_of_year_from_pct(day) == pytest.approx(100 * days / of)
