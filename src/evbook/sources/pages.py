"""Compiled extracts and figures typed from pages: sources that have no machine-readable file of their own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.economies import exporter_codes, plain_names
from evbook.sources.raw import numbers, read_csv, require_unique, require_year, typed

NCM_PRODUCTS = {"87038000": "bev", "87036000": "phev"}
_UNIT_VALUE_KEY = ["country_iso3", "published_period", "published_type"]
_EXPORT_COLUMNS = ["year", "exporter", "exporter_iso3", "product", "hs_code", "value_usd"]


def exports_with_all_cars(path: Path, last_year: int = 2024) -> pd.DataFrame:
    """LeRaffl's extract of UN Comtrade: year, exporter, exporter_iso3, product, hs_code, value_usd.

    Two rows a country and year, bev and all_cars; what the source marks NA has no row. Raises RawFileError where
    the printed share of electric cars does not follow from the two values, or the file ends before `last_year`.
    """
    raw = read_csv(path, ["year", "country", "bev_exp_usd", "car_exp_usd", "ev_export_share"])
    bev, cars, share = (numbers(raw[name], path.name) for name in ("bev_exp_usd", "car_exp_usd", "ev_export_share"))
    if ((bev / cars - share).abs() > 1e-9).any():
        raise RawFileError(f"{path.name}: a printed share is not bev_exp_usd / car_exp_usd; damaged file")
    both = [
        _exports(raw["year"], raw["country"], product, value, path.name)
        for product, value in (("bev", bev), ("all_cars", cars))
    ]
    tidied = pd.concat(both, ignore_index=True).dropna(subset=["value_usd"])
    require_year(tidied["year"], last_year, path.name)
    return tidied.reset_index(drop=True)


def exports_of_european_countries(path: Path, last_year: int = 2024) -> pd.DataFrame:
    """cipf's extract of UN Comtrade, HS 870380, columns as `exports_with_all_cars`; RawFileError likewise."""
    raw = read_csv(path, ["reporterDesc", "refYear", "exports_870380_usd"])
    value = numbers(raw["exports_870380_usd"], path.name)
    tidied = _exports(raw["refYear"], raw["reporterDesc"], "bev", value, path.name)
    require_year(tidied["year"], last_year, path.name)
    return tidied


def exports_on_pages(path: Path) -> pd.DataFrame:
    """Typed HS 870380 exports of 2018 and 2019, columns as `exports_with_all_cars` and source_id.

    Only exporters of this package; RawFileError where a unit is not "US$ mn".
    """
    raw = read_csv(path, ["topic", "entity", "period", "metric", "value", "unit", "page_address"])
    rows = raw[(raw["topic"] == "2 870380 exports") & exporter_codes(raw["entity"]).notna()]
    units = sorted(set(rows["unit"]) - {"US$ mn"})
    if units or rows.empty:
        raise RawFileError(f"{path.name}: HS 870380 exports in {units or 'no row at all'}; US$ mn expected")
    value = (numbers(rows["value"], path.name) * 1e6).round()
    tidied = _exports(rows["period"], rows["entity"], "bev", value, path.name)
    return tidied.assign(source_id=[f"itc-{year}-page" for year in tidied["year"]])


def _exports(years: pd.Series, names: pd.Series, product: str, value: pd.Series, where: str) -> pd.DataFrame:
    codes = exporter_codes(names)
    if codes.isna().any():
        raise RawFileError(f"{where}: unknown exporter {names[codes.isna()].iloc[0]!r}; add it to economies.py")
    frame = pd.DataFrame(
        {
            "year": numbers(years, where).astype("int64"),
            "exporter": plain_names(codes, names.replace("USA", "United States")),
            "exporter_iso3": codes,
            "product": product,
            "hs_code": {"bev": "870380", "all_cars": "8703"}[product],
            "value_usd": value.round(2),
        }
    )[_EXPORT_COLUMNS]
    require_unique(frame, ["year", "exporter_iso3", "product"], where)
    return frame.reset_index(drop=True)


def brazil_from_china(path: Path) -> pd.DataFrame:
    """Brazil's imports by month: year, month, product, ncm_code, value_fob_usd, quantity_units, net_weight_kg.

    Raises RawFileError where an origin is not China, a code is unknown, a month repeats, or the printed value of
    one car does not follow from value and number.
    """
    raw = read_csv(path, ["year", "month", "ncm", "origin", "fob_usd", "units", "kg", "usd_per_unit"])
    if set(raw["origin"]) != {"China"} or not set(raw["ncm"]) <= set(NCM_PRODUCTS):
        raise RawFileError(f"{path.name}: only origin China and codes {', '.join(NCM_PRODUCTS)} are expected")
    value, cars, kilograms, printed = (
        numbers(raw[name], path.name) for name in ("fob_usd", "units", "kg", "usd_per_unit")
    )
    if ((value / cars - printed).abs() > 1).any():
        raise RawFileError(f"{path.name}: a printed usd_per_unit is not fob_usd / units; damaged file")
    tidied = pd.DataFrame(
        {
            "year": numbers(raw["year"], path.name).astype("int64"),
            "month": numbers(raw["month"], path.name).astype("int64"),
            "product": raw["ncm"].map(NCM_PRODUCTS),
            "ncm_code": raw["ncm"],
            "value_fob_usd": value,
            "quantity_units": cars.astype("int64"),
            "net_weight_kg": kilograms,
        }
    )
    require_unique(tidied, ["year", "month", "product"], path.name)
    return tidied


def unit_values(path: Path, names: dict[str, str]) -> pd.DataFrame:
    """Published unit values, the rows listed in typed/unit_value_rows.csv; columns of published_unit_values.

    `names`: plain name of each ISO code. Raises RawFileError where a listed row is not in the file or a computed
    unit value does not follow from value and number (in US dollars only, where no exchange rate enters).
    """
    raw = read_csv(path, ["country_iso3", "period", "type", "value", "currency", "units", "unit_value_usd_approx"])
    raw = raw.rename(columns={"period": "published_period", "type": "published_type"})
    kept = typed("unit_value_rows", [*_UNIT_VALUE_KEY, "year", "product", "origin", "full_year", "source_id", "note"])
    joined = kept.merge(raw.drop(columns=["note"], errors="ignore"), on=_UNIT_VALUE_KEY, how="left", indicator=True)
    if (joined["_merge"] != "both").any():
        lost = joined.loc[joined["_merge"] != "both", _UNIT_VALUE_KEY].iloc[0].to_dict()
        raise RawFileError(f"{path.name}: no row {lost}; truncated, or mend typed/unit_value_rows.csv")
    tidied = _unit_values(joined, names, path.name)
    computed = tidied["value"] / tidied["quantity_units"].astype("float64")
    dollars = (tidied["basis"] == "computed") & tidied["currency"].str.startswith("USD")
    if (dollars & ((computed - tidied["unit_value_usd"]).abs() > 1)).any():
        raise RawFileError(f"{path.name}: a unit value in USD is not value / units; damaged file")
    return tidied


def _unit_values(joined: pd.DataFrame, names: dict[str, str], where: str) -> pd.DataFrame:
    codes = joined["country_iso3"].replace("CHN->WLD", "WLD")
    stated = joined["currency"].str.endswith("per unit")
    published = joined["unit_value_usd"].fillna(joined["unit_value_usd_approx"])
    value = joined["value"].where(joined["unit_value_usd"].isna(), joined["unit_value_usd"])
    return pd.DataFrame(
        {
            "country": codes.map(names),
            "country_iso3": codes,
            "year": numbers(joined["year"], where).astype("int64"),
            "period": joined["period"],
            "product": joined["product"],
            "origin": joined["origin"],
            "value": numbers(value.rename("value"), where),
            "currency": joined["currency"],
            "quantity_units": numbers(joined["units"], where).astype("Int64"),
            "unit_value_usd": numbers(published.rename("unit_value_usd"), where),
            "basis": stated.map({True: "stated", False: "computed"}),
            "full_year": joined["full_year"].map({"true": True, "false": False}),
            "note": joined["note"],
            "source_id": joined["source_id"],
        }
    )


def eu27_imports() -> pd.DataFrame:
    """Published totals of EU27 imports from China: year, measure, definition, value_eur (euros), source_id."""
    raw = typed("eu27_bev_imports_from_china", ["year", "measure", "definition", "value_eur", "source_id"])
    return pd.DataFrame(
        {
            "year": numbers(raw["year"], "eu27").astype("int64"),
            "measure": raw["measure"],
            "definition": raw["definition"],
            "value_eur": numbers(raw["value_eur"], "eu27"),
            "source_id": raw["source_id"],
        }
    )


def sales_by_brand() -> pd.DataFrame:
    """World sales by nationality of the brand: year, brand_nationality, vehicles (number), qualifier, source_id."""
    columns = ["year", "brand_nationality", "vehicles", "qualifier", "source_id"]
    raw = typed("sales_by_brand_nationality", columns)
    whole = {name: numbers(raw[name], "sales_by_brand").astype("int64") for name in ("year", "vehicles")}
    return raw.assign(**whole)[columns]


def reclassifications() -> pd.DataFrame:
    """Published changes of income group: year (of the data), economy_iso3, income_group, source_id."""
    raw = typed("income_reclassifications", ["year", "economy_iso3", "income_group", "source_id"])
    year = numbers(raw["year"], "income_reclassifications").astype("int64")
    return raw.assign(year=year)[["year", "economy_iso3", "income_group", "source_id"]]


def claims(path: Path, columns: list[str]) -> pd.DataFrame:
    """The documents' claims as text, columns as given; RawFileError where an id repeats or is missing."""
    raw = read_csv(path, columns)
    if raw["id"].isna().any():
        raise RawFileError(f"{path.name}: a claim has no id; give it one")
    require_unique(raw, ["id"], path.name)
    return raw[columns]


def claim_relations(columns: list[str]) -> pd.DataFrame:
    """Which claims of a document bear on each other, columns as given; RawFileError where an id repeats."""
    raw = typed("claim_relations", columns)
    require_unique(raw, ["id"], "claim_relations")
    return raw[columns]
