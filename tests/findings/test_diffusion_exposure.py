from __future__ import annotations

import itertools
from typing import get_args

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.analysis import diffusion as fits
from evbook.analysis import exposure as account
from evbook.contracts.downstream_competition import DownstreamCompetition, ExposureYear
from evbook.findings import diffusion, exposure

CONTRACT = DownstreamCompetition
TABLES = ("ev_markets", "indonesia_wholesales", "battery_cars_by_brand", "japanese_brand_share")
YEARS = get_args(get_args(ExposureYear)[0])


def tell(p):
    loaded = [tables.load(name) for name in TABLES]
    ends = (p.fit_to, fits.other_end(p.fit_from, p.fit_to))
    trial = fits.trial(loaded[0], p.fit_from, ends[0], p.market_year)
    other = fits.trial(loaded[0], p.fit_from, ends[1], p.market_year, free=False)
    diffusion.forecast_errors(trial, other, p)
    exposed = account.exposed(loaded[0], account.factors(*loaded), p.fit_from, p.exposure_year)
    exposure.exposed_volumes(exposed, account.rows_used(*loaded), p)


def test_numbers_of_the_baseline(found):
    results = found()
    drift = results["median_error_pp__drift"]
    assert (drift.display, drift.kind, drift.unit) == ("2.9", "model", "percentage points")
    assert results["countries_judged"].display == "50"
    assert results["given_errors"].display == "6.5 to 9.3"
    assert results["drift_interval_pp__next"].display == "−1.2 to 4.0"
    exposed = results["exposed_thousand__indonesia"]
    assert (exposed.display, exposed.kind) == ("60 to 509", "model")
    # The wholesales count 652,003 vehicles of Japanese brands.
    sold = results["japanese_sales_thousand__indonesia"]
    assert (sold.value, sold.display, sold.kind) == (pytest.approx(652.003), "652", "compiled")
    assert sold.sources == ["gaikindo"]
    assert results["exposed_thousand__thailand"].kind == "model"
    assert results["ceilings_at_shares"].display == "13"
    assert results["drift_interval"].value.count("points away") == 1
    assert "above it" in results["drift_leans"].display
    assert {"gaikindo", "fmt-malaysia-2026"} <= set(exposed.sources)


def test_docstrings_list_every_key(found):
    told = f"{diffusion.forecast_errors.__doc__} {exposure.exposed_volumes.__doc__}"
    keys = {result.name for result in found().values()} - {"year", "first_year", "market_year"}
    assert sorted(key for key in keys if key not in told) == []


@pytest.mark.parametrize(
    ("fit_from", "fit_to", "market_year"), [*itertools.product((2010, 2015), (2019, 2021, 2022), (2023, 2025))]
)
def test_sentences_follow_the_errors(found, fit_from, fit_to, market_year):
    results = found(fit_from=fit_from, fit_to=fit_to, market_year=market_year)
    errors = {key: part.value for key, part in results.items() if part.name == "median_error_pp"}
    smallest = min(errors, key=lambda key: errors[key]) == "median_error_pp__drift"
    assert results["finding_diffusion"].value is smallest
    assert ("by more than some curve did" in results["finding_diffusion"].display) is not smallest
    alike, judged = results["ceilings_alike"].value, results["countries_judged"].value
    assert bool(results["no_ceiling_known"].display) == (2 * alike > judged)
    assert ("is no law" in results["diffusion_order_turns"].display) is results["diffusion_order_turns"].value
    assert int(results["years_judged"].value) == market_year - fit_to


@pytest.mark.parametrize("year", YEARS)
def test_exposure_ends_in_the_year_that_is_chosen(found, year):
    results = found(exposure_year=year)
    assert results["exposed_thousand__malaysia"].year == year
    for name in ("finding_exposure", "exposure_follows"):
        assert str(year) in results[name].display
    low, high = (getattr(results["exposed_thousand__indonesia"], end) for end in ("low", "high"))
    assert 0 < low < high < results["japanese_sales_thousand__indonesia"].value


def test_one_year_judged_gives_one_interval(found):
    results = found(fit_to=2022, market_year=2023)
    assert "drift_interval_pp__last" not in results
    assert " and " not in results["drift_interval"].value
    assert "the electric shares of 2023 by" in results["finding_diffusion"].display


def test_the_order_of_another_window_is_told_of_the_models_it_compares(found):
    results = found(fit_to=2020, market_year=2023)
    assert "of drift and the given ceilings" in results["diffusion_order_turns"].display
