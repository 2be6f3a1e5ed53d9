from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import worldbank


def test_groups_by_calendar_year(raw):
    groups = worldbank.tidy(raw / "income" / "OGHIST.xlsx").set_index(["economy_iso3", "year"])["income_group"]
    assert groups["NPL", 2017] == "Low income"
    assert groups["NPL", 2018] == "Lower middle income"
    assert groups["UZB", 2017] == "Lower middle income"  # LM* at source
    assert ("VEN", 2020) not in groups.index  # ".." at source
    assert groups.index.get_level_values("year").max() == 2023


def test_plain_names(raw):
    groups = worldbank.tidy(raw / "income" / "OGHIST.xlsx")
    assert set(groups.loc[groups["economy_iso3"] == "VNM", "economy"]) == {"Vietnam"}


def test_older_edition(oghist, tmp_path):
    with pytest.raises(RawFileError, match=r"last year is 2020, 2023 expected"):
        worldbank.tidy(oghist(tmp_path / "OGHIST.xlsx", range(2017, 2021)))


def test_missing_sheet(oghist, tmp_path):
    with pytest.raises(RawFileError, match="Country Analytical History"):
        worldbank.tidy(oghist(tmp_path / "OGHIST.xlsx", sheet="Other"))


def test_truncated_workbook(raw):
    path = raw / "income" / "OGHIST.xlsx"
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(RawFileError, match=r"OGHIST\.xlsx"):
        worldbank.tidy(path)


def test_carry_forward_marks_each_row():
    groups = pd.DataFrame(
        {
            "year": 2023,
            "economy_iso3": ["CHN", "CRI"],
            "economy": ["China", "Costa Rica"],
            "income_group": "Upper middle income",
            "source_id": "worldbank-oghist",
            "kind": "official",
        }
    )
    changes = pd.DataFrame(
        {"year": [2024], "economy_iso3": ["CRI"], "income_group": ["High income"], "source_id": ["page"]}
    )
    carried = worldbank.carry_forward(groups, changes).set_index(["year", "economy_iso3"])
    assert carried.loc[(2024, "CRI")].to_dict() == {
        "economy": "Costa Rica",
        "income_group": "High income",
        "source_id": "page",
        "kind": "typed",
    }
    assert carried.loc[(2024, "CHN"), "kind"] == "estimate"
    assert carried.loc[(2023, "CRI"), "income_group"] == "Upper middle income"
    with pytest.raises(RawFileError, match="no group in 2023 for XYZ"):
        worldbank.carry_forward(groups, changes.assign(economy_iso3="XYZ"))


def test_regions_of_the_latest_year(raw):
    regions = worldbank.regions(raw / "income" / "CLASS.csv").set_index("economy_iso3")
    assert regions.loc["CHN", "region"] == "East Asia & Pacific"
    assert regions.loc["TWN", "economy"] == "Taiwan"
