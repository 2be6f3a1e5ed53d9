"""Findings on China's export surge: exports over production, and which cars carry the growth."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import surge
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition


def export_surge(passenger_cars: pd.DataFrame, vehicle_exports: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Growth by the makers' count; the tables china_passenger_cars and china_vehicle_exports.

    Glues passenger_exports_first_million, passenger_exports_last_million, export_ratio_first_pct,
    export_ratio_last_pct, nev_share_of_export_growth_pct, nev_share_of_vehicle_growth_pct, surge_mostly_other,
    home_sales_change_million, home_nev_change_million, home_displaced. Needs first_year and year.
    """
    years = (p.first_year, p.year)
    rows = passenger_cars[passenger_cars["year"].isin(years) & passenger_cars["powertrain"].isin(["all", "nev"])]
    for label, year in zip(("first", "last"), years, strict=True):
        of_year: dict[str, Any] = {"year": year, "rows": only(rows, powertrain="all", year=year)}
        exported = surge.exports_million(passenger_cars, "all", year)
        ratio = surge.exports_over_production_pct(passenger_cars, year)
        results.record(f"passenger_exports_{label}_million", exported, unit="million cars", **of_year)
        results.record(f"export_ratio_{label}_pct", ratio, unit="percent", decimals=0, **of_year)
    _carried(passenger_cars, vehicle_exports, rows, years)
    _home(passenger_cars, rows, years)


def customs_view(passenger_cars: pd.DataFrame, customs: pd.DataFrame, p: DownstreamCompetition) -> None:
    """The customs counts beside the makers'; the tables china_passenger_cars and china_exports_customs_counts.

    Glues nev_exports_million, customs_vehicles_million, customs_nev_million, customs_last_year,
    customs_nev_share_of_growth_pct, surge_turned. Needs year.
    """
    own = only(passenger_cars, powertrain="nev", year=p.year)
    makers = surge.exports_million(passenger_cars, "nev", p.year)
    results.record("nev_exports_million", makers, unit="million vehicles", decimals=2, year=p.year, rows=own)
    for name, product in (("vehicles", "all_vehicles"), ("nev", "nev")):
        _customs_count(f"customs_{name}_million", only(customs, product=product, year=p.year))
    last = int(customs["year"].max())
    share = surge.customs_nev_share_of_growth_pct(customs, last)
    rows = customs[customs["year"].isin([last - 1, last])]
    about: dict[str, Any] = {"unit": "percent", "decimals": 0, "year": last, "rows": rows}
    results.word("customs_last_year", str(last))
    results.record("customs_nev_share_of_growth_pct", share, **about)
    results.guard(
        "surge_turned",
        share > 50,
        "The customs' count for {customs_last_year}, a year that the makers' table does not reach, points the other "
        "way: new-energy vehicles carried about {customs_nev_share_of_growth_pct} % of that year's growth, if the two "
        "reports compared mean the same.",
    )


def _carried(
    passenger_cars: pd.DataFrame, vehicle_exports: pd.DataFrame, rows: pd.DataFrame, years: tuple[int, int]
) -> None:
    share = surge.nev_share_of_export_growth_pct(passenger_cars, *years)
    wider = surge.nev_share_of_vehicle_growth_pct(passenger_cars, vehicle_exports, *years)
    typed = vehicle_exports[vehicle_exports["year"].isin(years)]
    note = (
        "High: over passenger cars, though buses and vans are in the new-energy count. Low: over vehicles of all kinds."
    )
    about: dict[str, Any] = {"unit": "percent", "decimals": 0, "year": years[1]}
    interval: dict[str, Any] = {"low": min(share, wider), "high": max(share, wider), "note": note}
    results.record("nev_share_of_export_growth_pct", share, rows=rows, **interval, **about)
    results.record("nev_share_of_vehicle_growth_pct", wider, rows=(rows, typed), **about)
    results.guard(
        "surge_mostly_other",
        share < 50,
        "Most of the growth of China's exports of passenger cars from {first_year} to {year} came from cars that are "
        "not new-energy vehicles.",
        "New-energy vehicles carried at least half of the growth of China's exports of passenger cars from "
        "{first_year} to {year}.",
    )


def _home(passenger_cars: pd.DataFrame, rows: pd.DataFrame, years: tuple[int, int]) -> None:
    change = {
        powertrain: surge.home_sales_million(passenger_cars, powertrain, years[1])
        - surge.home_sales_million(passenger_cars, powertrain, years[0])
        for powertrain in ("all", "nev")
    }
    about: dict[str, Any] = {"unit": "million vehicles", "suffix": "million", "year": years[1], "rows": rows}
    results.change("home_sales_change_million", change["all"], **about)
    results.change("home_nev_change_million", change["nev"], **about)
    results.guard(
        "home_displaced",
        change["nev"] > max(change["all"], 0) and _more_others_abroad(passenger_cars, years),
        "So cars with an engine alone lost buyers at home while more of them went abroad.",
    )


def _more_others_abroad(passenger_cars: pd.DataFrame, years: tuple[int, int]) -> bool:
    then, now = (
        surge.exports_million(passenger_cars, "all", year) - surge.exports_million(passenger_cars, "nev", year)
        for year in years
    )
    return now > then


def _customs_count(name: str, row: pd.DataFrame) -> None:
    first = row.iloc[0]
    hedge = "" if pd.isna(first["qualifier"]) else f"{first['qualifier']} "
    million = float(first["vehicles"]) / 1e6
    shown = hedge + results.format_number(million, 2)
    note = str(first["definition"])
    about: dict[str, Any] = {"year": int(first["year"]), "rows": row, "note": note, "display": shown}
    results.record(name, million, unit="million vehicles", **about)
