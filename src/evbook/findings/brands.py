"""Findings on Japanese brands' share of three car markets, one definition at a time."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import brands, measures
from evbook.contracts import results

_SERIES = {
    "China": "china-new-vehicles",
    "Thailand": "thailand-nine-makers",
}


def market_shares(shares: pd.DataFrame) -> None:
    """First and last full year of China's and Thailand's longest definition; `shares` as `brands.japanese_shares`.

    Glues brand_share_first_pct__china, brand_share_last_pct__china, brand_share_change_pp (by market: china,
    thailand), brand_years_china, brand_years_thailand, china_now, finding_brands_lost.
    """
    for market, definition in _SERIES.items():
        change = brands.change(shares, definition)
        results.word(f"brand_years_{market.lower()}", f"from {change.first_year} to {change.last_year}")
        about: dict[str, Any] = {"unit": "percentage points", "suffix": "points", "year": change.last_year}
        about |= {"decimals": 0 if market == "China" else 1}  # the page on China gives whole percents
        results.change("brand_share_change_pp", change.points, rows=change.rows, dims={"market": market}, **about)
    _ends_of_china(brands.change(shares, _SERIES["China"]))
    _china_now(shares)
    results.word(
        "finding_brands_lost",
        "Japanese brands' share {brand_share_change_pp__thailand} in Thailand {brand_years_thailand}; in China it "
        "{brand_share_change_pp__china} {brand_years_china}.",
    )


def _ends_of_china(change: brands.Change) -> None:
    for name, value, year in (
        ("brand_share_first_pct", change.first_pct, change.first_year),
        ("brand_share_last_pct", change.last_pct, change.last_year),
    ):
        about: dict[str, Any] = {"decimals": 0, "year": year, "dims": {"market": "China"}}
        results.record(name, value, unit="percent of vehicles", rows=change.rows, **about)


def _china_now(shares: pd.DataFrame) -> None:
    """The latest known for China by another definition, an upper bound, where the years reach it."""
    rows = shares[shares["definition_id"] == "china-three-makers"]
    if len(rows):
        bound, year = float(rows["share_pct"].iloc[0]), int(rows["year"].iloc[0])
        results.record("three_makers_bound_pct", bound, unit="percent", decimals=0, year=year, rows=rows)
        results.word("three_makers_year", str(year))
    results.guard(
        "china_now",
        len(rows) > 0,
        "By another count, which cannot be joined to the first, Toyota, Honda and Nissan together had under "
        "{three_makers_bound_pct} % in {three_makers_year}.",
    )


def compared(brand_share_changes: pd.DataFrame) -> None:
    """Three markets by one analysis; the table japanese_brand_share_change. Depends on no parameter.

    Glues compared_fell.
    """
    for row in brand_share_changes.itertuples():
        about: dict[str, Any] = {"year": row.last_year, "dims": {"market": row.market}}
        own = measures.only(brand_share_changes, market=row.market)
        results.record(
            "compared_loss_pp", -float(own["change_pp"].iloc[0]), unit="percentage points", rows=own, **about
        )
    results.word("compared_from", str(brand_share_changes["first_year"].min()))
    results.word("compared_to", str(brand_share_changes["last_year"].max()))
    results.guard(
        "compared_fell",
        (brand_share_changes["change_pp"] < 0).all(),
        "By it the Japanese share fell by {compared_loss_pp__thailand} points in Thailand, {compared_loss_pp__china} "
        "in China and {compared_loss_pp__indonesia} in Indonesia from {compared_from} to {compared_to}, the last year "
        "in part.",
    )
