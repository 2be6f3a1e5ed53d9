"""Figure of the share of electric cars by country, and of the curves that were to tell it beforehand."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import diffusion
from evbook.analysis.diffusion_paths import SOLD
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.ev_markets import DEFINITION_NOTE
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

REGIONS = ("China", "European Union", "Indonesia", "Japan", "Malaysia", "Thailand", "United States")
COLOURS = dict(zip(diffusion.MODELS, (theme.BLUE, theme.ORANGE, theme.PURPLE, theme.GREEN, theme.INK), strict=True))
# What the signal of the region is called; the page makes a labelled control of its binding.
_SIGNAL = "fit_region"
_COLUMNS = (
    Column(name="region", title="Region", unit="region"),
    Column(name="year", title="Year", unit="year"),
    Column(name="series", title="Share sold, or model", unit="category"),
    Column(name="share_pct", title="Electric cars in car sales", unit="percent"),
    Column(name="low_pct", title="Drift, eight in ten errors: from", unit="percent"),
    Column(name="high_pct", title="Drift, eight in ten errors: to", unit="percent"),
)


@figure("ev-share-fit", tables=("ev_markets",))
def ev_share_fit(
    paths: pd.DataFrame, errors: pd.DataFrame, fit: tuple[int, int], source_ids: tuple[str, ...]
) -> Drawing:
    """Dots, curves and the interval of drift for a region to choose; `paths` as `diffusion_paths.paths` gives them.

    `errors` are those of all countries (`diffusion.Trial`), `fit` the first and last year fitted to.
    """
    regions = list(dict.fromkeys(paths["region"]))
    last, shown = int(paths["year"].max()), regions[0]
    medians = diffusion.median_errors_pp(errors)
    return Drawing(
        chart=_chart(paths, regions, fit[1], last),
        data=paths,
        columns=_COLUMNS,
        title=_title(medians, fit[1], last),
        caption=(
            f"Share of electric cars in cars sold (dots), and models fitted to {fit[0]} to {fit[1]}, drawn to {last}. "
            "Shaded: drift with the middle eight tenths of its errors in all countries."
        ),
        alt=f"Dots and lines for {shown}, other regions to choose. {_told(paths, shown, last)} Median errors: "
        + "; ".join(f"{model} {error:.1f} points" for model, error in medians.items())
        + ".",
        unit="percent of cars sold",
        coverage=(
            f"Errors: {errors['region'].nunique()} countries with {diffusion.FEWEST_SHARES} shares or more to fit to, "
            f"none above {min(diffusion.CEILINGS_PCT)} % by {fit[1]}; the European Union is drawn but not judged."
        ),
        notes=(
            "Shares are data. The ceilings are assumptions; only the free one is fitted, and may not exceed all sales. "
            "The shaded errors are of one start year, pooled over countries: too wide for slow markets, too narrow for "
            "fast ones.",
            DEFINITION_NOTE,
        ),
        source_ids=source_ids,
        height_px=320,
    )


def _title(medians: pd.Series[float], fit_to: int, last: int) -> str:
    curves = medians.drop(diffusion.DRIFT)
    ends = " to ".join(dict.fromkeys(f"{end:.1f}" for end in (curves.min(), curves.max())))
    span = f"{fit_to + 1} to {last}" if last > fit_to + 1 else str(last)
    return (
        f"Drift missed the shares of {span} by {medians[diffusion.DRIFT]:.1f} points in the median, "
        f"logistic curves by {ends}"
    )


def _told(paths: pd.DataFrame, region: str, last: int) -> str:
    now = paths[(paths["region"] == region) & (paths["year"] == last)].set_index("series")["share_pct"]
    models = listed([f"{model} {now[model]:.0f} %" for model in diffusion.MODELS])
    sold = f"{now[SOLD]:.2g} % sold" if SOLD in now else "no share known"
    return f"{last}: {sold}; {models}."


def _chart(paths: pd.DataFrame, regions: list[str], fit_to: int, last: int) -> alt.TopLevelMixin:
    choice = alt.param(name=_SIGNAL, value=regions[0], bind=alt.binding_select(options=regions, name="Region "))
    first = int(paths["year"].min())
    x = alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(domain=[first, last], nice=False),
        axis=alt.Axis(values=list(range(last, first - 1, -2)), format="d", grid=False, labelFlush=False),
    )
    chosen = alt.Chart(paths).transform_filter(f"datum.region == {_SIGNAL}")
    y = alt.Y("share_pct:Q", title="Percent of cars sold", axis=alt.Axis(tickCount=5))
    scale = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    modelled = chosen.transform_filter(f"datum.series != '{SOLD}'")
    around = modelled.transform_filter("isValid(datum.low_pct)")
    band = around.mark_area(opacity=0.15, color=theme.BLUE).encode(x=x, y="low_pct:Q", y2="high_pct:Q")
    legend = alt.Legend(symbolType="stroke", symbolStrokeWidth=3)
    colour = alt.Color("series:N", scale=scale, legend=legend)
    # The free curve often lies on that to all sales: dashed, both are seen.
    solid = [[1, 0] if model != diffusion.FREE else [5, 4] for model in COLOURS]
    dash = alt.StrokeDash("series:N", scale=alt.Scale(domain=list(COLOURS), range=solid), legend=legend)
    lines = modelled.mark_line(strokeWidth=2.5).encode(x=x, y=y, color=colour, strokeDash=dash, tooltip=_tooltip())
    sold = chosen.transform_filter(f"datum.series == '{SOLD}'")
    dots = sold.mark_point(filled=True, size=55, opacity=1, color=theme.INK).encode(x=x, y=y, tooltip=_tooltip())
    return alt.layer(band, _end_of_fit(fit_to), lines, dots).add_params(choice)


def _end_of_fit(fit_to: int) -> alt.LayerChart:
    base = alt.Chart(pd.DataFrame({"year": [fit_to], "label": ["fitted"]})).encode(x="year:Q")
    rule = base.mark_rule(color=theme.MUTED, strokeDash=[3, 3])
    label = base.mark_text(align="right", dx=-5, baseline="top", color=theme.MUTED)
    return alt.layer(rule, label.encode(y=alt.value(2), text="label:N"))


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("region:N", title="Region"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("series:N", title="Sold or model"),
        alt.Tooltip("share_pct:Q", title="Percent of cars sold", format=".3g"),
    ]
