"""US Geological Survey: mine and refinery production by country, Mineral Commodity Summaries data releases."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import content_of, numbers, read_csv, require_columns, require_unique

# The publisher's name of a commodity (2025 and 2026 editions spell them differently) and the package's.
_MINERALS = {
    "Cobalt": "Cobalt",
    "Copper": "Copper",
    "Graphite": "Graphite",
    "Graphite (Natural)": "Graphite",
    "Lithium": "Lithium",
    "Nickel": "Nickel",
    "Rare Earths": "Rare earths",
    "Rare earths": "Rare earths",
}
_STAGES = {"Mine production": "mining", "Refinery production": "refining"}
_TONNES = {"metric tons": 1.0, "thousand metric tons": 1e3, "kilograms": 1e-3}
_PLAIN_NAMES = {
    "Burma": "Myanmar",
    "Congo (Kinshasa)": "Democratic Republic of the Congo",
    "Korea, North": "North Korea",
    "Korea, Republic of": "South Korea",
    "Other Countries": "Other countries",
    "Turkey": "Türkiye",
    "World total": "World",
    "World total (rounded)": "World",
}
_NIL, _WITHHELD = "—", "W"
_COLUMNS = ["year", "mineral", "stage", "country", "quantity_t", "kind"]
_KEY = ["year", "mineral", "stage", "country"]


def tidy_2025(path: Path) -> pd.DataFrame:
    """Production of 2023 from the 2025 release: year, mineral, stage, country, quantity_t (tonnes), kind.

    quantity_t is missing where the publisher withholds it; nil production has no row. kind is estimate where the
    publisher says so. Raises RawFileError for an unknown unit, a world total that its parts miss by more than 5 %,
    or a country listed twice.
    """
    raw = read_csv(path, ["COMMODITY", "COUNTRY", "TYPE", "UNIT_MEAS", "PROD_2023", "PROD_NOTES"])
    text = raw.apply(lambda column: column.str.strip()).fillna("")
    frame = pd.DataFrame(
        {
            "year": 2023,
            "commodity": text["COMMODITY"],
            "detail": text["TYPE"],
            "country": text["COUNTRY"],
            "unit": text["UNIT_MEAS"],
            "value": text["PROD_2023"],
            "note": text["PROD_NOTES"] + " " + text["TYPE"],
        }
    )
    # An empty cell is nil, unless the note says that the figure is withheld.
    withheld = frame["note"].str.match(r"W\b") & (frame["value"] == "")
    return _tidied(frame.assign(value=frame["value"].mask(withheld, _WITHHELD)), path.name)


def tidy_2026(path: Path) -> pd.DataFrame:
    """Production of 2024 and 2025 from the 2026 release, columns and errors as `tidy_2025`.

    The file is in Windows-1252; RawFileError where it is not, and where it does not hold both years.
    """
    raw = _windows_csv(path).fillna("")
    rows = raw[(raw["Statistics"] == "Production") & raw["Section"].str.startswith("World")]
    frame = pd.DataFrame(
        {
            "year": rows["Year"],
            "commodity": rows["Commodity"],
            "detail": rows["Statistics_detail"],
            "country": rows["Country"],
            "unit": rows["Unit"],
            "value": rows["Value"],
            "note": rows["Notes"],
        }
    )
    tidied = _tidied(frame, path.name)
    if set(tidied["year"]) != {2024, 2025}:
        raise RawFileError(f"{path.name}: production of 2024 and 2025 is expected; truncated or another edition")
    return tidied


def _windows_csv(path: Path) -> pd.DataFrame:
    content_of(path)
    try:
        raw = pd.read_csv(path, dtype="str", encoding="cp1252", keep_default_na=False)
    except (UnicodeDecodeError, pd.errors.ParserError) as error:
        raise RawFileError(f"{path.name}: not a table in Windows-1252 ({error}); take it again") from error
    columns = ["Section", "Commodity", "Country", "Statistics", "Statistics_detail", "Unit", "Year", "Value", "Notes"]
    require_columns(raw, columns, path.name)
    return raw


def _tidied(frame: pd.DataFrame, where: str) -> pd.DataFrame:
    stage = frame["detail"].str.extract(r"^(Mine production|Refinery production)")[0].map(_STAGES)
    frame = frame.assign(mineral=frame["commodity"].map(_MINERALS), stage=stage).dropna(subset=["mineral", "stage"])
    frame = frame[~frame["value"].isin(["", _NIL])].reset_index(drop=True)
    tidied = frame.assign(
        year=numbers(frame["year"].astype("str"), where).astype("int64"),
        country=frame["country"].replace(_PLAIN_NAMES),
        quantity_t=_tonnes(frame, where),
        kind=frame["note"].str.contains("estimated", case=False).map({True: "estimate", False: "official"}),
    )[_COLUMNS]
    require_unique(tidied, _KEY, where)
    _check_totals(tidied, where)
    return tidied


def _tonnes(frame: pd.DataFrame, where: str) -> pd.Series:
    strange = sorted(set(frame["unit"]) - set(_TONNES))
    if strange:
        raise RawFileError(f"{where}: unknown unit {', '.join(strange)}; allowed: {', '.join(_TONNES)}")
    stated = frame["value"].str.replace(",", "").mask(frame["value"] == _WITHHELD)
    return (numbers(stated, where) * frame["unit"].map(_TONNES)).round(3)


def _check_totals(tidied: pd.DataFrame, where: str) -> None:
    whole = tidied["country"] == "World"
    key = ["year", "mineral", "stage"]
    ratio = tidied[~whole].groupby(key)["quantity_t"].sum() / tidied[whole].set_index(key)["quantity_t"]
    wrong = ratio.isna() | ((ratio - 1).abs() > 0.05)
    if wrong.any():
        raise RawFileError(
            f"{where}: countries of {ratio.index[wrong][0]} do not add up to the world total, or one of them is "
            "missing; truncated?"
        )
