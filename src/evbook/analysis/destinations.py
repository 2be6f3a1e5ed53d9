"""China's electric-car exports by group of destination: value, quantity and unit value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from evbook.analysis.measures import latest_year, only, share_pct, sources_of
from evbook.errors import EvbookError

INCOME_GROUPS = ("High income", "Upper middle income", "Lower middle income", "Low income")
UNGROUPED = "Not grouped"

# Members of the European Union, and so of its customs union, since 1 February 2020 (article 52 of its Treaty).
EU27_ISO3 = frozenset(
    [
        *("AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN"),
        *("IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE"),
    ]
)

EXPORTER_BASIS = "China's customs, origin China"
IMPORTER_BASIS = "Importer's figure, origin China"
ALL_ORIGINS_BASIS = "Importer's figure, all origins"

Grouping = Literal["income group", "region"]


def groups_of_destinations(grouping: Grouping, income_groups: pd.DataFrame, economies: pd.DataFrame) -> pd.DataFrame:
    """Group of each economy and year: columns iso3, year, group, group_source_id, group_kind.

    The income group is that of the same year; a region is the same in every year of the income groups.
    """
    renamed = {"income_group": "group", "region": "group", "economy_iso3": "iso3"}
    sourced = {"source_id": "group_source_id", "kind": "group_kind"}
    columns = ["iso3", "year", "group", "group_source_id", "group_kind"]
    if grouping == "income group":
        return income_groups.rename(columns=renamed | sourced)[columns]
    years = pd.DataFrame({"year": sorted(income_groups["year"].unique())})
    return economies.rename(columns=renamed | sourced).merge(years, how="cross")[columns]


def with_group(rows: pd.DataFrame, groups: pd.DataFrame, iso3_column: str) -> pd.DataFrame:
    """`rows` with the columns of `groups` for the destination in the same year; others are "Not grouped".

    Raises EvbookError where a row would be counted twice.
    """
    keyed = groups.rename(columns={"iso3": iso3_column})
    joined = rows.merge(keyed, how="left", on=[iso3_column, "year"])
    if len(joined) != len(rows):
        raise EvbookError(f"an economy stands in two groups of one year; look at duplicates in {iso3_column} and year")
    return joined.assign(group=joined["group"].fillna(UNGROUPED))


def eu_as_one(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` (columns importer_iso3, value_usd) with the EU's members summed into one importer, EU27."""
    importer = rows["importer_iso3"].mask(rows["importer_iso3"].isin(EU27_ISO3), "EU27")
    return (
        rows.assign(importer_iso3=importer).groupby("importer_iso3", as_index=False).agg(value_usd=("value_usd", "sum"))
    )


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


def largest_group(by_group: pd.DataFrame) -> tuple[str, float]:
    """The group with most value over all rows of a result of `exports_by_group`, and its share in percent."""
    sums = by_group.groupby("group")["value_usd"].sum().sort_values(ascending=False)
    return str(sums.index[0]), share_pct(sums.iloc[0], sums.sum())


def by_importer(rows: pd.DataFrame) -> pd.DataFrame:
    """Value by importer over all products of `rows`: columns importer_iso3, importer, value_usd."""
    return rows.groupby(["importer_iso3", "importer"], as_index=False).agg(value_usd=("value_usd", "sum"))


def coverage_pct(exports_by_importer: pd.DataFrame, car_exports: pd.DataFrame, exporter: str, year: int) -> float:
    """Value of the by-importer rows over the exporter's own total of the year, percent.

    Only products that both tables hold are compared.
    """
    part = exports_by_importer[exports_by_importer["year"] == year]
    own = car_exports[(car_exports["exporter"] == exporter) & (car_exports["year"] == year)]
    both = set(part["product"]) & set(own["product"])
    compared = part[part["product"].isin(both)]["value_usd"].sum()
    return share_pct(compared, own[own["product"].isin(both)]["value_usd"].sum())


@dataclass(frozen=True)
class KnownFlows:
    """What is known of exports by group of destination up to a year, and what part of the exporter's own total it is.

    `by_group` as of `exports_by_group`; `reconciled` where values are estimated from both sides' customs.
    """

    by_group: pd.DataFrame
    coverage_pct: float
    sources: tuple[str, ...]
    reconciled: bool


def known_flows(
    exports_by_importer: pd.DataFrame, car_exports: pd.DataFrame, groups: pd.DataFrame, not_after: int
) -> KnownFlows:
    """China's exports by group up to `not_after`; coverage is that of the last year. MissingDataError where none is."""
    until = exports_by_importer[exports_by_importer["year"] <= not_after]
    last = latest_year(exports_by_importer, not_after)
    own = only(car_exports, exporter="China", product="bev", year=last)
    return KnownFlows(
        by_group=exports_by_group(until, groups),
        coverage_pct=coverage_pct(exports_by_importer, car_exports, "China", last),
        sources=sources_of(with_group(until, groups, "importer_iso3"), own),
        reconciled=bool((until["kind"] == "estimate").any()),
    )


def unit_values_of_trade(exports_by_importer: pd.DataFrame) -> pd.DataFrame:
    """Unit value by importer where the trade table gives quantities.

    Columns year, period, destination, iso3, product, unit_value_usd, quantity_units, basis, kind, source_id;
    empty where it gives none.
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
            "kind": counted["kind"],
            "source_id": counted["source_id"],
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
            "kind": last["kind"],
            "source_id": last["source_id"],
        }
    )


def unit_values_by_group(
    exports_by_importer: pd.DataFrame, published: pd.DataFrame, groups: pd.DataFrame
) -> pd.DataFrame:
    """Every known unit value with the destination's group; the trade table's own where it has quantities.

    A destination, year and product that the trade table counts is not taken from publications as well.
    Columns as in `unit_values_of_trade`, and those of `groups_of_destinations`.
    """
    counted = unit_values_of_trade(exports_by_importer)
    read = unit_values_published(published)
    keys = ["iso3", "year", "product"]
    taken = set(map(tuple, counted[keys].to_numpy().tolist()))
    fresh = read[[tuple(key) not in taken for key in read[keys].to_numpy().tolist()]]
    frames = [frame for frame in (counted, fresh) if not frame.empty]
    return with_group(pd.concat(frames, ignore_index=True), groups, "iso3").drop(columns="iso3")
