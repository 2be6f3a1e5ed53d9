"""What the chart of fitted shares draws: the shares sold, and each model's path beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from evbook.analysis import diffusion
from evbook.analysis.ev_markets import shares
from evbook.analysis.measures import PERCENT

SOLD = "Sold"
_COLUMNS = ["region", "year", "series", "share_pct", "low_pct", "high_pct"]


def paths(
    ev_markets: pd.DataFrame, regions: Sequence[str], fit: tuple[int, int], last_year: int, interval: pd.DataFrame
) -> pd.DataFrame:
    """Columns region, year, series (`SOLD` or a model), share_pct, low_pct and high_pct (percent, drift only).

    `fit` is the first and the last year fitted to; `interval` is drift's, as `diffusion.error_interval_pp` gives it.
    Curves run over the whole span, drift from the last year fitted to. Regions whose shares do not carry a fit are
    left out.
    """
    known = shares(ev_markets, regions, fit[0], last_year)
    frames = [_paths_of(known[known["region"] == region], fit, last_year, interval) for region in regions]
    return pd.concat(frames, ignore_index=True)[_COLUMNS]


def _paths_of(sold: pd.DataFrame, fit: tuple[int, int], last_year: int, interval: pd.DataFrame) -> pd.DataFrame:
    window = diffusion.window(sold, *fit)
    if window is None:
        return pd.DataFrame(columns=_COLUMNS)
    modelled = diffusion.forecasts(window, diffusion.fitted(window), np.arange(fit[0], last_year + 1)).reset_index()
    long = modelled.melt("year", var_name="series", value_name="share_pct")
    long = long[(long["series"] != diffusion.DRIFT) | (long["year"] >= fit[1])]
    none_yet = pd.DataFrame({"years_ahead": [0], "low_pp": [0.0], "high_pp": [0.0]})
    apart = pd.concat([none_yet, interval], ignore_index=True)
    apart = apart.assign(year=fit[1] + apart["years_ahead"], series=diffusion.DRIFT)
    long = long.merge(apart, on=["year", "series"], how="left")
    for bound in ("low", "high"):
        long[f"{bound}_pct"] = (long["share_pct"] + long[f"{bound}_pp"]).clip(0.0, PERCENT)
    points = sold.rename(columns={"sales_share_pct": "share_pct"}).assign(series=SOLD)[["year", "series", "share_pct"]]
    # Six significant digits are more than any of the shares has.
    return pd.concat([points, long]).assign(region=sold["region"].iloc[0]).round(4)
