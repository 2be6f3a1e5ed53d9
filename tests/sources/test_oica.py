from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import oica

TABLE = "production/oica_production_by_country_2006_2022.csv"
PAGE = "production/oica_production_2023_2024.csv"


def test_cars_and_commercial_vehicles_are_added(raw):
    built = oica.tidy(raw / TABLE).set_index("country")
    assert built.loc["China", "vehicles"] == 27_000_000
    assert built.loc["Japan", "vehicles"] == 7_800_000  # no figure for commercial vehicles
    assert built.loc["United States", "country_iso3"] == "USA"
    assert pd.isna(built.loc["Others", "country_iso3"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2022,Others,cv,1,NA", "2022,Japan,pv,1,JPN", "counted twice"),
        (",cv,", ",lcv,", "vehicle type lcv"),
        ("2022", "2021", "last year is 2021"),
        ("7800000", "NA", "no figure for cars of Japan in 2022"),
        ("00000", "", "millions, not vehicles"),
        ("code_iso_alpha3", "iso", "code_iso_alpha3 is missing"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        oica.tidy(edit(raw / TABLE, old, new))


def test_page_takes_names_and_codes_from_the_table(raw):
    page = oica.tidy_page(raw / PAGE, oica.tidy(raw / TABLE))
    assert page["country"].tolist() == ["China", "United States"]
    assert page["country_iso3"].tolist() == ["CHN", "USA"]


def test_page_with_a_strange_country(raw, edit):
    with pytest.raises(RawFileError, match="Atlantis"):
        oica.tidy_page(edit(raw / PAGE, "China", "Atlantis"), oica.tidy(raw / TABLE))
