"""Car exports by type and exporting country."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import measures
from evbook.analysis.measures import PERCENT

BEV = "Battery electric"
PHEV = "Plug-in hybrid"
OTHER = "Other cars"
# Where customs' plug-in line is not known it stays in the residual, which then is another quantity.
OTHER_WITH_PHEV = "Other cars, plug-in hybrids included"


def exports_wide(car_exports: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """One row an exporter and year: columns bev, phev, all_cars in USD (missing where not published)."""
    rows = car_exports[car_exports["year"].between(first_year, last_year)]
    wide = rows.pivot_table(index=["exporter", "year"], columns="product", values="value_usd", aggfunc="sum")
    return wide.reindex(columns=["bev", "phev", "all_cars"])


def car_exports_by_type(car_exports: pd.DataFrame, exporter: str, first_year: int, last_year: int) -> pd.DataFrame:
    """Exports of `exporter` split by type: columns year, type, value_usd; years without a total are left out.

    The residual is what heading 8703 holds beside the lines that are known: engines, hybrids, even golf carts.
    """
    of_exporter = car_exports[car_exports["exporter"] == exporter]
    wide = exports_wide(of_exporter, first_year, last_year).reset_index()
    complete = wide.dropna(subset=["bev", "all_cars"])
    rows = [row for _, year in complete.iterrows() for row in _split(year)]
    return pd.DataFrame(rows, columns=["year", "type", "value_usd"])


def _split(year: pd.Series[Any]) -> list[tuple[int, str, float]]:
    known_phev = pd.notna(year["phev"])
    phev = float(year["phev"]) if known_phev else 0.0
    residual = float(year["all_cars"]) - float(year["bev"]) - phev
    parts = [(BEV, float(year["bev"]))]
    parts += [(PHEV, phev), (OTHER, residual)] if known_phev else [(OTHER_WITH_PHEV, residual)]
    return [(int(year["year"]), name, value) for name, value in parts]


def bev_share_of_car_exports(car_exports: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Share of HS 870380 in HS 8703 by value: columns year, exporter, bev_value_usd, share_pct."""
    wide = exports_wide(car_exports, first_year, last_year).dropna(subset=["bev", "all_cars"]).reset_index()
    wide["share_pct"] = PERCENT * wide["bev"] / wide["all_cars"]
    return wide.rename(columns={"bev": "bev_value_usd"})[["year", "exporter", "bev_value_usd", "share_pct"]]


def rows_with_both_lines(car_exports: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """The rows behind `bev_share_of_car_exports`: exporters and years that have battery cars and the whole heading."""
    known = bev_share_of_car_exports(car_exports, first_year, last_year)[["year", "exporter"]]
    return car_exports[car_exports["product"].isin(["bev", "all_cars"])].merge(known, on=["year", "exporter"])


def growth_on_year_before_pct(car_exports: pd.DataFrame, exporter: str, year: int) -> dict[str, float]:
    """Growth on the year before of the exporter's battery cars (bev) and of its other cars (other), value, percent."""
    battery = [measures.car_exports_usd_bn(car_exports, exporter, "bev", each) for each in (year, year - 1)]
    others = [measures.other_cars_usd_bn(car_exports, exporter, each) for each in (year, year - 1)]
    return {"bev": measures.growth_pct(*battery), "other": measures.growth_pct(*others)}


def peak_share(car_exports: pd.DataFrame, exporter: str, first_year: int, last_year: int) -> dict[str, float]:
    """The year in which battery cars had their highest share of the exporter's car exports: year, share_pct."""
    shares = bev_share_of_car_exports(car_exports, first_year, last_year)
    own = shares[shares["exporter"] == exporter]
    top = own.sort_values("share_pct").iloc[-1]
    return {"year": float(top["year"]), "share_pct": float(top["share_pct"])}
