"""Fitted shares and exposed volumes: titles that stay true, labels that fit, a control with its regions."""

from __future__ import annotations

import itertools

import pytest

from evbook import tables
from evbook.analysis import diffusion, diffusion_paths, exposure
from evbook.figures import diffusion as fit_figures
from evbook.figures import exposure as exposure_figures
from evbook.site.figure.spec import bound_signals
from evbook.site.figure.svg import chart_svg

TABLES = ("ev_markets", "indonesia_wholesales", "battery_cars_by_brand", "japanese_brand_share")
SPANS = [*itertools.product((2010, 2015), (2019, 2022), (2023, 2025)), (2015, 2021, 2025)]


def fits(first=2015, end=2021, last=2025):
    markets = tables.load("ev_markets")
    trial = diffusion.trial(markets, first, end, last)
    interval = diffusion.error_interval_pp(trial.errors, diffusion.DRIFT)
    paths = diffusion_paths.paths(markets, fit_figures.REGIONS, (first, end), last, interval)
    return trial, fit_figures.ev_share_fit(paths, trial.errors, (first, end), ("iea-gevo-2026",))


def volumes(year=2030):
    loaded = [tables.load(name) for name in TABLES]
    exposed = exposure.exposed(loaded[0], exposure.factors(*loaded), 2015, year)
    return exposed, exposure_figures.exposed_volumes(exposed, ("iea-gevo-2026", "gaikindo"))


@pytest.mark.parametrize(("first", "end", "last"), SPANS)
def test_the_title_states_the_median_errors(chapter, first, end, last):
    trial, drawn = fits(first, end, last)
    assert f"by {diffusion.median_error_pp(trial.errors, diffusion.DRIFT):.1f} points" in drawn.passport.title
    assert f"{trial.errors['region'].nunique()} countries" in drawn.passport.coverage
    spans = f"of {last} by" if last == end + 1 else f"of {end + 1} to {last} by"
    assert spans in drawn.passport.title


def test_regions_are_chosen_with_a_labelled_control_that_starts_with_china(chapter):
    drawn = fits()[1]
    (signal,) = bound_signals(drawn.spec)
    assert (signal["value"], signal["bind"]["input"], signal["bind"]["name"]) == ("China", "select", "Region ")
    assert signal["bind"]["options"] == list(dict.fromkeys(row[0] for row in drawn.passport.rows))
    assert "Indonesia" in signal["bind"]["options"]


def test_a_region_without_enough_shares_has_no_place_in_the_control(chapter):
    # Indonesia's shares begin in 2017: three years to 2019.
    (signal,) = bound_signals(fits(2015, 2019, 2025)[1].spec)
    assert "Indonesia" not in signal["bind"]["options"]


@pytest.mark.parametrize("year", [2030, 2035])
def test_volumes_are_told_with_their_range(chapter, year):
    exposed, drawn = volumes(year)
    rows = exposed[exposed["market"] == "Indonesia"]
    ends = f"{rows['low_thousand'].min():.0f} to {rows['high_thousand'].max():.0f}"
    told = f"would fall by {ends} thousand a year in scenarios for {year}"
    assert "in 2025, the only year with all factors" in drawn.passport.caption.replace("than in 2025", "in 2025")
    assert drawn.passport.title.endswith(told)
    assert "no forecast" in " ".join(drawn.passport.notes) or "not a forecast" in " ".join(drawn.passport.notes)
    for name in exposure_figures.LEFT_OUT:
        assert name in drawn.passport.coverage


@pytest.mark.parametrize("draw", [fits, volumes])
def test_drawn_in_six_digits_and_at_the_width_of_a_phone(chapter, draw):
    drawn = draw()[1]
    assert all(round(cell, 4) == cell for row in drawn.passport.rows for cell in row if isinstance(cell, float))
    assert "<svg" in chart_svg(drawn.spec, 340)
