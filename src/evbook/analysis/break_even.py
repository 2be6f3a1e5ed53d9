"""The countervailing rate at which an assumed car meets the price it competes with, over what exporters absorb.

With cif the value at the border, d the ordinary and c the countervailing duty, a the part of c that the exporter bears,
m the margin and v the tax, `landed_cost` gives price = cif (1 + d + (1 - a) c) (1 + m) (1 + v). Setting it equal to the
reference price r and solving for c gives c* = (r / (cif (1 + m) (1 + v)) - 1 - d) / (1 - a). Duties come as data, all
other terms are assumptions. The part that reaches the buyer, the pass-through, is 1 - a; the margin is kept in percent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from evbook.analysis.landed_cost import Assumptions, cif_eur, dutiable, fob_of_cif_eur, price_eur
from evbook.analysis.measures import PERCENT
from evbook.errors import ParameterError

# At the whole the rate is not defined, so the curves end before it.
ABSORPTIONS_PCT = tuple(range(0, 91, 2))


def break_even_pct(reference_eur: float, ordinary_pct: float, car: Assumptions) -> float:
    """Countervailing duty in percent of the customs value at which `car` costs `reference_eur` with tax.

    Negative where the ordinary duty alone makes it dearer. Raises ParameterError where all of the duty is absorbed: no
    rate then moves the price.
    """
    if car.absorption_pct >= PERCENT:
        raise ParameterError("with the whole duty absorbed no rate moves the price; lower absorption_pct")
    free = price_eur(cif_eur(car.fob_eur, car.freight_eur, car.insurance_pct), car.margin_pct, car.vat_pct)
    needed_pct = PERCENT * (reference_eur / free - 1) - ordinary_pct
    return needed_pct / (1 - car.absorption_pct / PERCENT)


def unabsorbed_pct(reference_eur: float, ordinary_pct: float, car: Assumptions) -> float:
    """`break_even_pct` with nothing absorbed: the rate that has to reach the buyer."""
    return break_even_pct(reference_eur, ordinary_pct, replace(car, absorption_pct=0.0))


def curves(
    prices_eur: Mapping[str, float],
    reference_eur: float,
    ordinary_pct: float,
    car: Assumptions,
    absorptions_pct: Sequence[int] = ABSORPTIONS_PCT,
) -> pd.DataFrame:
    """The break-even rate over absorption for each named price at the port in `prices_eur` (EUR a car).

    Columns series (the name), fob_eur, absorption_pct, break_even_pct (negative where the ordinary duty alone makes the
    car dearer than the reference).
    """
    rows = []
    for series, fob in prices_eur.items():
        bare = unabsorbed_pct(reference_eur, ordinary_pct, replace(car, fob_eur=fob))
        rows += [(series, fob, absorbed, bare / (1 - absorbed / PERCENT)) for absorbed in absorptions_pct]
    return pd.DataFrame(rows, columns=["series", "fob_eur", "absorption_pct", "break_even_pct"])


def by_company(duties: pd.DataFrame, reference_eur: float, ordinary_pct: float, car: Assumptions) -> pd.DataFrame:
    """Each company's own duty beside the rate at which `car` meets the reference, lowest duty first.

    `duties` is the table eu_bev_duties; price undertakings are left out. Columns company, short_name,
    countervailing_pct, gap_pp (own rate less break-even rate at the absorption of `car`, points; missing where all is
    absorbed), absorption_to_meet_pct (part of its duty that the exporter must bear for the price to be the reference;
    zero where it is not above it, missing where no absorption is enough), fob_to_meet_eur (price at the port before
    absorption at which its duty just meets the reference; negative where none does), source_id, kind.
    """
    rates = dutiable(duties).rename(columns={"definitive_pct": "countervailing_pct"})
    own = rates["countervailing_pct"]
    at_all = car.absorption_pct < PERCENT
    gap = own - (break_even_pct(reference_eur, ordinary_pct, car) if at_all else float("nan"))
    found = rates.assign(
        gap_pp=gap,
        absorption_to_meet_pct=_absorption_to_meet(own, unabsorbed_pct(reference_eur, ordinary_pct, car)),
        fob_to_meet_eur=_fob_to_meet(own, reference_eur, ordinary_pct, car),
    )
    shown = ["company", "short_name", "countervailing_pct", "gap_pp", "absorption_to_meet_pct", "fob_to_meet_eur"]
    ordered = found.sort_values(["countervailing_pct", "short_name"], ignore_index=True)
    return ordered[[*shown, "source_id", "kind"]]


def _absorption_to_meet(own_pct: pd.Series[float], bare_pct: float) -> pd.Series[float]:
    """1 - c*(0) / c, from c* at an absorption a: c*(0) = (1 - a) c."""
    needed = (PERCENT * (1 - bare_pct / own_pct)).clip(lower=0.0)
    return needed.where(needed <= PERCENT)


def _fob_to_meet(
    own_pct: pd.Series[float], reference_eur: float, ordinary_pct: float, car: Assumptions
) -> pd.Series[float]:
    borne_pct = ordinary_pct + (1 - car.absorption_pct / PERCENT) * own_pct
    untaxed = reference_eur / price_eur(1.0, car.margin_pct, car.vat_pct)
    cif = untaxed / (1 + borne_pct / PERCENT)
    return cif.map(lambda value: fob_of_cif_eur(float(value), car.freight_eur, car.insurance_pct))
