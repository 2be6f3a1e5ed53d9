"""Checks of two articles' claims on Japan and ASEAN: money, plans and dates."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook import tables
from evbook.analysis import asean
from evbook.analysis.measures import only
from evbook.claims.evidence import answered, yes_or_no
from evbook.claims.measured import Measured, check
from evbook.words import listed

_STRATEGY, _RATES = "asean_strategy", "exchange_rates"


@check("G03")
def money_for_skills() -> Measured:
    """The budget that pays for the pillar on skills; it is open to more than cars."""
    payer = asean.payers(tables.load(_STRATEGY))
    for_all = payer[payer["open_to"] != asean.CARS_ONLY]
    return _item(
        payer,
        float(payer["amount_billion"].sum()),
        unit="billion yen",
        definition=f"the budget {listed(sorted(payer['name'].unique()))}",
        unlike="" if for_all.empty else f"a budget for {for_all['open_to'].iloc[0]}, not for cars alone",
    )


@check("G05")
def horizon_of_pillars() -> Measured:
    """Year until which the pillars of the joint strategy run."""
    strategy = tables.load(_STRATEGY)
    pillars, years = only(strategy, role=asean.PILLAR), asean.pillar_horizons(strategy)
    return _item(
        pillars, years[-1], low=years[0], high=years[-1], unit="year", definition="horizon of the pillars reported"
    )


@check("G07")
def pillars() -> Measured:
    """Pillars that other reports of the plan list."""
    found = only(tables.load(_STRATEGY), role=asean.PILLAR)
    named = listed([str(name).lower() for name in found["name"]])
    return _item(found, len(found), unit="pillars", definition=f"pillars reported: {named}")


@check("G06")
def sum_in_yuan() -> Measured:
    """The same sum at the rate nearest to the day of the report, and at every rate that was found around it."""
    strategy, rates = tables.load(_STRATEGY), tables.load(_RATES)
    payer, day = asean.payers(strategy), asean.reported_on(strategy)
    yen = float(payer["amount_billion"].sum())
    near = only(asean.rates_near(rates, day), currency="CNY")
    every = asean.in_yuan_billion(rates, yen)
    return answered(
        float(asean.in_yuan_billion(near, yen).iloc[0]),
        payer,
        only(rates, currency="CNY"),
        low=float(every.min()),
        high=float(every.max()),
        unit="billion RMB",
        year=day[:4],
        definition="at the central parities around the day of the report",
        tables=(_STRATEGY, _RATES),
        note=f"Nearest parity: {near['date'].iloc[0]}, {near['yen_per_unit'].iloc[0]:.2f} yen a yuan.",
    )


@check("I01")
def all_cars_electrified() -> Measured:
    """The year of Japan's target for new cars, and what it counts as electrified."""
    target = only(tables.load(_STRATEGY), item_id=asean.NEW_CARS)
    counted = str(target["what_it_funds"].iloc[0])
    told = f"the target is {counted[0].lower()}{counted[1:]}"
    with_hybrids = "hybrid" in counted
    alone = _item(target, None, unit="year", definition="battery cars alone, for which the target names no year")
    return _item(
        target,
        int(target["horizon_year"].iloc[0]),
        unit="year",
        definition="year of Japan's target for new cars",
        unlike=told if with_hybrids else "",
        alternatives=(alone,) if with_hybrids else (),
    )


@check("I02")
def pledge_for_the_outlook() -> Measured:
    """Japan's new contribution to the fund that works under the outlook."""
    strategy = tables.load(_STRATEGY)
    definition = "new contribution to the Japan-ASEAN Integration Fund"
    row = only(strategy, item_id=asean.JAIF)
    return _item(row, asean.jaif_usd_million(strategy), unit="million USD", definition=definition)


@check("I03")
def instruments_exist() -> Measured:
    """Whether pages other than the article know the two instruments that it names."""
    known = asean.named_instruments(tables.load(_STRATEGY))
    names = sorted(known["name"].unique())
    definition = f"instruments that other pages describe: {listed(names) or 'none'}"
    return _item(known, yes_or_no(set(asean.NAMED_BY_INDONESIA) <= set(names)), unit="", definition=definition)


@check("I04")
def month_of_summit() -> Measured:
    """Month in which what the summit agreed was reported."""
    row = only(tables.load(_STRATEGY), item_id=asean.SUMMIT)
    return _item(row, str(row["announced"].iloc[0])[:7], unit="", definition="month of what was agreed at the summit")


def _item(rows: pd.DataFrame, value: float | str | None, **about: Any) -> Measured:
    year = str(rows["announced"].min())[:4] if len(rows) else ""
    return answered(value, rows, year=year, tables=(_STRATEGY,), **about)
