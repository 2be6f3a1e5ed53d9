"""Findings on curves fitted to the share of electric cars: how far they missed the years that came after."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import diffusion
from evbook.analysis.diffusion import DRIFT, FREE, GIVEN, Trial
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.words import listed

_DRAWN = ("China", "Indonesia", "Malaysia", "Thailand")
_NOTE = "Shares are data; the form of the curves and their ceilings are assumptions."


def forecast_errors(trial: Trial, other: Trial, p: DownstreamCompetition) -> None:
    """Errors of the models; `trial` is fitted to `p.fit_to`, `other` to `diffusion.other_end(p.fit_from, p.fit_to)`.

    Glues fit_to, fit_from, countries_judged, median_error_pp (by model), ceilings_pct, given_errors, countries_best,
    drift_interval, ceilings_alike, ceilings_at_bound, ceilings_at_shares, drift_leans, no_ceiling_known,
    diffusion_curves_nearer, diffusion_order_turns, finding_diffusion. Their sentences take in drift_interval_pp
    (years_ahead next, last) and years_judged.
    """
    results.word("fit_from", str(p.fit_from))
    results.word("fit_to", str(p.fit_to))
    results.word("ceilings_pct", listed([str(ceiling) for ceiling in GIVEN.values()]))
    about: dict[str, Any] = {"rows": trial.rows, "year": p.market_year}
    results.record("countries_judged", len(trial.curves), unit="countries", decimals=0, **about)
    _medians(trial.errors, about, p)
    _nearest(trial, about)
    _intervals(trial.errors, about)
    _ceilings(trial, p, about)
    _other_window(trial.errors, other, p)


def _medians(errors: pd.DataFrame, about: dict[str, Any], p: DownstreamCompetition) -> None:
    medians = diffusion.median_errors_pp(errors)
    points: dict[str, Any] = {"unit": "percentage points", "kind": "model", "note": _NOTE, **about}
    for model in (DRIFT, *GIVEN, FREE):
        results.record("median_error_pp", medians[model], dims={"model": model}, **points)
    given = medians[list(GIVEN)].sort_values()
    results.word(
        "given_errors",
        " to ".join(dict.fromkeys(results.format_number(each, 1) for each in (given.iloc[0], given.iloc[-1]))),
    )
    missed = f"the electric shares of {'the years to ' if p.market_year > p.fit_to + 1 else ''}{{market_year}}"
    results.guard(
        "finding_diffusion",
        medians.index[0] == DRIFT,
        f"Fitted to {{fit_to}}, plain drift missed {missed} by "
        "{median_error_pp__drift} points in the median of {countries_judged} countries, curves with a given ceiling by "
        "{given_errors}.",
        f"Fitted to {{fit_to}}, plain drift missed {missed} by more than some curve did.",
    )


def _nearest(trial: Trial, about: dict[str, Any]) -> None:
    nearest = diffusion.nearest_model(trial.errors)
    best = sum(model == DRIFT for model in nearest.values())
    results.record("countries_best", best, unit="countries", decimals=0, kind="model", dims={"model": DRIFT}, **about)
    curved = [region for region in _DRAWN if nearest.get(region, DRIFT) != DRIFT]
    results.guard(
        "diffusion_curves_nearer",
        bool(curved),
        f"In {listed(curved)} a curve came nearer." if curved else "",
    )


def _intervals(errors: pd.DataFrame, about: dict[str, Any]) -> None:
    interval = diffusion.error_interval_pp(errors, DRIFT).set_index("years_ahead")
    judged = {"next": interval.index.min()} | ({"last": interval.index.max()} if len(interval) > 1 else {})
    results.word("years_judged", str(interval.index.max()))
    for name, ahead in judged.items():
        low, high = (float(interval.loc[ahead, f"{bound}_pp"]) for bound in ("low", "high"))
        results.record(
            "drift_interval_pp",
            high - low,
            low=low,
            high=high,
            display=f"{results.format_number(low, 1)} to {results.format_number(high, 1)}",
            dims={"years_ahead": name},
            unit="percentage points",
            kind="model",
            note="Share less forecast by drift, first and ninth tenth over countries; the value is the width.",
            **about,
        )
    later = " and {drift_interval_pp__last} in year {years_judged}" if "last" in judged else ""
    results.word(
        "drift_interval",
        "Round drift's forecast, eight in ten shares lay {drift_interval_pp__next} points away in the next year"
        + later,
    )
    furthest = interval.loc[interval.index.max()]
    results.guard(
        "drift_leans",
        furthest["low_pp"] + furthest["high_pp"] > 0,
        ", more often above it: drift is slow to see a rise.",
        ".",
    )


def _ceilings(trial: Trial, p: DownstreamCompetition, about: dict[str, Any]) -> None:
    alike = diffusion.indistinct_ceilings(trial.curves, p.fit_from, p.fit_to)
    counted = {
        "ceilings_alike": alike,
        "ceilings_at_bound": diffusion.ceilings_at_bound(trial.curves),
        "ceilings_at_shares": diffusion.ceilings_at_shares(trial, p.fit_to),
    }
    for name, count in counted.items():
        results.record(name, count, unit="countries", decimals=0, kind="model", **about)
    results.guard(
        "no_ceiling_known",
        alike > len(trial.curves) / 2,
        "For neither Japan nor Europe does the past set a ceiling to rely on: in most countries the curves to "
        "{ceilings_pct} % fit alike, so a plan should hold on every path.",
    )


def _other_window(errors: pd.DataFrame, other: Trial, p: DownstreamCompetition) -> None:
    best, others = (diffusion.median_errors_pp(each).drop(FREE, errors="ignore") for each in (errors, other.errors))
    end = diffusion.other_end(p.fit_from, p.fit_to)
    named = {DRIFT: "drift", **dict.fromkeys(GIVEN, "a curve with a given ceiling")}
    first, second = named[str(best.index[0])], named[str(others.index[0])]
    shared = "drift and the given ceilings"
    results.guard(
        "diffusion_order_turns",
        first != second,
        f"Fitted to {end} instead, {second} came nearest of {shared}: the order belongs to the years and is no law.",
        f"Fitted to {end} instead, {second} came nearest of {shared} as well.",
    )
