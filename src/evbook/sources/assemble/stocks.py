"""Tables on Japan's rare-earth imports and stockpile rules: both typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.sources import stockpiles
from evbook.sources.assemble.raw_files import Maker, RawFiles


def _rare_earth_import_share(raw: RawFiles) -> pd.DataFrame:
    return stockpiles.rare_earth_import_share()


def _stockpile_rules(raw: RawFiles) -> pd.DataFrame:
    return stockpiles.stockpile_rules().assign(kind="typed")


MAKERS: dict[str, Maker] = {
    "japan_rare_earth_import_share": _rare_earth_import_share,
    "stockpile_rules": _stockpile_rules,
}
