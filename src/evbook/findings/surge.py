"""Findings on China's export surge: exports over production, and which cars carry the growth."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import surge
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition


def export_surge(passenger_cars: pd.DataFrame, vehicle_exports: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Growth by the makers' count; the tables china_passenger_cars and china_vehicle_exports.

    Glues nev_share_of_export_growth_pct, nev_share_of_vehicle_growth_pct, finding_surge, memo_driver,
    surge_follows, home_sales_change_million, home_nev_change_million, home_displaced. Needs first_year and year.
    """
    years = (p.first_year, p.year)
    rows = passenger_cars[passenger_cars["year"].isin(years) & passenger_cars["powertrain"].isin(["all", "nev"])]
    _carried(passenger_cars, vehicle_exports, rows, years)
    _home(passenger_cars, rows, years)


def customs_view(passenger_cars: pd.DataFrame, customs: pd.DataFrame, p: DownstreamCompetition) -> None:
    """The customs' last year beside the makers'; the tables china_passenger_cars and china_exports_customs_counts.

    Glues customs_last_year, customs_nev_share_of_growth_pct, surge_turned, surge_may_pass.
    """
    last = int(customs["year"].max())
    share = surge.customs_nev_share_of_growth_pct(customs, last)
    rows = customs[customs["year"].isin([last - 1, last])]
    about: dict[str, Any] = {"unit": "percent", "decimals": 0, "year": last, "rows": rows}
    results.word("customs_last_year", str(last))
    results.record("customs_nev_share_of_growth_pct", share, **about)
    turned = share > 50 > surge.nev_share_of_export_growth_pct(passenger_cars, p.first_year, p.year)
    results.guard(
        "surge_turned",
        turned,
        "The customs' count (open signs) goes on to {customs_last_year} and points the other way: new-energy vehicles "
        "carried about {customs_nev_share_of_growth_pct} % of that year's growth, if the two reports compared mean "
        "the same.",
    )
    results.guard(
        "surge_may_pass",
        turned,
        "The customs' count for {customs_last_year} warns that this may be passing.",
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
        "finding_surge",
        share < 50,
        "Most of the growth of China's exports of passenger cars from {first_year} to {year} came from cars without a "
        "plug.",
        "New-energy vehicles carried at least half of the growth of China's exports of passenger cars from "
        "{first_year} to {year}.",
    )
    results.guard(
        "memo_driver",
        0 < wider <= share < 50,
        "Electric cars were a driver of the surge, as the memo says, but not the larger one.",
    )
    results.guard(
        "surge_follows",
        share < 50,
        "Until {year} China's exports gained mostly cars without a plug; these can meet Japanese brands on their own "
        "field, and a policy that looks at the electric car alone would miss them.",
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
        "So cars without a plug lost buyers at home while more of them went abroad.",
    )


def _more_others_abroad(passenger_cars: pd.DataFrame, years: tuple[int, int]) -> bool:
    then, now = (
        surge.exports_million(passenger_cars, "all", year) - surge.exports_million(passenger_cars, "nev", year)
        for year in years
    )
    return now > then
