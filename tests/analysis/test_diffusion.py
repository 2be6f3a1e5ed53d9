"""Drift and logistic curves: known curves found again, bounds kept, errors of hand-made countries."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import diffusion
from evbook.analysis.diffusion import DRIFT, FREE, GIVEN, MODELS, Logistic

YEARS = np.arange(2010, 2022)
# Curves whose bend lies inside the window, so that the shares carry the ceiling.
KNOWN = st.builds(
    Logistic,
    ceiling_pct=st.floats(40, 95),
    level=st.floats(1.0, 3.0),
    slope=st.floats(0.5, 1.0),
    origin=st.just(2021),
)
SHARES = st.lists(st.floats(0.01, 59.0), min_size=12, max_size=12).map(sorted)


def table(**shares_of):
    """The table ev_markets for countries with a share for each year from 2010 on; codes are the names."""
    rows = [
        (2010 + at, region, None if region in ("World", "European Union") else region[:3], "ev", share)
        for region, shares in shares_of.items()
        for at, share in enumerate(shares)
    ]
    frame = pd.DataFrame(rows, columns=["year", "region", "region_iso3", "powertrain", "sales_share_pct"])
    return frame.assign(sales_vehicles=1000, kind="official", source_id="iea")


@settings(deadline=None, max_examples=50)
@given(KNOWN)
def test_a_fit_with_the_right_ceiling_finds_a_known_curve(curve):
    found = diffusion.fit_given(YEARS, curve.at(YEARS), curve.ceiling_pct)
    assert (found.level, found.slope) == pytest.approx((curve.level, curve.slope), rel=1e-4)


@settings(deadline=None, max_examples=50)
@given(KNOWN)
def test_a_free_fit_finds_the_ceiling_of_a_known_curve(curve):
    found = diffusion.fit_free(YEARS, curve.at(YEARS))
    assert found.ceiling_pct == pytest.approx(curve.ceiling_pct, rel=1e-3)
    assert found.slope == pytest.approx(curve.slope, rel=1e-2)


@settings(deadline=None, max_examples=25)
@given(SHARES)
def test_every_model_keeps_its_bounds(shares):
    ahead = np.arange(2010, 2051)
    for ceiling in GIVEN.values():
        path = diffusion.fit_given(YEARS, shares, ceiling).at(ahead)
        assert ((path >= 0) & (path <= ceiling)).all()
    free = diffusion.fit_free(YEARS, shares)
    assert max(shares) - 1e-9 <= free.ceiling_pct <= 100 + 1e-9
    assert (free.at(ahead) <= free.ceiling_pct).all()
    assert np.all((diffusion.drift(YEARS, shares, ahead) >= 0) & (diffusion.drift(YEARS, shares, ahead) <= 100))


def test_a_free_ceiling_fits_every_country_as_well_as_the_best_given_one():
    tried = diffusion.trial(tables.load("ev_markets"), 2015, 2021, 2025)
    for region, curves in tried.curves.items():
        rows = tried.rows[(tried.rows["region"] == region) & (tried.rows["year"] <= 2021)]
        left = {
            model: float(((curve.at(rows["year"]) - rows["sales_share_pct"]) ** 2).sum())
            for model, curve in curves.items()
        }
        assert left[FREE] <= min(left[model] for model in GIVEN) * 1.001 + 1e-6, region


def test_drift_is_the_mean_yearly_change():
    # From 2 % in 2015 to 14 % in 2021: 12 points in 6 years, 2 a year; 2023 is two years on, so 14 + 4 = 18.
    assert diffusion.drift([2015, 2018, 2021], [2, 3, 14], [2022, 2023]).tolist() == [16.0, 18.0]
    assert diffusion.drift([2015, 2021], [60, 90], [2030]).tolist() == [100.0]
    assert diffusion.drift([2015, 2021], [9, 3], [2030]).tolist() == [0.0]


def test_a_logistic_curve_by_hand():
    # a = 0 puts half the ceiling in the year of origin; b = ln 3 makes the odds 3 to 1 a year later: 60 x 3 / 4 = 45.
    curve = Logistic(60.0, 0.0, float(np.log(3)), 2020)
    assert curve.at([2019, 2020, 2021]) == pytest.approx([15.0, 30.0, 45.0])


def test_errors_are_judged_on_countries_only_and_on_later_years_only():
    steady = [2.0 * at for at in range(1, 17)]
    tried = diffusion.trial(table(Aland=steady, World=steady), 2010, 2021, 2025)
    assert set(tried.errors["region"]) == {"Aland"}
    assert sorted(tried.errors["year"].unique()) == [2022, 2023, 2024, 2025]
    assert diffusion.median_error_pp(tried.errors, DRIFT) == pytest.approx(0.0, abs=1e-9)
    assert diffusion.nearest_model(tried.errors) == {"Aland": DRIFT}
    assert diffusion.median_errors_pp(tried.errors).index[0] == DRIFT


def test_a_curve_is_nearest_where_shares_follow_it():
    curve = Logistic(80.0, 0.0, 0.6, 2021)
    shares = list(curve.at(np.arange(2010, 2026)))
    tried = diffusion.trial(table(Curved=shares), 2010, 2021, 2025)
    assert diffusion.nearest_model(tried.errors)["Curved"] in ("Logistic to 80 %", FREE)
    assert diffusion.median_error_pp(tried.errors, "Logistic to 80 %") == pytest.approx(0.0, abs=1e-3)
    assert diffusion.trial(table(Curved=shares), 2010, 2021, 2025, free=False).errors["model"].nunique() == 4


@pytest.mark.parametrize(
    "shares",
    [
        [None] * 8 + [1.0, 2.0, 3.0, 4.0] + [5.0] * 4,
        [0.0] * 8 + [1.0, 2.0, 3.0, 4.0] + [5.0] * 4,
        [float(at) for at in range(11)] + [None, 12.0, 13.0, 14.0, 15.0],
        [5.0 * at for at in range(1, 13)] + [61.0] * 4,
    ],
    ids=["four known", "four above zero", "last year missing", "already at the lowest ceiling"],
)
def test_shares_that_carry_no_fit_are_left_out(shares):
    fit = [2.0 * at for at in range(1, 17)]
    tried = diffusion.trial(table(Bare=shares, Able=fit), 2010, 2021, 2025)
    assert set(tried.curves) == {"Able"} == set(tried.rows["region"])
    bare = table(Bare=shares)
    known = bare[(bare["year"] <= 2021) & bare["sales_share_pct"].notna()]
    if known["year"].max() == 2021:
        assert diffusion.scenarios(known, 2010, [2030]).empty


def test_the_interval_holds_eight_in_ten_errors():
    errors = pd.DataFrame({"model": DRIFT, "years_ahead": 1, "error_pp": np.arange(-5.0, 6.0)})
    # Shares less forecasts run from -5 to 5 in steps of one: the first tenth is -4, the ninth 4.
    assert diffusion.error_interval_pp(errors, DRIFT).iloc[0].tolist() == [1.0, -4.0, 4.0]


def test_the_interval_of_skewed_errors_is_of_share_less_forecast():
    # Forecast less share from -2 to 8 in steps of one: share less forecast from -8 to 2, first tenth -7, ninth 1.
    errors = pd.DataFrame({"model": DRIFT, "years_ahead": 1, "error_pp": np.arange(-2.0, 9.0)})
    assert diffusion.error_interval_pp(errors, DRIFT).iloc[0].tolist() == [1.0, -7.0, 1.0]


def test_a_scenario_share_by_hand():
    # Drift from 1.1 % in 2015 to 16 % in 2021 and five years on: 16 + 5 x 14.9 / 6 = 28.42.
    shares = [1.1, 2.0, 4.0, 6.0, 8.0, 12.0, 16.0]
    known = pd.DataFrame({"year": range(2015, 2022), "sales_share_pct": shares})
    assert diffusion.scenarios(known, 2015, [2026])[DRIFT].iloc[0] == pytest.approx(16 + 5 * 14.9 / 6)
    # Half of 80 % in 2021 with odds that grow threefold in a year: 80 x 3 / 4 = 60 a year later.
    curve = Logistic(80.0, 0.0, float(np.log(3)), 2021)
    drawn = known.assign(sales_share_pct=curve.at(known["year"]))
    assert diffusion.scenarios(drawn, 2015, [2022])["Logistic to 80 %"].iloc[0] == pytest.approx(60.0, abs=1e-4)


def test_a_free_ceiling_at_the_highest_share_is_counted():
    years = np.arange(2010, 2026)
    bent, straight = (
        table(One=list(curve.at(years))) for curve in (Logistic(20.0, 5.0, 0.8, 2021), Logistic(90.0, 0.0, 0.6, 2022))
    )
    assert diffusion.ceilings_at_shares(diffusion.trial(bent, 2010, 2021, 2025), 2021) == 1
    assert diffusion.ceilings_at_shares(diffusion.trial(straight, 2010, 2021, 2025), 2021) == 0


def test_before_the_bend_ceilings_look_alike_and_after_it_they_do_not():
    early, late = Logistic(80.0, -5.0, 0.5, 2021), Logistic(50.0, 2.0, 0.8, 2021)
    curves = {
        name: diffusion.fitted(pd.DataFrame({"year": YEARS, "sales_share_pct": curve.at(YEARS)}))
        for name, curve in {"early": early, "late": late}.items()
    }
    assert diffusion.indistinct_ceilings(curves, 2010, 2021) == 1
    straight_up = {"up": {FREE: Logistic(100.0, 0.0, 1.0, 2021)}, "bent": {FREE: late}}
    assert diffusion.ceilings_at_bound(straight_up) == 1


@pytest.mark.parametrize(("fit_from", "fit_to", "end"), [(2015, 2021, 2019), (2015, 2020, 2022), (2010, 2019, 2017)])
def test_another_window_holds_enough_years(fit_from, fit_to, end):
    assert diffusion.other_end(fit_from, fit_to) == end
    assert end - fit_from + 1 >= diffusion.FEWEST_SHARES


def test_models_are_named_in_one_order():
    assert list(MODELS) == [DRIFT, *GIVEN, FREE]
