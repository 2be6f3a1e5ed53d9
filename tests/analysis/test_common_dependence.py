from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import common_dependence, shared_dependence
from evbook.errors import MissingDataError


def shares(year: int, union: list[float], japan: list[float]) -> pd.DataFrame:
    rows = [
        (year, f"m{place}", "0", importer, value)
        for importer, values in (("European Union", union), ("Japan", japan))
        for place, value in enumerate(values)
    ]
    columns = ["year", "material", "hs_code", "importer", "china_share_pct"]
    return pd.DataFrame(rows, columns=columns).assign(kind="estimate", source_id="s")


IMPORTS = pd.concat(
    [
        shares(2002, [90, 80, 10, 20], [90, 70, 20, 10]),
        shares(2003, [90, 10, 80, 20], [80, 90, 20, 10]),
        shares(2004, [90, 80, 70, 60], [10, 20, 30, 40]),
    ]
)


def test_the_common_part_is_the_lower_share_of_every_year() -> None:
    found = common_dependence.by_year(IMPORTS, 2003, 65)
    assert found["year"].unique().tolist() == [2002, 2003]
    assert found["common_pct"].tolist() == [90, 70, 10, 10, 80, 20, 10, 10]
    assert (found["common_pct"] <= found[["eu_pct", "japan_pct"]].max(axis=1)).all()


def test_agreement_by_hand() -> None:
    found = common_dependence.agreement(common_dependence.by_year(IMPORTS, 2004, 65))
    # 2002: ranks differ by 1 twice, 1 - 6 * 2 / (4 * 15) = 0.8. 2003: by 1, 3, 1, 1, so 1 - 6 * 12 / 60 = -0.2.
    # 2004: reversed.
    assert found["rho"].tolist() == pytest.approx([0.8, -0.2, -1.0])
    assert found["materials"].tolist() == [4, 4, 4]
    assert (found["low"] <= found["rho"]).all() and (found["rho"] <= found["high"]).all()


def test_years_are_counted_by_whose_share_is_above() -> None:
    found = common_dependence.years_above(common_dependence.by_year(IMPORTS, 2004, 65)).set_index("material")
    assert found.loc["m0", ["both_years", "eu_years", "japan_years", "years"]].tolist() == [2, 1, 0, 3]
    assert found.loc["m1", ["both_years", "eu_years", "japan_years"]].tolist() == [1, 1, 1]
    assert found.index[0] == "m0" and found.loc["m3", "common_pct"] == 40


def test_the_last_year_is_that_of_the_scatter() -> None:
    imports = tables.load("import_dependence")
    found = common_dependence.by_year(imports, 2024, 65)
    last = found[found["year"] == 2024].reset_index(drop=True)
    pd.testing.assert_frame_equal(
        last.drop(columns="common_pct"), shared_dependence.side_by_side(imports, 2024, 65), check_dtype=False
    )
    with pytest.raises(MissingDataError, match="no rank correlation"):
        common_dependence.agreement(found[found["material"].isin(found["material"].unique()[:3])])
