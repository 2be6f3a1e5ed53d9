from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import bgs

FILE = "minerals/bgs_world_mineral_statistics_tidy.csv"


def test_sulphate_is_added_and_an_estimate_marks_the_sum(raw):
    made = bgs.tidy(raw / FILE).set_index(["mineral", "stage", "year", "country_iso3"])
    assert made.loc[("Nickel", "refining", 2023, "CHN"), ["quantity_t", "kind"]].tolist() == [1000, "estimate"]
    assert made.loc[("Cobalt", "mining", 2023, "CHN"), "kind"] == "compiled"
    assert ("Nickel", "mining", 2023, "XKX") in made.index
    assert "Lithium" not in set(made.index.get_level_values("mineral"))


def test_nil_has_no_row_and_an_unknown_figure_is_missing(raw):
    made = bgs.tidy(raw / FILE).set_index(["mineral", "year", "country_iso3"])
    assert ("Rare earths", 2023, "BRA") not in made.index
    assert pd.isna(made.loc[("Rare earths", 2023, "DEU"), "quantity_t"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("figure_notes", "notes", "figure_notes is missing"),
        (",2023,China,CHN,1500.0,tonnes (metal content)", ",2023,China,CHN,1500.0,kilograms", "unit kilograms"),
        ('"cobalt, refined"', '"cobalt metal"', "no row of cobalt, refined"),
        ("Vietnam,VNM", "China,CHN", "counted twice"),
        ("Vietnam,VNM", "Vietnam,", "'Vietnam' has no code"),
        (",2023,", ",2022,", "last year is 2022, 2023 expected"),
        ("122438.0", "122,438", "cells"),
        ("122438.0", "-5", "no number of zero or more"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        bgs.tidy(edit(raw / FILE, old, new))
