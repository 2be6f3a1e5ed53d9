"""Japan's rare-earth imports from China and its stockpile rules: figures typed from pages, in typed/*.csv."""

from __future__ import annotations

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, require_unique, typed

_SHARE_COLUMNS = ["year", "period", "definition_id", "definition", "share_pct", "qualifier", "source_id", "kind"]
_RULE_COLUMNS = ["rule", "year", "days", "qualifier", "applies_to", "part", "evidence", "source_id"]
_PERIOD = r"\d{4}( H[12]|-(0[1-9]|1[0-2]))?"


def rare_earth_import_share() -> pd.DataFrame:
    """China's share of Japan's rare-earth imports, each definition apart: year, period, full_year, definition_id,
    definition, share_pct (percent), qualifier, source_id, kind.

    Raises RawFileError where a share is no number from 0 to 100, a period is none or not of its year, a definition has
    two texts, or a page gives two shares for one definition and period.
    """
    name = "japan_rare_earth_import_share"
    raw = typed(name, _SHARE_COLUMNS)[_SHARE_COLUMNS]
    share = numbers(raw["share_pct"], name)
    if (share > 100).any():
        raise RawFileError(f"{name}: a share of {share.max():g} %; shares end at 100, read the page again")
    _require_periods(raw, name)
    if (raw.groupby("definition_id")["definition"].nunique() > 1).any():
        raise RawFileError(f"{name}: one definition_id has two texts; give each definition its own id")
    require_unique(raw, ["period", "definition_id", "source_id"], name)
    whole = raw["period"].eq(raw["year"])
    return raw.assign(year=numbers(raw["year"], name).astype("int64"), share_pct=share, full_year=whole)


def _require_periods(raw: pd.DataFrame, where: str) -> None:
    fits = raw["period"].str.fullmatch(_PERIOD, na=False) & raw["period"].str[:4].eq(raw["year"])
    if not fits.all():
        row = raw[~fits].iloc[0]
        raise RawFileError(
            f"{where}: period {row['period']!r} of year {row['year']!r}; write 2024, 2024 H1 or 2024-01 of that year"
        )


def stockpile_rules() -> pd.DataFrame:
    """Rules and statements on stocks: rule, year, days, qualifier, applies_to, part, evidence, source_id.

    Raises RawFileError where days or a year are no number, or a rule stands twice.
    """
    name = "stockpile_rules"
    raw = typed(name, _RULE_COLUMNS)[_RULE_COLUMNS]
    require_unique(raw, ["rule"], name)
    return raw.assign(year=numbers(raw["year"], name).astype("int64"), days=numbers(raw["days"], name))
