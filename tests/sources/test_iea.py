from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import iea

CSV = "ev_markets/iea_ev_data_explorer_2026_nonprice.csv"


def test_workbook_and_csv_give_the_same(raw, iea_workbook, tmp_path):
    workbook = iea.read_sheet(iea_workbook(tmp_path / "explorer.xlsx"))[iea.COLUMNS]
    pd.testing.assert_frame_equal(workbook, iea.read_sheet(raw / CSV)[iea.COLUMNS])


def test_workbook_of_another_edition(iea_workbook, tmp_path):
    with pytest.raises(RawFileError, match="GEVO_EV_2026"):
        iea.read_sheet(iea_workbook(tmp_path / "explorer.xlsx", "GEVO_EV_2025"))


def test_a_renamed_column(raw, edit):
    with pytest.raises(RawFileError, match="column region_country is missing"):
        iea.read_sheet(edit(raw / CSV, "region_country", "region"))
