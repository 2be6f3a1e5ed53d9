"""What a solid-state pack may cost when it comes: break-even algebra on the learning curve of lithium-ion packs.

With p0 the last price of a lithium-ion pack, X0 the capacity put into vehicles up to that year, b the exponent of the
learning curve (analysis/learning.py; Wright 1936) and X(T) the capacity up to the end of the launch year T,

    p(T) = p0 (X(T) / X0)^-b,   allowed price = p(T) + v,   premium = v / p(T)

where v is what longer range, faster charging and less weight are worth to a buyer, in USD per kWh: an assumption.
Yearly capacity D grows by a constant rate g from its last known year T0: X(T) = X0 + sum of D0 (1 + g)^k over k from
1 to T - T0, an assumption too. The algebra bounds a price; it says nothing of what a solid-state pack will cost.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from evbook.analysis import learning
from evbook.analysis.measures import PERCENT
from evbook.errors import MissingDataError


@dataclass(frozen=True)
class Start:
    """Where the algebra begins: the last year that has both a price and a capacity."""

    year: int
    usd_per_kwh: float
    cumulative_gwh: float
    yearly_gwh: float
    fit: learning.Fit


@dataclass(frozen=True)
class BreakEven:
    """Prices in the launch year, USD per kWh, and the premium in percent of the lithium-ion price."""

    lithium_usd: float
    allowed_usd: float
    premium_pct: float


def start(prices: pd.DataFrame, deployment: pd.DataFrame, price_base: str, stock_before_gwh: float) -> Start:
    """The last point of `price_base` and the curve through all its points; arguments as in `learning`.

    Raises MissingDataError where the base has too few points for a fit.
    """
    matched = learning.matched_prices(prices, deployment, stock_before_gwh)
    rows = matched[matched["price_base"] == price_base]
    if rows.empty:
        raise MissingDataError(
            f"price base {price_base!r} has too few points; choose one of {set(matched['price_base'])}"
        )
    last = rows.nlargest(1, "year").iloc[0]
    yearly = deployment.loc[deployment["year"] == last["year"], "deployed_gwh"].sum()
    point = (int(last["year"]), float(last["usd_per_kwh"]), float(last["cumulative_gwh"]), float(yearly))
    return Start(*point, learning.fit(price_base, rows))


def cumulative_at_gwh(begin: Start, year: int, growth_pct: float) -> float:
    """Capacity put into vehicles up to the end of `year`, GWh, if a year's capacity grows by `growth_pct` percent."""
    ahead = np.arange(1, year - begin.year + 1)
    return begin.cumulative_gwh + float((begin.yearly_gwh * (1.0 + growth_pct / PERCENT) ** ahead).sum())


def lithium_price_usd(begin: Start, year: int, growth_pct: float, exponent: float | None = None) -> float:
    """Lithium-ion pack price of `year` on the learning curve through the last price, USD per kWh.

    `exponent` replaces that of the fit, to try the ends of its interval.
    """
    grown = cumulative_at_gwh(begin, year, growth_pct) / begin.cumulative_gwh
    return float(begin.usd_per_kwh * grown ** -(begin.fit.exponent if exponent is None else exponent))


def break_even(begin: Start, year: int, growth_pct: float, advantage_usd: float) -> BreakEven:
    """Price and premium at which a buyer is indifferent in `year`; the pack is worth `advantage_usd` more per kWh."""
    lithium = lithium_price_usd(begin, year, growth_pct)
    return BreakEven(lithium, lithium + advantage_usd, PERCENT * advantage_usd / lithium)


def by_launch_year(begin: Start, years: Sequence[int], growth_pct: float, advantage_usd: float) -> pd.DataFrame:
    """Break-even by launch year: year, lithium_usd, allowed_usd (USD per kWh), premium_pct, premium_low_pct and _high_.

    Low and high come from the interval of the curve's exponent alone; missing where the fit has none.
    """
    slopes = (begin.fit.exponent_low, begin.fit.exponent_high)
    rows = []
    for year in years:
        found = break_even(begin, year, growth_pct, advantage_usd)
        prices = [math.nan if b is None else lithium_price_usd(begin, year, growth_pct, b) for b in slopes]
        ends = [PERCENT * advantage_usd / price for price in prices]
        rows.append((year, found.lithium_usd, found.allowed_usd, found.premium_pct, *ends))
    names = ["year", "lithium_usd", "allowed_usd", "premium_pct", "premium_low_pct", "premium_high_pct"]
    return pd.DataFrame(rows, columns=names)


def cost_of_a_year_usd(begin: Start, year: int, growth_pct: float) -> float:
    """By how much the allowed price is lower if the launch comes one year after `year`, USD per kWh."""
    return lithium_price_usd(begin, year, growth_pct) - lithium_price_usd(begin, year + 1, growth_pct)
