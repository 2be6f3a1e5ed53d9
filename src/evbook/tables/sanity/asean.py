"""Facts that the tables on Japan and ASEAN must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

_AAF_TOTALS = {2022: 4_383_744, 2023: 4_301_240}
_GREEN_FUND_BN_JPY = 2_756.4
_JAMA_VEHICLES = {2007: 2_080_000, 2013: 3_870_000}


def aaf_countries_add_up(production: pd.DataFrame) -> Iterator[Finding]:
    """The federation's six countries add up to the total that pages print."""
    counted = production[production["counter"] == "AAF"]
    for year, printed in _AAF_TOTALS.items():
        total = int(counted.loc[counted["year"] == year, "vehicles"].sum())
        if total != printed:
            yield f"AAF {year}", f"six countries add up to {total:,}; {printed:,} printed"


def aaf_counts_as_oica(production: pd.DataFrame, world: pd.DataFrame) -> Iterator[Finding]:
    """For the countries that both list the federation's number is OICA's."""
    both = production[production["counter"] == "AAF"].merge(
        world, left_on=["year", "area_iso3"], right_on=["year", "country_iso3"], suffixes=("", "_oica")
    )
    for row in both[both["vehicles"] != both["vehicles_oica"]].to_dict("records"):
        yield f"{row['area']} {row['year']}", f"{row['vehicles']:,} vehicles, OICA has {row['vehicles_oica']:,}"


def vietnam_counted_twice(production: pd.DataFrame) -> Iterator[Finding]:
    """Vietnam's statistics office counts more vehicles than the federation, by half to two and a half times."""
    counted = production[production["area"] == "Vietnam"].pivot(index="year", columns="counter", values="vehicles")
    for year, row in counted.dropna().iterrows():
        if not 1.5 < row["GSO"] / row["AAF"] < 2.5:
            yield f"Vietnam {year}", f"GSO {row['GSO']:,.0f} and AAF {row['AAF']:,.0f}; about twice as many expected"


def japanese_makers_below_all(production: pd.DataFrame, world: pd.DataFrame) -> Iterator[Finding]:
    """Japan's makers counted 2.08 million in 2007 and 3.87 in 2013, less than OICA's three countries together."""
    own = production[production["makers"] == "japanese"]
    for year, expected in _JAMA_VEHICLES.items():
        yield from within(own, {"year": year, "counter": "JAMA"}, "vehicles", expected, 0.001)
    three = world[world["country_iso3"].isin(["THA", "IDN", "MYS"])].groupby("year")["vehicles"].sum()
    for row in own[own["year"].isin(three.index)].to_dict("records"):
        if not row["vehicles"] < three[row["year"]]:
            yield f"JAMA {row['year']}", f"{row['vehicles']:,} vehicles, more than three countries built"


def green_fund_in_steps(strategy: pd.DataFrame) -> Iterator[Finding]:
    """The Green Innovation Fund was raised from 2 trillion yen to 2.7564, and its part is a part."""
    fund = strategy.loc[strategy["name"] == "Green fund", "amount_billion"].sum()
    if abs(fund - _GREEN_FUND_BN_JPY) > 0.05:
        yield "Green fund", f"JPY {fund:,.1f} billion; {_GREEN_FUND_BN_JPY:,} expected"
    for row in strategy[(strategy["taken_from"] == "Green fund")].to_dict("records"):
        if not row["amount_billion"] < fund:
            yield str(row["item_id"]), f"JPY {row['amount_billion']:,} billion is no part of {fund:,.1f}"


def stated_sums(strategy: pd.DataFrame) -> Iterator[Finding]:
    """140 billion yen for the Global South and USD 0.1 billion for JAIF."""
    for item, amount in (("global-south", 140), ("jaif", 0.1)):
        yield from within(strategy, {"item_id": item}, "amount_billion", amount, 0.001)


def four_pillars_to_2035(strategy: pd.DataFrame) -> Iterator[Finding]:
    """The joint strategy has four pillars, all to 2035 and none with a sum of its own."""
    pillars = strategy[strategy["role"] == "pillar"]
    if len(pillars) != 4 or set(pillars["horizon_year"]) != {2035} or pillars["amount_billion"].notna().any():
        years = sorted({int(year) for year in pillars["horizon_year"].dropna()})
        yield "pillars", f"{len(pillars)} to {years}; four to 2035 without sums expected"


def yuan_of_2024(rates: pd.DataFrame) -> Iterator[Finding]:
    """In 2024 a yuan cost 19 to 23 yen and a dollar 138 to 162."""
    for row in rates.to_dict("records"):
        low, high = {"CNY": (19, 23), "USD": (138, 162)}[row["currency"]]
        if not low < row["yen_per_unit"] < high:
            yield f"{row['currency']} {row['date']}", f"{row['yen_per_unit']} yen; {low} to {high} expected"


def japanese_brands_lead(shares: pd.DataFrame) -> Iterator[Finding]:
    """Japanese brands sell more than half of ASEAN's vehicles, 84 % of those of 2015 by Fourin's count."""
    yield from within(shares, {"period": "2015", "definition_id": "fourin"}, "share_pct", 84, 0)
    for row in shares[~shares["share_pct"].between(50, 95)].to_dict("records"):
        yield f"{row['definition_id']} {row['period']}", f"{row['share_pct']:g} %; 50 to 95 expected"


def thai_leader(registrations: pd.DataFrame) -> Iterator[Finding]:
    """BYD registered 30,467 of 76,538 battery cars in Thailand in 2023."""
    for brand, vehicles in (("All", 76_538), ("BYD", 30_467)):
        yield from within(registrations, {"year": 2023, "brand": brand}, "vehicles", vehicles, 0)


CHECKS = (
    SanityCheck("aaf-adds-up", ("asean_production",), aaf_countries_add_up),
    SanityCheck("aaf-as-oica", ("asean_production", "vehicle_production"), aaf_counts_as_oica),
    SanityCheck("vietnam-two-counts", ("asean_production",), vietnam_counted_twice),
    SanityCheck("jama-below-all", ("asean_production", "vehicle_production"), japanese_makers_below_all),
    SanityCheck("green-fund-steps", ("asean_strategy",), green_fund_in_steps),
    SanityCheck("asean-stated-sums", ("asean_strategy",), stated_sums),
    SanityCheck("asean-four-pillars", ("asean_strategy",), four_pillars_to_2035),
    SanityCheck("yuan-of-2024", ("exchange_rates",), yuan_of_2024),
    SanityCheck("japanese-brands-lead", ("asean_japanese_share",), japanese_brands_lead),
    SanityCheck("thai-leader", ("thailand_bev_registrations",), thai_leader),
)
