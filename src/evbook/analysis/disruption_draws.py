"""How far the ranges of the inputs move the ceiling on planned cars: draws, one input at a time, Sobol indices.

All inputs are independent and uniform over their ranges. In the draws and the indices every material has its own value
of every input, so that the ceiling is a minimum of uncertain terms: its mean lies at or below the lowest of their means
(Jensen, 1906), and the more so the more materials come close to each other. Indices are those of Sobol (2001), first
order and total, by the estimators of Saltelli and others (2010) as SALib has them; an input of all materials is one
group. They rank the ranges that were chosen, not the world.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from SALib.analyze import sobol as sobol_indices
from SALib.sample import sobol as sobol_sequence

from evbook.analysis import disruption
from evbook.analysis.digits import significant
from evbook.analysis.disruption import INPUTS, Array, Cut
from evbook.analysis.measures import PERCENT

QUANTILES = (0.10, 0.25, 0.50, 0.75, 0.90)
# Points of the sequence behind the indices, a power of two as the sequence asks; half-widths then stay near 0.02.
SEQUENCE_POINTS = 4096
RESAMPLES = 50
# Draws taken together, so that many materials do not fill the memory.
_BLOCK = 2048


@dataclass(frozen=True)
class Drawn:
    """Drawn shares of need that are missing (draws by materials by steps, 0 to 1), and the cars lost to the cut."""

    missing: Array
    lost_thousand: Array
    cut: Cut

    @property
    def ceiling_pct(self) -> Array:
        """Percent of the plan that can be built, draws by steps."""
        return disruption.ceiling_pct(self.missing)

    def lost_quantile(self, part: float) -> float:
        """The number of cars lost to the cut, thousand, that the share `part` (0 to 1) of the draws does not exceed."""
        return float(np.quantile(self.lost_thousand, part))

    @property
    def bias_of_minimum_pp(self) -> float:
        """Mean ceiling less the lowest of the materials' own mean ceilings, percentage points of the plan; never above
        zero."""
        of_each = self.missing.mean(axis=0).max(axis=0).mean()
        return float(PERCENT * (of_each - self.missing.max(axis=1).mean()))


def draw(inputs: pd.DataFrame, cut: Cut, draws: int, seed: int) -> Drawn:
    """`draws` independent uniform draws of every input of every material; `inputs` as `disruption.inputs`."""
    low = disruption.column(inputs, "low")
    units = np.random.default_rng(seed).random((draws, *low.shape))
    values = _placed(inputs, units)
    return Drawn(disruption.missing(values, cut), disruption.lost_thousand(values, cut), cut)


def _placed(inputs: pd.DataFrame, units: Array) -> Array:
    """`units` between 0 and 1 (draws by materials by inputs), moved into the ranges of the inputs."""
    low, high = disruption.column(inputs, "low"), disruption.column(inputs, "high")
    return low + units * (high - low)


def fan(inputs: pd.DataFrame, drawn: Drawn) -> pd.DataFrame:
    """Ceiling by day: columns day, assumed_pct (at the values assumed), p10, p25, p50, p75, p90 (percent of the plan).

    The quantiles are taken day by day, so that no single draw need run along one of them.
    """
    path = disruption.ceiling_pct(disruption.missing(disruption.column(inputs), drawn.cut))
    columns = {f"p{PERCENT * part:.0f}": np.quantile(drawn.ceiling_pct, part, axis=0) for part in QUANTILES}
    return significant(pd.DataFrame({"day": disruption.step_days(drawn.cut), "assumed_pct": path, **columns}))


def tornado(inputs: pd.DataFrame, cut: Cut, seed: int) -> pd.DataFrame:
    """Cars lost to the cut with one input of all materials at an end of its range and all others at their values.

    Columns input, at_low_thousand, at_high_thousand (cars), swing_thousand (the distance of the two), first_order,
    total_order (Sobol indices, 0 to 1; nothing where no draw differs from another), total_order_half (half-width of the
    95 % interval of the total index), the largest swing first.
    """
    ends = {name: _one_at_a_time(inputs, cut, name) for name in ("low", "high")}
    # Beyond the ninth digit is rounding, which would order inputs that move nothing.
    swing = np.abs(ends["high"] - ends["low"]).round(9)
    columns = {"at_low_thousand": ends["low"], "at_high_thousand": ends["high"], "swing_thousand": swing}
    found = pd.DataFrame({"input": INPUTS, **columns}).merge(sobol(inputs, cut, seed), on="input")
    return significant(found.sort_values("swing_thousand", ascending=False, kind="stable", ignore_index=True))


def _one_at_a_time(inputs: pd.DataFrame, cut: Cut, end: str) -> Array:
    """Cars lost to the cut, thousand, with each input in turn at `end` (low, high) of its range."""
    moved = np.eye(len(INPUTS), dtype=bool)[:, np.newaxis, :]
    values = np.where(moved, disruption.column(inputs, end), disruption.column(inputs))
    return disruption.lost_thousand(values, cut)


def sobol(inputs: pd.DataFrame, cut: Cut, seed: int) -> pd.DataFrame:
    """Sobol indices of the cars lost to the cut: columns input, first_order, total_order, total_order_half.

    An index is the part of the variance that an input explains alone (first order) or takes part in (total); the values
    of all materials are one group. total_order_half is half the width of the 95 % interval by bootstrap: it covers the
    error of the estimate, not the ranges. Columns are zero where the variance is none.
    """
    problem = _problem(disruption.column(inputs).shape[0])
    units = sobol_sequence.sample(problem, SEQUENCE_POINTS, calc_second_order=False, seed=seed)
    values = _placed(inputs, units.reshape(len(units), -1, len(INPUTS)))
    blocks = np.array_split(values, -(-len(values) // _BLOCK))
    lost = np.concatenate([disruption.lost_thousand(block, cut) for block in blocks])
    if np.ptp(lost) == 0:
        return pd.DataFrame({"input": INPUTS, "first_order": 0.0, "total_order": 0.0, "total_order_half": 0.0})
    # The seed steers the bootstrap alone; SALib would draw on the global state without it.
    found = sobol_indices.analyze(problem, lost, calc_second_order=False, num_resamples=RESAMPLES, seed=seed + 1)
    columns = {"first_order": found["S1"], "total_order": found["ST"], "total_order_half": found["ST_conf"]}
    return pd.DataFrame({"input": INPUTS, **columns})


def _problem(materials: int) -> dict[str, object]:
    """SALib's description of the unit cube: an axis a material and input, the input its group."""
    names = [f"{name} {number}" for number in range(materials) for name in INPUTS]
    return {"num_vars": len(names), "names": names, "bounds": [[0, 1]] * len(names), "groups": [*INPUTS] * materials}
