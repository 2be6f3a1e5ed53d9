"""World Bank: income groups by year (workbook OGHIST) and regions (classification file)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.economies import plain_names
from evbook.sources.raw import content_of, read_csv, require_unique, require_year

SHEET = "Country Analytical History"
GROUPS = {"H": "High income", "UM": "Upper middle income", "LM": "Lower middle income", "L": "Low income"}
# Fiscal years are numbered two above the calendar year of the data: FY89 rests on 1987.
FISCAL_YEAR_LEAD = 2


def tidy(path: Path, last_year: int = 2023) -> pd.DataFrame:
    """Income groups from OGHIST.xlsx: year (of the data), economy_iso3, economy, income_group.

    Economies without a group in a year have no row. Raises RawFileError where the sheet is missing, its years do
    not agree with its fiscal years, a group is unknown, or the workbook ends before `last_year`.
    """
    sheet = _sheet(path)
    years = _years(sheet, path.name)
    body = sheet[sheet[0].astype("str").str.fullmatch(r"[A-Z]{3}")]
    wide = body[[0, 1, *years]].rename(columns={0: "economy_iso3", 1: "economy", **years})
    long = wide.melt(["economy_iso3", "economy"], var_name="year", value_name="mark").dropna(subset=["mark"])
    long["mark"] = long["mark"].astype("str").str.rstrip("*").str.strip()
    long = long[~long["mark"].isin(["..", ""])]
    return _checked(long, path.name, last_year)


def _sheet(path: Path) -> pd.DataFrame:
    content = content_of(path)
    try:
        return pd.read_excel(io.BytesIO(content), sheet_name=SHEET, header=None)
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise RawFileError(
            f"{path.name}: no readable sheet {SHEET!r} ({error}); truncated or another edition; "
            "take OGHIST.xlsx from the World Bank again"
        ) from error


def _years(sheet: pd.DataFrame, where: str) -> dict[int, int]:
    """Calendar year of each column that holds groups, by column number."""
    fiscal = _line(sheet, "Bank's fiscal year")
    data = _line(sheet, "Data for calendar year")
    if fiscal is None or data is None:
        raise RawFileError(f"{where}: the lines of fiscal and calendar years are missing; another edition?")
    years = {column: int(data[column]) for column in data.index[2:] if pd.notna(data[column])}
    for column, year in years.items():
        if str(fiscal[column]) != f"FY{(year + FISCAL_YEAR_LEAD) % 100:02d}":
            raise RawFileError(f"{where}: calendar year {year} stands under {fiscal[column]}; columns have moved")
    return years


def _line(sheet: pd.DataFrame, label: str) -> pd.Series | None:
    found = sheet[sheet[1].astype("str").str.startswith(label)]
    return None if found.empty else found.iloc[0]


def _checked(long: pd.DataFrame, where: str, last_year: int) -> pd.DataFrame:
    unknown = sorted(set(long["mark"]) - set(GROUPS))
    if unknown:
        raise RawFileError(f"{where}: unknown income group {', '.join(unknown)}; allowed: {', '.join(GROUPS)}")
    require_year(long["year"], last_year, where)
    require_unique(long, ["year", "economy_iso3"], where)
    long = long.assign(
        year=long["year"].astype("int64"),
        economy=plain_names(long["economy_iso3"], long["economy"]),
        income_group=long["mark"].map(GROUPS),
    )
    return long[["year", "economy_iso3", "economy", "income_group"]].reset_index(drop=True)


def carry_forward(groups: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """Append to `groups` each year of `changes`: the year before, with the published reclassifications.

    `groups`: columns of the table income_groups. `changes`: year, economy_iso3, income_group, source_id.
    Changed rows become kind typed, carried ones kind estimate. Raises RawFileError where a change names an
    economy without a group in the year before.
    """
    for year in sorted(changes["year"].unique()):
        before = groups[groups["year"] == year - 1].assign(year=year, kind="estimate").set_index("economy_iso3")
        change = changes[changes["year"] == year].set_index("economy_iso3")
        strangers = sorted(set(change.index) - set(before.index))
        if strangers:
            raise RawFileError(f"reclassifications of {year}: no group in {year - 1} for {', '.join(strangers)}")
        before.loc[change.index, ["income_group", "source_id"]] = change[["income_group", "source_id"]]
        before.loc[change.index, "kind"] = "typed"
        groups = pd.concat([groups, before.reset_index()[groups.columns]], ignore_index=True)
    return groups


def regions(path: Path, last_year: int = 2023) -> pd.DataFrame:
    """Regions from CLASS.csv, latest year: economy_iso3, economy, region; RawFileError as `tidy` raises it."""
    raw = read_csv(path, ["economy", "code", "year_data", "region"])
    years = pd.to_numeric(raw["year_data"], errors="coerce")
    require_year(years, last_year, path.name)
    latest: pd.DataFrame = raw[years == years.max()].rename(columns={"code": "economy_iso3"})
    require_unique(latest, ["economy_iso3"], path.name)
    latest["economy"] = plain_names(latest["economy_iso3"], latest["economy"])
    return latest[["economy_iso3", "economy", "region"]].reset_index(drop=True)
