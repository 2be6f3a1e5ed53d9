"""Tables on batteries and export controls: all of them typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.sources import batteries_policy
from evbook.sources.assemble.raw_files import Maker, RawFiles


def _battery_makers(raw: RawFiles) -> pd.DataFrame:
    return batteries_policy.battery_makers().assign(kind="typed")


def _battery_pack_prices(raw: RawFiles) -> pd.DataFrame:
    return batteries_policy.battery_pack_prices().assign(kind="typed")


def _export_control_events(raw: RawFiles) -> pd.DataFrame:
    return batteries_policy.export_control_events().assign(kind="typed")


def _listed_companies(raw: RawFiles) -> pd.DataFrame:
    return batteries_policy.listed_companies().assign(kind="typed")


MAKERS: dict[str, Maker] = {
    "battery_makers": _battery_makers,
    "battery_pack_prices": _battery_pack_prices,
    "export_control_events": _export_control_events,
    "listed_companies": _listed_companies,
}
