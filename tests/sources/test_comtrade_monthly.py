from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources import comtrade_monthly

MONTHLY = "minerals/china_exports_hs6_by_partner_monthly.csv"


def test_partners_are_grouped_and_counted(raw):
    rows = comtrade_monthly.tidy(raw / MONTHLY).set_index(["year", "month", "hs_code", "partner"])
    others = rows.loc[(2018, 1, "250410", "Other partners")]
    assert (others["value_usd"], others["weight_kg"], others["partners_reported"]) == (4797010.0, 2390000.0, 2)
    assert rows.loc[(2024, 12, "380110", "United States"), "product"] == "Artificial graphite"


def test_only_the_two_codes_from_2018_on(raw):
    rows = comtrade_monthly.tidy(raw / MONTHLY)
    assert len(rows) == 7 * 12 * 2 * 4
    assert (set(rows["hs_code"]), rows["year"].min()) == ({"250410", "380110"}, 2018)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2024-12-01,Japan", "2024-12-01,Nippon", "no row for 2024-12 250410 Japan; truncated"),
        ("2023-11-01", "2023-10-01", "counted twice"),
        (
            "2020-05-01,USA,250410,4780000,2390000",
            "2020-05-01,USA,250410,4780000,2",
            "uv of .*2020-05.* is not val / qty",
        ),
        ("2020-05-01,USA,250410,4780000,2390000", "2020-05-01,USA,250410,4780000,x", "no number"),
        ("period_dt", "month", "period_dt is missing"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        comtrade_monthly.tidy(edit(raw / MONTHLY, old, new))


def test_a_file_that_ends_early(raw):
    path = raw / MONTHLY
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:-8]) + "\n", encoding="utf-8")
    with pytest.raises(RawFileError, match="no row for 2024-12"):
        comtrade_monthly.tidy(path)
