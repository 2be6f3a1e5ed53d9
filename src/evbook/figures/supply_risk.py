"""Figure of the supply risk of strategic raw materials in the Commission's studies, broken where its method changed."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis.crma import CRITICAL_RISK, METHOD_CHANGED
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.crma import critical
from evbook.figures.figure import Drawing, figure
from evbook.figures.labels import spread
from evbook.figures.words import listed

# What batteries and motors are made of; the other entries stay grey.
HIGHLIGHTED = {
    "Rare earths": theme.ORANGE,
    "Cobalt": theme.BLUE,
    "Lithium": theme.GREEN,
    "Graphite": theme.PURPLE,
    "Nickel": theme.INK,
}
_LABEL_GAP = 0.36
_COLUMNS = (
    Column(name="material_group", title="Material", unit="entry of the Act"),
    Column(name="material", title="Material of the study", unit="material"),
    Column(name="year", title="Year of the study", unit="year"),
    Column(name="supply_risk", title="Supply risk", unit="index without unit"),
    Column(name="method", title="Before or since the change of method", unit="method"),
)


@figure("supply-risk", tables=("crma_strategic_groups", "supply_risk"))
def supply_risk(risk: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """Lines by entry of the Act, apart before and since the change of method; frame of `crma.risk_by_entry`."""
    data = risk[[column.name for column in _COLUMNS]]
    first, last = int(data["year"].min()), int(data["year"].max())
    now = data[data["year"] == last].sort_values("supply_risk", ascending=False)
    reached = critical(risk)
    return Drawing(
        chart=_lines(data),
        data=data,
        columns=_COLUMNS,
        title=f"{len(reached)} of {len(now)} strategic raw materials reached the threshold of supply risk in {last}"
        + _below(now, reached),
        caption=(
            f"Supply risk of strategic raw materials in the Commission's studies of {first} to {last}; materials of "
            "batteries and motors in colour, the others in grey. The lines break where the method changed; the dashed "
            "rule is the threshold since then."
        ),
        alt=f"Lines of supply risk by material, none between 2014 and 2017. In {last}: "
        + "; ".join(f"{row.material_group} {row.supply_risk:.1f}" for row in now.itertuples())
        + ".",
        unit="index without unit",
        coverage=_coverage(data, now),
        notes=(
            "Every study has data and suppliers of its own, so a difference between studies is no measured trend.",
            "An entry of several materials takes the highest. Bauxite, assessed apart until 2020, is left out.",
        ),
        source_ids=source_ids,
        height_px=360,
    )


def _below(now: pd.DataFrame, reached: pd.DataFrame) -> str:
    lower = [name.lower() for name in now["material_group"] if name not in set(reached["material_group"])]
    return f"; {listed(lower)} did not" if lower else ""


def _coverage(data: pd.DataFrame, now: pd.DataFrame) -> str:
    studies = data["year"].nunique()
    full = data.groupby("material_group")["year"].nunique() == studies
    return (
        f"All {len(now)} entries in the last study, {int(full.sum())} of them in each of the {studies} studies; a "
        "missing point is a material that the study did not assess."
    )


def _lines(data: pd.DataFrame) -> alt.TopLevelMixin:
    drawn = data.assign(
        tint=data["material_group"].map(HIGHLIGHTED).fillna(theme.GREY),
        faint=~data["material_group"].isin(list(HIGHLIGHTED)),
        line=data["material_group"] + data["method"],
    )
    last = int(data["year"].max())
    base = alt.Chart(drawn).encode(
        x=_x("year", last),
        y=_y("supply_risk"),
        color=alt.Color("tint:N", scale=None, legend=None),
        opacity=alt.condition(alt.datum.faint, alt.value(0.5), alt.value(1.0)),
        tooltip=[
            alt.Tooltip("material_group:N", title="Material"),
            alt.Tooltip("year:Q", title="Study", format="d"),
            alt.Tooltip("supply_risk:Q", title="Supply risk", format=".1f"),
        ],
    )
    width = alt.condition(alt.datum.faint, alt.value(1.2), alt.value(2.6))
    lines = base.mark_line().encode(detail="line:N", strokeWidth=width)
    return alt.layer(*_break(last), lines, base.mark_point(filled=True, size=36), _labels(drawn, last))


def _x(field: str, last: int) -> alt.X:
    scale = alt.Scale(domain=[2010.5, last + 5.5], nice=False)
    axis = alt.Axis(values=[2011, 2014, 2017, 2020, 2023], format="d", grid=False)
    return alt.X(f"{field}:Q", title=None, scale=scale, axis=axis)


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", title="Supply risk", axis=alt.Axis(tickCount=5))


def _break(last: int) -> list[alt.Chart]:
    """The threshold since the change of method, and where that change lies."""
    rule = pd.DataFrame({"from_year": [METHOD_CHANGED - 0.4], "to_year": [last + 0.4], "risk": [CRITICAL_RISK]})
    threshold = alt.Chart(rule).mark_rule(strokeDash=[5, 4], color=theme.INK)
    middle = pd.DataFrame({"year": [METHOD_CHANGED - 1.5], "told": ["method changed"], "risk": [0.0]})
    text = alt.Chart(middle).mark_text(angle=270, align="left", baseline="middle", color=theme.MUTED, fontSize=12)
    return [
        threshold.encode(x=_x("from_year", last), x2="to_year:Q", y=_y("risk")),
        text.encode(x=_x("year", last), y=alt.value(200), text="told:N"),
    ]


def _labels(drawn: pd.DataFrame, last: int) -> alt.Chart:
    ends = drawn[(drawn["year"] == last) & ~drawn["faint"]]
    placed = ends.assign(at=spread(list(ends["supply_risk"]), _LABEL_GAP), label_year=last + 0.45)
    names = alt.Chart(placed).mark_text(align="left", fontSize=12)
    return names.encode(
        x=_x("label_year", last),
        y=_y("at"),
        text="material_group:N",
        color=alt.Color("tint:N", scale=None, legend=None),
    )
