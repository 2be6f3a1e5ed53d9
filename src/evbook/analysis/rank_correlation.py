"""Spearman's rank correlation with an interval that fits a handful of pairs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd
from scipy import stats

from evbook.errors import MissingDataError

CONFIDENCE = 0.95
# The variance of Fisher's z divides by the number of pairs less three.
_LEAST_PAIRS = 4


@dataclass(frozen=True)
class RankCorrelation:
    """Spearman's coefficient (-1 to 1, no unit) of `pairs` pairs, and the ends of its interval."""

    rho: float
    low: float
    high: float
    pairs: int


def rank_correlation(one: pd.Series[float], other: pd.Series[float]) -> RankCorrelation:
    """Spearman's rank correlation of two columns, pairs with a missing value left out, and its 95 % interval.

    Interval by Bonett and Wright (2000): tanh(atanh(r) -+ z * sqrt((1 + r**2 / 2) / (n - 3))), z the normal quantile.
    It treats the pairs as a sample; equal ranks get their mean. With all ranks alike or reversed it runs from -1 to
    1. Raises MissingDataError for fewer than four pairs, and where one column does not vary.
    """
    pairs = pd.DataFrame({"one": one, "other": other}).dropna()
    if len(pairs) < _LEAST_PAIRS or pairs.nunique().min() < 2:
        raise MissingDataError(f"{len(pairs)} pairs have no rank correlation; four that differ are the least")
    rho = float(stats.spearmanr(pairs["one"], pairs["other"]).statistic)
    low, high = interval(rho, len(pairs))
    return RankCorrelation(rho, low, high, len(pairs))


def interval(rho: float, pairs: int) -> tuple[float, float]:
    """Ends of the 95 % interval of a rank correlation `rho` of `pairs` pairs (Bonett and Wright 2000).

    At a coefficient of one or minus one the formula has no value; the whole range says that nothing is known.
    """
    if abs(rho) >= 1:
        return -1.0, 1.0
    half = float(stats.norm.ppf((1 + CONFIDENCE) / 2)) * math.sqrt((1 + rho**2 / 2) / (pairs - 3))
    return math.tanh(math.atanh(rho) - half), math.tanh(math.atanh(rho) + half)
