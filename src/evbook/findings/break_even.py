"""Findings on the countervailing duty at which the assumed car meets the price it competes with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from evbook.analysis import break_even, ev_tariffs, landed_cost
from evbook.analysis.measures import PERCENT, only
from evbook.contracts import results
from evbook.contracts.eu_implications import EuImplications
from evbook.contracts.results import format_number
from evbook.findings.duties import assumptions
from evbook.words import listed

_SHARE_UNIT = "percent of customs value"
_ENDS = ("lowest", "highest")
# Prices are told to hundreds of euros.
_FOB_DECIMALS = -2
# Nearer than this to the break-even rate, percentage points, no side is claimed: the prices are round assumptions.
_NEAR_PP = 1.0


def break_even_duty(
    companies: pd.DataFrame, german: pd.DataFrame, duties: pd.DataFrame, tariffs: pd.DataFrame, p: EuImplications
) -> None:
    """Own rates beside the break-even rate; `companies` as of `analysis.break_even.by_company`.

    `german` is `landed_cost.german_unit_values`, `duties` eu_bev_duties, `tariffs` ev_tariffs. Glues break_even_gaps,
    break_even_ports, break_even_german, finding_break_even.
    """
    car, ordinary = assumptions(p), ev_tariffs.eu_ordinary_pct(tariffs, duties)
    bare = break_even.unabsorbed_pct(p.reference_price_eur, ordinary, car)
    lowest, highest = companies.head(1), companies.tail(1)
    results.word("break_even_gaps", _gaps(lowest, highest, bare, p.absorption_pct))
    results.word("break_even_ports", _ports(lowest, highest, p.fob_price_eur))
    bares = {}
    for year, value in zip(german["year"], german["value_eur"], strict=True):
        fob = landed_cost.fob_of_cif_eur(float(value), car.freight_eur, car.insurance_pct)
        bares[int(year)] = break_even.unabsorbed_pct(p.reference_price_eur, ordinary, replace(car, fob_eur=fob))
    results.word("break_even_german", _german(bares, german))
    results.word("finding_break_even", _finding(companies, bare, duties))


def _gaps(lowest: pd.DataFrame, highest: pd.DataFrame, bare: float, absorption_pct: int) -> str:
    if bare < 0:
        return "On these assumptions the ordinary duty is enough, and every countervailing rate comes on top."
    if absorption_pct >= PERCENT:
        return "With the whole duty borne by exporters no rate reaches the buyer."
    about: dict[str, Any] = {"unit": "percentage points", "kind": "model"}
    told = []
    for end, row in zip(_ENDS, (lowest, highest), strict=True):
        gap = float(row["gap_pp"].iloc[0])
        results.record("break_even_gap_pp", abs(gap), rows=row, dims={"rate": end}, **about)
        side = "above" if gap > 0 else "below"
        away = f"{{break_even_gap_pp__{end}}} points {side}"
        near = f"about at the break-even rate ({away})" if abs(gap) <= _NEAR_PP else f"{away} the break-even rate"
        told.append(f"{_whose(row)} rate is {near}")
    return f"{_absorbed(absorption_pct)} {told[0]}, and {told[1]}."


def _whose(row: pd.DataFrame) -> str:
    return f"{row['short_name'].iloc[0]}'s"


def _absorbed(absorption_pct: int) -> str:
    if not absorption_pct:
        return "With nothing absorbed"
    results.record("break_even_absorbed_pct", absorption_pct, unit="percent of the duty", decimals=0, kind="assumption")
    return "With {break_even_absorbed_pct} % absorbed"


def _ports(lowest: pd.DataFrame, highest: pd.DataFrame, fob_eur: float) -> str:
    prices = [float(row["fob_to_meet_eur"].iloc[0]) for row in (lowest, highest)]
    if min(prices) <= 0:
        return "Under the highest rate no price at the port meets the reference."
    told = []
    alike = len({format_number(price, _FOB_DECIMALS) for price in prices}) == 1
    ends = _ENDS[:1] if alike else _ENDS
    for end, price, row in zip(ends, prices, (lowest, highest), strict=False):
        about: dict[str, Any] = {"unit": "EUR per car", "decimals": _FOB_DECIMALS, "kind": "model", "rows": row}
        results.record("break_even_fob_eur", price, dims={"rate": end}, **about)
        away = PERCENT * (price / fob_eur - 1)
        cut: dict[str, Any] = {"unit": "percent of the assumed price", "kind": "model", "rows": row}
        results.record("break_even_fob_change_pct", abs(away), dims={"rate": end}, **cut)
        told.append(
            f"EUR {{break_even_fob_eur__{end}}} under {'every' if alike else _whose(row)} rate "
            f"({{break_even_fob_change_pct__{end}}} % {'less' if away < 0 else 'more'} than assumed)"
        )
    return f"The price at the port that meets the reference is {listed(told)}."


def _german(bares: dict[int, float], german: pd.DataFrame) -> str:
    """The break-even rate at the mean value of German imports by year, or that none is needed."""
    if max(bares.values()) < 0:
        years = listed([str(year) for year in bares])
        return f"At the mean value of German imports of {years} the ordinary duty is enough."
    told = []
    for year, bare in bares.items():
        if bare < 0:
            told.append(f"of {year} the ordinary duty is enough")
            continue
        about: dict[str, Any] = {"unit": _SHARE_UNIT, "kind": "model", "year": year, "rows": only(german, year=year)}
        results.record("break_even_german_pct", bare, dims={"year": str(year)}, **about)
        told.append(f"of {year} the break-even rate is {{break_even_german_pct__{year}}} %")
    return f"At the mean value of German imports {listed(told)}."


def _finding(companies: pd.DataFrame, bare: float, duties: pd.DataFrame) -> str:
    if bare < 0:
        return "On the assumptions chosen the ordinary duty alone lifts the car above the price it competes with."
    results.record("break_even_bare_pct", bare, unit=_SHARE_UNIT, rows=duties, kind="model")
    above = companies[companies["countervailing_pct"] > bare]
    if above.empty:
        return "No company's rate reaches the {break_even_bare_pct} % that would lift the assumed car to its reference."
    about: dict[str, Any] = {"unit": "percent of the duty", "decimals": 0, "kind": "model", "rows": above}
    parts = [float(part) for part in above["absorption_to_meet_pct"].agg(["min", "max"])]
    ends = _ENDS[: len({format_number(part, 0) for part in parts})]
    for end, part in zip(ends, parts, strict=False):
        results.record("break_even_borne_pct", part, dims={"end": end}, **about)
    borne = " to ".join(f"{{break_even_borne_pct__{end}}}" for end in ends)
    return (
        "The duty that lifts the assumed car to its reference price is {break_even_bare_pct} %; under a higher one the "
        f"exporter stays level by bearing {borne} % of it."
    )
