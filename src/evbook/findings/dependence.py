"""Findings on China's share of imports by material, by value and by tonnes, and on recycling."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import dependence as analysis
from evbook.analysis import measures
from evbook.contracts import results
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.figures.materials import NAMES, importer_in_text
from evbook.words import listed

MAGNETS = "Permanent magnets (metal)"
_ROLES = ("importer", "compared")
# Below this share by value the two shares differ by less than the rounding of tonnes.
_SUPPLIED_PCT = 1
_PAIRS = (
    "In {tonnes_higher} of {tonnes_pairs} pairs of material and importer in which China supplies at least "
    f"{_SUPPLIED_PCT} % of the value its share is higher by tonnes"
)


def imports(shares: pd.DataFrame, p: UpstreamMinerals) -> None:
    """How many materials are above the threshold, what moved most, and magnets; frame of `analysis.dependence.shares`.

    Glues dependence_importer, dependence_compared, dependence_year, dependence_first_year, dependence_threshold_pct,
    dependence_materials, dependence_above_importer_named, dependence_above_compared_named, magnets_moved_importer,
    magnets_moved_compared, magnets_of_japan, finding_dependence.
    """
    _names(p)
    rows = measures.only(shares, importer=p.importer)
    results.record("dependence_materials", len(rows), unit="materials", decimals=0, rows=rows)
    for role, importer in zip(_ROLES, (p.importer, p.compared_importer), strict=True):
        _above(shares, role, importer, p)
        _magnets(measures.only(shares, importer=importer, material=MAGNETS), role, p)
    results.guard(
        "magnets_of_japan",
        "Japan" in (p.importer, p.compared_importer),
        "For Japan a lower share does not mean magnets free of Chinese inputs: part of them comes from the "
        "Philippines and Vietnam, where Japanese makers have plants, and trade data show neither who owns a plant nor "
        "whose rare earths are inside.",
    )
    _finding(shares, p)


def _names(p: UpstreamMinerals) -> None:
    results.word("dependence_importer", importer_in_text(p.importer))
    results.word("dependence_compared", importer_in_text(p.compared_importer))
    results.word("dependence_year", str(p.year))
    results.word("dependence_first_year", str(p.first_year))
    results.record("dependence_threshold_pct", p.threshold_pct, unit="percent", decimals=0, kind="assumption")


def _above(shares: pd.DataFrame, role: str, importer: str, p: UpstreamMinerals) -> None:
    materials = analysis.above(shares, importer, p.threshold_pct)
    rows = measures.only(shares, importer=importer)
    name = f"dependence_above_{role}"
    results.record(name, len(materials), unit="materials", decimals=0, year=p.year, rows=rows)
    results.word(f"{name}_named", listed([NAMES[material] for material in materials]) or "none")


def _magnets(magnets: pd.DataFrame, role: str, p: UpstreamMinerals) -> None:
    first, last = (float(magnets[name].iloc[0]) for name in ("first_share_pct", "share_pct"))
    # A change below one point shows at the next digit only.
    decimals = 1 if round(first) == round(last) else 0
    about: dict[str, Any] = {"unit": "percent", "decimals": decimals, "rows": magnets}
    results.record(f"magnets_first_pct_{role}", first, year=p.first_year, **about)
    results.record(f"magnets_last_pct_{role}", last, year=p.year, **about)
    verb = "fell" if magnets["change_pp"].iloc[0] < 0 else "rose"
    ends = f"from {{magnets_first_pct_{role}}} % to {{magnets_last_pct_{role}}} %"
    results.word(f"magnets_moved_{role}", f"{verb} {ends}")


def _finding(shares: pd.DataFrame, p: UpstreamMinerals) -> None:
    sets = [set(analysis.above(shares, name, p.threshold_pct)) for name in (p.importer, p.compared_importer)]
    both = [NAMES[material] for material in analysis.above(shares, p.importer, p.threshold_pct) if material in sets[1]]
    shared = (
        f"; the two have {'only ' * (len(both) == 1)}{listed(both)} in common."
        if both
        else "; the two have none in common."
    )
    results.word(
        "finding_dependence",
        "China supplies more than {dependence_threshold_pct} % of retained import value in "
        "{dependence_above_importer} of {dependence_materials} materials for {dependence_importer} and in "
        "{dependence_above_compared} for {dependence_compared}" + shared,
    )


def value_and_tonnes(compared: pd.DataFrame, p: UpstreamMinerals) -> None:
    """What a share by value hides; frame of `analysis.dependence.value_and_tonnes`.

    Glues tonnes_year, tonnes_mostly_higher, magnets_cheaper. Needs the keys of `imports`.
    """
    year = int(compared["year"].iloc[0])
    results.word("tonnes_year", str(year))
    supplied = compared[compared["value_share_pct"] >= _SUPPLIED_PCT]
    higher = int((supplied["gap_pp"] > 0).sum())
    about: dict[str, Any] = {"unit": "pairs of material and importer", "decimals": 0, "rows": supplied, "year": year}
    results.record("tonnes_pairs", len(supplied), **about)
    results.record("tonnes_higher", higher, **about)
    results.guard(
        "tonnes_mostly_higher",
        2 * higher > len(supplied),
        f"{_PAIRS}: there a tonne from China is cheaper than one from elsewhere, and value understates what would be "
        "missing.",
        f"{_PAIRS}.",
    )
    _unit_values(measures.only(compared, importer=p.importer, material=MAGNETS))


def _unit_values(magnets: pd.DataFrame) -> None:
    year = int(magnets["year"].iloc[0])
    each = {origin: float(magnets[f"usd_per_kg_{origin}"].iloc[0]) for origin in ("china", "others")}
    for origin, value in each.items():
        results.record(f"magnets_usd_per_kg_{origin}", value, unit="USD per kg", decimals=0, rows=magnets, year=year)
    results.guard(
        "magnets_cheaper",
        each["china"] < each["others"],
        "A kilogram of magnets reached {dependence_importer} for USD {magnets_usd_per_kg_china} from China and for "
        "{magnets_usd_per_kg_others} from elsewhere: unit values of a mixed code, no prices.",
    )


def recycling(rates: pd.DataFrame, p: UpstreamMinerals) -> None:
    """End-of-life recycling input rates: highest, lowest and that of the chosen mineral; the table recycling_rates.

    Glues recycling_highest_pct, recycling_highest, recycling_lowest_pct, recycling_lowest, recycling_mineral,
    recycling_mineral_pct.
    """
    column = "end_of_life_recycling_input_rate_pct"
    for name, rate in (("highest", rates[column].max()), ("lowest", rates[column].min())):
        rows = rates[rates[column] == rate].sort_values("material")
        results.record(f"recycling_{name}_pct", rate, unit="percent", decimals=0, rows=rows)
        results.word(f"recycling_{name}", listed([material.lower() for material in rows["material"]]))
    own = measures.only(rates, material=p.mineral)
    results.word("recycling_mineral", p.mineral.lower())
    results.record("recycling_mineral_pct", own[column].iloc[0], unit="percent", decimals=0, rows=own)
