"""What a car from China costs in the EU: value at the border, duties, margin and tax, by the company's duty.

The customs value is the price paid plus transport and insurance up to the EU's border (Union Customs Code, Regulation
(EU) No 952/2013, articles 70 and 71). The ordinary and the countervailing duty are both percent of that value, so they
add up; value added tax is due on everything before it. All amounts are euros a car.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evbook.analysis.measures import PERCENT, only

PARTS = ("cif_eur", "ordinary_duty_eur", "countervailing_duty_eur", "margin_eur", "vat_eur")


@dataclass(frozen=True)
class Assumptions:
    """A car and its way to the buyer: euros a car and percent; none of it is a datum."""

    fob_eur: float
    freight_eur: float
    insurance_pct: float
    margin_pct: float
    vat_pct: float
    absorption_pct: float = 0.0


def cif_eur(fob_eur: float, freight_eur: float, insurance_pct: float) -> float:
    """Cost, insurance and freight: price at the port and freight, and insurance as a percentage of both."""
    return (fob_eur + freight_eur) * (1 + insurance_pct / PERCENT)


def fob_of_cif_eur(cif: float, freight_eur: float, insurance_pct: float) -> float:
    """Price at the port that leads to the value `cif` at the border; the inverse of `cif_eur`."""
    return cif / (1 + insurance_pct / PERCENT) - freight_eur


def absorbed_cif_eur(cif: float, ordinary_pct: float, countervailing_pct: float, absorption_pct: float) -> float:
    """Value at the border once the exporter bears a part of the countervailing duty, `cif` being that before.

    Solves cif' x (1 + d + c) = cif x (1 + d + (1 - a) x c), with d the ordinary and c the countervailing duty and a the
    part absorbed: at a = 100 % the duty-paid cost is that of a car without countervailing duty.
    """
    full = 1 + (ordinary_pct + countervailing_pct) / PERCENT
    borne = 1 + (ordinary_pct + (1 - absorption_pct / PERCENT) * countervailing_pct) / PERCENT
    return cif * borne / full


def landed_cost_eur(cif: float, ordinary_pct: float, countervailing_pct: float) -> float:
    """Duty-paid cost: the value at the border and both duties on it, before margin and tax."""
    return cif * (1 + (ordinary_pct + countervailing_pct) / PERCENT)


def price_eur(landed_cost: float, margin_pct: float, vat_pct: float) -> float:
    """Price to the buyer: duty-paid cost, margin on it, value added tax on both."""
    return landed_cost * (1 + margin_pct / PERCENT) * (1 + vat_pct / PERCENT)


def price_without_countervailing_eur(ordinary_pct: float, car: Assumptions) -> float:
    """Price to the buyer under the ordinary duty alone, euros."""
    before = cif_eur(car.fob_eur, car.freight_eur, car.insurance_pct)
    return price_eur(landed_cost_eur(before, ordinary_pct, 0.0), car.margin_pct, car.vat_pct)


def cut_to_undo_pct(ordinary_pct: float, countervailing_pct: float, car: Assumptions) -> float:
    """By how much the price at the port must fall for the duty-paid cost to be that without countervailing duty.

    Percent of the price at the port; `absorbed_cif_eur` with all of the duty absorbed.
    """
    before = cif_eur(car.fob_eur, car.freight_eur, car.insurance_pct)
    cif = absorbed_cif_eur(before, ordinary_pct, countervailing_pct, PERCENT)
    return PERCENT * (1 - fob_of_cif_eur(cif, car.freight_eur, car.insurance_pct) / car.fob_eur)


def by_company(duties: pd.DataFrame, ordinary_pct: float, car: Assumptions) -> pd.DataFrame:
    """A row for each company of `duties` (the table eu_bev_duties), lowest duty first.

    Columns company, short_name, countervailing_pct (zero under a price undertaking), provisional_pct, undertaking_from,
    fob_eur, PARTS, landed_cost_eur, price_eur, source_id, kind; PARTS add up to price_eur.
    """
    rates = duties.assign(countervailing_pct=duties["definitive_pct"].where(duties["undertaking_from"].isna(), 0.0))
    named = ["company", "short_name", "countervailing_pct", "provisional_pct", "undertaking_from", "source_id", "kind"]
    costs = [_parts(float(rate), ordinary_pct, car) for rate in rates["countervailing_pct"]]
    rows = pd.concat([rates[named], pd.DataFrame(costs, index=rates.index)], axis=1)
    return rows.sort_values(["countervailing_pct", "short_name"], ignore_index=True)


def _parts(rate_pct: float, ordinary_pct: float, car: Assumptions) -> dict[str, float]:
    before = cif_eur(car.fob_eur, car.freight_eur, car.insurance_pct)
    cif = absorbed_cif_eur(before, ordinary_pct, rate_pct, car.absorption_pct)
    landed = landed_cost_eur(cif, ordinary_pct, rate_pct)
    price = price_eur(landed, car.margin_pct, car.vat_pct)
    margin = landed * car.margin_pct / PERCENT
    return {
        "fob_eur": fob_of_cif_eur(cif, car.freight_eur, car.insurance_pct),
        "cif_eur": cif,
        "ordinary_duty_eur": cif * ordinary_pct / PERCENT,
        "countervailing_duty_eur": cif * rate_pct / PERCENT,
        "margin_eur": margin,
        "vat_eur": price - landed - margin,
        "landed_cost_eur": landed,
        "price_eur": price,
    }


def dutiable(costs: pd.DataFrame) -> pd.DataFrame:
    """Rows of `by_company` without a price undertaking."""
    return costs[costs["undertaking_from"].isna()]


def lowest_and_highest(duties: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The row with the lowest and one with the highest duty of the table eu_bev_duties, undertakings left out."""
    ordered = duties[duties["undertaking_from"].isna()].sort_values(["definitive_pct", "company"])
    return ordered.head(1), ordered.tail(1)


def lowest_and_highest_pct(duties: pd.DataFrame) -> tuple[float, float]:
    """The lowest and the highest countervailing duty of the table eu_bev_duties, percent of customs value."""
    low, high = (float(row["definitive_pct"].iloc[0]) for row in lowest_and_highest(duties))
    return low, high


def german_unit_values(unit_values: pd.DataFrame) -> pd.DataFrame:
    """Value of a battery car that Germany imported from China: year, value_eur (euros a car), source_id, kind.

    Of the table published_unit_values; a total in euros is divided by its number, an average is taken as published.
    Raises MissingDataError where the table has no German row.
    """
    rows = only(unit_values, country_iso3="DEU", product="bev", origin="China")
    each = rows["value"].where(rows["currency"] == "EUR per unit", rows["value"] / rows["quantity_units"])
    return rows.assign(value_eur=each)[["year", "value_eur", "source_id", "kind"]].reset_index(drop=True)
