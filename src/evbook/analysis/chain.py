"""China's share of the chain from the mine to the car."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.measures import only, share_pct
from evbook.errors import MissingDataError

SUPPLY_STAGES = ("mining", "refining")
LATER_STAGES = ("material", "component", "cell", "car")
BATTERY = "Battery"
COUNTRY = "China"
_COLUMNS = ["mineral", "stage", "product", "year", "share_pct", "qualifier", "source_id", "kind"]


def supplier_share_pct(mineral_supply: pd.DataFrame, country: str, mineral: str, stage: str, year: int) -> float:
    """`country`'s share of the published world supply of `mineral` at `stage` in `year`, percent.

    Raises MissingDataError where the publisher does not name the country.
    """
    rows = only(mineral_supply, mineral=mineral, stage=stage, year=year)
    own, world = (float(only(rows, country=name)["supply_kt"].iloc[0]) for name in (country, "World"))
    return share_pct(own, world)


def china_shares(mineral_supply: pd.DataFrame, chain_shares: pd.DataFrame) -> pd.DataFrame:
    """China's share at each stage: mining and refining in the base year of supply, later stages as typed.

    Columns: mineral ("Battery" where a product takes several), stage, product ("" for mining and refining), year,
    share_pct, qualifier, source_id, kind. A mineral and stage at which China is not named has no row.
    """
    year = int(mineral_supply["year"].min())
    base = only(mineral_supply, year=year, country=COUNTRY)
    shares = [
        supplier_share_pct(mineral_supply, COUNTRY, mineral, stage, year)
        for mineral, stage in zip(base["mineral"], base["stage"], strict=True)
    ]
    early = base.assign(product="", share_pct=shares, qualifier=None)[_COLUMNS]
    later = only(chain_shares, measure="production")[_COLUMNS]
    return pd.concat([early.astype({"qualifier": "object"}), later.astype({"qualifier": "object"})], ignore_index=True)


def stage_share_pct(shares: pd.DataFrame, mineral: str, stage: str) -> float | None:
    """China's share of `mineral` at `stage` in a result of `china_shares`, percent; None where China is not named."""
    try:
        return float(only(shares, mineral=mineral, stage=stage)["share_pct"].iloc[0])
    except MissingDataError:
        return None


def both_stages(shares: pd.DataFrame) -> pd.DataFrame:
    """Minerals for which China's share is known at mine and refinery: mineral (index), mining, refining (percent)."""
    early = shares[shares["stage"].isin(SUPPLY_STAGES)]
    return early.pivot(index="mineral", columns="stage", values="share_pct").dropna()[list(SUPPLY_STAGES)]
