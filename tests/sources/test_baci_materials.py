from __future__ import annotations

import pandas as pd
import pytest

from evbook.errors import RawFileError
from evbook.sources import baci_materials

SHARES = "minerals/import_dependence_on_china_by_mineral_2002_2024.csv"
FLOWS = "minerals/baci_flows_key_materials_2002_2024.csv"


def tidied(raw):
    return baci_materials.tidy(raw / SHARES, raw / FLOWS)


def test_shares_with_tonnes_where_there_are_some(raw):
    rows = tidied(raw).set_index(["year", "material", "importer"])
    japan = rows.loc[(2024, "Permanent magnets (metal)", "Japan")]
    assert (japan["china_share_pct"], japan["imports_t"], japan["imports_from_china_t"]) == (27.8, 90, 50)
    assert pd.isna(rows.loc[(2010, "Permanent magnets (metal)", "Japan"), "imports_t"])


def test_trade_between_members_is_not_imported_by_the_union(raw):
    rows = tidied(raw)
    union = rows[(rows["importer"] == "European Union") & (rows["year"] == 2024)]
    assert set(union["imports_usd"]) == {10000}
    assert set(union["imports_t"]) == {125}


def test_a_shared_code_is_read_once_and_other_materials_not_at_all(raw):
    rows = tidied(raw)
    assert rows.groupby(["year", "importer"])["hs_code"].agg(lambda codes: codes.is_unique).all()
    assert (rows["hs_code"] == "811292").sum() == 4
    assert "252800" not in set(rows["hs_code"])


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (SHARES, "EU27 (extra-EU)", "EU28", "importer \\['EU28'\\] is unknown"),
        (SHARES, "tungsten", "wolfram", "material \\['tungsten'\\] missing"),
        (SHARES, "magnets,850511", "magnets,850519", "another HS code"),
        (SHARES, "33.5", "33.6", "is not imports from China / imports"),
        (SHARES, "china_share_pct", "share", "china_share_pct is missing"),
        (SHARES, "2024,", "2023,", "last year is 2023"),
        (SHARES, "EU27 (extra-EU),10000,9030,90.3", "Japan,10000,2780,27.8", "counted twice"),
        (SHARES, "2010,magnets,850511,Japan,10000", "2010,magnets,850511,Japan,none", "no number"),
        (FLOWS, "2024,magnets,VN,JP,7220,40\n", "", "flows do not add up to the imports of .*magnets"),
        (FLOWS, "2024,magnets,VN,JP,7220,40", "2024,magnets,VN,JP,7220,", "flows of 2024 without tonnes"),
        (FLOWS, "2024,magnets,VN,JP", "2024,magnets,CN,JP", "counted twice"),
        (FLOWS, "qty_t", "tonnes", "qty_t is missing"),
        (FLOWS, "2024,", "2022,", "without tonnes"),
    ],
)
def test_bad_files(raw, edit, name, old, new, message):
    edit(raw / name, old, new)
    with pytest.raises(RawFileError, match=message):
        tidied(raw)


def test_a_file_cut_short(raw):
    path = raw / FLOWS
    path.write_text(path.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    with pytest.raises(RawFileError, match="truncated"):
        tidied(raw)
