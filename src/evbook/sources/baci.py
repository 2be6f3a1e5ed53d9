"""CEPII BACI: one exporter's trade in one product by importer, as decoded from a published chart."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.economies import exporter_codes
from evbook.sources.raw import numbers, read_csv, require_unique

USD_PER_UNIT = 1000  # the file gives thousands of US dollars


def tidy(path: Path) -> pd.DataFrame:
    """Exports by importer: year, exporter, exporter_iso3, importer, importer_iso3, hs_code, value_usd (US dollars).

    Raises RawFileError where importers repeat, a code is missing, or the printed shares do not fit the values
    (a truncated file): their sum must be 95 to 101 percent.
    """
    columns = ["year", "exporter", "hs6", "importer", "value_thousand_usd", "share_pct_as_printed", "importer_iso3"]
    raw = read_csv(path, columns)
    if raw["importer_iso3"].isna().any():
        raise RawFileError(f"{path.name}: an importer has no ISO code; complete importer_iso3")
    require_unique(raw, ["year", "exporter", "hs6", "importer_iso3"], path.name)
    value = numbers(raw["value_thousand_usd"], path.name)
    printed = numbers(raw["share_pct_as_printed"], path.name).sum()
    if not 95 <= printed <= 101:
        raise RawFileError(f"{path.name}: printed shares sum to {printed:.1f} percent, about 100 expected; truncated?")
    return pd.DataFrame(
        {
            "year": numbers(raw["year"], path.name).astype("int64"),
            "exporter": raw["exporter"],
            "exporter_iso3": exporter_codes(raw["exporter"]),
            "importer": raw["importer"],
            "importer_iso3": raw["importer_iso3"],
            "hs_code": raw["hs6"],
            "value_usd": (value * USD_PER_UNIT).round(2),
        }
    )
