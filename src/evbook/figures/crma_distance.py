"""Figure of the distance of each strategic raw material from the benchmarks of the Act, cell by cell."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from evbook.analysis import crma_distance as distance
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

_HEADS = {
    distance.SUPPLIER: "One|supplier",
    distance.EXTRACTION: "Own|mining",
    distance.PROCESSING: "Own|processing",
    distance.RECYCLING: "Recycled|input",
}
_TINTS = {
    distance.TO_GO: theme.ORANGE,
    distance.REACHED: theme.BLUE,
    distance.OPEN: theme.PURPLE,
    distance.NOT_MEASURED: theme.GRID,
}
_LEGEND = {
    distance.TO_GO: "Points still to go",
    distance.REACHED: "Within the benchmark (points to spare)",
    distance.OPEN: "Open: unlisted suppliers decide",
    distance.NOT_MEASURED: "Not measured",
}
_ROW_PX = 24
_FAINT = 0.32
_COLUMNS = (
    Column(name="material_group", title="Material", unit="entry of the Act"),
    Column(name="benchmark", title="Benchmark", unit="benchmark"),
    Column(name="low_pct", title="Today, at least", unit="percent"),
    Column(name="high_pct", title="Today, at most", unit="percent"),
    Column(name="limit_pct", title="Benchmark of 2030", unit="percent"),
    Column(
        name="distance_pp", title="Still to go, at most", unit="percentage points", description="Below zero: within"
    ),
    Column(name="status", title="Where it stands", unit="status"),
)


@figure(
    "crma-distance",
    tables=(
        "crma_strategic_groups",
        "supplier_shares",
        "crma_audit_shares",
        "crma_benchmarks",
        "recycling_rates",
    ),
)
def crma_distance(distances: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """A cell a material and benchmark; frame of `analysis.crma_distance.distances`."""
    data = distances[[column.name for column in _COLUMNS]].round(4)
    return Drawing(
        chart=_cells(data),
        data=data,
        columns=_COLUMNS,
        title=_title(data),
        caption=(
            "Percentage points between each strategic material and the Act's benchmarks for 2030: the largest third "
            "country's share of EU sourcing, the Union's own part of it at mine and plant, and what used goods return."
        ),
        alt=_alt(data),
        unit="percentage points",
        coverage=_coverage(data),
        notes=(
            "The Act sets the limit on one third country for each material, but extraction, processing and recycling "
            "for the Union's capacity over all strategic materials: a cell there is a comparison, not a breach.",
            "An own part is a lower bound, as the study lists the larger suppliers only. The recycling rate counts end-"
            "of-life goods in the Union's input, and no scrap from making things.",
        ),
        source_ids=source_ids,
        height_px=_ROW_PX * data["material_group"].nunique(),
    )


def _title(data: pd.DataFrame) -> str:
    to_go = {name: distance.count(data, name, distance.TO_GO) for name in distance.BENCHMARKS}
    known = {name: _known(data, name) for name in distance.BENCHMARKS}
    limited, processed, recycled = distance.SUPPLIER, distance.PROCESSING, distance.RECYCLING
    return (
        f"{to_go[limited]} of {known[limited]} strategic materials were beyond the Act's limit on one country; the "
        f"Union's own part was below the benchmark for all together for {to_go[processed]} of {known[processed]} in "
        f"processing and for {to_go[recycled]} of {known[recycled]} in recycling"
    )


def _known(data: pd.DataFrame, benchmark: str) -> int:
    entries = int(data["material_group"].nunique())
    return entries - distance.count(data, benchmark, distance.NOT_MEASURED)


def _coverage(data: pd.DataFrame) -> str:
    entries = data["material_group"].nunique()
    told = listed(
        [f"{_known(data, name)} for {_HEADS[name].replace('|', ' ').lower()}" for name in distance.BENCHMARKS]
    )
    return f"Of {entries} entries of the Act the sources measure {told}. Today is the mean of 2016 to 2020."


def _alt(data: pd.DataFrame) -> str:
    rows = [f"{name} {_spoken(cells)}" for name, cells in data.groupby("material_group", sort=False)]
    heads = listed([_HEADS[name].replace("|", " ").lower() for name in distance.BENCHMARKS])
    return f"Table of points to go, minus where within, by {heads}: {'; '.join(rows)}."


def _spoken(cells: pd.DataFrame) -> str:
    return ", ".join("not measured" if pd.isna(each) else _points(each) for each in cells["distance_pp"])


def _points(value: float) -> str:
    return f"{value:+.0f}".replace("-", "−")


def _shown(row: Any) -> str:
    """Points to go with their sign; an open cell says that they are the most."""
    if row.status == distance.NOT_MEASURED:
        return "?"
    return f"≤ {_points(row.distance_pp)}" if row.status == distance.OPEN else _points(row.distance_pp)


def _cells(data: pd.DataFrame) -> alt.TopLevelMixin:
    drawn = data.assign(
        head=data["benchmark"].map(_HEADS),
        where=data["status"].map(_LEGEND),
        text=[_shown(row) for row in data.itertuples()],
    )
    head = alt.Axis(
        orient="top",
        domain=False,
        ticks=False,
        labelAngle=0,
        labelPadding=20,
        labelExpr="split(datum.label, '|')",
        labelFontSize=12,
    )
    x = alt.X("head:N", sort=list(_HEADS.values()), title=None, axis=head)
    side = alt.Axis(domain=False, ticks=False, labelLimit=105)
    y = alt.Y("material_group:N", sort=list(data["material_group"].unique()), title=None, axis=side)
    scale = alt.Scale(domain=list(_LEGEND.values()), range=[_TINTS[status] for status in _LEGEND])
    base = alt.Chart(drawn).encode(x=x, y=y, tooltip=_tooltip())
    band = alt.RelativeBandSize(0.88)
    cells = base.mark_rect(opacity=_FAINT, width=alt.RelativeBandSize(0.94), height=band)
    return alt.layer(
        cells.encode(color=alt.Color("where:N", scale=scale, legend=alt.Legend(symbolOpacity=_FAINT))),
        base.mark_text(fontSize=12).encode(text="text:N"),
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("material_group:N", title="Material"),
        alt.Tooltip("benchmark:N", title="Benchmark"),
        alt.Tooltip("low_pct:Q", title="Today, at least, percent", format=".0f"),
        alt.Tooltip("high_pct:Q", title="Today, at most, percent", format=".0f"),
        alt.Tooltip("limit_pct:Q", title="Benchmark, percent"),
        alt.Tooltip("where:N", title="Where it stands"),
    ]
