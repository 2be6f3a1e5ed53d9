from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import usgs

OLD = "minerals/usgs_mcs2025_world_data.csv"
NEW = "minerals/usgs_mcs2026_commodities_data.csv"


def test_units_notes_and_names_of_the_older_release(raw):
    made = usgs.tidy_2025(raw / OLD).set_index(["mineral", "stage", "country"])
    assert made.loc[("Copper", "refining", "China"), "quantity_t"] == 12_000_000
    assert made.loc[("Rare earths", "mining", "Brazil"), "kind"] == "estimate"
    assert made.loc[("Rare earths", "mining", "China"), "kind"] == "official"
    assert ("Rare earths", "mining", "Germany") not in made.index  # nil
    assert pd.isna(made.loc[("Lithium", "mining", "United States"), "quantity_t"])  # withheld
    assert {"World", "Other countries"} <= set(made.index.get_level_values("country"))


def test_both_years_of_the_newer_release(raw):
    made = usgs.tidy_2026(raw / NEW).set_index(["year", "country"])
    assert made.loc[(2024, "United States"), "kind"] == "official"
    assert made.loc[(2025, "United States"), ["quantity_t", "kind"]].tolist() == [120_000, "estimate"]
    assert pd.isna(made.loc[(2025, "Germany"), "quantity_t"])
    assert len(made) == 8  # the salient statistics of the United States are no production by country


def test_burma_and_congo_get_their_plain_names(raw, edit):
    edit(raw / OLD, "MCS2025,Rare earths,Brazil ", "MCS2025,Rare earths,Burma")
    edit(raw / NEW, "United States,Production,Mine", "Congo (Kinshasa),Production,Mine")
    assert "Myanmar" in set(usgs.tidy_2025(raw / OLD)["country"])
    assert "Democratic Republic of the Congo" in set(usgs.tidy_2026(raw / NEW)["country"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("PROD_2023", "PROD_2022", "PROD_2023 is missing"),
        ("thousand metric tons", "short tons", "unknown unit short tons"),
        ("376000", "276000", "do not add up to the world total"),
        ("World total (rounded),\"Refinery", "Vietnam,\"Refinery", "do not add up to the world total"),
        ("MCS2025,Rare earths,Brazil ,", "MCS2025,Rare earths,China,", "counted twice"),
        ("255000", "W5", "no number of zero or more"),
        (",376000,390000,,,,,,", "", "truncated"),
    ],
)  # fmt: skip
def test_bad_files_of_the_older_release(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        usgs.tidy_2025(edit(raw / OLD, old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Statistics_detail", "Detail", "Statistics_detail is missing"),
        (",2025,", ",2024,", "counted twice"),
        ("C,World Mine", "C,Lost Mine", "2024 and 2025 is expected"),
        ("270,000", "27,000", "do not add up"),
        ("metric tons", "pounds", "unknown unit pounds"),
        ("Is critical mineral 2025,Other notes", "Is critical mineral 2025", "Expected|missing|truncated|table"),
    ],
)
def test_bad_files_of_the_newer_release(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        usgs.tidy_2026(edit(raw / NEW, old, new))


def test_a_dash_in_windows_1252_is_nil(raw):
    path = raw / NEW
    text = path.read_text(encoding="utf-8").replace('"W"', '"—"')
    path.write_bytes(text.encode("cp1252"))
    assert "Germany" not in set(usgs.tidy_2026(path)["country"])


def test_another_encoding_is_refused(raw):
    path = raw / NEW
    path.write_bytes(path.read_bytes() + b"\x81")
    with pytest.raises(RawFileError, match="Windows-1252"):
        usgs.tidy_2026(path)
