"""Tables on electric cars by country, on Japanese brands' shares and on makers' sales: which file feeds which."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.sources import iea_markets, market_pages
from evbook.sources.assemble.raw_files import Maker, RawFiles, marked, plain_names


def explorer(raw: RawFiles) -> Path:
    """The IEA's workbook where it was put, else the CSV of its sheet."""
    folder = raw.folder / "ev_markets"
    workbook = folder / "iea_ev_data_explorer_2026.xlsx"
    return workbook if workbook.is_file() else folder / "iea_ev_data_explorer_2026_nonprice.csv"


def _ev_markets(raw: RawFiles) -> pd.DataFrame:
    table = iea_markets.tidy(explorer(raw))
    table["region"] = table["region_iso3"].map(plain_names(raw)).fillna(table["region"])
    return marked(table, "iea-gevo-2026", "official")


def _automaker_sales(raw: RawFiles) -> pd.DataFrame:
    return market_pages.automaker_sales()


def _japanese_brand_share(raw: RawFiles) -> pd.DataFrame:
    return market_pages.japanese_brand_share()


def _japanese_brand_share_change(raw: RawFiles) -> pd.DataFrame:
    return market_pages.japanese_brand_share_change()


MAKERS: dict[str, Maker] = {
    "automaker_sales": _automaker_sales,
    "ev_markets": _ev_markets,
    "japanese_brand_share": _japanese_brand_share,
    "japanese_brand_share_change": _japanese_brand_share_change,
}
