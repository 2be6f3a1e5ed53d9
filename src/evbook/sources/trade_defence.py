"""Duties on electric cars: the EU's by company, and tariffs of other markets by date."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique, typed

EU_MEMBERS = ("BEL", "DEU", "ESP", "FRA", "ITA", "NLD", "POL", "SWE")
EU = "European Union"
# Plain names of the markets, as the table economies has them.
MARKETS = {
    "BRA": "Brazil",
    "CAN": "Canada",
    "JPN": "Japan",
    "MEX": "Mexico",
    "TUR": "Türkiye",
    "USA": "United States",
}

_SHORT_NAMES = {
    "BYD Group": "BYD",
    "Geely Group": "Geely",
    "SAIC Group": "SAIC",
    "Tesla (Shanghai)": "Tesla",
    "Other cooperating companies": "Cooperating",
    "All other (non-cooperating) companies": "Not cooperating",
}
_DUTY_KEY = ["company"]
_RATES = ["definitive_pct", "provisional_pct"]
_STEP_COLUMNS = [
    *("country_iso3", "measure", "measure_name", "valid_from", "valid_until", "rate_pct", "condition", "source_id"),
]
_STATUTORY_COLUMNS = ["reporter_iso3", "year", "tech", "hs_codes_used", "tariff_mfn_simple_avg"]
_STEP_KEY = ["country_iso3", "measure_name", "valid_from"]
_DATE = r"\d{4}-\d{2}-\d{2}"
_BEV_CODE = "870380"


def eu_duties(path: Path) -> pd.DataFrame:
    """Countervailing duties: company, short_name, definitive_pct, provisional_pct (percent of value), in_force (date).

    Raises RawFileError for a company that has no short name, one that stands twice, and a rate above 100.
    """
    raw = read_csv(path, ["company", *_RATES, "in_force"])
    rates = {name: numbers(raw[name], path.name) for name in _RATES}
    duties = raw.assign(short_name=raw["company"].map(_SHORT_NAMES), **rates)
    unknown = duties.loc[duties["short_name"].isna(), "company"]
    if len(unknown):
        raise RawFileError(f"{path.name}: company {unknown.iloc[0]!r} has no short name; add it to trade_defence.py")
    require_unique(duties, _DUTY_KEY, path.name)
    _require_percent(duties["definitive_pct"], 100, path.name)
    return duties[["company", "short_name", *_RATES, "in_force"]]


def undertakings() -> pd.DataFrame:
    """Accepted price undertakings: company, short_name, definitive_pct, undertaking_from (date), source_id."""
    name = "eu_bev_undertakings"
    columns = ["company", "short_name", "definitive_pct", "undertaking_from", "source_id"]
    raw = typed(name, columns)
    require_unique(raw, _DUTY_KEY, name)
    _require_dates(raw["undertaking_from"], name)
    return raw.assign(definitive_pct=numbers(raw["definitive_pct"], name))[columns]


def statutory(path: Path, year: int) -> pd.DataFrame:
    """Statutory tariff on electric cars in `year`: country_iso3, rate_pct (simple average of the lines, percent).

    Raises RawFileError where the year is missing, its lines leave out HS 870380, or a country stands twice.
    """
    raw = read_csv(path, _STATUTORY_COLUMNS)
    rows = raw[(raw["tech"] == "evs") & (raw["year"] == str(year)) & raw["hs_codes_used"].str.contains(_BEV_CODE)]
    if rows.empty:
        raise RawFileError(f"{path.name}: no tariff on HS {_BEV_CODE} in {year}; take the file of that year")
    rates = rows.assign(rate_pct=numbers(rows["tariff_mfn_simple_avg"], path.name))
    rates = rates.rename(columns={"reporter_iso3": "country_iso3"})[["country_iso3", "rate_pct"]]
    require_unique(rates, ["country_iso3"], path.name)
    return rates.reset_index(drop=True)


def eu_statutory_pct(rates: pd.DataFrame) -> float:
    """The one tariff that the EU's members report, percent; `rates` as `statutory` gives them, RawFileError if two."""
    found = rates.loc[rates["country_iso3"].isin(EU_MEMBERS), "rate_pct"].unique()
    if len(found) != 1:
        raise RawFileError(f"members of the EU report the tariffs {sorted(found)}; one common tariff expected")
    return float(found[0])


def tariff_steps() -> pd.DataFrame:
    """Tariffs typed from pages: country_iso3, measure, measure_name, valid_from and valid_until (dates), rate_pct.

    Further columns condition and source_id. Raises RawFileError for a date out of form, an end before the beginning, a
    rate above 200, a market without a name and a step typed twice.
    """
    name = "ev_tariff_steps"
    raw = typed(name, _STEP_COLUMNS)[_STEP_COLUMNS]
    for column in ("valid_from", "valid_until"):
        _require_dates(raw[column].dropna(), name)
    ends_early = raw["valid_until"] < raw["valid_from"]
    if ends_early.any():
        raise RawFileError(f"{name}: {raw.loc[ends_early, _STEP_KEY].iloc[0].to_dict()} ends before it begins")
    require_unique(raw, _STEP_KEY, name)
    unknown = sorted(set(raw["country_iso3"]) - set(MARKETS))
    if unknown:
        raise RawFileError(f"{name}: market {unknown[0]!r} has no plain name; add it to trade_defence.py")
    steps = raw.assign(rate_pct=numbers(raw["rate_pct"], name))
    _require_percent(steps["rate_pct"], 200, name)
    return steps


def _require_dates(dates: pd.Series, where: str) -> None:
    wrong = dates[~dates.str.fullmatch(_DATE)]
    if len(wrong):
        raise RawFileError(f"{where}: {wrong.iloc[0]!r} is no date of the form YYYY-MM-DD; mend the row")


def _require_percent(rates: pd.Series, most: float, where: str) -> None:
    if rates.isna().any() or (rates > most).any():
        wrong = rates[rates.isna() | (rates > most)].iloc[0]
        raise RawFileError(f"{where}: a rate of {wrong}; percent between 0 and {most} expected, perhaps another unit")
