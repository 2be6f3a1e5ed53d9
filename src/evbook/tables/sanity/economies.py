"""Facts that the tables on economies and their groups must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck


def groups_cover_importers(groups: pd.DataFrame, by_importer: pd.DataFrame) -> Iterator[Finding]:
    """98 % of each year's exports go to economies with an income group in that year."""
    known = by_importer.merge(
        groups[["year", "economy_iso3"]],
        left_on=["year", "importer_iso3"],
        right_on=["year", "economy_iso3"],
        how="left",
    )
    for year, rows in known.groupby("year"):
        share = rows.loc[rows["economy_iso3"].notna(), "value_usd"].sum() / rows["value_usd"].sum()
        if share < 0.98:
            yield str(year), f"only {share:.1%} of exports go to economies with an income group"


def groups_complete(groups: pd.DataFrame) -> Iterator[Finding]:
    """Every year has all four groups."""
    for year, present in groups.groupby("year")["income_group"]:
        if present.nunique() != 4:
            yield str(year), f"only {', '.join(sorted(set(present)))}; a group is missing"


def china_income_group(groups: pd.DataFrame) -> Iterator[Finding]:
    """China is upper middle income from 2010 to 2023: the columns of the workbook have not moved."""
    rows = groups[(groups["economy_iso3"] == "CHN") & groups["year"].between(2010, 2023)]
    for row in rows[rows["income_group"] != "Upper middle income"].itertuples():
        yield f"China {row.year}", f"{row.income_group}; Upper middle income expected"


def economies_cover(economies: pd.DataFrame, *users: pd.DataFrame) -> Iterator[Finding]:
    """Every country code of the trade tables is an economy, under the same name."""
    names = dict(zip(economies["economy_iso3"], economies["economy"], strict=True)) | {"WLD": "World"}
    for table in users:
        for role in ("exporter", "importer", "country"):
            if f"{role}_iso3" in table:
                yield from _strangers(table[[f"{role}_iso3", role]].dropna().drop_duplicates(), names)


def _strangers(pairs: pd.DataFrame, names: dict[str, str]) -> Iterator[Finding]:
    for code, name in pairs.itertuples(index=False):
        # Codes with digits or underscores stand for areas not specified and belong to no economy.
        if code.isalpha() and names.get(code) != name:
            yield f"{code}", f"called {name!r}, in economies {names.get(code)!r}"


CHECKS = (
    SanityCheck("groups-cover-importers", ("income_groups", "ev_exports_by_importer"), groups_cover_importers),
    SanityCheck("groups-complete", ("income_groups",), groups_complete),
    SanityCheck("china-income-group", ("income_groups",), china_income_group),
    SanityCheck(
        "economies-cover",
        ("economies", "car_exports", "ev_exports_by_importer", "published_unit_values", "vehicle_production"),
        economies_cover,
    ),
)
