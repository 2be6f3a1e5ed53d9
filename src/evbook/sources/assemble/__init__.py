"""From raw files to the frames of the data package, one module a subject."""

from __future__ import annotations

import pandas as pd

from evbook.sources.assemble import (
    asean,
    batteries_policy,
    battery_race,
    car_markets,
    concentration,
    crma,
    dependence,
    diffusion_exposure,
    documents,
    duties,
    economies,
    growth_learning,
    market_shifts,
    markets,
    projects,
    stocks,
    supply,
    trade,
)
from evbook.sources.assemble.raw_files import Maker, RawFiles

_MAKERS: dict[str, Maker] = {
    **trade.MAKERS,
    **economies.MAKERS,
    **markets.MAKERS,
    **documents.MAKERS,
    **dependence.MAKERS,
    **concentration.MAKERS,
    **supply.MAKERS,
    **projects.MAKERS,
    **market_shifts.MAKERS,
    **batteries_policy.MAKERS,
    **battery_race.MAKERS,
    **car_markets.MAKERS,
    **crma.MAKERS,
    **duties.MAKERS,
    **stocks.MAKERS,
    **asean.MAKERS,
    **diffusion_exposure.MAKERS,
    **growth_learning.MAKERS,
}


def assemble(raw: RawFiles) -> dict[str, pd.DataFrame]:
    """Every table of the package by name, rows in no particular order; RawFileError at the first bad raw file."""
    return {name: _MAKERS[name](raw) for name in sorted(_MAKERS)}


__all__ = ["RawFiles", "assemble"]
