"""Findings on rare earths: who mines them, and what the European Commission says of their supply."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import concentration
from evbook.analysis.concentration import HIDDEN, WORLD
from evbook.analysis.measures import PERCENT, only, share_pct
from evbook.contracts import results
from evbook.contracts.upstream_minerals import UpstreamMinerals

_MINERAL = "Rare earths"
# From this value on the European Commission's studies since 2017 can call a material critical.
SUPPLY_RISK_THRESHOLD = 1.0
_INDEX = "index without unit"


def mine_share(mineral_production: pd.DataFrame, p: UpstreamMinerals) -> None:
    """China's latest share of mined rare earths, and the second miner; `mineral_production` is the table.

    Glues china_rare_earth_mine_share_pct, rare_earth_last_year, rare_earth_second_miner.
    """
    last_year = int(mineral_production["year"].max())
    shares = concentration.mine_share_by_year(mineral_production, "China", _MINERAL, p.mining_from, last_year)
    latest = only(shares, publisher="USGS").sort_values("year").iloc[[-1]]
    _latest(mineral_production, latest)
    _second(mineral_production, int(latest["year"].iloc[0]))


def _latest(made: pd.DataFrame, row: pd.DataFrame) -> None:
    year = int(row["year"].iloc[0])
    results.word("rare_earth_last_year", str(year))
    results.record(
        "china_rare_earth_mine_share_pct",
        concentration.mine_share_pct(made, "China", _MINERAL, "USGS", year),
        unit="percent of weight",
        rows=row,
        year=year,
        note="China's production quota over the world total of the US Geological Survey, which is rounded at source.",
    )


def _second(made: pd.DataFrame, year: int) -> None:
    rows = only(made, mineral=_MINERAL, stage="mining", publisher="USGS", year=year)
    world = float(only(rows, country=WORLD)["quantity_t"].iloc[0])
    others = rows[~rows["country"].isin([WORLD, "China", *HIDDEN])]
    second = others.nlargest(1, "quantity_t").iloc[0]
    share = share_pct(float(second["quantity_t"]), world)
    results.record("rare_earth_second_share_pct", share, unit="percent of weight", rows=rows, year=year)
    name = f"the {second['country']}" if second["country"].startswith("United ") else second["country"]
    results.word("rare_earth_second_miner", f"{name}, with {{rare_earth_second_share_pct}} %")


def european_view(supply_risk: pd.DataFrame, supplier_shares: pd.DataFrame) -> None:
    """What the European Commission's studies say; the arguments are the tables of these names.

    Glues ec_year, supply_risk__heavy-rare-earths, supply_risk__light-rare-earths, ec_supply_risk_threshold,
    heavy_processing, china_processing_share_pct__neodymium, eu_heavy_through_japan.
    """
    _risks(supply_risk)
    _processing(supplier_shares)
    _eu_sourcing(supplier_shares)


def _risks(risk: pd.DataFrame) -> None:
    last = int(risk["year"].max())
    results.word("ec_year", str(last))
    for group in ("Heavy rare earths", "Light rare earths"):
        row = only(risk, material=group, year=last)
        value = row["supply_risk"].iloc[0]
        results.record("supply_risk", value, unit=_INDEX, rows=row, year=last, dims={"material": group})
    results.record("ec_supply_risk_threshold", SUPPLY_RISK_THRESHOLD, unit=_INDEX, kind="assumption")


def _processing(shares: pd.DataFrame) -> None:
    world = only(shares, scope="World", stage="processing", country="China")
    heavy = world[world["rare_earth_group"] == "Heavy"]
    least = heavy["share_pct"].min()
    results.record("heavy_processing_least_pct", least, unit="percent of weight", decimals=0, rows=heavy)
    results.guard(
        "heavy_processing",
        least == PERCENT,
        "China processes all of the heavy ones, dysprosium and terbium",
        "China processes {heavy_processing_least_pct} % or more of the heavy ones, dysprosium and terbium",
    )
    row = only(world, material="Neodymium")
    value, dims = row["share_pct"].iloc[0], {"material": "Neodymium"}
    results.record("china_processing_share_pct", value, unit="percent of weight", rows=row, dims=dims)


def _eu_sourcing(shares: pd.DataFrame) -> None:
    sourced = only(shares, scope="EU sourcing")
    row = only(sourced, material="Heavy rare earths", stage="extraction", country="Japan")
    dims = {"material": "Heavy rare earths", "supplier": "Japan"}
    results.record("eu_sourcing_share_pct", row["share_pct"].iloc[0], unit="percent", decimals=0, rows=row, dims=dims)
    world = only(shares, scope="World", stage="extraction", rare_earth_group="Heavy")
    results.guard(
        "eu_heavy_through_japan",
        "Japan" not in set(world["country"]),
        "The study counts {eu_sourcing_share_pct__heavy-rare-earths__japan} % of the Union's heavy rare earths as "
        "sourced from Japan, which mines none in the same study: the last country of dispatch is not the mine.",
    )
