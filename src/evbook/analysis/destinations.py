"""China's electric-car exports by group of destination: value, quantity and unit value."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from evbook.analysis.measures import share_pct
from evbook.errors import EvbookError

INCOME_GROUPS = ("High income", "Upper middle income", "Lower middle income", "Low income")
UNGROUPED = "Not grouped"

EXPORTER_BASIS = "China's customs, origin China"
IMPORTER_BASIS = "Importer's figure, origin China"
ALL_ORIGINS_BASIS = "Importer's figure, all origins"

Grouping = Literal["income group", "region"]


def groups_of_destinations(grouping: Grouping, income_groups: pd.DataFrame, economies: pd.DataFrame) -> pd.DataFrame:
    """Group of each economy and year: columns iso3, year, group; the income group is that of the same year."""
    if grouping == "income group":
        columns = {"economy_iso3": "iso3", "year": "year", "income_group": "group"}
        return income_groups.rename(columns=columns)[["iso3", "year", "group"]]
    years = pd.DataFrame({"year": sorted(income_groups["year"].unique())})
    regions = economies.rename(columns={"economy_iso3": "iso3", "region": "group"})[["iso3", "group"]]
    return regions.merge(years, how="cross")[["iso3", "year", "group"]]


def rows_behind(grouping: Grouping, income_groups: pd.DataFrame, economies: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rows that `groups_of_destinations` rests on in `year`: those of the income groups, or of the regions."""
    return income_groups[income_groups["year"] == year] if grouping == "income group" else economies


def with_group(rows: pd.DataFrame, groups: pd.DataFrame, iso3_column: str) -> pd.DataFrame:
    """`rows` with a column `group` of the destination in the same year; economies without one are "Not grouped".

    Raises EvbookError where a row would be counted twice.
    """
    joined = rows.merge(groups, how="left", left_on=[iso3_column, "year"], right_on=["iso3", "year"])
    if len(joined) != len(rows):
        raise EvbookError(f"an economy stands in two groups of one year; look at duplicates in {iso3_column} and year")
    return joined.assign(group=joined["group"].fillna(UNGROUPED))


def exports_by_group(exports_by_importer: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """Exports summed by year, product and group of the importer.

    Columns year, product, group, value_usd, quantity_units (missing where any importer's is), importers (count),
    share_pct of the year's and product's value.
    """
    grouped = with_group(exports_by_importer, groups, "importer_iso3").groupby(["year", "product", "group"])
    sums = grouped.agg(
        value_usd=("value_usd", "sum"),
        quantity_units=("quantity_units", lambda units: units.sum(skipna=False)),
        importers=("importer_iso3", "nunique"),
    ).reset_index()
    totals = sums.groupby(["year", "product"])["value_usd"].transform("sum")
    sums["share_pct"] = 100 * sums["value_usd"] / totals
    return sums.sort_values(["year", "product", "value_usd"], ascending=[True, True, False], ignore_index=True)


def coverage_pct(exports_by_importer: pd.DataFrame, car_exports: pd.DataFrame, exporter: str, year: int) -> float:
    """Value of the by-importer rows over the exporter's own total for the same product and year, percent."""
    part = exports_by_importer[exports_by_importer["year"] == year]
    products = part["product"].unique()
    total = car_exports[
        (car_exports["exporter"] == exporter) & (car_exports["year"] == year) & car_exports["product"].isin(products)
    ]
    return share_pct(part["value_usd"].sum(), total["value_usd"].sum())


def unit_values_of_trade(exports_by_importer: pd.DataFrame) -> pd.DataFrame:
    """Unit value by importer where the trade table gives quantities.

    Columns year, period, destination, iso3, product, unit_value_usd, quantity_units, basis; empty where it gives none.
    """
    counted = exports_by_importer[exports_by_importer["quantity_units"].fillna(0) > 0]
    return pd.DataFrame(
        {
            "year": counted["year"],
            "period": counted["year"].astype(str),
            "destination": counted["importer"],
            "iso3": counted["importer_iso3"],
            "product": counted["product"],
            "unit_value_usd": counted["value_usd"] / counted["quantity_units"].astype(float),
            "quantity_units": counted["quantity_units"].astype(float),
            "basis": EXPORTER_BASIS,
        }
    )


def unit_values_published(published: pd.DataFrame) -> pd.DataFrame:
    """Published unit values of single destinations in the same columns; world averages are left out.

    Of several periods that begin in one year the one with most vehicles stays, since it contains the others.
    """
    keys = ["country_iso3", "product", "year"]
    rows = published[published["country_iso3"] != "WLD"].sort_values([*keys, "quantity_units"])
    last = rows.drop_duplicates([*keys, "origin"], keep="last")
    basis = last["origin"].map(lambda origin: IMPORTER_BASIS if origin == "China" else ALL_ORIGINS_BASIS)
    return pd.DataFrame(
        {
            "year": last["year"],
            "period": last["period"],
            "destination": last["country"],
            "iso3": last["country_iso3"],
            "product": last["product"],
            "unit_value_usd": last["unit_value_usd"],
            "quantity_units": last["quantity_units"].astype(float),
            "basis": basis,
        }
    )


def unit_values_by_group(
    exports_by_importer: pd.DataFrame, published: pd.DataFrame, groups: pd.DataFrame
) -> pd.DataFrame:
    """Every known unit value with the destination's group; the trade table's own where it has quantities.

    A destination, year and product that the trade table counts is not taken from publications as well.
    Columns as in `unit_values_of_trade`, and group.
    """
    counted = unit_values_of_trade(exports_by_importer)
    read = unit_values_published(published)
    keys = ["iso3", "year", "product"]
    taken = set(map(tuple, counted[keys].to_numpy().tolist()))
    fresh = read[[tuple(key) not in taken for key in read[keys].to_numpy().tolist()]]
    frames = [frame for frame in (counted, fresh) if not frame.empty]
    return with_group(pd.concat(frames, ignore_index=True), groups, "iso3").drop(columns="iso3")


def spread_inside_groups(unit_values: pd.DataFrame) -> float:
    """Largest over smallest unit value in the group where that ratio is widest; columns group, unit_value_usd."""
    spans = unit_values.groupby("group")["unit_value_usd"].agg(["min", "max"])
    return float((spans["max"] / spans["min"]).max())


def spread_between_groups(unit_values: pd.DataFrame) -> float:
    """Largest over smallest of the groups' median unit values; columns group, unit_value_usd."""
    medians = unit_values.groupby("group")["unit_value_usd"].median()
    return float(medians.max() / medians.min())
