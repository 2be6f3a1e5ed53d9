"""Explorer of the chapter on Japan: how long a stock lasts, and what would make it last longer."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from evbook.analysis import stockpile
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.contracts.passport import Column
from evbook.contracts.results import format_number
from evbook.explorers.model import Control, Explorer, Outcome, Reading, Words
from evbook.figures import theme
from evbook.findings.stocks import case_of

# Vertices of a line of the run-down; the curve bends little between them.
_LINE_ROWS = 6
_CONTROLS = (
    Control("stock_days", "Stock at the start", (30, 60, 120, 180)),
    Control("cut_pct", "China's deliveries cut by", (50, 75, 100)),
    Control("recycling_pct", "Need met by recycling", (1, 10, 20, 30)),
    Control("others_pct", "Extra supply of others in the end", (0, 10, 40)),
)
_COLUMNS = (
    Column(name="day", title="Day of the cut", unit="days"),
    Column(name="left_days", title="Stock left", unit="days of normal need"),
)


def stock_explorer(dependence: pd.DataFrame, p: JapanStrategies, source_ids: tuple[str, ...]) -> Explorer:
    """The run-down of a stock by four parameters; `dependence` is a frame of `rare_earth_imports.dependence`."""
    return Explorer(
        id="explore-stocks",
        tables=("import_dependence", "japan_rare_earth_import_share"),
        controls=_CONTROLS,
        outcome=lambda moved: _outcome(dependence, moved),
        chart=lambda series: _line(series, p.cut_months * stockpile.DAYS_PER_MONTH),
        columns=_COLUMNS,
        words=_words(dependence, p),
        source_ids=source_ids,
        height_px=260,
    )


def _outcome(dependence: pd.DataFrame, p: JapanStrategies) -> Outcome:
    case, stock = case_of(dependence, p), p.stock_days
    cover, saving = stockpile.days_of_cover(case, stock), stockpile.saving_needed_pct(case, stock)
    left = case.recycling_pct + case.substitution_pct
    readings = (
        Reading("Need met in full", f"{format_number(cover, 0)} of {format_number(case.cut_days, 0)} days"),
        Reading("Stock that would outlast the cut", f"{_up(stockpile.stock_needed_days(case))} days"),
        Reading("Saving that would, with this stock", f"{_up(saving)} % of need (set: {left:.0f} %)"),
    )
    runs = stockpile.run_down(case, [stock])
    return Outcome(readings, _thinned(runs[[column.name for column in _COLUMNS]]))


def _up(value: float) -> str:
    """`value` rounded up, for a need that the rounded number must cover."""
    return format_number(math.ceil(round(value, 6)), 0)


def _thinned(runs: pd.DataFrame) -> pd.DataFrame:
    """A few rows of a line, evenly spread, its ends among them."""
    last = len(runs) - 1
    return runs.iloc[sorted({round(last * place / (_LINE_ROWS - 1)) for place in range(_LINE_ROWS)})]


def _words(dependence: pd.DataFrame, p: JapanStrategies) -> Words:
    row = dependence[dependence["chosen"]].iloc[0]
    mineral = p.mineral.lower()
    return Words(
        title=f"How long a stock of {mineral} would last: move the stock, the cut and what is done against it",
        caption=(
            f"Stock left by day while deliveries of {mineral} from China are cut for {p.cut_months} months; extra "
            f"supply of others takes {p.ramp_months} months to come."
        ),
        alt="A falling line: stock left by day since the cut began.",
        unit="days of normal need",
        coverage=(
            f"A model. Data: China's share of {row['share_pct']:.0f} % ({row['period']}). Assumptions: everything "
            "that can be moved, and the length of the cut."
        ),
        notes=("Saving is recycling and substitution together, in full from the first day.",),
    )


def _line(series: pd.DataFrame, cut_days: float) -> alt.TopLevelMixin:
    largest = max(1.0, float(series["left_days"].max()))
    base = alt.Chart(series).encode(
        x=alt.X(
            "day:Q",
            title="Days since the cut began",
            scale=alt.Scale(domain=[0, cut_days], nice=False),
            axis=alt.Axis(grid=False, tickCount=6),
        ),
        y=alt.Y(
            "left_days:Q",
            title="Stock left, days of normal need",
            scale=alt.Scale(domain=[0, largest], nice=False),
            axis=alt.Axis(tickCount=4),
        ),
        tooltip=[
            alt.Tooltip("day:Q", title="Day of the cut", format=".0f"),
            alt.Tooltip("left_days:Q", title="Left, days of normal need", format=".1f"),
        ],
    )
    area = base.mark_area(color=theme.BLUE, opacity=0.15)
    return alt.layer(area, base.mark_line(color=theme.BLUE, strokeWidth=3, point=alt.OverlayMarkDef(color=theme.BLUE)))
