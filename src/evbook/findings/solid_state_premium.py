"""What a solid-state pack may cost in its launch year, against the lithium-ion pack that it meets there."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import solid_state_premium as premium
from evbook.analysis.batteries import USD_OF_EACH_SURVEY
from evbook.analysis.solid_state_premium import Start
from evbook.contracts import results
from evbook.contracts.japan_strategies import JapanStrategies

# Years after the launch of the parameter: an even step, to show the trend of the premium.
_WAITS = (0, 3, 6)
_LAUNCHES = ("planned", "later", "latest")


def allowed_premium(prices: pd.DataFrame, deployment: pd.DataFrame, p: JapanStrategies) -> None:
    """Break-even price of a solid-state pack; the tables battery_pack_prices and battery_deployment.

    Glues solid_state_lithium_price, solid_state_break_even, solid_state_delay, finding_solid_state_premium. Their
    sentences take in solid_state_launch_year, deployment_growth_pct, solid_state_advantage_usd_per_kwh,
    lithium_price_last_usd, lithium_price_at_launch_usd (low and high from the interval of the learning curve),
    solid_state_allowed_usd, solid_state_premium_pct (by launch: planned, later, latest; low and high as above),
    solid_state_delay_usd.
    """
    begin = premium.start(prices, deployment, USD_OF_EACH_SURVEY, p.pack_stock_gwh)
    rows = [prices[prices["price_base"] == USD_OF_EACH_SURVEY], deployment]
    _assumed(p)
    _lithium(begin, rows, p)
    _allowed(begin, rows, p)
    _delay(begin, rows, p)


def _assumed(p: JapanStrategies) -> None:
    results.record("solid_state_launch_year", p.solid_state_launch_year, unit="year", kind="assumption")
    for name, unit in (
        ("deployment_growth_pct", "percent a year"),
        ("solid_state_advantage_usd_per_kwh", "USD per kWh"),
    ):
        results.record(name, getattr(p, name), unit=unit, decimals=0, kind="assumption")


def _lithium(begin: Start, rows: list[pd.DataFrame], p: JapanStrategies) -> None:
    year, growth = p.solid_state_launch_year, p.deployment_growth_pct
    price = premium.lithium_price_usd(begin, year, growth)
    # The higher exponent gives the lower price; without an interval of the fit the price has none.
    ends = [begin.fit.exponent_high, begin.fit.exponent_low]
    low, high = (None if end is None else premium.lithium_price_usd(begin, year, growth, end) for end in ends)
    about: dict[str, Any] = {"unit": "USD per kWh", "decimals": 0}
    results.record("lithium_price_last_usd", begin.usd_per_kwh, year=begin.year, rows=rows[0], **about)
    modelled: dict[str, Any] = {"kind": "model", "rows": rows, "year": year, "low": low, "high": high}
    results.record("lithium_price_at_launch_usd", price, **modelled, **about)
    between = "" if low is None or high is None else f" ({low:,.0f} to {high:,.0f} by the error of the slope alone)"
    results.word(
        "solid_state_lithium_price",
        "If batteries for vehicles grow by {deployment_growth_pct} % a year and the price stays on its learning curve, "
        "a lithium-ion pack, the mean of all kinds in each year's money, costs USD "
        f"{{lithium_price_at_launch_usd}} a kWh in {{solid_state_launch_year}}{between}, after "
        f"{{lithium_price_last_usd}} in {begin.year}.",
    )


def _allowed(begin: Start, rows: list[pd.DataFrame], p: JapanStrategies) -> None:
    year, worth = p.solid_state_launch_year, p.solid_state_advantage_usd_per_kwh
    found = premium.break_even(begin, year, p.deployment_growth_pct, worth)
    about: dict[str, Any] = {"decimals": 0, "kind": "model", "rows": rows}
    results.record("solid_state_allowed_usd", found.allowed_usd, unit="USD per kWh", year=year, **about)
    launches = premium.by_launch_year(begin, [year + wait for wait in _WAITS], p.deployment_growth_pct, worth)
    for name, row in zip(_LAUNCHES, launches.to_dict("records"), strict=True):
        ends = {
            end: None if pd.isna(row[f"premium_{end}_pct"]) else row[f"premium_{end}_pct"] for end in ("low", "high")
        }
        of_year: dict[str, Any] = {"unit": "percent of the lithium-ion price", "year": int(row["year"]), **ends}
        results.record("solid_state_premium_pct", row["premium_pct"], dims={"launch": name}, **of_year, **about)
    results.guard(
        "solid_state_break_even",
        worth > 0,
        "A buyer to whom longer range, faster charging and less weight are worth USD "
        "{solid_state_advantage_usd_per_kwh} a kWh would pay up to {solid_state_allowed_usd}.",
        "A buyer to whom a solid-state pack is worth no more would pay up to USD {solid_state_allowed_usd}.",
    )
    results.guard(
        "finding_solid_state_premium",
        worth > 0,
        "Coming in {solid_state_launch_year}, a solid-state pack may cost {solid_state_premium_pct__planned} % more "
        "than a lithium-ion one, if what it does better is worth USD {solid_state_advantage_usd_per_kwh} a kWh.",
    )


def _delay(begin: Start, rows: list[pd.DataFrame], p: JapanStrategies) -> None:
    year = p.solid_state_launch_year
    lower = premium.cost_of_a_year_usd(begin, year, p.deployment_growth_pct)
    about: dict[str, Any] = {"kind": "model", "rows": rows, "year": year}
    results.record("solid_state_delay_usd", lower, unit="USD per kWh and year", **about)
    first = premium.by_launch_year(begin, [year], p.deployment_growth_pct, p.solid_state_advantage_usd_per_kwh).iloc[0]
    ends = [f"{first[f'premium_{end}_pct']:.0f}" for end in ("low", "high")]
    between = "" if pd.isna(first["premium_low_pct"]) or ends[0] == ends[1] else f" ({ends[0]} to {ends[1]})"
    by_launch = (
        f"The premium is {{solid_state_premium_pct__planned}} %{between}, {{solid_state_premium_pct__later}} % with a "
        f"launch in {year + _WAITS[1]} and {{solid_state_premium_pct__latest}} % in {year + _WAITS[2]}."
    )
    results.guard(
        "solid_state_delay",
        lower > 0,
        "A further year's delay lowers that bar by USD {solid_state_delay_usd}."
        + (f" {by_launch}" if p.solid_state_advantage_usd_per_kwh else ""),
        by_launch,
    )
