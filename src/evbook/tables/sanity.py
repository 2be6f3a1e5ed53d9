"""Named checks of what the numbers must look like if the world is as it is; each speaks when it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

Finding = tuple[str, str]  # where, what is wrong


@dataclass(frozen=True)
class SanityCheck:
    """A name, the tables it reads (findings belong to the first) and the function that looks."""

    name: str
    tables: tuple[str, ...]
    find: Callable[..., Iterator[Finding]]


def importers_fit_total(by_importer: pd.DataFrame, exports: pd.DataFrame) -> Iterator[Finding]:
    """Importers of a year sum to 85 to 105 % of the exporter's own world total, where there is one."""
    key = ["year", "exporter_iso3", "product"]
    summed = by_importer.groupby(key)["value_usd"].sum()
    total = exports.set_index(key)["value_usd"]
    ratio = (summed / total).dropna().rename("ratio")
    if ratio.empty:
        yield "all years", "no year can be compared with a world total in car_exports"
    for row in ratio[(ratio < 0.85) | (ratio > 1.05)].reset_index().itertuples():
        where = f"{row.year} {row.exporter_iso3} {row.product}"
        yield where, f"importers sum to {row.ratio:.1%} of the world total, 85 to 105 % expected"


def parts_below_all_cars(exports: pd.DataFrame) -> Iterator[Finding]:
    """Battery-electric cars plus plug-in hybrids are never worth more than all cars."""
    wide = exports.pivot(index=["year", "exporter_iso3"], columns="product", values="value_usd")
    if "all_cars" not in wide:
        return
    parts = wide.drop(columns="all_cars").sum(axis=1)
    for row in wide[parts > wide["all_cars"]].reset_index().itertuples():
        yield f"{row.year} {row.exporter_iso3}", "electric cars are worth more than all cars; definitions are mixed"


def hs_codes_fit_products(*tables: pd.DataFrame) -> Iterator[Finding]:
    """Each product has its one code."""
    codes = {"bev": "870380", "phev": "870360", "all_cars": "8703"}
    for table in tables:
        wrong = table[table["hs_code"] != table["product"].map(codes)]
        for row in wrong.itertuples():
            yield f"{row.year} {row.exporter_iso3} {row.product}", f"code {row.hs_code} is not that of the product"


def china_bev_exports(exports: pd.DataFrame) -> Iterator[Finding]:
    """China's battery-electric exports of 2022 are 20.1 billion USD, as several sources have it, within 2 %."""
    yield from _within(exports, {"year": 2022, "exporter_iso3": "CHN", "product": "bev"}, "value_usd", 20.09e9, 0.02)


def brazil_unit_values(brazil: pd.DataFrame) -> Iterator[Finding]:
    """A month's average car is worth 3,000 to 100,000 USD and weighs 500 to 3,500 kg."""
    for unit, column, low, high in (
        ("USD", "value_fob_usd", 3_000, 100_000),
        ("kg", "net_weight_kg", 500, 3_500),
    ):
        each = brazil[column] / brazil["quantity_units"]
        for row in brazil[(each < low) | (each > high)].itertuples():
            found = getattr(row, column) / row.quantity_units
            message = f"{found:,.0f} {unit} a car, {low:,} to {high:,} expected; wrong unit or code?"
            yield f"{row.year}-{row.month:02d} {row.product}", message


def unit_values_plausible(values: pd.DataFrame) -> Iterator[Finding]:
    """A published unit value lies between 3,000 and 100,000 USD."""
    wrong = values[~values["unit_value_usd"].between(3_000, 100_000)]
    for row in wrong.itertuples():
        yield f"{row.country} {row.period}", f"{row.unit_value_usd:,.0f} USD a car; 3,000 to 100,000 expected"


def brazil_agrees(values: pd.DataFrame, brazil: pd.DataFrame) -> Iterator[Finding]:
    """Brazil's published yearly unit values follow from the monthly table."""
    yearly = brazil.groupby(["year", "product"])[["value_fob_usd", "quantity_units"]].sum()
    each = yearly["value_fob_usd"] / yearly["quantity_units"]
    for row in values[(values["country_iso3"] == "BRA") & values["full_year"]].itertuples():
        monthly = each.get((row.year, row.product))
        if monthly is None or abs(monthly / row.unit_value_usd - 1) > 0.001:
            yield f"Brazil {row.period} {row.product}", f"{row.unit_value_usd} USD a car, months give {monthly}"


def eu27_plausible(eu27: pd.DataFrame) -> Iterator[Finding]:
    """A year's measures lie within 30 % of one another."""
    for year, values in eu27.groupby("year")["value_eur"]:
        if values.max() > 1.3 * values.min():
            yield str(year), "measures differ by more than 30 %; a wrong unit?"


def brand_sales_in_range(sales: pd.DataFrame) -> Iterator[Finding]:
    """Each country's brands sell between 5 and 40 million vehicles a year."""
    for row in sales[~sales["vehicles"].between(5e6, 40e6)].itertuples():
        yield f"{row.year} {row.brand_nationality}", f"{row.vehicles:,} vehicles; 5 to 40 million expected"


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


def china_builds_27_million(production: pd.DataFrame) -> Iterator[Finding]:
    """China built 27.0 million vehicles in 2022, within 1 %."""
    yield from _within(production, {"year": 2022, "country_iso3": "CHN"}, "vehicles", 27.0e6, 0.01)


def world_production_plausible(production: pd.DataFrame) -> Iterator[Finding]:
    """Years with the row Others sum to 55 to 110 million vehicles."""
    whole = production[production["year"].isin(production.loc[production["country"] == "Others", "year"])]
    for year, total in whole.groupby("year")["vehicles"].sum().items():
        if not 55e6 <= total <= 110e6:
            yield str(year), f"all countries sum to {total:,}; 55 to 110 million expected"


def china_ev_share(shares: pd.DataFrame) -> Iterator[Finding]:
    """China's share of 2022 was 29 %, within a tenth."""
    yield from _within(shares, {"year": 2022, "region": "China"}, "share_pct", 29.0, 0.1)


def _within(
    table: pd.DataFrame, key: dict[str, object], column: str, expected: float, tolerance: float
) -> Iterator[Finding]:
    where = " ".join(map(str, key.values()))
    rows = table.loc[(table[list(key)] == pd.Series(key)).all(axis=1), column]
    if rows.empty:
        yield where, f"no row; {column} of about {expected:,} expected"
    elif abs(rows.iloc[0] / expected - 1) > tolerance:
        yield where, f"{column} is {rows.iloc[0]:,}, {expected:,} within {tolerance:.0%} expected"


SANITY_CHECKS = (
    SanityCheck("importers-fit-total", ("ev_exports_by_importer", "car_exports"), importers_fit_total),
    SanityCheck("parts-below-all-cars", ("car_exports",), parts_below_all_cars),
    SanityCheck("hs-codes-fit-products", ("car_exports", "ev_exports_by_importer"), hs_codes_fit_products),
    SanityCheck("china-bev-exports-2022", ("car_exports",), china_bev_exports),
    SanityCheck("brazil-unit-values", ("brazil_imports_from_china",), brazil_unit_values),
    SanityCheck("unit-values-plausible", ("published_unit_values",), unit_values_plausible),
    SanityCheck("brazil-agrees", ("published_unit_values", "brazil_imports_from_china"), brazil_agrees),
    SanityCheck("eu27-measures-close", ("eu27_bev_imports_from_china",), eu27_plausible),
    SanityCheck("brand-sales-in-range", ("sales_by_brand_nationality",), brand_sales_in_range),
    SanityCheck("groups-cover-importers", ("income_groups", "ev_exports_by_importer"), groups_cover_importers),
    SanityCheck("groups-complete", ("income_groups",), groups_complete),
    SanityCheck("china-income-group", ("income_groups",), china_income_group),
    SanityCheck(
        "economies-cover",
        ("economies", "car_exports", "ev_exports_by_importer", "published_unit_values", "vehicle_production"),
        economies_cover,
    ),
    SanityCheck("china-builds-27-million", ("vehicle_production",), china_builds_27_million),
    SanityCheck("world-production-plausible", ("vehicle_production",), world_production_plausible),
    SanityCheck("china-ev-share-2022", ("ev_sales_share",), china_ev_share),
)
