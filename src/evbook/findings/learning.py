"""What the chapter says of the learning curves of battery packs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from evbook.analysis import learning
from evbook.analysis.batteries import USD_OF_2018, USD_OF_EACH_SURVEY
from evbook.analysis.learning import Fit
from evbook.analysis.measures import PERCENT, only
from evbook.contracts import results
from evbook.contracts.model import bounds_of
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.words import listed

_EARLY, _LATE = USD_OF_2018, USD_OF_EACH_SURVEY
_KEYS = {_EARLY: "usd-of-2018", _LATE: "usd-of-each-survey-s-year"}
# Percent; an even number that parts the years well above the line from the rest.
_FAR_PCT = 10
# Stocks between the ends are tried too: nothing makes the rate rise all the way.
_STOCKS_TRIED = 12


def pack_learning(prices: pd.DataFrame, deployment: pd.DataFrame, p: UpstreamMinerals) -> None:
    """Learning rates by price base; the tables battery_pack_prices and battery_deployment.

    Glues finding_learning, learning_points__usd-of-2018, learning_points__usd-of-each-survey-s-year,
    learning_interval, learning_stock, learning_dear_years, learning_time_as_well. Their sentences take in
    learning_rate_pct (by price base, with low and high where there are points enough), learning_stock_range_early,
    learning_stock_range_late, learning_above_line_pct, learning_r_squared (by capacity, time).
    """
    matched = learning.matched_prices(prices, deployment, p.pack_stock_gwh)
    fitted = learning.fits(matched)
    for base in _KEYS:
        _rate(fitted[base], [only(matched, price_base=base), deployment])
    rates = {base: fitted[base].rate_pct for base in _KEYS}
    results.word("learning_interval", _interval(fitted[_LATE]))
    _stock(prices, deployment, p)
    _far_above(matched, deployment)
    _time(fitted[_LATE], only(matched, price_base=_LATE), deployment)
    _compared(rates)


def _rate(fitted: Fit, rows: list[pd.DataFrame]) -> None:
    low, high = fitted.rate_interval_pct or (None, None)
    about: dict[str, Any] = {"decimals": 0, "kind": "model", "rows": rows, "dims": {"price_base": fitted.price_base}}
    year = int(rows[0]["year"].max())
    rate = fitted.rate_pct
    results.record("learning_rate_pct", rate, unit="percent a doubling", year=year, low=low, high=high, **about)
    results.record("learning_points", fitted.points, unit="years", year=year, **about)


def _interval(fitted: Fit) -> str:
    if fitted.rate_interval_pct is None:
        return "too few for an interval"
    low, high = (results.format_number(end, 0) for end in fitted.rate_interval_pct)
    return f"with a {PERCENT * learning.CONFIDENCE:.0f} % interval of {low} to {high} % for the rate"


def _stock(prices: pd.DataFrame, deployment: pd.DataFrame, p: UpstreamMinerals) -> None:
    least, most = bounds_of(UpstreamMinerals.model_fields["pack_stock_gwh"])
    tried = [p.pack_stock_gwh, *np.linspace(least, most, _STOCKS_TRIED)]
    spans = {base: learning.rate_range_pct(prices, deployment, base, tried) for base in _KEYS}
    for name, base in (("early", _EARLY), ("late", _LATE)):
        low, high = (results.format_number(end, 0) for end in spans[base])
        results.word(f"learning_stock_range_{name}", f"{low} to {high} %")
    width = {base: high - low for base, (low, high) in spans.items()}
    results.guard(
        "learning_stock",
        width[_EARLY] > width[_LATE],
        f"With {least} to {most} GWh in vehicles before the count begins, the first rate runs from "
        "{learning_stock_range_early}, the second only from {learning_stock_range_late}.",
    )


def _far_above(matched: pd.DataFrame, deployment: pd.DataFrame) -> None:
    """Years far above the late line: several, so the materials of one year are no explanation."""
    rows = learning.curve(only(matched, price_base=_LATE))
    years = learning.years_above(rows, _FAR_PCT)
    above = float(learning.above_line_pct(rows).max())
    about: dict[str, Any] = {"kind": "model", "year": int(rows["year"].max()), "rows": [rows, deployment]}
    results.record("learning_above_line_pct", above, unit="percent of the price on the line", decimals=0, **about)
    results.guard(
        "learning_dear_years",
        len(years) > 1,
        f"The prices of {listed([str(year) for year in years])} lie more than {_FAR_PCT} % above the second line, at "
        "most {learning_above_line_pct} %: what lifts them the curve does not tell.",
        "The price furthest above the second line lies {learning_above_line_pct} % from it.",
    )


def _time(fitted: Fit, rows: pd.DataFrame, deployment: pd.DataFrame) -> None:
    year = learning.time_r_squared(rows)
    for name, value in (("capacity", fitted.r_squared), ("time", year)):
        about: dict[str, Any] = {"kind": "model", "rows": [rows, deployment], "dims": {"by": name}, "decimals": 2}
        results.record("learning_r_squared", value, unit="part of the variance", year=int(rows["year"].max()), **about)
    ends = "(R² {learning_r_squared__time} against {learning_r_squared__capacity})"
    as_well = year >= fitted.r_squared
    results.guard(
        "learning_time_as_well",
        as_well,
        f"The calendar alone fits that base as well {ends}.",
        f"The calendar alone fits that base less well {ends}.",
    )


def _compared(rates: dict[str, float]) -> None:
    results.guard(
        "finding_learning",
        min(rates.values()) > 0,
        "With each doubling of the batteries put into vehicles a pack's price fell by "
        f"{{learning_rate_pct__{_KEYS[_LATE]}}} % in the money of each year, and by "
        f"{{learning_rate_pct__{_KEYS[_EARLY]}}} % in the few years known in money of 2018; the two do not compare, "
        "for the former still holds inflation.",
    )
