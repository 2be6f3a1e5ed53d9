"""Facts that the tables on mineral supply, demand and the chain must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

# China's share of refined supply in 2024, percent, as transcribed independently from the same edition.
_CHINA_REFINES_PCT = {"Cobalt": 78.4, "Graphite": 95.7, "Lithium": 70.2, "Nickel": 31.3, "Rare earths": 91.3}
_PARTS_RANGE = (0.99, 1.04)
_SCOPE_RANGE = (0.8, 1.25)


def parts_make_the_world(supply: pd.DataFrame) -> Iterator[Finding]:
    """Named countries and the rest sum to 99 to 104 % of the published world."""
    for key, rows in supply.groupby(["year", "mineral", "stage"]):
        by_country = rows.set_index("country")["supply_kt"]
        if "World" not in by_country:
            yield " ".join(map(str, key)), "no row World"
            continue
        ratio = by_country.drop("World").sum() / by_country["World"]
        if not _PARTS_RANGE[0] <= ratio <= _PARTS_RANGE[1]:
            yield " ".join(map(str, key)), f"the parts sum to {ratio:.1%} of the world; 99 to 104 % expected"


def china_refines(supply: pd.DataFrame) -> Iterator[Finding]:
    """China's share of refined supply in 2024 is as transcribed elsewhere, within a tenth of a point."""
    base = supply[(supply["year"] == 2024) & (supply["stage"] == "refining")]
    wide = base.pivot(index="mineral", columns="country", values="supply_kt")
    shares = pd.DataFrame(
        {"mineral": wide.index, "share_pct": 100 * wide["China"].to_numpy() / wide["World"].to_numpy()}
    )
    for mineral, expected in _CHINA_REFINES_PCT.items():
        yield from within(shares, {"mineral": mineral}, "share_pct", expected, 0.1 / expected)


def one_base_year(demand: pd.DataFrame) -> Iterator[Finding]:
    """Demand of 2024 is the same in every scenario, and electric vehicles never need more than all uses."""
    base = demand[demand["year"] == 2024]
    for mineral, count in base.groupby("mineral")["demand_kt"].nunique().items():
        if count != 1:
            yield str(mineral), f"{count} values of demand in 2024; one for all scenarios expected"
    for row in demand[demand["electric_vehicle_demand_kt"] > demand["demand_kt"]].itertuples():
        yield f"{row.year} {row.mineral} {row.scenario}", "electric vehicles need more than all uses together"


def only_graphite_counts_apart(supply: pd.DataFrame, demand: pd.DataFrame) -> Iterator[Finding]:
    """Supply over demand in 2024 lies in 0.8 to 1.25 for every mineral and stage but graphite's."""
    world = supply[(supply["year"] == 2024) & (supply["country"] == "World")]
    needed = demand[(demand["year"] == 2024) & (demand["scenario"] == "STEPS")]
    both = world.merge(needed[["mineral", "demand_kt"]], on="mineral")
    both = both.assign(ratio=both["supply_kt"] / both["demand_kt"])
    unexpected = both["ratio"].between(*_SCOPE_RANGE) == both["mineral"].eq("Graphite")
    for row in both[unexpected].itertuples():
        yield f"{row.mineral} {row.stage}", f"supply over demand is {row.ratio:.2f}; another scope than before?"


def magnets_and_cells(shares: pd.DataFrame) -> Iterator[Finding]:
    """China made 94 % of permanent magnets in 2024 and about 80 % of battery cells in 2025."""
    magnets = {"year": 2024, "product": "Permanent magnets", "measure": "production"}
    yield from within(shares, magnets, "share_pct", 94.0, 0.001)
    cells = {"year": 2025, "product": "Battery cells", "measure": "production"}
    yield from within(shares, cells, "share_pct", 80.0, 0.001)


CHECKS = (
    SanityCheck("parts-make-the-world", ("mineral_supply",), parts_make_the_world),
    SanityCheck("china-refines", ("mineral_supply",), china_refines),
    SanityCheck("one-base-year-of-demand", ("mineral_demand",), one_base_year),
    SanityCheck("only-graphite-counts-apart", ("mineral_supply", "mineral_demand"), only_graphite_counts_apart),
    SanityCheck("magnets-and-cells", ("chain_shares",), magnets_and_cells),
)
