"""Facts that the tables on shifting markets must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck

# Vehicles and battery cars delivered, as the association itself published them (its 2025 figures rounded).
_INDONESIA = {2022: (1_048_040, 10_327), 2023: (1_005_802, 17_051), 2024: (865_723, 43_188), 2025: (803_700, 103_900)}
_JAPANESE_SHARE_PCT = {2022: 92.5, 2025: 81.1}


def indonesia_totals(wholesales: pd.DataFrame) -> Iterator[Finding]:
    """Every year's vehicles and battery cars are the association's, within 0.3 %."""
    for year, expected in _INDONESIA.items():
        rows = wholesales[wholesales["year"] == year]
        counts = rows["units"].sum(), rows.loc[rows["powertrain"] == "bev", "units"].sum()
        for name, count, official in zip(("vehicles", "battery cars"), counts, expected, strict=True):
            if abs(count / official - 1) > 0.003:
                yield f"Indonesia {year}", f"{count:,} {name}, {official:,} within 0.3 % expected"


def indonesia_japanese_share(wholesales: pd.DataFrame) -> Iterator[Finding]:
    """Japanese brands had 92.5 % of the market in 2022 and 81.1 % in 2025."""
    for year, expected in _JAPANESE_SHARE_PCT.items():
        rows = wholesales[wholesales["year"] == year]
        share = 100 * rows.loc[rows["brand_nationality"] == "Japan", "units"].sum() / max(rows["units"].sum(), 1)
        if abs(share - expected) > 0.1:
            yield f"Indonesia {year}", f"Japanese brands sold {share:.1f} %, {expected} expected"


def china_exports_below_production(cars: pd.DataFrame) -> Iterator[Finding]:
    """No powertrain exports more than a third of what is made, and none more than all passenger cars."""
    whole = cars[cars["powertrain"] == "all"].set_index("year")["exports_million"].to_dict()
    for row in cars.dropna(subset=["exports_million"]).to_dict("records"):
        where, exported, made = (
            f"China {row['year']} {row['powertrain']}",
            row["exports_million"],
            row["production_million"],
        )
        if exported * 3 > made:
            yield where, f"{exported} of {made} million exported; at most a third expected"
        if not exported <= whole.get(row["year"], 0):
            yield where, f"{exported} million exported, more than all passenger cars of the year"


def china_powertrains_add_up(cars: pd.DataFrame) -> Iterator[Finding]:
    """From 2019 on battery cars and plug-in hybrids sold are all new-energy vehicles, within 1 %; never more before."""
    wide = cars.pivot(index="year", columns="powertrain", values="sales_million").dropna(subset=["bev", "phev", "nev"])
    for row in wide.reset_index().to_dict("records"):
        part, low = (row["bev"] + row["phev"]) / row["nev"], 0.99 if row["year"] >= 2019 else 0.7
        if not low <= part <= 1.01:
            yield f"China {row['year']}", f"bev and phev are {part:.1%} of nev, {low:.0%} to 101 % expected"


def counts_of_china_nested(vehicles: pd.DataFrame, cars: pd.DataFrame) -> Iterator[Finding]:
    """All vehicles exported exceed passenger cars exported, by up to a half."""
    passenger = cars.loc[cars["powertrain"] == "all", ["year", "exports_million"]]
    for row in vehicles.merge(passenger, on="year", suffixes=("", "_cars")).to_dict("records"):
        every, part = row["exports_million"], row["exports_million_cars"]
        if not part < every < 1.5 * part:
            yield f"China {row['year']}", f"{every} million vehicles, {part} million passenger cars"


def customs_count_more(customs: pd.DataFrame, cars: pd.DataFrame) -> Iterator[Finding]:
    """Customs count more new-energy vehicles than makers report, and fewer than all vehicles."""
    makers = cars[cars["powertrain"] == "nev"].set_index("year")["exports_million"].to_dict()
    wide = customs.pivot(index="year", columns="product", values="vehicles").reset_index()
    for row in wide.to_dict("records"):
        where, electric, reported = f"China {row['year']}", row["nev"], 1e6 * makers.get(row["year"], 0)
        if not electric < row["all_vehicles"]:
            yield where, f"{electric:,} new-energy of {row['all_vehicles']:,} vehicles; a wrong unit?"
        if electric < reported:
            yield where, f"customs count {electric:,} new-energy vehicles, makers {reported:,.0f}"


def brazil_duty_rises(steps: pd.DataFrame) -> Iterator[Finding]:
    """Each step raises the duty and lowers the quota, and stays below the 35 % it ends at."""
    for product, rows in steps.sort_values(["year", "month"]).groupby("product"):
        if not (rows["duty_pct"].is_monotonic_increasing and rows["duty_pct"].lt(35).all()):
            yield str(product), f"duties {rows['duty_pct'].tolist()}; rising and below 35 expected"
        if not rows["duty_free_quota_usd"].is_monotonic_decreasing:
            yield str(product), f"quotas {rows['duty_free_quota_usd'].tolist()}; falling expected"


CHECKS = (
    SanityCheck("indonesia-totals", ("indonesia_wholesales",), indonesia_totals),
    SanityCheck("indonesia-japanese-share", ("indonesia_wholesales",), indonesia_japanese_share),
    SanityCheck("china-exports-below-production", ("china_passenger_cars",), china_exports_below_production),
    SanityCheck("china-powertrains-add-up", ("china_passenger_cars",), china_powertrains_add_up),
    SanityCheck("china-counts-nested", ("china_vehicle_exports", "china_passenger_cars"), counts_of_china_nested),
    SanityCheck("customs-count-more", ("china_exports_customs_counts", "china_passenger_cars"), customs_count_more),
    SanityCheck("brazil-duty-rises", ("brazil_duty_steps",), brazil_duty_rises),
)
