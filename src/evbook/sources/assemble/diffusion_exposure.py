"""Tables behind the exposure of Japanese volumes: typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.sources import cars_by_brand
from evbook.sources.assemble.raw_files import Maker, RawFiles


def _battery_cars_by_brand(raw: RawFiles) -> pd.DataFrame:
    return cars_by_brand.battery_cars().assign(kind="typed")


MAKERS: dict[str, Maker] = {"battery_cars_by_brand": _battery_cars_by_brand}
