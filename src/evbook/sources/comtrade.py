"""UN Comtrade: the answer of its interface to an annual question on exports of cars."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.economies import plain_names
from evbook.sources.raw import content_of, require_unique

PRODUCTS = {"870380": "bev", "870360": "phev", "8703": "all_cars"}
WORLD = "WLD"
# The keyless interface stops silently at 500 rows, the keyed one at 100,000.
CAPS = (500, 100_000)
ITEMS = 5  # qtyUnitCode of "number of items"
# Comtrade's own codes for the world and for "Other Asia, not elsewhere specified", which is Taiwan.
_CODES = {"W00": WORLD, "S19": "TWN"}
_FIELDS = (
    "freqCode",
    "refYear",
    "reporterISO",
    "reporterDesc",
    "flowCode",
    "partnerISO",
    "partnerDesc",
    "cmdCode",
    "qtyUnitCode",
    "qty",
    "primaryValue",
)
# One row a partner: any finer breakdown would be counted beside its own total.
_TOTALS: dict[str, set[object]] = {"partner2Code": {0, None}, "customsCode": {"C00", None}, "motCode": {0, None}}
_COLUMNS = [
    "year",
    "exporter",
    "exporter_iso3",
    "importer",
    "importer_iso3",
    "product",
    "hs_code",
    "value_usd",
    "quantity_units",
]


def tidy(answer: dict[str, Any] | bytes | Path) -> pd.DataFrame:
    """Exports by year, exporter, importer and product; importer_iso3 is WLD in the row of the world.

    Columns: year, exporter, exporter_iso3, importer, importer_iso3, product (bev, phev, all_cars), hs_code,
    value_usd (US dollars), quantity_units (Int64; missing unless counted in items and not estimated).
    Take `partners` or `totals` of it, never the sum of all rows. Raises RawFileError where the answer is no JSON,
    carries an error, is empty or capped, holds another flow, period or commodity, a breakdown below the partner,
    a negative value, or partners that do not add up to the world.
    """
    where = answer.name if isinstance(answer, Path) else "UN Comtrade answer"
    frame = _rows(_parsed(answer, where), where)
    _check_scope(frame, where)
    tidied = _tidied(frame)
    require_unique(tidied, ["year", "exporter_iso3", "importer_iso3", "product"], where)
    _check_world(tidied, where)
    return tidied


def partners(tidied: pd.DataFrame) -> pd.DataFrame:
    """The rows of single importers, without the world's."""
    return tidied[tidied["importer_iso3"] != WORLD].reset_index(drop=True)


def totals(tidied: pd.DataFrame) -> pd.DataFrame:
    """The world's rows, without those of single importers."""
    world = tidied[tidied["importer_iso3"] == WORLD]
    return world.drop(columns=["importer", "importer_iso3"]).reset_index(drop=True)


def _parsed(answer: dict[str, Any] | bytes | Path, where: str) -> dict[str, Any]:
    if isinstance(answer, dict):
        return answer
    content = content_of(answer) if isinstance(answer, Path) else answer
    try:
        parsed = json.loads(content)
    except ValueError as error:
        raise RawFileError(f"{where}: no complete JSON ({error}); truncated or a web page; ask again") from error
    if not isinstance(parsed, dict):
        raise RawFileError(f"{where}: a JSON object expected, {type(parsed).__name__} found; ask again")
    return parsed


def _rows(parsed: dict[str, Any], where: str) -> pd.DataFrame:
    if parsed.get("error") or "data" not in parsed:
        told = parsed.get("error") or parsed.get("message") or "no data"
        raise RawFileError(f"{where}: UN Comtrade answered with an error: {told}; ask again")
    rows = parsed["data"]
    if not rows:
        raise RawFileError(f"{where}: no rows; the question fits nothing (reporter, period or commodity code)")
    if len(rows) in CAPS:
        raise RawFileError(f"{where}: exactly {len(rows)} rows: silently capped; ask for fewer years or partners")
    frame = pd.DataFrame(rows)
    missing = [name for name in _FIELDS if name not in frame.columns]
    if missing or frame[["reporterISO", "partnerISO"]].isna().any(axis=None):
        told = ", ".join(missing) or "reporterISO or partnerISO"
        raise RawFileError(f"{where}: {told} missing; ask with includeDesc=true")
    if parsed.get("count") not in (None, len(rows)):
        raise RawFileError(f"{where}: {len(rows)} rows, {parsed['count']} announced; truncated; ask again")
    return frame


def _check_scope(frame: pd.DataFrame, where: str) -> None:
    scope: dict[str, set[object]] = {"freqCode": {"A"}, "flowCode": {"X"}, "cmdCode": set(PRODUCTS)}
    expected = scope | {name: values for name, values in _TOTALS.items() if name in frame.columns}
    for name, values in expected.items():
        found = {None if pd.isna(value) else value for value in frame[name]} - values
        if found:
            allowed = ", ".join(sorted(str(value) for value in values if value is not None))
            told = ", ".join(sorted(map(str, found)))
            raise RawFileError(f"{where}: {name} {told}; only {allowed} (annual exports, one row a partner)")
    value = pd.to_numeric(frame["primaryValue"], errors="coerce")
    if value.isna().any() or (value < 0).any():
        raise RawFileError(f"{where}: primaryValue is missing or negative in some row; ask again")


def _tidied(frame: pd.DataFrame) -> pd.DataFrame:
    exporter, importer = (frame[f"{role}ISO"].replace(_CODES) for role in ("reporter", "partner"))
    tidied = pd.DataFrame(
        {
            "year": frame["refYear"].astype("int64"),
            "exporter": plain_names(exporter, frame["reporterDesc"]),
            "exporter_iso3": exporter,
            "importer": plain_names(importer, frame["partnerDesc"]),
            "importer_iso3": importer,
            "product": frame["cmdCode"].map(PRODUCTS),
            "hs_code": frame["cmdCode"],
            "value_usd": frame["primaryValue"].astype("float64"),
            "quantity_units": _quantities(frame),
        }
    )
    return tidied[_COLUMNS].sort_values(["year", "exporter_iso3", "product", "importer_iso3"], ignore_index=True)


def _quantities(frame: pd.DataFrame) -> pd.Series:
    """Number of cars; an estimated number would only repeat an assumed unit value."""
    number = pd.to_numeric(frame["qty"], errors="coerce")
    counted = (frame["qtyUnitCode"] == ITEMS) & (number > 0)
    if "isQtyEstimated" in frame.columns:
        counted &= ~frame["isQtyEstimated"].fillna(value=False).astype(bool)
    return number.where(counted).round().astype("Int64")


def _check_world(tidied: pd.DataFrame, where: str) -> None:
    key = ["year", "exporter_iso3", "product"]
    world = totals(tidied).set_index(key)["value_usd"]
    single = partners(tidied).groupby(key)["value_usd"].sum()
    both = pd.DataFrame({"world": world, "single": single}).dropna()
    wrong = both[(both["single"] / both["world"] - 1).abs() > 0.01]
    if len(wrong):
        ratio = wrong["single"].iloc[0] / wrong["world"].iloc[0]
        raise RawFileError(
            f"{where}: partners of {wrong.index[0]} sum to {ratio:.0%} of the world's row: "
            "rows are missing, or a group of partners is counted beside its members"
        )
