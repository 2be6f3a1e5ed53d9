"""Explorer of the chapter on car markets: what Japanese brands lost in Indonesia, between any two years."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import shift_share
from evbook.analysis.measures import share_pct
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.contracts.passport import Column
from evbook.contracts.results import format_number
from evbook.explorers.model import Control, Explorer, Outcome, Reading, Words
from evbook.figures import theme
from evbook.figures.indonesia import ALL, MIX, WITHIN

_CONTROLS = (
    Control("shift_from", "First year", (2022, 2023, 2024)),
    Control("market_year", "Last year", (2023, 2024, 2025)),
)
_COLUMNS = (
    Column(name="group", title="Powertrain", unit="category"),
    Column(name="part", title="Part of the change", unit="category"),
    Column(name="change_pp", title="Change of the Japanese share", unit="percentage points"),
)
# What rounds to nothing has no sign.
_SMALL_PP = 0.05
_SIGNED = alt.expr.if_(
    alt.expr.abs(alt.datum.change_pp) < _SMALL_PP,
    alt.expr.format(alt.expr.abs(alt.datum.change_pp), ".1f"),
    alt.expr.format(alt.datum.change_pp, "+.1f"),
)
_ROWS = (ALL, *dict.fromkeys(shift_share.POOLED.values()))


def indonesia_explorer(wholesales: pd.DataFrame, source_ids: tuple[str, ...]) -> Explorer:
    """The split of the change of the Japanese share by two years; `wholesales` is the table indonesia_wholesales."""
    return Explorer(
        id="explore-indonesia-shift",
        tables=("indonesia_wholesales",),
        controls=_CONTROLS,
        outcome=lambda moved: _outcome(wholesales, moved),
        chart=_bars,
        columns=_COLUMNS,
        words=_WORDS,
        source_ids=source_ids,
        height_px=250,
    )


def _outcome(wholesales: pd.DataFrame, p: DownstreamCompetition) -> Outcome:
    years = (p.shift_from, p.market_year)
    parts = shift_share.market_parts(wholesales, "Japan", years)
    shifted = shift_share.shift_share(parts)
    choices = shift_share.loss_by_choice(wholesales, "Japan", years)
    shares = [share_pct(parts[f"own_{end}"].sum(), parts[f"market_{end}"].sum()) for end in (0, 1)]
    readings = (
        Reading("Japanese share of the market", f"{shares[0]:.1f} % to {shares[1]:.1f} %"),
        Reading("Lost with the mix of powertrains", _points(shift_share.share_loss_from_mix_pp(shifted))),
        Reading("With other weights or hybrids apart", _range(choices["mix_pp"])),
        Reading("Lost within powertrains", _points(shift_share.share_loss_within_pp(shifted))),
        Reading("The same, other weights or hybrids apart", _range(choices["within_pp"])),
    )
    return Outcome(readings, _series(shifted))


def _points(points: float) -> str:
    return f"{format_number(points, 1)} points"


def _range(points: pd.Series) -> str:
    return f"{format_number(points.min(), 1)} to {_points(points.max())}"


def _series(shifted: pd.DataFrame) -> pd.DataFrame:
    whole = shifted[["mix_pp", "within_pp"]].sum().to_frame().T.assign(group=ALL)
    named = pd.concat([whole, shifted]).rename(columns={"mix_pp": MIX, "within_pp": WITHIN})
    return named.melt("group", [MIX, WITHIN], var_name="part", value_name="change_pp")


_WORDS = Words(
    title="What Japanese brands lost in Indonesia between two years, by powertrain: move the years",
    caption="Change of the share of Japanese brands in Indonesia's vehicle market, in points of the whole market.",
    alt="Bars by powertrain: change with the mix of powertrains in the market, and with the share within each.",
    unit="percentage points of the market",
    coverage=(
        "All vehicles that makers' association members delivered to dealers, trucks and buses included. Every input is "
        "a count; the weights of the split are the mean of the two years."
    ),
    notes=(
        "The first year has to be before the last; else nothing is shown.",
        "A loss below zero is a gain. The split is an account, not a cause.",
    ),
)


def _bars(series: pd.DataFrame) -> alt.TopLevelMixin:
    low, high = min(0.0, float(series["change_pp"].min())), max(0.0, float(series["change_pp"].max()))
    room = 0.25 * (high - low)
    base = alt.Chart(series)
    placed = {
        "x": alt.X(
            "change_pp:Q",
            title="Percentage points of the market",
            scale=alt.Scale(domain=[low - room, high + room], nice=False),
            axis=alt.Axis(grid=False, tickCount=5),
        ),
        "y": alt.Y(
            "group:N",
            title=None,
            scale=alt.Scale(domain=_ROWS, paddingInner=0.3),
            axis=alt.Axis(domain=False, ticks=False),
        ),
        "yOffset": alt.YOffset("part:N", sort=[MIX, WITHIN]),
        "color": alt.Color("part:N", scale=alt.Scale(domain=[MIX, WITHIN], range=[theme.BLUE, theme.ORANGE])),
    }
    bars = base.mark_bar().encode(**placed, tooltip=_TOOLTIP)
    zero = base.transform_aggregate(rows="count()").mark_rule(color=theme.MUTED).encode(x=alt.datum(0))
    sides = ((alt.datum.change_pp < 0, "right", -4), (alt.datum.change_pp >= 0, "left", 4))
    labels = [
        base.transform_filter(side)
        .transform_calculate(label=_SIGNED)
        .mark_text(align=align, dx=shift)
        .encode(**placed, text="label:N")
        for side, align, shift in sides
    ]
    return alt.layer(bars, zero, *labels)


_TOOLTIP = [
    alt.Tooltip("group:N", title="Powertrain"),
    alt.Tooltip("part:N", title="Part"),
    alt.Tooltip("change_pp:Q", title="Change, points", format="+.2f"),
]
