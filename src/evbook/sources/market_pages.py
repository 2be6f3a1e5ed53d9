"""Makers' sales and Japanese brands' market shares: figures typed from pages, in typed/*.csv."""

from __future__ import annotations

import pandas as pd

from evbook.sources.raw import numbers, require_unique, typed

_MAKERS_KEY = ["year", "company", "scope", "powertrain", "market"]
_SHARE_KEY = ["period", "market", "definition_id"]


def automaker_sales() -> pd.DataFrame:
    """Vehicles sold by year, company, scope, powertrain and market: those columns, vehicles (number), qualifier,
    source_id, kind. RawFileError where a number is none or a key stands twice.
    """
    columns = [*_MAKERS_KEY, "vehicles", "qualifier", "source_id", "kind"]
    raw = typed("automaker_sales", columns)
    whole = {name: numbers(raw[name], "automaker_sales").astype("int64") for name in ("year", "vehicles")}
    tidied = raw.assign(**whole)[columns]
    require_unique(tidied, _MAKERS_KEY, "automaker_sales")
    return tidied


def japanese_brand_share() -> pd.DataFrame:
    """Japanese brands' share by market, each definition apart: year, period, market, definition_id, definition,
    share_pct (percent), full_year, qualifier, source_id, kind. RawFileError as `automaker_sales`.
    """
    columns = ["year", *_SHARE_KEY, "definition", "share_pct", "full_year", "qualifier", "source_id", "kind"]
    raw = typed("japanese_brand_share", columns)
    tidied = raw.assign(
        year=numbers(raw["year"], "japanese_brand_share").astype("int64"),
        share_pct=numbers(raw["share_pct"], "japanese_brand_share"),
        full_year=raw["full_year"].map({"true": True, "false": False}),
    )[columns]
    require_unique(tidied, _SHARE_KEY, "japanese_brand_share")
    return tidied


def japanese_brand_share_change() -> pd.DataFrame:
    """Change of Japanese brands' share by one analysis of several markets: first_year, last_year, market, change_pp
    (percentage points, negative for a loss), qualifier, source_id, kind. RawFileError as `automaker_sales`.
    """
    columns = ["first_year", "last_year", "market", "change_pp", "qualifier", "source_id", "kind"]
    name = "japanese_brand_share_change"
    raw = typed(name, columns)
    years = {column: numbers(raw[column], name).astype("int64") for column in ("first_year", "last_year")}
    # `numbers` refuses what is below zero, and every change typed so far is a loss.
    change = -numbers(raw["change_pp"].str.removeprefix("-"), name)
    tidied = raw.assign(**years, change_pp=change)[columns]
    require_unique(tidied, ["market"], name)
    return tidied
