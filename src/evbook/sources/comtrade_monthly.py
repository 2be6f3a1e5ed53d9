"""UN Comtrade by month: China's exports of graphite by partner, from a repository's extract."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique

PRODUCTS = {"250410": "Natural graphite in powder or flakes", "380110": "Artificial graphite"}
PARTNERS = {"Japan": "Japan", "South Korea": "South Korea", "USA": "United States"}
OTHER = "Other partners"
# Artificial graphite has gaps in its weights in 2017.
FIRST_MONTH, LAST_MONTH = "2018-01", "2024-12"
_KEY = ["month_id", "hs6", "partner_name"]


def tidy(path: Path, first_month: str = FIRST_MONTH, last_month: str = LAST_MONTH) -> pd.DataFrame:
    """Exports by month, code and group of partners, from `first_month` to `last_month` (YYYY-MM).

    Columns year, month, hs_code, product, partner, value_usd (US dollars), weight_kg, partners_reported (number of
    partners behind the row). Raises RawFileError where a row repeats, a printed unit value does not follow from value
    and weight, or a month lacks a code or one of the named partners.
    """
    raw = read_csv(path, ["period_dt", "partner_name", "hs6", "val", "qty", "uv"])
    raw = raw.assign(month_id=raw["period_dt"].str[:7])
    raw = raw[raw["hs6"].isin(PRODUCTS) & raw["month_id"].between(first_month, last_month)]
    require_unique(raw, _KEY, path.name)
    rows = raw[_KEY].assign(**{name: numbers(raw[name], path.name) for name in ("val", "qty", "uv")})
    _require_unit_values(rows, path.name)
    grouped = _grouped(rows)
    _require_whole(grouped, first_month, last_month, path.name)
    return grouped.drop(columns="month_id")


def _require_unit_values(rows: pd.DataFrame, where: str) -> None:
    weighed = rows[rows["qty"] > 0]
    wrong = weighed[~((weighed["val"] / weighed["qty"] / weighed["uv"] - 1).abs() <= 1e-6)]
    if len(wrong):
        cells = wrong[_KEY].iloc[0].to_dict()
        raise RawFileError(f"{where}: uv of {cells} is not val / qty; damaged, or another unit of weight")


def _grouped(rows: pd.DataFrame) -> pd.DataFrame:
    partner = rows["partner_name"].map(PARTNERS).fillna(OTHER)
    by_group = rows.assign(partner=partner).groupby(["month_id", "hs6", "partner"])
    summed = by_group.agg(value_usd=("val", "sum"), weight_kg=("qty", "sum"), partners_reported=("val", "size"))
    summed = summed.reset_index().rename(columns={"hs6": "hs_code"})
    year, month = (summed["month_id"].str[part].astype("int64") for part in (slice(4), slice(5, 7)))
    return summed.assign(
        year=year,
        month=month,
        product=summed["hs_code"].map(PRODUCTS),
        value_usd=summed["value_usd"].round(2),
        weight_kg=summed["weight_kg"].round(3),
    )


def _require_whole(grouped: pd.DataFrame, first_month: str, last_month: str, where: str) -> None:
    months = pd.period_range(first_month, last_month, freq="M").astype("str")
    wanted = pd.MultiIndex.from_product([months, list(PRODUCTS), [*PARTNERS.values(), OTHER]])
    missing = wanted.difference(pd.MultiIndex.from_frame(grouped[["month_id", "hs_code", "partner"]]))
    if len(missing):
        raise RawFileError(
            f"{where}: no row for {' '.join(map(str, missing[0]))}; truncated, or a partner is spelt otherwise"
        )
