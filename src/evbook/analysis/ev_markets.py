"""Electric cars sold and on the road by country: IEA, battery-electric cars and plug-in hybrids."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from evbook.analysis.measures import only, share_pct

_COLUMNS = ["year", "region", "region_iso3", "sales_share_pct", "sales_vehicles", "kind", "source_id"]


def shares(ev_markets: pd.DataFrame, regions: Sequence[str], first_year: int, last_year: int) -> pd.DataFrame:
    """Electric cars' share of car sales: columns year, region, region_iso3, sales_share_pct (percent),
    sales_vehicles, kind, source_id; a row for each year in which a region's share is known.
    """
    known = _known_shares(ev_markets, first_year, last_year)
    wanted = known[known["region"].isin(regions)]
    return wanted.sort_values(["region", "year"], ignore_index=True)


def shares_by_country(ev_markets: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """As `shares`, for every country; groups of countries are left out."""
    known = _known_shares(ev_markets, first_year, last_year)
    return known[known["region_iso3"].notna()].sort_values(["year", "region"], ignore_index=True)


def _known_shares(ev_markets: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    whole = (ev_markets["powertrain"] == "ev") & ev_markets["year"].between(first_year, last_year)
    return ev_markets.loc[whole & ev_markets["sales_share_pct"].notna(), _COLUMNS]


def ev_share_pct(ev_markets: pd.DataFrame, region: str, year: int) -> float:
    """Electric cars (battery and plug-in hybrid) in all cars sold in `region` in `year`, percent (IEA, two digits)."""
    return float(only(ev_markets, region=region, year=year, powertrain="ev")["sales_share_pct"].iloc[0])


def ev_sales_million(ev_markets: pd.DataFrame, region: str, year: int) -> float:
    """Electric cars sold in `region` in `year`, million (IEA, two digits)."""
    return float(only(ev_markets, region=region, year=year, powertrain="ev")["sales_vehicles"].iloc[0]) / 1e6


def share_of_world_ev_sales_pct(ev_markets: pd.DataFrame, region: str, year: int) -> float:
    """Part of the world's electric cars that were sold in `region` in `year`, percent."""
    return share_pct(ev_sales_million(ev_markets, region, year), ev_sales_million(ev_markets, "World", year))


def bev_share_of_ev_sales_pct(ev_markets: pd.DataFrame, region: str, year: int) -> float:
    """Battery-electric cars in the electric cars sold in `region` in `year`, percent: bev / (bev + phev)."""
    rows = only(ev_markets, region=region, year=year)
    bev, phev = (float(only(rows, powertrain=each)["sales_vehicles"].iloc[0]) for each in ("bev", "phev"))
    return share_pct(bev, bev + phev)


def countries_above(ev_markets: pd.DataFrame, region: str, year: int) -> int:
    """Number of countries whose share of electric cars was higher than that of `region` in `year`."""
    by_country = shares_by_country(ev_markets, year, year)
    return int((by_country["sales_share_pct"] > ev_share_pct(ev_markets, region, year)).sum())
