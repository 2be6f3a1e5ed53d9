"""Tables on Japan and ASEAN: all typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.sources import asean
from evbook.sources.assemble.raw_files import Maker, RawFiles


def _strategy(raw: RawFiles) -> pd.DataFrame:
    return asean.strategy().assign(kind="typed")


def _exchange_rates(raw: RawFiles) -> pd.DataFrame:
    return asean.exchange_rates().assign(kind="typed")


def _production(raw: RawFiles) -> pd.DataFrame:
    return asean.production().assign(kind="typed")


def _japanese_share(raw: RawFiles) -> pd.DataFrame:
    return asean.japanese_share().assign(kind="typed")


def _thailand(raw: RawFiles) -> pd.DataFrame:
    return asean.thailand_bev_registrations().assign(kind="typed")


MAKERS: dict[str, Maker] = {
    "asean_japanese_share": _japanese_share,
    "asean_production": _production,
    "asean_strategy": _strategy,
    "exchange_rates": _exchange_rates,
    "thailand_bev_registrations": _thailand,
}
