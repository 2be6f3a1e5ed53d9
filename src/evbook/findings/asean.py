"""Findings on Japan's car strategy with ASEAN: what money stands behind it and which of its numbers hold."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import asean
from evbook.analysis.measures import growth_pct, only, share_pct
from evbook.contracts import results

_GREEN_FUND, _ITS_CARS = "Green fund", "of it: batteries"


def strategy_money(strategy: pd.DataFrame, rates: pd.DataFrame) -> None:
    """Who pays for the pillars, and the two articles' sums; the tables asean_strategy and exchange_rates.

    Glues asean_money (G03, with asean_funded_pillar, stated_g03), asean_yuan (G06, with stated_g06,
    implied_yen_per_yuan, parity_yen_per_yuan), japan_electrified (I01, with stated_i01), asean_jaif (I02, with
    stated_i02), asean_green_fund (I03, with green_fund_trillion_yen, green_fund_for_cars_pct), asean_plan (G05, with
    stated_g05, asean_master_plan_year) and finding_asean.
    """
    _who_pays(strategy)
    _yuan(strategy, rates)
    _indonesian_page(strategy)
    _plan(strategy)


def _who_pays(strategy: pd.DataFrame) -> None:
    pillars = only(strategy, role=asean.PILLAR)
    paid = pillars[pillars["taken_from"].notna()]
    payer = asean.payers(strategy)
    stated = float(results.stated("G03"))
    results.word("asean_funded_pillar", str(paid["name"].iloc[0]).lower())
    shared = len(paid) == 1 and pillars["amount_billion"].isna().all() and (payer["open_to"] != asean.CARS_ONLY).all()
    results.guard(
        "asean_money",
        shared and float(payer["amount_billion"].sum()) == stated,
        "Only the pillar on {asean_funded_pillar} has a payer, and the JPY {stated_g03} billion that the article names "
        "for it are a budget for companies' projects of every industry in India, Southeast Asia and Africa.",
    )
    beside = only(strategy, role=asean.INSTRUMENT)
    for_cars = beside[beside["open_to"] == asean.CARS_ONLY]
    results.guard(
        "finding_asean",
        shared and (for_cars["taken_from"] == _GREEN_FUND).all(),
        "The pillars of the joint car strategy with ASEAN have no sums of their own; the money named beside it is open "
        "to every industry or pays for research.",
    )


def _yuan(strategy: pd.DataFrame, rates: pd.DataFrame) -> None:
    """The article gives one sum in yen and in yuan; it fits where every published rate rounds to the same yuan."""
    yen_billion, yuan_billion = float(results.stated("G03")), float(results.stated("G06"))
    article = pd.DataFrame({"source_id": ["asean-strategy-article"], "kind": ["typed"]})
    about: dict[str, Any] = {"unit": "JPY per CNY", "decimals": 2, "year": 2024}
    implied = asean.implied_yen_per_unit(yen_billion, yuan_billion)
    results.record("implied_yen_per_yuan", implied, rows=article, **about)
    near = only(asean.rates_near(rates, asean.reported_on(strategy)), currency="CNY")
    results.record("parity_yen_per_yuan", near["yen_per_unit"].iloc[0], rows=near, **about)
    results.guard(
        "asean_yuan",
        (asean.in_yuan_billion(rates, yen_billion).round(1) == yuan_billion).all()
        and near["date"].str.startswith("2024-05").all(),
        "The same sum in yuan, {stated_g06} billion, implies {implied_yen_per_yuan} yen each; China's parity was "
        "{parity_yen_per_yuan} in May 2024.",
    )


def _indonesian_page(strategy: pd.DataFrame) -> None:
    target = only(strategy, item_id=asean.NEW_CARS)
    results.guard(
        "japan_electrified",
        str(target["horizon_year"].iloc[0]) == results.stated("I01") and "hybrid" in target["what_it_funds"].iloc[0],
        "What Japan wants by {stated_i01} is every new passenger car electrified, hybrids included, not electric.",
    )
    results.guard(
        "asean_jaif",
        round(asean.jaif_usd_million(strategy)) == int(results.stated("I02")),
        "The USD {stated_i02} million of the article on Indonesia went to the Japan-ASEAN Integration Fund.",
    )
    fund, cars = only(strategy, name=_GREEN_FUND), only(strategy, name=_ITS_CARS)
    whole, part = float(fund["amount_billion"].sum()), float(cars["amount_billion"].sum())
    about: dict[str, Any] = {"rows": [fund, cars], "year": 2023}
    results.record("green_fund_for_cars_pct", share_pct(part, whole), unit="percent", **about)
    results.record("green_fund_trillion_yen", whole / 1e3, unit="JPY trillion", decimals=2, rows=fund, year=2023)
    results.guard(
        "asean_green_fund",
        (fund["open_to"] != asean.CARS_ONLY).all(),
        "The Green Innovation Fund that it names holds JPY {green_fund_trillion_yen} trillion for every industry, "
        "{green_fund_for_cars_pct} % of it for batteries and motors of cars.",
    )


def _plan(strategy: pd.DataFrame) -> None:
    plan = only(strategy, item_id="master-plan")
    horizons, adopted = asean.pillar_horizons(strategy), only(strategy, item_id="action-plan")["announced"]
    results.word("asean_master_plan_year", str(plan["horizon_year"].iloc[0]))
    results.guard(
        "asean_plan",
        horizons == [int(results.stated("G05"))] and adopted.str.startswith("2024-09").all(),
        "The pillars run to {stated_g05}, as reported; the ministers adopted an action plan in September 2024, and no "
        "page read says whether the master plan due by {asean_master_plan_year} was finished.",
    )


def production_claims(counts: pd.DataFrame, world: pd.DataFrame) -> None:
    """The article's two numbers on Japanese makers; the tables asean_production and vehicle_production.

    Glues asean_built_million, asean_built_year, stated_g01, stated_g02, stated_share_million, asean_claims_agree,
    japanese_own_count_million, japanese_own_count_year, japanese_share_at_most_pct,
    japanese_change_since_own_count_pct, asean_fewer_than_before.
    """
    stated, share = float(results.stated("G01")), float(results.stated("G02"))
    year = asean.federation_year(counts)
    total, of_share = asean.federation_million(counts, year), asean.stated_share_million(counts, share, year)
    results.word("asean_built_year", str(year))
    about: dict[str, Any] = {"year": year, "rows": only(counts, counter="AAF", year=year)}
    million: dict[str, Any] = {"unit": "million vehicles", "decimals": 2, **about}
    results.record("asean_built_million", total, **million)
    results.record("stated_share_million", of_share, **million)
    results.guard(
        "asean_claims_agree",
        stated < of_share,
        "The article's two numbers for Japanese makers can both hold, since {stated_g02} % of that are "
        "{stated_share_million} million, more than {stated_g01} million; neither implies the other.",
        "The article's two numbers for Japanese makers do not agree: {stated_g02} % of that are {stated_share_million} "
        "million, not more than {stated_g01} million.",
    )
    _before(counts, world, of_share)


def _before(counts: pd.DataFrame, world: pd.DataFrame, now_million: float) -> None:
    own = asean.own_count(counts)
    year, million = int(own["year"].iloc[0]), asean.own_count_million(counts)
    about: dict[str, Any] = {"rows": own, "year": year}
    results.word("japanese_own_count_year", str(year))
    results.record("japanese_own_count_million", million, unit="million vehicles", decimals=2, **about)
    most = asean.japanese_share_at_most_pct(counts, world, year)
    beside = [own, only(world[world["country"].isin(asean.LARGEST)], year=year)]
    results.record("japanese_share_at_most_pct", most, unit="percent", decimals=0, rows=beside, year=year)
    change = abs(growth_pct(now_million, million))
    results.record("japanese_change_since_own_count_pct", change, unit="percent", decimals=0, **about)
    results.guard(
        "asean_fewer_than_before",
        now_million < million,
        "Even the higher number is {japanese_change_since_own_count_pct} % below the {japanese_own_count_million} "
        "million that Japan's makers counted in {japanese_own_count_year}, at most {japanese_share_at_most_pct} % of "
        "ASEAN then.",
        "The higher number is not below the {japanese_own_count_million} million that Japan's makers counted in "
        "{japanese_own_count_year}, at most {japanese_share_at_most_pct} % of ASEAN then; the difference is "
        "{japanese_change_since_own_count_pct} %.",
    )


def thai_battery_cars(registrations: pd.DataFrame) -> None:
    """Chinese brands in Thailand's battery cars (G04); the table thailand_bev_registrations.

    Glues thai_chinese_share (with thai_year, stated_g04, thai_chinese_low_pct, thai_chinese_high_pct).
    """
    year = int(registrations["year"].max())
    low, high = asean.chinese_share_bounds_pct(registrations, year)
    rows = only(registrations, year=year)
    for side, share in (("low", low), ("high", high)):
        results.record(f"thai_chinese_{side}_pct", share, unit="percent", decimals=0, rows=rows, year=year)
    between = "of Thailand's battery cars of {thai_year} between {thai_chinese_low_pct} and {thai_chinese_high_pct} %"
    results.word("thai_year", str(year))
    stated = float(results.stated("G04"))
    results.guard(
        "thai_chinese_share",
        low <= stated <= high,
        f"{between[0].upper()}{between[1:]} were of Chinese brands, as the stated {{stated_g04}} % has it.",
        f"{between[0].upper()}{between[1:]} were of Chinese brands, which the stated {{stated_g04}} % is not.",
    )
