"""From raw files to the frames of the data package, one module a subject."""

from __future__ import annotations

import pandas as pd

from evbook.sources.assemble import (
    batteries_policy,
    car_markets,
    concentration,
    dependence,
    documents,
    economies,
    market_shifts,
    markets,
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
    **market_shifts.MAKERS,
    **batteries_policy.MAKERS,
    **car_markets.MAKERS,
}


def assemble(raw: RawFiles) -> dict[str, pd.DataFrame]:
    """Every table of the package by name, rows in no particular order; RawFileError at the first bad raw file."""
    return {name: _MAKERS[name](raw) for name in sorted(_MAKERS)}


__all__ = ["RawFiles", "assemble"]
