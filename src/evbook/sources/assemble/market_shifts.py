"""Tables on markets that shift: which file feeds which, and in which precedence."""

from __future__ import annotations

import pandas as pd

from evbook.sources import caam, camex, gaikindo
from evbook.sources.assemble.raw_files import Maker, RawFiles, marked


def _indonesia(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "asean" / "gaikindo_wholesales_by_brand_powertrain_origin_2022_2025.csv"
    return marked(gaikindo.tidy(path), "gaikindo", "compiled")


def _china_passenger_cars(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "ev_markets" / "china_passenger_car_sales_production_exports_caam_2016_2024.csv"
    return marked(caam.tidy(path), "caam-marklines", "compiled")


def _china_vehicle_exports(raw: RawFiles) -> pd.DataFrame:
    return caam.vehicle_exports().assign(kind="typed")


def _customs_counts(raw: RawFiles) -> pd.DataFrame:
    return caam.customs_counts().assign(kind="typed")


def _brazil_duty_steps(raw: RawFiles) -> pd.DataFrame:
    return camex.duty_steps().assign(kind="typed")


MAKERS: dict[str, Maker] = {
    "brazil_duty_steps": _brazil_duty_steps,
    "china_exports_customs_counts": _customs_counts,
    "china_passenger_cars": _china_passenger_cars,
    "china_vehicle_exports": _china_vehicle_exports,
    "indonesia_wholesales": _indonesia,
}
