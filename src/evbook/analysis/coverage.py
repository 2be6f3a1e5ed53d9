"""What is left of a mineral's supply without its largest named supplier, and how much of demand that would meet.

The idea is the electricity sector's N-1 test: does the system hold when its largest part fails? Here supply is the
published base case and demand that of a scenario, both for the whole world. The International Energy Agency's own
N-1 indicator also takes away what the largest supplier's own country demands; here demand stays whole.
"""

from __future__ import annotations

import pandas as pd

from evbook.analysis.measures import only, share_pct

UNNAMED = ("World", "Rest of world")
# Supply and demand that differ by more than this in the base year are counted at different scopes.
LOWEST_COMPARABLE, HIGHEST_COMPARABLE = 0.8, 1.25
HALF_PCT = 50.0
_KEY = ["mineral", "stage", "year"]
_COLUMNS = [
    *_KEY,
    "supplier",
    "supply_over_demand",
    "coverage_pct",
    "supply_lost_pct",
    "comparable",
    "source_id",
    "kind",
]


def supply_over_demand(world_supply_kt: float, demand_kt: float) -> float:
    """World supply over demand, both thousand tonnes a year; ratio. Raises ZeroDivisionError without demand."""
    return float(world_supply_kt) / float(demand_kt)


def n_minus_1_coverage_pct(world_supply_kt: float, largest_kt: float, demand_kt: float) -> float:
    """World supply without the largest supplier's over whole demand, percent; all in thousand tonnes a year."""
    return share_pct(float(world_supply_kt) - float(largest_kt), demand_kt)


def supply_lost_pct(world_supply_kt: float, largest_kt: float) -> float:
    """The largest supplier's part of world supply, percent; both in thousand tonnes a year."""
    return share_pct(largest_kt, world_supply_kt)


def comparable(base_year_ratio: float) -> bool:
    """Whether supply over demand in the base year lies in 0.8 to 1.25, so that the two count the same thing."""
    return LOWEST_COMPARABLE <= base_year_ratio <= HIGHEST_COMPARABLE


def largest_named_supplier(supply: pd.DataFrame) -> tuple[str, float]:
    """Name and supply_kt of the country with most, of rows of one mineral, stage and year.

    "Rest of world" is many suppliers and "World" all of them: neither is a candidate. MissingDataError without one.
    """
    named = only(supply.assign(named=~supply["country"].isin(UNNAMED)), named=True)
    largest = named.nlargest(1, "supply_kt").iloc[0]
    return str(largest["country"]), float(largest["supply_kt"])


def electric_vehicle_share_pct(mineral_demand: pd.DataFrame, mineral: str, scenario: str, year: int) -> float:
    """Electric vehicles' part of world demand for `mineral` in `year` of `scenario`, percent."""
    row = only(mineral_demand, mineral=mineral, scenario=scenario, year=year).iloc[0]
    return share_pct(row["electric_vehicle_demand_kt"], row["demand_kt"])


def coverage(mineral_supply: pd.DataFrame, mineral_demand: pd.DataFrame, scenario: str) -> pd.DataFrame:
    """One row a mineral, stage and year, with demand of `scenario`.

    Columns: mineral, stage, year, supplier (largest named), supply_over_demand (ratio), coverage_pct,
    supply_lost_pct, comparable (of the mineral and stage in the first year), source_id, kind. Raises
    MissingDataError for a scenario, or a year of supply, that demand does not hold.
    """
    demand = only(mineral_demand, scenario=scenario)
    rows = [_row(part, demand) for _, part in mineral_supply.groupby(_KEY)]
    frame = pd.DataFrame(rows)
    base = frame[frame["year"] == frame["year"].min()].set_index(["mineral", "stage"])["supply_over_demand"]
    same_scope = base.map(comparable).rename("comparable")
    return frame.join(same_scope, on=["mineral", "stage"])[_COLUMNS]


def base_year(covered: pd.DataFrame) -> int:
    """First year of a result of `coverage`, the only one that is not a projection."""
    return int(covered["year"].min())


def without_scope_gaps(covered: pd.DataFrame) -> pd.DataFrame:
    """The rows of minerals and stages whose supply and demand are counted at one scope."""
    return covered[covered["comparable"]].reset_index(drop=True)


def singled_out(compared: pd.DataFrame, mineral: str, stage: str) -> pd.DataFrame:
    """Rows of `mineral` at `stage` by year; where it is not among them, those with least coverage in the base year."""
    of_stage = only(compared, stage=stage)
    base = of_stage[of_stage["year"] == base_year(of_stage)]
    lowest = base.nsmallest(1, "coverage_pct")["mineral"].iloc[0]
    shown = mineral if mineral in set(of_stage["mineral"]) else lowest
    return only(of_stage, mineral=shown).sort_values("year", ignore_index=True)


def _row(supply: pd.DataFrame, demand: pd.DataFrame) -> dict[str, object]:
    first = supply.iloc[0]
    needed = float(only(demand, mineral=first["mineral"], year=first["year"])["demand_kt"].iloc[0])
    world = float(only(supply, country="World")["supply_kt"].iloc[0])
    supplier, largest = largest_named_supplier(supply)
    return {
        **{name: first[name] for name in (*_KEY, "source_id", "kind")},
        "supplier": supplier,
        "supply_over_demand": supply_over_demand(world, needed),
        "coverage_pct": n_minus_1_coverage_pct(world, largest, needed),
        "supply_lost_pct": supply_lost_pct(world, largest),
    }
