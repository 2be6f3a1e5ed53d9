"""Japanese volumes that would be lost if more Chinese electric cars displaced every other brand in proportion.

With c = EV share x Chinese share of the EVs, the Chinese electric cars' part of the market, J the Japanese part of it
today and N the cars sold a year, all brands but them share the rest of the market as they do today, so that

    lost = N x J x (c1 - c0) / (1 - c0)

when c grows from c0 to c1: J already stands after what c0 took. An account and not a cause: it names no brand that
loses and no reason. Only the EV share moves, by the scenarios of `diffusion`. The account is the book's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from evbook.analysis import asean, diffusion, ev_markets
from evbook.analysis.measures import PERCENT, only, share_pct

# The market and the count of its Japanese brands; Indonesia's are counted in its wholesales.
INDONESIA = "Indonesia"
JAPANESE_COUNTS = {"Thailand": "thailand-nine-makers", "Malaysia": "malaysia-four-makers"}
MARKETS = (INDONESIA, *JAPANESE_COUNTS)
CASES = (diffusion.DRIFT, *diffusion.GIVEN)
# The IEA publishes sales and shares with this many significant digits.
_DIGITS = 2
_PLUGS = ["bev", "phev"]
_BOUNDS = ("low", "high")


def lost_thousand(
    cars_thousand: float, japanese_pct: float, chinese_pct: float, ev_now_pct: float, ev_then_pct: float
) -> float:
    """Thousand vehicles a year that Japanese brands lose, below zero where they gain; shares in percent.

    `chinese_pct`: Chinese share of electric cars, below 100 where `ev_now_pct` is 100.
    """
    now, then = (chinese_pct * share / PERCENT**2 for share in (ev_now_pct, ev_then_pct))
    return cars_thousand * japanese_pct / PERCENT * (then - now) / (1 - now)


def rounding_bounds(value: float) -> tuple[float, float]:
    """Lowest and highest number that is printed as `value` with two significant digits; `value` above zero."""
    half = 0.5 * 10.0 ** (np.floor(np.log10(value)) - (_DIGITS - 1))
    return float(value - half), float(value + half)


def factors(
    ev_table: pd.DataFrame, wholesales: pd.DataFrame, by_brand: pd.DataFrame, shares: pd.DataFrame
) -> pd.DataFrame:
    """The factors by market in the last year that `by_brand` holds.

    Columns market, year, japanese_share_pct and, each with the ends _low and _high, cars_thousand (vehicles a year),
    ev_share_pct, chinese_pct. Low and high are the ends that make the loss lowest and highest: the lowest number of
    cars goes with the highest electric share of today. Indonesia's are counts of its wholesales. Tables ev_markets,
    indonesia_wholesales, battery_cars_by_brand, japanese_brand_share. Raises MissingDataError without a row.
    """
    year = int(by_brand["year"].max())
    rows = [_counted(only(wholesales, year=year))]
    for market, count in JAPANESE_COUNTS.items():
        chinese = asean.chinese_share_bounds_pct(only(by_brand, market=market), year)
        japanese = float(only(shares, year=year, definition_id=count)["share_pct"].iloc[0])
        rows.append({"market": market, "japanese_share_pct": japanese, **_rounded(ev_table, market, year)})
        rows[-1] |= dict(zip(("chinese_pct_low", "chinese_pct_high"), chinese, strict=True))
    return pd.DataFrame(rows).assign(year=year)


def _counted(sold: pd.DataFrame) -> dict[str, Any]:
    plugs = sold[sold["powertrain"].isin(_PLUGS)]
    parts = {
        "cars_thousand": float(sold["units"].sum()) / 1e3,
        "ev_share_pct": share_pct(plugs["units"].sum(), sold["units"].sum()),
        "chinese_pct": _part_pct(plugs, "China"),
    }
    ends = {f"{name}_{bound}": value for name, value in parts.items() for bound in _BOUNDS}
    return {"market": INDONESIA, "japanese_share_pct": _part_pct(sold, "Japan"), **ends}


def _rounded(ev_table: pd.DataFrame, market: str, year: int) -> dict[str, float]:
    """Cars sold are electric cars over their share, of one count with the share; each end as the rounding allows."""
    share_low, share_high = rounding_bounds(ev_markets.ev_share_pct(ev_table, market, year))
    sold_low, sold_high = rounding_bounds(1e3 * ev_markets.ev_sales_million(ev_table, market, year))
    return {
        "cars_thousand_low": PERCENT * sold_low / share_high,
        "cars_thousand_high": PERCENT * sold_high / share_low,
        "ev_share_pct_low": share_high,
        "ev_share_pct_high": share_low,
    }


def _part_pct(sold: pd.DataFrame, nationality: str) -> float:
    return share_pct(sold.loc[sold["brand_nationality"] == nationality, "units"].sum(), sold["units"].sum())


def exposed(ev_table: pd.DataFrame, today: pd.DataFrame, fit_from: int, year: int) -> pd.DataFrame:
    """Volumes lost by market and case in `year`, against today.

    `today` as `factors` gives it; scenarios are fitted to the shares of ev_markets from `fit_from` to its year. Where
    the market's own count of electric cars differs from that table's, the scenario moves it by as many points. Columns
    market, case, from_year, year, ev_share_pct (the scenario's), low_thousand, high_thousand, and
    japanese_low_thousand, japanese_high_thousand (what Japanese brands sell today).
    """
    rows = [row for _, factor in today.iterrows() for row in _cases(ev_table, factor, fit_from, year)]
    return pd.DataFrame(rows)


def _cases(ev_table: pd.DataFrame, factor: pd.Series[Any], fit_from: int, year: int) -> Iterator[dict[str, Any]]:
    market, now = str(factor["market"]), int(factor["year"])
    known = ev_markets.shares(ev_table, [market], fit_from, now)
    scenarios = diffusion.scenarios(known, fit_from, [year])
    apart = factor["ev_share_pct_low"] - ev_markets.ev_share_pct(ev_table, market, now) if market == INDONESIA else 0.0
    for case in scenarios.columns[scenarios.notna().any()]:
        path = float(scenarios[case].iloc[0])
        ends = {bound: _loss(factor, bound, path + apart) for bound in _BOUNDS}
        sold = {
            f"japanese_{end}_thousand": factor[f"cars_thousand_{end}"] * factor["japanese_share_pct"] / PERCENT
            for end in _BOUNDS
        }
        lost = {"low_thousand": min(ends.values()), "high_thousand": max(ends.values())}
        yield {"market": market, "case": case, "from_year": now, "year": year, "ev_share_pct": path, **lost, **sold}


def _loss(factor: pd.Series[Any], bound: str, then_pct: float) -> float:
    cars, chinese, now = (float(factor[f"{name}_{bound}"]) for name in ("cars_thousand", "chinese_pct", "ev_share_pct"))
    return lost_thousand(cars, float(factor["japanese_share_pct"]), chinese, now, min(max(then_pct, 0.0), PERCENT))


def rows_used(
    ev_table: pd.DataFrame, wholesales: pd.DataFrame, by_brand: pd.DataFrame, shares: pd.DataFrame
) -> list[pd.DataFrame]:
    """The rows of the four tables that `factors` reads; those of the wholesales second."""
    year = int(by_brand["year"].max())
    return [
        ev_table[ev_table["region"].isin(MARKETS) & (ev_table["year"] <= year)],
        only(wholesales, year=year),
        by_brand,
        shares[shares["definition_id"].isin(JAPANESE_COUNTS.values()) & (shares["year"] == year)],
    ]
