"""Figure of the concentration of suppliers by mineral and stage in one year."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis.concentration import higher_stage
from evbook.analysis.measures import only
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure

STAGES = ("mining", "refining")
COLOURS = {"mining": theme.BLUE, "refining": theme.ORANGE}
THOUSANDS = "datum.value==0?'0':format(datum.value,',.0f')"
UNIT = "index points (sum of squared shares in percent)"
NOTE = (
    "The Herfindahl-Hirschman index adds the squares of the suppliers' shares in percent. It counts countries, not "
    "firms, by weight: one firm may own plants in several of them."
)


def level(low: float, high: float) -> str:
    """An index between two bounds in words: 4,994, or between 4,078 and 4,168."""
    least, most = f"{low:,.0f}", f"{high:,.0f}"
    return least if least == most else f"between {least} and {most}"


_TODAY_COLUMNS = (
    Column(name="mineral", title="Mineral", unit="mineral"),
    Column(name="stage", title="Stage", unit="stage"),
    Column(name="low_points", title="At least", unit="index points", description="Unnamed suppliers infinitely many"),
    Column(name="high_points", title="At most", unit="index points", description="One supplier behind all unnamed"),
    Column(name="largest", title="Largest named supplier", unit="country"),
    Column(name="largest_share_pct", title="Its share", unit="percent of weight"),
    Column(name="hidden_share_pct", title="Share of suppliers not named", unit="percent of weight"),
)


@figure("concentration-hhi", tables=("mineral_supply",))
def concentration_hhi(
    concentration: pd.DataFrame, mineral: str, stage: str, year: int, source_ids: tuple[str, ...]
) -> Drawing:
    """Ranges of the index by mineral and stage; columns as `analysis.concentration.concentration_of_supply` gives."""
    data = concentration[[column.name for column in _TODAY_COLUMNS]].reset_index(drop=True)
    own = _levels(only(data, mineral=mineral, stage=stage))[0]
    return Drawing(
        chart=_ranges(data),
        data=data,
        columns=_TODAY_COLUMNS,
        title=(f"{_stages_compared(data)} in {year}; for {mineral.lower()} the index of {stage} is {own}"),
        caption=(
            f"Herfindahl-Hirschman index of supplier countries in {year} by mineral and stage. Each bar runs from the "
            "least to the most that the index can be, whoever the suppliers are that the source does not name."
        ),
        alt="Short bars by mineral and stage, index points. "
        + "; ".join(map(" ".join, zip(data["mineral"], data["stage"], _levels(data), strict=True)))
        + ".",
        unit=UNIT,
        coverage=_coverage_today(data),
        notes=(
            NOTE,
            "Rare earths are those used in magnets, graphite at the stage of refining is that of batteries.",
        ),
        source_ids=source_ids,
        height_px=330,
    )


def _levels(data: pd.DataFrame) -> list[str]:
    return [level(low, high) for low, high in zip(data["low_points"], data["high_points"], strict=True)]


def _stages_compared(data: pd.DataFrame) -> str:
    found = higher_stage(data)["more_concentrated"]
    count = int((found == "refining").sum())
    return f"Refining is surely more concentrated than mining for {count} of {len(found)} minerals"


def _coverage_today(data: pd.DataFrame) -> str:
    hidden = data.sort_values("hidden_share_pct")
    least, most = hidden.iloc[0], hidden.iloc[-1]
    return (
        f"World supply of {data['mineral'].nunique()} minerals by weight. The source names a few countries each; the "
        f"others hold from {least['hidden_share_pct']:.0f} % ({least['mineral'].lower()}, {least['stage']}) to "
        f"{most['hidden_share_pct']:.0f} % ({most['mineral'].lower()}, {most['stage']}) of the supply."
    )


def _ranges(data: pd.DataFrame) -> alt.TopLevelMixin:
    refined = data[data["stage"] == "refining"].sort_values("low_points", ascending=False)
    order = list(refined["mineral"])
    x_axis = alt.Axis(tickCount=5, labelExpr=THOUSANDS)
    x = alt.X("low_points:Q", title="Index points", scale=alt.Scale(domain=[0, 10000]), axis=x_axis)
    encodings = {
        "y": alt.Y("mineral:N", sort=order, title=None, axis=alt.Axis(labelLimit=105)),
        "yOffset": alt.YOffset("stage:N", sort=list(STAGES)),
        "color": alt.Color("stage:N", scale=alt.Scale(domain=list(STAGES), range=list(COLOURS.values()))),
        "tooltip": [
            alt.Tooltip("mineral:N", title="Mineral"),
            alt.Tooltip("stage:N", title="Stage"),
            alt.Tooltip("low_points:Q", title="Index, at least", format=",.0f"),
            alt.Tooltip("high_points:Q", title="Index, at most", format=",.0f"),
            alt.Tooltip("largest:N", title="Largest named supplier"),
            alt.Tooltip("largest_share_pct:Q", title="Its share, percent", format=".1f"),
            alt.Tooltip("hidden_share_pct:Q", title="Not named, percent", format=".1f"),
        ],
    }
    # An outline keeps a range of a few points visible.
    bars = alt.Chart(data).mark_bar(height=10, strokeWidth=1.5).encode(x=x, x2="high_points:Q", **encodings)
    return bars.encode(stroke=alt.Stroke("stage:N", legend=None, scale=alt.Scale(range=list(COLOURS.values()))))
