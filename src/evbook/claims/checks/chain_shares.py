"""Checks of the memo's claims on China's place in the chain of minerals and batteries, and on classes of minerals."""

from __future__ import annotations

import pandas as pd

from evbook import tables
from evbook.analysis import chain, concentration
from evbook.analysis.measures import only
from evbook.claims.evidence import answered, yes_or_no
from evbook.claims.measured import Measured, check

_SUPPLY, _CHAIN, _SHARES = "mineral_supply", "chain_shares", "supplier_shares"
_RARE_EARTHS = "Rare earths"
# Product of each later stage that the memo names: what batteries are made of, and the cells.
_PRODUCTS = ("Anode active material", "Cathode active material", "Battery cells")
_HALF_PCT = 50.0


@check("M23")
def dominance() -> Measured:
    """Whether China makes more than half at each stage that the memo names."""
    supply = tables.load(_SUPPLY)
    shares = chain.china_shares(supply, tables.load(_CHAIN))
    refined = only(shares, mineral=_RARE_EARTHS, stage="refining")
    named = pd.concat([refined, *(only(shares, product=product) for product in _PRODUCTS)])
    labels = ["refining of rare earths", *(product.lower() for product in _PRODUCTS)]
    told = ", ".join(f"{name} {share:.0f} %" for name, share in zip(labels, named["share_pct"], strict=True))
    return answered(
        yes_or_no((named["share_pct"] > _HALF_PCT).all()),
        named,
        unit="",
        year=f"{named['year'].min()} and {named['year'].max()}",
        tables=(_SUPPLY, _CHAIN),
        definition=f"whether China makes more than half at each stage: {told}; {_index_of_refiners(supply)}",
    )


def _index_of_refiners(supply: pd.DataFrame) -> str:
    found = concentration.concentration_of_supply(supply, int(supply["year"].min()))
    own = only(found, mineral=_RARE_EARTHS, stage="refining").iloc[0]
    return f"concentration of refiners {own['low_points']:,.0f} to {own['high_points']:,.0f} points"


@check("M34")
def class_of_neodymium() -> Measured:
    """The class in which the European Commission's study puts neodymium."""
    rows = only(tables.load(_SHARES), material="Neodymium")
    return answered(
        " or ".join(sorted({str(group).lower() for group in rows["rare_earth_group"]})),
        rows,
        unit="",
        year="",
        tables=(_SHARES,),
        definition="class of neodymium in the European Commission's study of critical raw materials",
    )
