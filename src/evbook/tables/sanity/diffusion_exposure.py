"""Facts that the tables behind the exposure of Japanese volumes must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

_SHARE, _SALES = "sales_share_pct", "sales_vehicles"
# Passenger cars sold in 2023 as OICA counts them.
_OICA_CARS_2023 = {"Australia": 890_823, "Brazil": 1_721_400, "Indonesia": 779_326}
_PRINTED_BYD_SHARE_PCT = 27.6


def implied_car_markets(markets: pd.DataFrame) -> Iterator[Finding]:
    """Electric cars over their share give the passenger cars that OICA counts, within 5 % (two digits each)."""
    rows = markets[(markets["year"] == 2023) & (markets["powertrain"] == "ev")]
    implied = rows.assign(cars=100 * rows[_SALES].astype("float64") / rows[_SHARE])
    for region, cars in _OICA_CARS_2023.items():
        yield from within(implied, {"region": region}, "cars", cars, 0.05)


def byd_share_as_printed(cars: pd.DataFrame) -> Iterator[Finding]:
    """BYD had 27.6 % of Thailand's battery cars in 2025, as the page prints it."""
    thai = cars[(cars["market"] == "Thailand") & (cars["year"] == 2025)].set_index("brand")["vehicles"]
    share = 100 * thai.get("BYD", 0) / thai.get("All", float("nan"))
    if not abs(share - _PRINTED_BYD_SHARE_PCT) < 0.05:
        yield "Thailand 2025", f"BYD has {share:.1f} % of all; {_PRINTED_BYD_SHARE_PCT} expected"


def battery_cars_fit_electric_cars(cars: pd.DataFrame, markets: pd.DataFrame) -> Iterator[Finding]:
    """Battery cars counted by an office are 50 to 110 % of the electric cars that the energy agency counts."""
    whole = cars[cars["brand"] == "All"].merge(
        markets[markets["powertrain"] == "ev"], left_on=["year", "market"], right_on=["year", "region"]
    )
    ratio = whole["vehicles"] / whole[_SALES].astype("float64")
    for row in whole.assign(ratio=ratio)[~ratio.between(0.5, 1.1)].to_dict("records"):
        yield (
            f"{row['market']} {row['year']}",
            f"battery cars are {row['ratio']:.0%} of electric cars; 50 to 110 % expected",
        )


CHECKS = (
    SanityCheck("car-markets-as-oica", ("ev_markets",), implied_car_markets),
    SanityCheck("byd-share-in-thailand", ("battery_cars_by_brand",), byd_share_as_printed),
    SanityCheck("battery-cars-fit", ("battery_cars_by_brand", "ev_markets"), battery_cars_fit_electric_cars),
)
