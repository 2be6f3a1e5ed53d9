"""Tables on economies: which file feeds which, and in which precedence."""

from __future__ import annotations

import pandas as pd

from evbook.sources import pages, worldbank
from evbook.sources.assemble.raw_files import Maker, RawFiles, economies, marked, plain_names


def _income_groups(raw: RawFiles) -> pd.DataFrame:
    history = marked(worldbank.tidy(raw.folder / "income" / "OGHIST.xlsx"), "worldbank-oghist", "official")
    changes = pages.reclassifications()
    # A newer workbook needs fewer typed years.
    changes = changes[changes["year"] > history["year"].max()]
    groups = worldbank.carry_forward(history[history["year"] >= 2018], changes)
    groups["economy"] = groups["economy_iso3"].map(plain_names(raw)).fillna(groups["economy"])
    return groups


MAKERS: dict[str, Maker] = {
    "economies": economies,
    "income_groups": _income_groups,
}
