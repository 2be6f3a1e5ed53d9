"""Findings on China's share of the chain, from the mine to the car."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import chain
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.words import listed

_RARE_EARTHS = "Rare earths"
_HALF_PCT = 50.0
# Key of each product whose share of production the text names.
_PRODUCTS = {
    "china_magnet_share_pct": "Permanent magnets",
    "china_anode_share_pct": "Anode active material",
    "china_cathode_share_pct": "Cathode active material",
    "china_cell_share_pct": "Battery cells",
    "china_electric_car_share_pct": "Electric cars",
}


def china_share_along_chain(shares: pd.DataFrame, chain_shares: pd.DataFrame, p: UpstreamMinerals) -> None:
    """China's share at mine, refinery and later stages; `shares` as of chain.china_shares.

    Glues chain_of_mineral, china_rare_earth_refining_share_pct, china_magnet_rare_earth_mining_share_pct,
    rare_earth_refining_over_mining_pp, refining_above_mining, magnets_keep_the_share, china_magnet_share_pct,
    china_anode_share_pct, china_cathode_share_pct, china_cell_share_pct, china_cell_capacity_share_pct,
    china_electric_car_share_pct, share_falls_towards_the_car, chain_supply_year, chain_page_year.
    """
    _mineral(shares, p.mineral)
    _rare_earths(shares)
    _later_stages(shares, chain_shares)
    _steps(shares)


def _mineral(shares: pd.DataFrame, mineral: str) -> None:
    """A sentence on the mineral that the reader chose; the text itself follows the rare earths."""
    if mineral == _RARE_EARTHS:
        results.word("chain_of_mineral", "")
        return
    refined = only(shares, mineral=mineral, stage="refining")
    year, share = int(refined["year"].iloc[0]), float(refined["share_pct"].iloc[0])
    results.record("china_refining_share_pct", share, unit="percent", year=year, rows=refined)
    said = f"Of the world's {mineral.lower()} China "
    mined = chain.stage_share_pct(shares, mineral, "mining")
    if mined is None:
        said += "is not named at the mine and "
    else:
        rows = only(shares, mineral=mineral, stage="mining")
        results.record("china_mining_share_pct", mined, unit="percent", year=year, rows=rows)
        said += "mined {china_mining_share_pct} % and "
    results.word("chain_of_mineral", said + "refined {china_refining_share_pct} %.")


def _rare_earths(shares: pd.DataFrame) -> None:
    rows = only(shares, mineral=_RARE_EARTHS)
    at = {stage: only(rows, stage=stage) for stage in chain.SUPPLY_STAGES}
    mined, refined = (float(at[stage]["share_pct"].iloc[0]) for stage in chain.SUPPLY_STAGES)
    year = int(at["refining"]["year"].iloc[0])
    names = ("china_magnet_rare_earth_mining_share_pct", "china_rare_earth_refining_share_pct")
    for name, stage, share in zip(names, chain.SUPPLY_STAGES, (mined, refined), strict=True):
        results.record(name, share, unit="percent", year=year, rows=at[stage], note="the four magnet rare earths")
    gap_rows = pd.concat(at.values())
    results.record(
        "rare_earth_refining_over_mining_pp", refined - mined, unit="percentage points", year=year, rows=gap_rows
    )


def _later_stages(shares: pd.DataFrame, chain_shares: pd.DataFrame) -> None:
    for name, product in _PRODUCTS.items():
        row = only(shares, product=product)
        year, share = int(row["year"].iloc[0]), float(row["share_pct"].iloc[0])
        results.record(name, share, unit="percent", decimals=0, year=year, rows=row)
    results.word("chain_supply_year", str(shares["year"].min()))
    results.word("chain_page_year", str(shares["year"].max()))
    capacity = only(chain_shares, product="Battery cells", measure="capacity")
    share, year = float(capacity["share_pct"].iloc[0]), int(capacity["year"].iloc[0])
    about = "share of capacity, not of production"
    results.record(
        "china_cell_capacity_share_pct", share, unit="percent", decimals=0, year=year, rows=capacity, note=about
    )


def _steps(shares: pd.DataFrame) -> None:
    both = chain.both_stages(shares)
    names = listed(sorted(both.index)).lower()
    results.guard(
        "refining_above_mining",
        (both["refining"] > both["mining"]).all(),
        f"Wherever both shares are known, for {names}, China's is higher at the refinery than at the mine.",
    )
    magnets, refined = (
        float(only(shares, mineral=_RARE_EARTHS, stage=stage)["share_pct"].iloc[0])
        for stage in ("component", "refining")
    )
    results.guard(
        "magnets_keep_the_share",
        magnets >= refined,
        "The step to magnets adds no second source: China makes {china_magnet_share_pct} % of permanent magnets.",
    )
    of = {product: float(only(shares, product=product)["share_pct"].iloc[0]) for product in _PRODUCTS.values()}
    cathode, cells, cars = of["Cathode active material"], of["Battery cells"], of["Electric cars"]
    results.guard(
        "share_falls_towards_the_car",
        cathode > cells > cars > _HALF_PCT,
        "From the cathode to the cell and on to the car the share falls, and still ends above half.",
    )
