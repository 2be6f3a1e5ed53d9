"""Findings on the EU's duties: what they do to a price, and what imports did."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import eu_bev_imports, ev_tariffs, landed_cost
from evbook.analysis.landed_cost import Assumptions
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.contracts.eu_implications import EuImplications
from evbook.words import listed

_FULL_SERIES = "comext-bulk"
_ENDS = ("lowest", "highest")
_SHARE_UNIT = "percent of customs value"


def assumptions(p: EuImplications) -> Assumptions:
    """The assumed car of the chapter's parameters."""
    return Assumptions(
        fob_eur=p.fob_price_eur,
        freight_eur=p.freight_eur,
        insurance_pct=p.insurance_pct,
        margin_pct=p.margin_pct,
        vat_pct=p.vat_pct,
        absorption_pct=p.absorption_pct,
    )


def landed_costs(duties: pd.DataFrame, tariffs: pd.DataFrame, p: EuImplications) -> None:
    """What the assumed car costs under each duty; `duties` is eu_bev_duties, `tariffs` is ev_tariffs.

    Glues eu_ordinary_duty_pct, eu_countervailing_lowest_pct, eu_countervailing_highest_pct, eu_duties_fit_memo,
    landed_cost_eur (by company), landed_costs, reference_price_eur, below_reference,
    cut_to_undo_pct (lowest, highest), cut_to_undo, finding_landed_cost.
    """
    ordinary, car = ev_tariffs.eu_ordinary_pct(tariffs, duties), assumptions(p)
    costs = landed_cost.by_company(duties, ordinary, car)
    _rates(duties, tariffs, ordinary)
    _costs(costs, duties)
    _reference(costs, landed_cost.price_without_countervailing_eur(ordinary, car), p)
    _undone(duties, ordinary, car)


def _rates(duties: pd.DataFrame, tariffs: pd.DataFrame, ordinary: float) -> None:
    own = only(tariffs, country=ev_tariffs.EU, measure="ordinary")
    results.record("eu_ordinary_duty_pct", ordinary, unit=_SHARE_UNIT, decimals=0, rows=own)
    rates = list(landed_cost.lowest_and_highest_pct(duties))
    for end, rate, row in zip(_ENDS, rates, landed_cost.lowest_and_highest(duties), strict=True):
        results.record(f"eu_countervailing_{end}_pct", rate, unit=_SHARE_UNIT, rows=row)
    span, base = results.stated("M18").split(" to "), float(results.stated("M19"))
    results.guard(
        "eu_duties_fit_memo",
        rates == [float(end) for end in span] and ordinary == base,
        "The memo has the same rates.",
        "The memo states {stated_m18} % and {stated_m19} %.",
    )


def _costs(costs: pd.DataFrame, duties: pd.DataFrame) -> None:
    told = []
    for _, cost in costs.iterrows():
        name, row = str(cost["short_name"]), only(duties, company=cost["company"])
        about: dict[str, Any] = {"unit": "EUR per car", "decimals": -2, "kind": "model", "rows": row}
        about["note"] = "Duty-paid, before margin and tax."
        results.record("landed_cost_eur", cost["landed_cost_eur"], dims={"company": name}, **about)
        told.append(f"{name} {{landed_cost_eur__{name.lower().replace(' ', '-')}}}")
    results.word("landed_costs", listed(told))


def _reference(costs: pd.DataFrame, duty_free_eur: float, p: EuImplications) -> None:
    price = p.reference_price_eur
    results.record("reference_price_eur", price, unit="EUR per car", decimals=0, kind="assumption")
    dutiable = landed_cost.dutiable(costs)
    below = list(dutiable.loc[dutiable["price_eur"] <= price, "short_name"])
    results.word("below_reference", _beside_reference(below, len(dutiable), duty_free_eur > price))


def _beside_reference(below: list[str], companies: int, dear_anyway: bool) -> str:
    """Whose rates leave the car within the reference price; a car that is dearer without them is not lifted by them."""
    if dear_anyway:
        return (
            "With margin and tax it costs more than the assumed reference price of EUR {reference_price_eur} even "
            "without a countervailing duty."
        )
    if not below:
        return "With margin and tax every rate lifts it above the assumed reference price of EUR {reference_price_eur}."
    where = "under every rate" if len(below) == companies else f"under the rates of {listed(below)} alone"
    return f"With margin and tax it stays within the assumed reference price of EUR {{reference_price_eur}} {where}."


def _undone(duties: pd.DataFrame, ordinary: float, car: Assumptions) -> None:
    cuts = [
        landed_cost.cut_to_undo_pct(ordinary, float(row["definitive_pct"].iloc[0]), car)
        for row in landed_cost.lowest_and_highest(duties)
    ]
    for end, cut, row in zip(_ENDS, cuts, landed_cost.lowest_and_highest(duties), strict=True):
        about: dict[str, Any] = {"unit": "percent of the price at the port", "decimals": 0, "kind": "model"}
        results.record("cut_to_undo_pct", cut, dims={"duty": end}, rows=row, **about)
    results.word(
        "cut_to_undo",
        "A price at the port lower by {cut_to_undo_pct__highest} % undoes the highest countervailing duty, one lower "
        "by {cut_to_undo_pct__lowest} % the lowest.",
    )
    results.word(
        "finding_landed_cost",
        "On the assumptions chosen, a cut of the export price by {cut_to_undo_pct__lowest} to "
        "{cut_to_undo_pct__highest} %, by company, undoes the EU's countervailing duty.",
    )


def imports_and_duty(imports: pd.DataFrame, duties: pd.DataFrame) -> None:
    """Imports before and after the duty; `imports` is eu27_bev_imports_from_china, `duties` is eu_bev_duties.

    Glues bev_imports_low_eur_bn and bev_imports_high_eur_bn (by year, first and last), bev_imports_first_year,
    bev_imports_last_year, bev_imports_duty_year, bev_imports_change_before_pct, bev_imports_change_after_pct,
    duty_share_of_year_pct, imports_fell_before_duty, finding_imports.
    """
    first, last = int(imports["year"].min()), int(imports["year"].max())
    duty = str(duties["in_force"].min())
    results.word("bev_imports_first_year", str(first))
    results.word("bev_imports_last_year", str(last))
    results.word("bev_imports_duty_year", duty[:4])
    for end, year in (("first", first), ("last", last)):
        rows = only(imports, year=year)
        for name, value in (("low", rows["value_eur"].min()), ("high", rows["value_eur"].max())):
            about: dict[str, Any] = {"unit": "EUR billion", "year": year, "rows": rows, "dims": {"end": end}}
            results.record(f"bev_imports_{name}_eur_bn", value / eu_bev_imports.EUR_PER_BILLION, **about)
    _changes(imports, (first, int(duty[:4]), last), duty)


def _changes(imports: pd.DataFrame, years: tuple[int, int, int], duty: str) -> None:
    first, middle, last = years
    rows = only(imports, measure=_FULL_SERIES)
    spans = (("before", first, middle), ("after", middle, last))
    changes = [eu_bev_imports.change_pct(imports, _FULL_SERIES, begin, end) for _, begin, end in spans]
    for (name, _, end), change in zip(spans, changes, strict=True):
        about: dict[str, Any] = {"unit": "percent", "suffix": "%", "decimals": 0, "year": end, "rows": rows}
        results.change(f"bev_imports_change_{name}_pct", change, **about)
    covered = eu_bev_imports.share_of_year_from_pct(duty)
    share: dict[str, Any] = {"unit": "percent of the year", "decimals": 0, "year": middle, "rows": rows}
    results.record("duty_share_of_year_pct", covered, **share)
    results.guard(
        "imports_fell_before_duty",
        -changes[0] > covered,
        "The definitive duty covered {duty_share_of_year_pct} % of {bev_imports_duty_year}. Had imports run at an even "
        "pace until then and stopped, they would have fallen by no more than that, so the fall began before.",
    )
    every = eu_bev_imports.changes_pct(imports, first, last)["change_pct"]
    results.guard(
        "finding_imports",
        bool((every < 0).all()) and -changes[0] > covered,
        "The value of the EU's battery-car imports from China was falling before the definitive duty, and every "
        "published measure has it lower a year after.",
    )
