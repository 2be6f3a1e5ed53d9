"""How concentrated the suppliers of a mineral are, by country, stage and year."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evbook.analysis.measures import PERCENT, only, share_pct
from evbook.errors import MissingDataError

WORLD = "World"
# Rows behind which an unknown number of suppliers stands, as the publishers call them.
HIDDEN = ("Other countries", "Rest of world")
_SERIES = ["mineral", "stage", "publisher", "year"]


@dataclass(frozen=True)
class Bounds:
    """A measure that hidden suppliers leave open: not below `low`, not above `high`."""

    low: float
    high: float


def herfindahl_bounds(named: pd.Series[float], hidden: float = 0.0) -> Bounds:
    """Bounds of the index of suppliers with quantities `named`, and `hidden` by suppliers that are not named.

    The index is the sum of squared shares in percent, 0 to 10,000 points (Herfindahl 1950, Hirschman 1945). It is
    lowest where the hidden quantity has infinitely many suppliers, highest where it has one. Nothing is assumed of
    the size of a hidden supplier: the named ones are not always the largest. Quantities in any one unit, not
    negative; missing ones are left out. Raises MissingDataError where nothing is supplied.
    """
    known = named.dropna()
    total = float(known.sum()) + hidden
    if total <= 0:
        raise MissingDataError("no quantity of any supplier; the index needs at least one")
    low = float(((PERCENT * known / total) ** 2).sum())
    return Bounds(low, low + (PERCENT * hidden / total) ** 2)


def top_share_bounds(named: pd.Series[float], count: int, hidden: float = 0.0) -> Bounds:
    """Bounds of the share of the `count` largest suppliers, percent; arguments as in `herfindahl_bounds`.

    Lowest where none of the hidden suppliers is large, highest where one stands behind all of `hidden`. Raises
    MissingDataError where nothing is supplied.
    """
    known = [float(each) for each in named.dropna()]
    total = sum(known) + hidden
    if total <= 0:
        raise MissingDataError("no quantity of any supplier; a share needs at least one")
    low, high = (sum(sorted(each, reverse=True)[:count]) for each in (known, [*known, hidden]))
    return Bounds(share_pct(low, total), share_pct(high, total))


def concentration_of_supply(mineral_supply: pd.DataFrame, year: int) -> pd.DataFrame:
    """Concentration in `year` by mineral and stage: mineral, stage, low_points, high_points, largest, ….

    largest is the largest named supplier, largest_share_pct its share, hidden_share_pct that of suppliers not named,
    top_three_low_pct and top_three_high_pct the bounds of the share of the three largest (`top_share_bounds`), all in
    the sum of all rows. Raises MissingDataError for a year without rows.
    """
    rows = only(mineral_supply, year=year).rename(columns={"supply_kt": "quantity"})
    return _concentration(rows, ["mineral", "stage"])


def concentration_over_time(mineral_production: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Concentration by mineral, stage, publisher and year, columns otherwise as `concentration_of_supply`."""
    rows = mineral_production[mineral_production["year"].between(first_year, last_year)]
    return _concentration(rows.rename(columns={"quantity_t": "quantity"}), _SERIES)


def series_of(over_time: pd.DataFrame, mineral: str, stage: str) -> pd.DataFrame:
    """The longest series of a mineral and stage that one publisher has, by year; empty where there is none."""
    rows = over_time[(over_time["mineral"] == mineral) & (over_time["stage"] == stage)]
    if rows.empty:
        return rows
    longest = rows["publisher"].value_counts().idxmax()
    return rows[rows["publisher"] == longest].sort_values("year", ignore_index=True)


def higher_stage(concentration: pd.DataFrame) -> pd.DataFrame:
    """Which stage of a mineral is more concentrated: mineral, more_concentrated, gap_low_points, gap_high_points.

    more_concentrated is refining, mining, or "undecided" where the bounds of the two overlap; the gap is refining
    less mining, from its smallest possible value to its largest.
    """
    wide = concentration.pivot(index="mineral", columns="stage", values=["low_points", "high_points"])
    low = wide["low_points"]["refining"] - wide["high_points"]["mining"]
    high = wide["high_points"]["refining"] - wide["low_points"]["mining"]
    more = pd.Series("undecided", index=wide.index).mask(low > 0, "refining").mask(high < 0, "mining")
    return pd.DataFrame({"more_concentrated": more, "gap_low_points": low, "gap_high_points": high}).reset_index()


def mine_share_by_year(
    mineral_production: pd.DataFrame, country: str, mineral: str, first_year: int, last_year: int
) -> pd.DataFrame:
    """Share of `country` in mined `mineral`: year, publisher, share_pct, quantity_t, world_t, kind, source_id."""
    wanted = (mineral_production["mineral"] == mineral) & (mineral_production["stage"] == "mining")
    rows = mineral_production[wanted & mineral_production["year"].between(first_year, last_year)]
    own = rows[rows["country"] == country].set_index(["publisher", "year"])
    world = rows.groupby(["publisher", "year"]).apply(_world)
    shares = own.assign(world_t=world, share_pct=PERCENT * own["quantity_t"] / world).reset_index()
    columns = ["year", "publisher", "share_pct", "quantity_t", "world_t", "kind", "source_id"]
    return shares[columns].sort_values(["publisher", "year"], ignore_index=True)


def mine_share_pct(mineral_production: pd.DataFrame, country: str, mineral: str, publisher: str, year: int) -> float:
    """Share of `country` in the mined `mineral` of `year` by the count of `publisher`, percent of weight.

    The world is the publisher's World row, rounded at source, or the sum of its countries where it has none.
    """
    rows = only(mineral_production, mineral=mineral, stage="mining", publisher=publisher, year=year)
    return share_pct(float(only(rows, country=country)["quantity_t"].iloc[0]), _world(rows))


def _world(rows: pd.DataFrame) -> float:
    stated = rows.loc[rows["country"] == WORLD, "quantity_t"]
    return float(stated.iloc[0] if len(stated) else rows["quantity_t"].sum())


def _concentration(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    parts = rows[rows["country"] != WORLD]
    found = [dict(zip(key, group, strict=True)) | _summary(suppliers) for group, suppliers in parts.groupby(key)]
    columns = [*key, "low_points", "high_points", "largest", "largest_share_pct", "hidden_share_pct"]
    columns += ["top_three_low_pct", "top_three_high_pct"]
    return pd.DataFrame(found, columns=columns)


def _summary(suppliers: pd.DataFrame) -> dict[str, object]:
    is_hidden = suppliers["country"].isin(HIDDEN)
    named = suppliers[~is_hidden].set_index("country")["quantity"]
    hidden = float(suppliers.loc[is_hidden, "quantity"].sum())
    bounds, three = herfindahl_bounds(named, hidden), top_share_bounds(named, 3, hidden)
    total = float(named.sum()) + hidden
    return {
        "low_points": bounds.low,
        "high_points": bounds.high,
        "largest": named.idxmax(),
        "largest_share_pct": share_pct(named.max(), total),
        "hidden_share_pct": share_pct(hidden, total),
        "top_three_low_pct": three.low,
        "top_three_high_pct": three.high,
    }
