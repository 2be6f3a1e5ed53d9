"""US Census Bureau: imports for consumption of cars from China, by tariff line of ten digits."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique

_COLUMNS = ["CTY_NAME", "HS10", "HS6", "time", "imports"]
# Kind of car by the six digits of the Harmonized System under heading 8703.
KINDS = {
    **dict.fromkeys(["870310"], "golf carts and snow vehicles"),
    **dict.fromkeys(["870321", "870322", "870323", "870324", "870331", "870332", "870333"], "combustion engine only"),
    **dict.fromkeys(["870340", "870350"], "hybrid without a plug"),
    **dict.fromkeys(["870360", "870370"], "plug-in hybrid"),
    **dict.fromkeys(["870380"], "battery electric"),
    **dict.fromkeys(["870390"], "other"),
}


def cars_from_china(path: Path) -> pd.DataFrame:
    """Imports of the calendar year summed over lines: year, hs_code (six digits), kind_of_car, value_usd.

    RawFileError where an origin is not China, a line stands twice or lies outside its code, a code is unknown, or the
    sums do not run to December.
    """
    raw = read_csv(path, _COLUMNS)
    require_unique(raw, ["HS10", "time"], path.name)
    _refuse_others(raw, path.name)
    value = numbers(raw["imports"], path.name)
    lines = pd.DataFrame({"year": raw["time"].str[:4].astype("int64"), "hs_code": raw["HS6"], "value_usd": value})
    summed = lines.groupby(["year", "hs_code"], as_index=False)["value_usd"].sum()
    tidied: pd.DataFrame = summed.assign(kind_of_car=summed["hs_code"].map(KINDS))
    return tidied


def _refuse_others(raw: pd.DataFrame, where: str) -> None:
    if set(raw["CTY_NAME"]) != {"CHINA"}:
        raise RawFileError(f"{where}: only origin CHINA is expected; take the rows of that country")
    strays = raw.loc[~raw["HS6"].isin(KINDS) | (raw["HS10"].str[:6] != raw["HS6"]), "HS10"]
    if len(strays):
        raise RawFileError(f"{where}: line {strays.iloc[0]} lies under no code of heading 8703 known here")
    if not raw["time"].str.endswith("-12-01").all():
        raise RawFileError(f"{where}: a sum to date that ends before December is no year; take the whole year")
