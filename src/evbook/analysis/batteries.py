"""Makers of batteries for electric vehicles and prices of battery packs."""

from __future__ import annotations

import math

import pandas as pd

from evbook.analysis.measures import PERCENT, growth_pct, only

FIRST_YEAR = 2021
INSTALLATIONS = "installations"
OTHERS = "All others"
USD_OF_2018 = "USD of 2018"
USD_OF_EACH_SURVEY = "USD of each survey's year"


def maker_shares(battery_makers: pd.DataFrame) -> pd.DataFrame:
    """All rows with `share_pct` filled: as printed, else capacity over the printed total, in percent."""
    computed = PERCENT * battery_makers["installed_gwh"] / battery_makers["market_total_gwh"]
    return battery_makers.assign(share_pct=battery_makers["share_pct"].fillna(computed))


def makers_with_rest(battery_makers: pd.DataFrame, year: int) -> pd.DataFrame:
    """The ranking of `year` and the rest: columns rank, company, headquarters, share_pct, in the order of the rank.

    The rest (company "All others", no rank, no headquarters) is what the named shares leave of a hundred percent.
    """
    named = maker_shares(only(battery_makers, year=year)).sort_values("rank")
    rest = {"company": OTHERS, "share_pct": unnamed_share_pct(battery_makers, year)}
    columns = ["rank", "company", "headquarters", "share_pct"]
    rows = named[columns].astype({"rank": "Int64"}).to_dict("records")
    return pd.DataFrame([*rows, rest], columns=columns).astype({"rank": "Int64"})


def maker_share_pct(battery_makers: pd.DataFrame, company: str, year: int) -> float:
    """Share of `company` in the year's total by the year's basis, percent."""
    return float(only(maker_shares(battery_makers), company=company, year=year)["share_pct"].iloc[0])


def maker_rank(battery_makers: pd.DataFrame, company: str, year: int) -> int:
    """Place of `company` in the ranking of `year`, as printed."""
    return int(only(battery_makers, company=company, year=year)["rank"].iloc[0])


def unnamed_share_pct(battery_makers: pd.DataFrame, year: int) -> float:
    """What the makers named leave of the year's total, percent, never below zero (printed shares are rounded)."""
    named = maker_shares(only(battery_makers, year=year))["share_pct"].sum()
    return max(PERCENT - float(named), 0.0)


def share_bounds_pct(battery_makers: pd.DataFrame, country: str, year: int) -> tuple[float, float]:
    """Lowest and highest share that makers of `country` can have had in `year`, percent.

    Lowest: the makers named with headquarters in `country` alone. Highest: these, makers counted to two countries
    of which it is one, and every maker without a name.
    """
    shares = maker_shares(only(battery_makers, year=year))
    own = float(shares.loc[shares["headquarters"] == country, "share_pct"].sum())
    perhaps = float(shares.loc[shares["headquarters"].str.contains(country), "share_pct"].sum())
    return own, min(perhaps + unnamed_share_pct(battery_makers, year), PERCENT)


def pack_price(battery_pack_prices: pd.DataFrame, price_base: str, year: int) -> float:
    """Price of a battery pack in `year` in the money of `price_base`, USD per kWh."""
    return float(only(battery_pack_prices, price_base=price_base, year=year)["usd_per_kwh"].iloc[0])


def change_within_bases(battery_pack_prices: pd.DataFrame) -> pd.DataFrame:
    """First and last price of each base that has more than one year, and the change between them.

    Columns: price_base, first_year, last_year, first_usd, last_usd, change_pct (over the whole span), yearly_pct.
    """
    ordered = battery_pack_prices.sort_values("year").groupby("price_base")
    ends = ordered.agg(
        first_year=("year", "first"),
        last_year=("year", "last"),
        first_usd=("usd_per_kwh", "first"),
        last_usd=("usd_per_kwh", "last"),
    ).reset_index()
    ends = ends[ends["last_year"] > ends["first_year"]].reset_index(drop=True)
    years = ends["last_year"] - ends["first_year"]
    prices = list(zip(ends["first_usd"], ends["last_usd"], years, strict=True))
    ends["change_pct"] = [growth_pct(last, first) for first, last, _ in prices]
    ends["yearly_pct"] = [yearly_rate_pct(first, last, span) for first, last, span in prices]
    return ends


def yearly_rate_pct(first: float, last: float, years: int) -> float:
    """Compound rate a year from `first` to `last` over `years`: (last / first) ** (1 / years) - 1, percent."""
    return PERCENT * (math.pow(last / first, 1.0 / years) - 1.0)
