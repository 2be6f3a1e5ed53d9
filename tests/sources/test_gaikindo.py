from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources import gaikindo

FILE = "asean/gaikindo_wholesales_by_brand_powertrain_origin_2022_2025.csv"


@pytest.fixture
def sold(raw):
    return gaikindo.tidy(raw / FILE).set_index(["year", "brand_nationality", "powertrain", "origin"])["units"]


def test_brands_are_summed_and_kits_count_as_assembled_in_indonesia(sold):
    assert sold[2025, "Japan", "ice", "Indonesia"] == 600_000 + 51_801
    assert sold[2025, "China", "bev", "China"] == 103_606 + 294


def test_the_country_that_the_file_names_and_unknown_where_it_names_none(sold):
    assert sold[2024, "Japan", "ice", "Thailand"] == 822_535
    assert sold[2023, "China", "bev", "Indonesia"] == 17_051  # marked complete, and from Indonesia
    assert sold[2022, "Other", "ice", "Unknown"] == 68_276


def test_a_combination_that_was_not_sold_has_no_row(sold):
    assert (2025, "South Korea", "bev", "Indonesia") not in sold.index
    assert sold.min() > 0


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ORIGIN", "COUNTRY", "column ORIGIN is missing"),
        ("THAILAND", "SIAM", "unknown ORIGIN SIAM"),
        ("-,CHINA", "-,", r"unknown ORIGIN \(empty\)"),
        (",CBU,CHINA", ",SKD,CHINA", "unknown CBU SKD"),
        ("Korea", "Corea", "unknown brand_nationality Corea"),
        ("HEV", "MHEV", "unknown powertrain MHEV"),
        ("MAXUS,China,BEV,-", "BYD,China,BEV,CBU", "counted twice"),
        ("294.0", "294.5", "no whole number"),
        ("294.0", "", "no whole number"),
        ("294.0", "-294", "no number of zero or more"),
        ("2025", "2024", "last year is 2024"),
        ("SOUTH KOREA,0.0", "SOUTH KOREA", "6 cells, 7 expected"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        gaikindo.tidy(edit(raw / FILE, old, new))
