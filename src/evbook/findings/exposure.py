"""Findings on the Japanese volumes exposed to Chinese electric cars."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis.exposure import INDONESIA
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition

_UNIT = "thousand vehicles a year"
_NOTE = "Value and low: the lowest case; high: the highest. All factors but the electric share stay as they are."


def exposed_volumes(exposed: pd.DataFrame, rows: list[pd.DataFrame], p: DownstreamCompetition) -> None:
    """Volumes by market; `exposed` and `rows` as `exposure.exposed` and `exposure.rows_used` give them.

    Glues exposure_year, exposed_from, exposed_thousand (by market), of Indonesia also japanese_sales_thousand;
    exposure_elsewhere, exposure_ceiling_decides, exposure_follows, finding_exposure.
    """
    results.word("exposure_year", str(p.exposure_year))
    results.word("exposed_from", str(int(exposed["from_year"].iloc[0])))
    for market, cases in exposed.groupby("market", sort=False):
        _range(str(market), cases, rows)
    at_home = exposed[exposed["market"] == INDONESIA].iloc[0]
    about: dict[str, Any] = {"unit": _UNIT, "decimals": 0, "dims": {"market": INDONESIA}, "rows": rows[1]}
    sold, year = float(at_home["japanese_low_thousand"]), int(at_home["from_year"])
    results.record("japanese_sales_thousand", sold, year=year, **about)
    _sentences(exposed)


def _range(market: str, cases: pd.DataFrame, rows: list[pd.DataFrame]) -> None:
    low, high = float(cases["low_thousand"].min()), float(cases["high_thousand"].max())
    about: dict[str, Any] = {"unit": _UNIT, "rows": rows, "dims": {"market": market}, "note": _NOTE}
    shown = f"{results.format_number(low, 0)} to {results.format_number(high, 0)}"
    year = int(cases["year"].max())
    results.record("exposed_thousand", low, low=low, high=high, display=shown, kind="model", year=year, **about)


def _sentences(exposed: pd.DataFrame) -> None:
    lowest = exposed.groupby("market", sort=False)["low_thousand"].min()
    results.word(
        "exposure_elsewhere",
        "In Thailand it comes to {exposed_thousand__thailand} thousand, in Malaysia to {exposed_thousand__malaysia}.",
    )
    results.guard(
        "exposure_ceiling_decides",
        _path_decides(exposed),
        "In each of the markets the path moves the result by a larger factor than rounding and brands not named; that "
        "Malaysia's Japanese share is a lower bound, and a mean of three years, is left out.",
        "Rounding and brands not named move some of the results as much as the path of the electric share.",
    )
    grows = bool((lowest > 0).all())
    results.guard(
        "exposure_follows",
        grows,
        "In the markets accounted for, the Japanese volume exposed to Chinese electric cars grows on every path drawn "
        "to {exposure_year}.",
    )
    results.guard(
        "finding_exposure",
        grows,
        "If further Chinese electric cars displaced every other brand in proportion, Japanese brands would lose "
        "{exposed_thousand__indonesia} thousand vehicles a year in Indonesia by {exposure_year}, of the "
        "{japanese_sales_thousand__indonesia} thousand of {exposed_from}.",
    )


def _path_decides(exposed: pd.DataFrame) -> bool:
    """In every market the paths lie farther apart, in times of the lowest, than the ends of any one of them."""
    lowest = exposed.groupby("market")["low_thousand"].agg(["min", "max"])
    within = (exposed["high_thousand"] / exposed["low_thousand"]).groupby(exposed["market"]).max()
    return bool((lowest["min"] > 0).all() and (lowest["max"] / lowest["min"] > within).all())
