"""US imports of cars from China: what the heading holds, and how much of China's exports reaches the country."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.measures import PERCENT, car_exports_usd_bn, only, share_pct

ELECTRIC = ("battery electric", "plug-in hybrid")
COMBUSTION = "combustion engine only"
_BILLION = 1e9


def residual_shares_pct(us_car_imports: pd.DataFrame, year: int) -> dict[str, float]:
    """Share by kind of car in what heading 8703 holds beside battery cars and plug-in hybrids, percent of value."""
    rows = only(us_car_imports, year=year)
    rest = rows[~rows["kind_of_car"].isin(ELECTRIC)]
    sums = rest.groupby("kind_of_car")["value_usd"].sum().sort_values(ascending=False)
    return {str(kind): share_pct(value, sums.sum()) for kind, value in sums.items()}


def share_of_chinas_exports_pct(us_car_imports: pd.DataFrame, car_exports: pd.DataFrame, year: int) -> float:
    """US imports of battery cars from China (customs value) over China's exports of them (free on board), percent."""
    taken = float(only(us_car_imports, year=year, kind_of_car="battery electric")["value_usd"].sum()) / _BILLION
    return share_pct(taken, car_exports_usd_bn(car_exports, "China", "bev", year))


def share_of_sales_outside_china_pct(ev_markets: pd.DataFrame, year: int) -> float:
    """Battery cars sold in the United States over those sold in the world outside China in `year`, percent."""
    own, world, china = (
        float(only(ev_markets, region=region, powertrain="bev", year=year)["sales_vehicles"].iloc[0])
        for region in ("United States", "World", "China")
    )
    return PERCENT * own / (world - china)
