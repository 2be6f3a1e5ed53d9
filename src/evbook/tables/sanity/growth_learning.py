"""Facts that the table on batteries put into electric vehicles must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

# A battery car's pack holds some tens of kWh, a plug-in hybrid's some ten: the mean of the world's cars lies between.
_KWH_A_CAR = (15.0, 80.0)


def capacity_of_cars(deployment: pd.DataFrame) -> Iterator[Finding]:
    """Electric cars took 13 GWh in 2015 and 1,000 GWh in 2025, within 5 %."""
    for year, gwh in ((2015, 13.0), (2025, 1000.0)):
        yield from within(deployment, {"year": year, "mode": "Cars"}, "deployed_gwh", gwh, 0.05)


def capacity_of_all(deployment: pd.DataFrame) -> Iterator[Finding]:
    """All kinds together took 953 GWh in 2024 and 1,191 GWh in 2025, within 1 %."""
    total = deployment.groupby("year")[["deployed_gwh"]].sum().reset_index()
    for year, gwh in ((2024, 953.0), (2025, 1191.0)):
        yield from within(total, {"year": year}, "deployed_gwh", gwh, 0.01)


def every_mode_every_year(deployment: pd.DataFrame) -> Iterator[Finding]:
    """Each kind of vehicle has each year from the first to the last: capacities are added up."""
    wide = deployment.pivot(index="year", columns="mode", values="deployed_gwh")
    wide = wide.reindex(range(deployment["year"].min(), deployment["year"].max() + 1))
    for year in wide.index[wide.isna().any(axis=1)]:
        yield str(year), "lacks a kind of vehicle; the sum over years needs all of them"


def capacity_of_one_car(deployment: pd.DataFrame, markets: pd.DataFrame) -> Iterator[Finding]:
    """Capacity over electric cars sold is 15 to 80 kWh a car in every year."""
    cars = deployment[deployment["mode"] == "Cars"].set_index("year")["deployed_gwh"]
    world = markets[(markets["region"] == "World") & (markets["powertrain"] == "ev")].set_index("year")
    kwh = (1e6 * cars / world["sales_vehicles"].astype("float64")).dropna()
    for year, each in kwh[~kwh.between(*_KWH_A_CAR)].items():
        yield str(year), f"{each:,.1f} kWh a car sold; {_KWH_A_CAR[0]:.0f} to {_KWH_A_CAR[1]:.0f} expected"


CHECKS = (
    SanityCheck("battery-capacity-of-cars", ("battery_deployment",), capacity_of_cars),
    SanityCheck("battery-capacity-of-all", ("battery_deployment",), capacity_of_all),
    SanityCheck("battery-capacity-complete", ("battery_deployment",), every_mode_every_year),
    SanityCheck("battery-capacity-of-one-car", ("battery_deployment", "ev_markets"), capacity_of_one_car),
)
