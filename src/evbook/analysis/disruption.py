"""How many planned cars a cut of several materials leaves unbuilt: the scarcest material as a physical ceiling.

Every material i runs down as in `stockpile`, with its own share d_i from China. Supply stays what it is at the
kilograms a car that the data give, while a car may need the part k of them. In units of what the plan then needs,
missing on day t before the stock is

    m_i(t) = max(0, (k - 1 + d_i c - r - s - o min(t, T) / T) / k)

and the stock holds S / k days. What is missing beyond the stock up to day t is

    U_i(t) = max(0, integral of m_i up to t - S / k)

so that the part of the plan that can be built on a day is one less the largest slope of the U_i: every car needs every
material, and the scarcest one decides. Counted are the cars lost to the cut: those that cannot be built with it, less
those that could not be built without it either, which are some only where k is above one. An error in the kilograms of
the data leaves k at one, since what a car needs is then what was delivered for it; so k is chosen and never drawn.

The model is this book's own. It knows no prices, no switch to other cars or chemistries, no stock of parts or cars
further down, and no material saved because another one is short.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from evbook.analysis import rare_earth_imports, stockpile
from evbook.analysis.measures import PERCENT, only
from evbook.analysis.stockpile import DAYS_PER_MONTH, NEED_STEP_PP, STOCK_STEP_DAYS, Disruption

Array = npt.NDArray[np.float64]

# Magnesium, which the trade data also hold, is left out: no source at hand says how much of it a car needs.
GROUPS = {
    "All": ("Cobalt", "Graphite", "Lithium", "Magnets", "Rare earths"),
    "Battery minerals": ("Cobalt", "Graphite", "Lithium"),
    "Magnets and rare earths": ("Magnets", "Rare earths"),
}
# The year for which the International Energy Agency gives demand as it was, not as a scenario.
INTENSITY_YEAR = 2024
KG_PER_KT = 1e6
DAYS_PER_YEAR = 12 * DAYS_PER_MONTH
STEPS = 60
DEPENDENCE = "dependence_pct"
# What is assumed alike for all materials, in the order of the last axis of every array of inputs.
ASSUMED = ("stock_days", "recycling_pct", "substitution_pct", "others_pct", "ramp_months")
INPUTS = (DEPENDENCE, *ASSUMED)
# Half the range of a share from China of which there is only one count; a choice of this book.
DEPENDENCE_PP = 5.0
# A spread in percent of nothing is nothing, so an assumption of nothing is spread as if it were one step.
STEP_OF_NOTHING = {name: float(NEED_STEP_PP) for name in ASSUMED} | {"stock_days": float(STOCK_STEP_DAYS)}


@dataclass(frozen=True)
class Cut:
    """A cut of `pct` percent over `months`, the plan in thousand cars a year, and the values assumed (see ASSUMED).

    `spread_pct` is the range of these, `kg_factor_pct` the kilograms a car needs in percent of those in the data.
    """

    pct: float
    months: float
    planned_thousand: float
    assumed: Mapping[str, float]
    spread_pct: float
    kg_factor_pct: float = PERCENT

    @property
    def part(self) -> float:
        """The kilograms a car needs as a part of those in the data."""
        return self.kg_factor_pct / PERCENT

    @property
    def days(self) -> float:
        """Length of the cut in days."""
        return self.months * DAYS_PER_MONTH

    @property
    def planned_in_cut_thousand(self) -> float:
        """Cars planned while the cut lasts, thousand."""
        return self.planned_thousand * self.days / DAYS_PER_YEAR

    @property
    def averted(self) -> Cut:
        """The same plan and values where nothing is cut."""
        return replace(self, pct=0.0)


def published(shares: pd.DataFrame, imports: pd.DataFrame, group: str, year: int) -> pd.DataFrame:
    """China's share of Japan's imports of each material of `group`: frames of `rare_earth_imports.dependence` in one.

    Raises MissingDataError where a material has no figure.
    """
    frames = [rare_earth_imports.dependence(shares, imports, name, year) for name in GROUPS[group]]
    return pd.concat([frame.astype({"hs_code": object, "qualifier": object}) for frame in frames], ignore_index=True)


def kg_per_car(demand: pd.DataFrame, markets: pd.DataFrame) -> pd.DataFrame:
    """Demand of electric vehicles over electric cars sold: columns mineral, kg_per_car, source_id, kind.

    `demand` is the table mineral_demand, `markets` the table ev_markets; both by the International Energy Agency, of
    INTENSITY_YEAR. Likely high, since the demand includes vans, buses and lorries and the cars do not. Rare earths
    are those of magnets. Raises MissingDataError where a table lacks the year.
    """
    sold = only(markets, year=INTENSITY_YEAR, region="World", powertrain="ev")["sales_vehicles"].iloc[0]
    rows = only(demand, year=INTENSITY_YEAR).drop_duplicates("mineral")
    kilograms = rows["electric_vehicle_demand_kt"] * KG_PER_KT / float(sold)
    return rows.assign(kg_per_car=kilograms)[["mineral", "kg_per_car", "source_id", "kind"]].reset_index(drop=True)


def inputs(shares: pd.DataFrame, cut: Cut) -> pd.DataFrame:
    """Value and range of every input of every material: columns material, input, value, low, high.

    `shares` is a frame of `published`. A share from China has the range of its counts in the year, else DEPENDENCE_PP
    each way, within 0 to 100; the spread of the cut does not touch it. An assumption has `spread_pct` of its value each
    way; one of nothing runs from nothing to that part of STEP_OF_NOTHING. Materials in order of name, inputs as INPUTS.
    """
    rows = []
    for material, counts in shares.groupby("mineral", sort=True):
        rows.append((material, DEPENDENCE, rare_earth_imports.share_chosen_pct(counts), *_counted(counts["share_pct"])))
        rows += [(material, name, value, *_spread(name, value, cut.spread_pct)) for name, value in _in_order(cut)]
    return pd.DataFrame(rows, columns=["material", "input", "value", "low", "high"])


def _in_order(cut: Cut) -> list[tuple[str, float]]:
    return [(name, float(cut.assumed[name])) for name in ASSUMED]


def _counted(shares: pd.Series[float]) -> tuple[float, float]:
    low, high = float(shares.min()), float(shares.max())
    if low < high:
        return low, high
    return max(0.0, low - DEPENDENCE_PP), min(PERCENT, high + DEPENDENCE_PP)


def _spread(name: str, value: float, spread_pct: float) -> tuple[float, float]:
    away = (value or STEP_OF_NOTHING[name]) * spread_pct / PERCENT
    return max(0.0, value - away), value + away


def column(frame: pd.DataFrame, name: str = "value") -> Array:
    """One column of a frame of `inputs` as an array of materials by inputs."""
    return frame[name].to_numpy(float).reshape(-1, len(INPUTS))


def used_days(gap: Array, others: Array, ramp_days: Array, day: Array) -> Array:
    """`stockpile.used_days` on arrays that broadcast: days of need taken from the stock up to `day`.

    `gap` is the share of need missing on the first day, `others` the extra supply in the end (both shares of need).
    """
    gap, others, ramp_days, day = np.broadcast_arrays(gap, others, ramp_days, day)
    open_at_first, closed = gap > 0, others >= gap
    closes = np.full(gap.shape, np.inf)
    np.divide(gap * ramp_days, others, out=closes, where=open_at_first & closed)
    until = np.minimum(day, closes)
    ramped = np.minimum(until, ramp_days) ** 2 / (2 * ramp_days) + np.maximum(until - ramp_days, 0)
    return np.where(open_at_first, gap * until - others * ramped, 0.0)


def unmet_days(values: Array, cut: Cut, days: Array) -> Array:
    """Days of the plan's need that are missing beyond the stock up to each of `days`: shape of `values` less its last
    axis (the inputs), then the days."""
    share, stock, recycled, replaced, others, ramp = np.moveaxis(values, -1, 0)[..., np.newaxis]
    part = cut.part
    gap = part - 1 + (share * cut.pct / PERCENT - recycled - replaced) / PERCENT
    used = used_days(gap / part, others / PERCENT / part, ramp * DAYS_PER_MONTH, days)
    unmet: Array = np.maximum(0.0, used - stock / part)
    return unmet


def missing(values: Array, cut: Cut) -> Array:
    """Share of the need of each material that is missing in each of STEPS equal steps of the cut, beyond the stock.

    `values` are draws by materials by inputs (any leading axes), the result the same with steps in place of inputs.
    """
    unmet = unmet_days(values, cut, np.linspace(0.0, cut.days, STEPS + 1))
    share: Array = np.diff(unmet, axis=-1) * STEPS / cut.days
    return share


def ceiling_pct(missing_shares: Array) -> Array:
    """Percent of the plan that the scarcest material allows, by step; `missing_shares` as `missing` gives them."""
    ceiling: Array = PERCENT * (1 - missing_shares.max(axis=-2))
    return ceiling


def lost_thousand(values: Array, cut: Cut) -> Array:
    """Cars of the plan that cannot be built on account of the cut, thousand; `values` as in `missing`."""
    unbuilt = _unbuilt_thousand(values, cut)
    # At the data's kilograms or fewer nothing is missing without a cut.
    return unbuilt - _unbuilt_thousand(values, cut.averted) if cut.part > 1 else unbuilt


def unbuilt_anyway_thousand(frame: pd.DataFrame, cut: Cut) -> float:
    """Cars that cannot be built at the values assumed even without the cut, thousand; `frame` as `inputs`."""
    return float(_unbuilt_thousand(column(frame), cut.averted))


def _unbuilt_thousand(values: Array, cut: Cut) -> Array:
    unbuilt: Array = missing(values, cut).max(axis=-2).mean(axis=-1) * cut.planned_in_cut_thousand
    return unbuilt


def step_days(cut: Cut) -> Array:
    """Day in the middle of each step of the cut."""
    return (np.arange(STEPS) + 0.5) * cut.days / STEPS


def at_intensity(case: Disruption, kg_factor_pct: float) -> Disruption:
    """`case` in units of a need of `kg_factor_pct` percent of the normal one; supply stays as it was.

    The share that is cut then holds what the normal supply would not cover either. A stock of S days lasts like one of
    S / (kg_factor_pct / 100) days.
    """
    part = kg_factor_pct / PERCENT
    return Disruption(
        dependence_pct=(PERCENT * (part - 1) + case.dependence_pct * case.cut_pct / PERCENT) / part,
        cut_pct=PERCENT,
        cut_months=case.cut_months,
        recycling_pct=case.recycling_pct / part,
        substitution_pct=case.substitution_pct / part,
        others_pct=case.others_pct / part,
        ramp_months=case.ramp_months,
    )


def by_material(frame: pd.DataFrame, cut: Cut) -> pd.DataFrame:
    """What becomes of each material at the values assumed, the scarcest first.

    `frame` as `inputs`. Columns material, dependence_pct, cover_days (until the first shortage; at most the length of
    the cut), unmet_days (days of the plan's need missing beyond the stock on account of the cut), unmet_pct (percent of
    the need of the cut).
    """
    rows = []
    for material, own in frame.groupby("material", sort=True):
        value = own.set_index("input")["value"]
        rows.append((material, value[DEPENDENCE], *_scalar(value, cut)))
    found = pd.DataFrame(rows, columns=["material", DEPENDENCE, "cover_days", "unmet_days"])
    found["unmet_pct"] = PERCENT * found["unmet_days"] / cut.days
    return found.sort_values(["unmet_days", DEPENDENCE], ascending=False, kind="stable", ignore_index=True)


def _scalar(value: pd.Series[float], cut: Cut) -> tuple[float, float]:
    measures = ("recycling_pct", "substitution_pct", "others_pct", "ramp_months")
    normal = Disruption(
        dependence_pct=value[DEPENDENCE],
        cut_pct=cut.pct,
        cut_months=cut.months,
        **{name: float(value[name]) for name in measures},
    )
    case, averted = (at_intensity(each, cut.kg_factor_pct) for each in (normal, replace(normal, cut_pct=0.0)))
    stock = value["stock_days"] / cut.part
    unmet, anyway = (max(0.0, stockpile.stock_needed_days(each) - stock) for each in (case, averted))
    return stockpile.days_of_cover(case, stock), unmet - anyway


def first_short(found: pd.DataFrame, cut: Cut) -> list[str]:
    """Materials that run short first, none where none runs short during the cut; `found` as `by_material`."""
    first = float(found["cover_days"].min())
    if first >= cut.days:
        return []
    return list(found.loc[np.isclose(found["cover_days"], first), "material"])


def lost_at_values_thousand(found: pd.DataFrame, cut: Cut) -> float:
    """Cars lost to the cut at the values assumed, thousand; `found` as `by_material`.

    The assumptions are alike for all materials here, so that the scarcest one is the same on every day of the cut.
    """
    return float(found["unmet_days"].max()) / DAYS_PER_YEAR * cut.planned_thousand


def missing_tonnes(found: pd.DataFrame, kilograms: pd.DataFrame, cut: Cut) -> pd.DataFrame:
    """Tonnes missing beyond the stock on account of the cut: columns material, kg_per_car (what it needs), missing_t.

    `found` as `by_material`, `kilograms` as `kg_per_car`. Materials without kilograms a car, which are the magnets, are
    left out. Each is counted against the whole plan, also where another material is scarcer.
    """
    rows = found.merge(kilograms, left_on="material", right_on="mineral")
    needed = rows["kg_per_car"] * cut.part
    tonnes = rows["unmet_days"] / DAYS_PER_YEAR * cut.planned_thousand * needed
    return rows.assign(kg_per_car=needed, missing_t=tonnes)[["material", "kg_per_car", "missing_t"]]
