"""How a group of brands lost market share: the market's mix of powertrains against the share within each.

With m the share of a powertrain in the market and s the brands' share within it, their share of the market is
S = sum(m s). Its change splits exactly, without residual, into

    mix:     sum over powertrains of (m1 - m0) * w(s)
    within:  sum over powertrains of w(m) * (s1 - s0)

with w the mean of the two years ("midpoint": the Marshall-Edgeworth weights of shift-share analysis, and the Shapley
value of a product of two factors), or mix at the first year's shares ("base") or at the last year's ("end"), with
within at the other year's. Changes of m add up to nothing, so the mix part of one powertrain is measured against the
brands' share of the whole market: (m1 - m0) * (w(s) - w(S)).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Literal, get_args

import pandas as pd

from evbook.analysis.measures import PERCENT, only, share_pct

Weights = Literal["midpoint", "base", "end"]
WEIGHTS: tuple[Weights, ...] = get_args(Weights)

WITHOUT_PLUG, BATTERY, PLUG_IN = "Without plug", "Battery", "Plug-in hybrid"
# Hybrids of 2022 were partly coded as petrol cars, so only the two together can be compared over time.
POOLED = {"ice": WITHOUT_PLUG, "hev": WITHOUT_PLUG, "phev": PLUG_IN, "bev": BATTERY, "fcev": BATTERY}
APART = {**POOLED, "ice": "Combustion", "hev": "Hybrid"}


def market_parts(
    wholesales: pd.DataFrame, nationality: str, years: tuple[int, int], groups: Mapping[str, str] = POOLED
) -> pd.DataFrame:
    """Market and own vehicles of two years by group of powertrains.

    Columns group, market_0, market_1, own_0, own_1 (vehicles; 0 for the first year). Groups that nobody sold in either
    year are left out. Raises MissingDataError where the table lacks a year.
    """
    columns = {}
    for end, year in enumerate(years):
        rows = only(wholesales, year=year)
        group = rows["powertrain"].map(groups)
        columns[f"market_{end}"] = rows["units"].groupby(group).sum()
        columns[f"own_{end}"] = rows["units"].where(rows["brand_nationality"] == nationality, 0).groupby(group).sum()
    return pd.DataFrame(columns).fillna(0.0).rename_axis("group").reset_index()


def shift_share(parts: pd.DataFrame, weights: Weights = "midpoint") -> pd.DataFrame:
    """Change of the brands' market share by group: columns group, mix_pp, within_pp (percentage points).

    The two columns add up to the change of the share. A group that one of the years lacks keeps the other year's
    share within it, so that all it contributes is mix.
    """
    market = [parts[f"market_{end}"] / parts[f"market_{end}"].sum() for end in (0, 1)]
    own = [parts[f"own_{end}"] / parts[f"market_{end}"].where(parts[f"market_{end}"] > 0) for end in (0, 1)]
    own = [own[0].fillna(own[1]), own[1].fillna(own[0])]
    whole = [float(parts[f"own_{end}"].sum() / parts[f"market_{end}"].sum()) for end in (0, 1)]
    of_last = {"base": 0.0, "midpoint": 0.5, "end": 1.0}[weights]
    level = (1 - of_last) * (own[0] - whole[0]) + of_last * (own[1] - whole[1])
    weight = of_last * market[0] + (1 - of_last) * market[1]
    return pd.DataFrame(
        {
            "group": parts["group"],
            "mix_pp": PERCENT * (market[1] - market[0]) * level,
            "within_pp": PERCENT * weight * (own[1] - own[0]),
        }
    )


def share_change_pp(parts: pd.DataFrame) -> float:
    """Change of the brands' market share between the two years, percentage points."""
    first, last = (share_pct(parts[f"own_{end}"].sum(), parts[f"market_{end}"].sum()) for end in (0, 1))
    return last - first


def share_loss_from_mix_pp(shifted: pd.DataFrame) -> float:
    """Market share lost with the mix of powertrains (a gain is negative), percentage points."""
    return -float(shifted["mix_pp"].sum())


def share_loss_within_pp(shifted: pd.DataFrame) -> float:
    """Market share lost within powertrains (a gain is negative), percentage points."""
    return -float(shifted["within_pp"].sum())


def loss_by_choice(wholesales: pd.DataFrame, nationality: str, years: tuple[int, int]) -> pd.DataFrame:
    """Both parts of the loss under every choice: columns grouping (pooled, apart), weights, mix_pp, within_pp."""
    rows = []
    for grouping, groups in (("pooled", POOLED), ("apart", APART)):
        parts = market_parts(wholesales, nationality, years, groups)
        for weights in WEIGHTS:
            shifted = shift_share(parts, weights)
            rows.append((grouping, weights, share_loss_from_mix_pp(shifted), share_loss_within_pp(shifted)))
    return pd.DataFrame(rows, columns=["grouping", "weights", "mix_pp", "within_pp"])


def units_change_from_market_size(parts: pd.DataFrame) -> float:
    """Vehicles that the brands gained or lost because the whole market grew or shrank, at the mean of their shares.

    The rest of the change of their sales is the change of their share at the mean size of the market.
    """
    market = [parts[f"market_{end}"].sum() for end in (0, 1)]
    share = [parts[f"own_{end}"].sum() / market[end] for end in (0, 1)]
    return float((market[1] - market[0]) * (share[0] + share[1]) / 2)


def units(wholesales: pd.DataFrame, **wanted: Hashable) -> float:
    """Vehicles in the rows of `wholesales` whose columns equal `wanted`; zero where there is none."""
    rows = wholesales
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    return float(rows["units"].sum())
