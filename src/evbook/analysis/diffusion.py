"""How the share of electric cars in car sales goes on: drift against logistic curves, judged on years kept back.

Models of a country's share s in percent, t in years:

    drift:     s(T + h) = s(T) + h (s(T) - s(t0)) / (T - t0), kept within 0 and 100
               (random walk with drift: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 2021)
    logistic:  s(t) = K / (1 + exp(-(a + b t))), least squares on the shares, with K given or free
               (Griliches, Econometrica, 1957)

A curve that is nearly exponential in the window fits every K alike, so K is a scenario unless the window holds the
bend. No interval is given beyond the years for which errors are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import least_squares
from scipy.special import expit, logit

from evbook.analysis.ev_markets import shares_by_country
from evbook.analysis.measures import PERCENT

Array = npt.NDArray[np.float64]

# Assumptions, not estimates: most of the market, much of it, all of it.
CEILINGS_PCT = (60, 80, 100)
DRIFT, FREE = "Drift", "Logistic, free ceiling"
GIVEN = {f"Logistic to {ceiling} %": ceiling for ceiling in CEILINGS_PCT}
MODELS = (DRIFT, *GIVEN, FREE)
# Three parameters and two observations to spare.
FEWEST_SHARES = 5
# Shares of ten percent and more are published in whole points: curves nearer than that cannot be told apart.
INDISTINCT_PP = 1.0
INTERVAL = (0.1, 0.9)
# As near as the rounding of the shares.
NEAR_SHARES_PP = 0.5
_STOPS: dict[str, Any] = dict.fromkeys(("xtol", "ftol", "gtol"), 1e-11) | {"max_nfev": 2000}
# Level, slope and ceiling differ in size; and the search for a ceiling begins near the shares, where it is quickest.
_SIZES, _FIRST_ROOM = (1.0, 0.1, 10.0), 0.05
# Logits of shares nearer to nothing or to the ceiling than this would rule the start of the search.
_START_MARGIN = 1e-4


@dataclass(frozen=True)
class Logistic:
    """s(t) = ceiling_pct / (1 + exp(-(level + slope (t - origin)))), percent; slope a year."""

    ceiling_pct: float
    level: float
    slope: float
    origin: int

    def at(self, years: npt.ArrayLike) -> Array:
        """Shares in `years`, percent."""
        times = np.asarray(years, dtype=float) - self.origin
        return np.asarray(self.ceiling_pct * expit(self.level + self.slope * times), dtype=float)


def drift(years: npt.ArrayLike, shares: npt.ArrayLike, ahead: npt.ArrayLike) -> Array:
    """Shares in the years `ahead` by the mean yearly change from the first to the last of `years`, percent."""
    known, values = np.asarray(years, dtype=float), np.asarray(shares, dtype=float)
    yearly = (values[-1] - values[0]) / (known[-1] - known[0])
    going_on = values[-1] + (np.asarray(ahead, dtype=float) - known[-1]) * yearly
    return np.asarray(np.clip(going_on, 0.0, PERCENT), dtype=float)


def fit_given(years: npt.ArrayLike, shares: npt.ArrayLike, ceiling_pct: float) -> Logistic:
    """Logistic curve with the ceiling given, least squares on the shares (Levenberg-Marquardt)."""
    known, times, values = _prepared(years, shares)

    def residuals(at: Array) -> Array:
        return np.asarray(ceiling_pct * expit(at[0] + at[1] * times) - values, dtype=float)

    def slopes(at: Array) -> Array:
        part = expit(at[0] + at[1] * times)
        inner = ceiling_pct * part * (1 - part)
        return np.column_stack([inner, inner * times])

    start = _start(times, values, ceiling_pct)
    found = least_squares(residuals, start, slopes, method="lm", **_STOPS).x
    return Logistic(float(ceiling_pct), float(found[0]), float(found[1]), int(known[-1]))


def fit_free(years: npt.ArrayLike, shares: npt.ArrayLike) -> Logistic:
    """Logistic curve with a ceiling between the highest share and 100 %, least squares on the shares (trust region)."""
    known, times, values = _prepared(years, shares)
    lowest = float(values.max())

    def residuals(at: Array) -> Array:
        return np.asarray(at[2] * expit(at[0] + at[1] * times) - values)

    def slopes(at: Array) -> Array:
        share = expit(at[0] + at[1] * times)
        inner = at[2] * share * (1 - share)
        return np.column_stack([inner, inner * times, share])

    ceiling = lowest + _FIRST_ROOM * (PERCENT - lowest)
    bounds = ([-np.inf, -np.inf, lowest], [np.inf, np.inf, PERCENT])
    start = [*_start(times, values, ceiling), ceiling]
    found = least_squares(residuals, start, slopes, bounds, x_scale=_SIZES, **_STOPS).x
    return Logistic(float(found[2]), float(found[0]), float(found[1]), int(known[-1]))


def _prepared(years: npt.ArrayLike, shares: npt.ArrayLike) -> tuple[Array, Array, Array]:
    known, values = np.asarray(years, dtype=float), np.asarray(shares, dtype=float)
    return known, known - known[-1], values


def _start(times: Array, values: Array, ceiling_pct: float) -> list[float]:
    """Level and slope of the straight line through the logits of the shares."""
    parts = np.clip(values / ceiling_pct, _START_MARGIN, 1 - 10 * _START_MARGIN)
    slope, level = np.polyfit(times, logit(parts), 1)
    return [float(level), float(slope)]


def window(shares: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame | None:
    """Rows of one region from `first_year` to `last_year`, by year; None where they do not carry a fit.

    Asked for: five shares above zero, the last year among them, and none as high as the lowest ceiling.
    """
    rows = shares[shares["year"].between(first_year, last_year)].sort_values("year")
    enough = (rows["sales_share_pct"] > 0).sum() >= FEWEST_SHARES and int(rows["year"].max()) == last_year
    return rows if enough and rows["sales_share_pct"].max() < min(CEILINGS_PCT) else None


def fitted(known: pd.DataFrame, free: bool = True) -> dict[str, Logistic]:
    """The logistic curves of one window by model: ceilings given and, where wanted, the free one."""
    years, shares = known["year"].to_numpy(), known["sales_share_pct"].to_numpy()
    curves = {model: fit_given(years, shares, ceiling) for model, ceiling in GIVEN.items()}
    return {**curves, FREE: fit_free(years, shares)} if free else curves


def forecasts(known: pd.DataFrame, curves: dict[str, Logistic], years: npt.ArrayLike) -> pd.DataFrame:
    """Shares in `years` by every model: a column a model (percent), by year."""
    ahead = np.asarray(years)
    values = {DRIFT: drift(known["year"], known["sales_share_pct"], ahead)}
    values |= {model: curve.at(ahead) for model, curve in curves.items()}
    return pd.DataFrame(values, index=pd.Index(ahead, name="year"))


@dataclass(frozen=True)
class Trial:
    """What a trial of the models found.

    errors: region, model, year, years_ahead, sales_share_pct, forecast_pct, error_pp (forecast less share, percentage
    points). curves: the logistic curves by region and model. rows: the rows of the table used.
    """

    errors: pd.DataFrame
    curves: dict[str, dict[str, Logistic]]
    rows: pd.DataFrame


def trial(ev_markets: pd.DataFrame, fit_from: int, fit_to: int, last_year: int, free: bool = True) -> Trial:
    """Fit every country's shares from `fit_from` to `fit_to` and judge each model on the years to `last_year`.

    Without `free` the curve with the free ceiling, which takes most of the time, is left out.

    Countries only: the World and the European Union would count their members again. Those without a window that
    carries a fit (see `window`), or with no share afterwards, are left out.
    """
    rows = shares_by_country(ev_markets, fit_from, last_year)
    tried, curves = [], {}
    for region, shares in rows.groupby("region"):
        known, later = window(shares, fit_from, fit_to), shares[shares["year"] > fit_to]
        if known is not None and len(later):
            curves[str(region)] = fitted(known, free)
            forecast = forecasts(known, curves[str(region)], later["year"])
            tried.append(forecast.assign(region=region, sales_share_pct=later["sales_share_pct"].to_numpy()))
    errors = _errors(pd.concat(tried).reset_index(), fit_to)
    return Trial(errors, curves, rows[rows["region"].isin(curves)])


def _errors(tried: pd.DataFrame, fit_to: int) -> pd.DataFrame:
    errors = tried.melt(["region", "year", "sales_share_pct"], var_name="model", value_name="forecast_pct")
    return errors.assign(
        years_ahead=errors["year"] - fit_to, error_pp=errors["forecast_pct"] - errors["sales_share_pct"]
    )


def median_error_pp(errors: pd.DataFrame, model: str) -> float:
    """Median of the absolute errors of `model` over countries and years, percentage points."""
    return float(errors.loc[errors["model"] == model, "error_pp"].abs().median())


def median_errors_pp(errors: pd.DataFrame) -> pd.Series[float]:
    """`median_error_pp` of every model, the smallest first."""
    return pd.Series({model: median_error_pp(errors, model) for model in errors["model"].unique()}).sort_values()


def other_end(fit_from: int, fit_to: int) -> int:
    """Another last year to fit to: two years earlier where the window still holds enough years, else two later."""
    return fit_to - 2 if fit_to - 2 - fit_from + 1 >= FEWEST_SHARES else fit_to + 2


def nearest_model(errors: pd.DataFrame) -> dict[str, str]:
    """The model with the smallest mean absolute error in each country, by region."""
    mean = errors.assign(error_pp=errors["error_pp"].abs()).pivot_table(
        index="region", columns="model", values="error_pp", aggfunc="mean"
    )
    return {str(region): str(model) for region, model in mean.idxmin(axis="columns").items()}


def error_interval_pp(errors: pd.DataFrame, model: str) -> pd.DataFrame:
    """Where eight in ten shares lay round the forecast of `model`: years_ahead, low_pp, high_pp (share less forecast).

    Empirical tenths of the errors of all countries, percentage points; only for the years judged.
    """
    rows = errors[errors["model"] == model]
    apart = (-rows["error_pp"]).groupby(rows["years_ahead"])
    low, high = (apart.quantile(part) for part in INTERVAL)
    return pd.DataFrame({"low_pp": low, "high_pp": high}).reset_index()


def indistinct_ceilings(curves: dict[str, dict[str, Logistic]], fit_from: int, fit_to: int) -> int:
    """Number of countries whose curves with given ceilings lie within a point of each other all through the window."""
    years = np.arange(fit_from, fit_to + 1)
    spans = [np.ptp([by_model[model].at(years) for model in GIVEN], axis=0).max() for by_model in curves.values()]
    return int(sum(span < INDISTINCT_PP for span in spans))


def ceilings_at_bound(curves: dict[str, dict[str, Logistic]]) -> int:
    """Number of countries whose free ceiling ran to 100 %, so that the window sets none."""
    return sum(by_model[FREE].ceiling_pct > PERCENT - 0.1 for by_model in curves.values())


def ceilings_at_shares(trial: Trial, fit_to: int) -> int:
    """Number of countries whose free ceiling ends within NEAR_SHARES_PP of the highest share fitted to, below 100 %.

    Such a curve says that the share has all but stopped growing.
    """
    known = trial.rows[trial.rows["year"] <= fit_to].groupby("region")["sales_share_pct"].max()
    ceilings = {region: by_model[FREE].ceiling_pct for region, by_model in trial.curves.items()}
    return sum(ceiling - float(known[region]) <= NEAR_SHARES_PP for region, ceiling in ceilings.items())


def scenarios(shares: pd.DataFrame, fit_from: int, years: npt.ArrayLike) -> pd.DataFrame:
    """Drift and the given ceilings refitted to all `shares` of a region since `fit_from`, as in `forecasts`.

    Scenarios, not forecasts. Without a row where the shares do not carry a fit (see `window`).
    """
    known = window(shares, fit_from, int(shares["year"].max()))
    if known is None:
        return pd.DataFrame(columns=[DRIFT, *GIVEN], index=pd.Index([], name="year"))
    return forecasts(known, fitted(known, free=False), years)
