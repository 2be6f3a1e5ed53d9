"""Price of a battery pack against the capacity put into vehicles so far: one-factor learning curves.

With X the capacity of all batteries put into electric vehicles up to the end of a year and p the price of that year,
ln p = a - b ln X, fitted by ordinary least squares; each doubling of X goes with a price lower by 1 - 2^-b, the
learning rate (Wright 1936; Arrow 1962; McDonald and Schrattenholzer 2001). One fit for each price base: two bases are
never joined. The fit describes; X grows in every year, so it cannot be told from time, and it forecasts nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from evbook.analysis.measures import PERCENT
from evbook.errors import MissingDataError

# Three points leave one degree of freedom and fit almost any line; the book's rule asks for more.
FEWEST_POINTS = 4
# Below this number of points the book gives no interval.
FEWEST_FOR_INTERVAL = 8
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Fit:
    """A learning curve of one price base; `low` and `high` of b only where there are points enough."""

    price_base: str
    points: int
    intercept: float
    exponent: float  # b, above zero where the price falls
    r_squared: float
    exponent_low: float | None = None
    exponent_high: float | None = None

    @property
    def rate_pct(self) -> float:
        """Fall of the price with each doubling, percent; negative where it rises."""
        return learning_rate_pct(self.exponent)

    @property
    def rate_interval_pct(self) -> tuple[float, float] | None:
        """Interval of the learning rate at the level CONFIDENCE, percent; None below FEWEST_FOR_INTERVAL points."""
        if self.exponent_low is None or self.exponent_high is None:
            return None
        return learning_rate_pct(self.exponent_low), learning_rate_pct(self.exponent_high)


def learning_rate_pct(exponent: float) -> float:
    """1 - 2^-b in percent."""
    return PERCENT * (1.0 - math.pow(2.0, -exponent))


def cumulative_gwh(deployment: pd.DataFrame, stock_before_gwh: float) -> pd.Series[Any]:
    """Capacity put into vehicles of all kinds up to the end of each year, GWh, by year.

    `stock_before_gwh` is what vehicles had taken before the table begins: an assumption.
    """
    yearly = deployment.groupby("year")["deployed_gwh"].sum().sort_index()
    return (stock_before_gwh + yearly.cumsum()).rename("cumulative_gwh")


def matched_prices(prices: pd.DataFrame, deployment: pd.DataFrame, stock_before_gwh: float) -> pd.DataFrame:
    """Prices of the bases that can be fitted, beside the cumulative capacity of their year.

    Columns of battery_pack_prices and cumulative_gwh, ordered by price base and year. A base takes part if at least
    FEWEST_POINTS of its years have a capacity. Raises MissingDataError where none has.
    """
    joined = prices.merge(cumulative_gwh(deployment, stock_before_gwh).reset_index(), on="year")
    enough = joined.groupby("price_base")["year"].transform("size") >= FEWEST_POINTS
    if not enough.any():
        raise MissingDataError(f"no price base has {FEWEST_POINTS} years with a known capacity; nothing can be fitted")
    return joined[enough].sort_values(["price_base", "year"], ignore_index=True)


def fits(matched: pd.DataFrame) -> dict[str, Fit]:
    """The learning curve of each price base in `matched_prices`, in the order of its first year."""
    first = matched.groupby("price_base")["year"].min().sort_values(kind="stable")
    return {str(base): fit(str(base), matched[matched["price_base"] == base]) for base in first.index}


def fit(price_base: str, points: pd.DataFrame) -> Fit:
    """Ordinary least squares of ln p on ln X; `points` has columns cumulative_gwh and usd_per_kwh.

    The interval of b is the t interval of the slope with n - 2 degrees of freedom. It takes the years for independent
    draws, which they are not, and is therefore rather too narrow.
    """
    line = stats.linregress(np.log(points["cumulative_gwh"]), np.log(points["usd_per_kwh"]))
    margin = _t_value(len(points)) * float(line.stderr) if len(points) >= FEWEST_FOR_INTERVAL else None
    slope = float(line.slope)
    return Fit(
        price_base=price_base,
        points=len(points),
        intercept=float(line.intercept),
        exponent=-slope,
        r_squared=float(line.rvalue) ** 2,
        exponent_low=None if margin is None else -slope - margin,
        exponent_high=None if margin is None else -slope + margin,
    )


def time_r_squared(points: pd.DataFrame) -> float:
    """Squared correlation of ln p with the calendar year: what time alone tells of the price; columns as in `fit`."""
    return float(stats.linregress(points["year"], np.log(points["usd_per_kwh"])).rvalue) ** 2


def years_above(curve: pd.DataFrame, above_pct: float) -> list[int]:
    """Years whose price lies more than `above_pct` percent above the line; `curve` as `curve` gives it, of one base."""
    return sorted(int(year) for year in curve.loc[above_line_pct(curve) > above_pct, "year"])


def above_line_pct(curve: pd.DataFrame) -> pd.Series[float]:
    """How far each price lies above the line, percent of the price on it; below zero under the line."""
    return PERCENT * (curve["usd_per_kwh"] / curve["fitted_usd"] - 1)


def curve(matched: pd.DataFrame) -> pd.DataFrame:
    """`matched` with the fitted price and its band: columns fitted_usd, low_usd, high_usd (USD per kWh).

    The band is the pointwise confidence band of the line, s (1/n + (x - mean)^2 / Sxx)^(1/2) around it in logarithms;
    missing where a base has fewer than FEWEST_FOR_INTERVAL points.
    """
    parts = [_with_band(rows, fit(str(base), rows)) for base, rows in matched.groupby("price_base", sort=False)]
    return pd.concat(parts, ignore_index=True)


def rate_range_pct(
    prices: pd.DataFrame, deployment: pd.DataFrame, price_base: str, stocks_gwh: Sequence[float]
) -> tuple[float, float]:
    """Lowest and highest learning rate of `price_base` over assumed stocks before the table begins, percent."""
    rates = [fits(matched_prices(prices, deployment, stock))[price_base].rate_pct for stock in stocks_gwh]
    return min(rates), max(rates)


def _with_band(rows: pd.DataFrame, fitted: Fit) -> pd.DataFrame:
    x = np.log(rows["cumulative_gwh"].to_numpy(dtype=np.float64))
    line = fitted.intercept - fitted.exponent * x
    margin = _margin(x, np.log(rows["usd_per_kwh"].to_numpy(dtype=np.float64)) - line)
    return rows.assign(fitted_usd=np.exp(line), low_usd=np.exp(line - margin), high_usd=np.exp(line + margin))


def _margin(x: npt.NDArray[np.float64], residuals: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    count = len(x)
    if count < FEWEST_FOR_INTERVAL:
        return np.full(count, np.nan)
    spread = x - x.mean()
    variance = (residuals @ residuals) / (count - 2)
    margin: npt.NDArray[np.float64] = _t_value(count) * np.sqrt(variance * (1 / count + spread**2 / (spread @ spread)))
    return margin


def _t_value(points: int) -> float:
    return float(stats.t.ppf(0.5 + CONFIDENCE / 2, points - 2))
