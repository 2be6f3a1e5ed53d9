"""Tables on Japan's batteries: what it imports, what share its makers hold, what is announced."""

from __future__ import annotations

import pandas as pd

from evbook.sources import battery_race, comtrade_batteries
from evbook.sources.assemble.raw_files import Maker, RawFiles, marked


def _japan_liion_imports(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "batteries" / "japan_liion_imports_by_origin_2014_2025.csv"
    return marked(comtrade_batteries.japan_imports(path), "comtrade-japan-liion", "compiled")


def _lithium_battery_shares(raw: RawFiles) -> pd.DataFrame:
    return battery_race.lithium_battery_shares().assign(kind="typed")


def _solid_state_programmes(raw: RawFiles) -> pd.DataFrame:
    return battery_race.solid_state_programmes().assign(kind="typed")


MAKERS: dict[str, Maker] = {
    "japan_liion_imports": _japan_liion_imports,
    "lithium_battery_shares": _lithium_battery_shares,
    "solid_state_programmes": _solid_state_programmes,
}
