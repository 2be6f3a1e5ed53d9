"""UN Comtrade: Japan's imports of lithium-ion batteries by origin, from a repository's extract."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique, require_year

HS_CODE = "850760"
OTHERS = "All others"
# The largest origins of the span, by the plain names of the table economies.
ORIGINS = {
    "China": "China",
    "Rep. of Korea": "South Korea",
    "Singapore": "Singapore",
    "USA": "United States",
    "Viet Nam": "Viet Nam",
}
_COLUMNS = ["reporterDesc", "flowCode", "refYear", "cmdCode", "partnerDesc", "primaryValue", "cmd_partner_perc"]
_TOTAL = "cmd_partner_upper_sum"


def japan_imports(path: Path, last_year: int = 2025) -> pd.DataFrame:
    """Japan's imports of HS 850760: year, origin, value_usd, share_pct (of the year's imports, percent).

    Origins outside `ORIGINS` are summed as "All others". Raises RawFileError where rows are not imports of HS 850760,
    an origin stands twice in a year, a printed share or total does not follow from the values, or the file ends
    before `last_year`.
    """
    raw = read_csv(path, [*_COLUMNS, _TOTAL])
    raw = raw[raw["reporterDesc"] == "Japan"]
    strange = set(raw["flowCode"]) - {"M"} | set(raw["cmdCode"]) - {HS_CODE}
    if strange or raw.empty:
        raise RawFileError(f"{path.name}: {sorted(strange) or 'no row'} for Japan; imports (M) of {HS_CODE} expected")
    flows = raw[["partnerDesc"]].assign(year=numbers(raw["refYear"], path.name).astype("int64"))
    flows = flows.assign(
        value_usd=numbers(raw["primaryValue"], path.name),
        share=numbers(raw["cmd_partner_perc"], path.name),
        total_usd=numbers(raw[_TOTAL], path.name),
    )
    require_unique(flows, ["year", "partnerDesc"], path.name)
    require_year(flows["year"], last_year, path.name)
    _require_totals(flows, path.name)
    return _summed(flows)


def _require_totals(flows: pd.DataFrame, where: str) -> None:
    sums = flows.groupby("year")["value_usd"].transform("sum")
    wrong = flows[
        ~((flows["total_usd"] - sums).abs() <= 1)
        | ~((flows["value_usd"] / flows["total_usd"] - flows["share"]).abs() <= 1e-9)
    ]
    if len(wrong):
        row = wrong.iloc[0]
        raise RawFileError(
            f"{where}: total or share of {row['partnerDesc']} in {row['year']} does not follow from the values; "
            "truncated or another edition?"
        )


def _summed(flows: pd.DataFrame) -> pd.DataFrame:
    named = flows.assign(origin=flows["partnerDesc"].map(ORIGINS).fillna(OTHERS))
    summed = named.groupby(["year", "origin"], as_index=False)["value_usd"].sum()
    whole = summed.groupby("year")["value_usd"].transform("sum")
    share = (100 * summed["value_usd"] / whole).round(4)
    return pd.DataFrame({**summed, "share_pct": share})
