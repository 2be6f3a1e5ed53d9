from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import iea

CSV = "ev_markets/iea_ev_data_explorer_2026_nonprice.csv"


def test_history_of_cars_only(raw):
    share = iea.tidy(raw / CSV)
    assert share["year"].max() == 2025  # the projection of 2030 stays out
    assert set(share["region"]) == set(iea.REGIONS.values())
    assert share.set_index(["region", "year"]).loc[("United States", 2025), "share_pct"] == 10.0


def test_workbook_and_csv_give_the_same(raw, iea_workbook, tmp_path):
    pd.testing.assert_frame_equal(iea.tidy(iea_workbook(tmp_path / "explorer.xlsx")), iea.tidy(raw / CSV))


def test_workbook_of_another_edition(iea_workbook, tmp_path):
    with pytest.raises(RawFileError, match="GEVO_EV_2026"):
        iea.tidy(iea_workbook(tmp_path / "explorer.xlsx", "GEVO_EV_2025"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("region_country", "region", "column region_country is missing"),
        ("percent", "share", "unit share"),
        ("Thailand", "Siam", "Thailand"),
        ("2025", "2024", "last year is 2024"),
        (",53", ",-53", "'-53'"),
        (",53", ",about 53", "'about 53'"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        iea.tidy(edit(raw / CSV, old, new))
