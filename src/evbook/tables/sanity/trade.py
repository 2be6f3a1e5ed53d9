"""Facts that the tables on trade in cars must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within


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
    yield from within(exports, {"year": 2022, "exporter_iso3": "CHN", "product": "bev"}, "value_usd", 20.09e9, 0.02)


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


def us_imports_electric(imports: pd.DataFrame) -> Iterator[Finding]:
    """The US imported battery cars of 110.9 million USD from China in 2024, within 1 %."""
    yield from within(imports, {"year": 2024, "hs_code": "870380"}, "value_usd", 110.9e6, 0.01)


CHECKS = (
    SanityCheck("importers-fit-total", ("ev_exports_by_importer", "car_exports"), importers_fit_total),
    SanityCheck("parts-below-all-cars", ("car_exports",), parts_below_all_cars),
    SanityCheck("hs-codes-fit-products", ("car_exports", "ev_exports_by_importer"), hs_codes_fit_products),
    SanityCheck("china-bev-exports-2022", ("car_exports",), china_bev_exports),
    SanityCheck("brazil-unit-values", ("brazil_imports_from_china",), brazil_unit_values),
    SanityCheck("unit-values-plausible", ("published_unit_values",), unit_values_plausible),
    SanityCheck("brazil-agrees", ("published_unit_values", "brazil_imports_from_china"), brazil_agrees),
    SanityCheck("eu27-measures-close", ("eu27_bev_imports_from_china",), eu27_plausible),
    SanityCheck("us-bev-imports-2024", ("us_car_imports_from_china",), us_imports_electric),
)
