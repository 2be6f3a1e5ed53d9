"""Table on the batteries put into electric vehicles: which file feeds it."""

from __future__ import annotations

import pandas as pd

from evbook.sources import iea_markets
from evbook.sources.assemble.car_markets import explorer
from evbook.sources.assemble.raw_files import Maker, RawFiles, marked


def _battery_deployment(raw: RawFiles) -> pd.DataFrame:
    return marked(iea_markets.deployment(explorer(raw)), "iea-gevo-2026", "official")


MAKERS: dict[str, Maker] = {"battery_deployment": _battery_deployment}
