from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources import comtrade_batteries

FILE = "batteries/japan_liion_imports_by_origin_2014_2025.csv"


def test_small_origins_are_summed_and_other_importers_left_out(raw):
    bought = comtrade_batteries.japan_imports(raw / FILE).set_index(["year", "origin"])
    assert bought.loc[(2025, "China"), "value_usd"] == 2_292_300_000
    assert bought.loc[(2025, "China"), "share_pct"] == pytest.approx(81)
    assert bought.loc[(2025, "All others"), "share_pct"] == pytest.approx(19)
    assert len(bought) == 10


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("partnerDesc", "partner", "column partnerDesc is missing"),
        ("Japan,M,2025", "Japan,X,2025", r"\['X'\] for Japan; imports \(M\) of 850760 expected"),
        ("Japan,M,2017,850760", "Japan,M,2017,850650", r"\['850650'\] for Japan"),
        ("Japan,", "Korea,", "no row for Japan"),
        ("Poland", "China", "counted twice"),
        ("2292300000.0", "2292300.0", "of China in 2025 does not follow"),
        ("0.81,", "0.18,", "of China in 2025 does not follow"),
        ("2292300000.0", "many", "no number of zero or more"),
        (",2025,", ",2024,", "counted twice"),
        (",1.0,5.0", ",1.0", "9 cells, 10 expected"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        comtrade_batteries.japan_imports(edit(raw / FILE, old, new))


def test_a_truncated_file_is_told(raw):
    path = raw / FILE
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if ",2025," not in line]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RawFileError, match="last year is 2024, 2025 expected"):
        comtrade_batteries.japan_imports(path)
