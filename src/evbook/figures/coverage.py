"""Figures of supply without its largest named supplier: how much of demand it covers, how much of supply is lost."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import coverage
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed, with_article

DONE = {"mining": "mined", "refining": "refined"}
# A label has some 110 pixels.
_SHORT_NAMES = {"Democratic Republic of the Congo": "DR Congo"}
_SCENARIOS = {
    "STEPS": "with policies as stated",
    "APS": "with every pledge kept",
    "NZE": "on the way to net zero emissions",
}
_IEA_NOTE = (
    "The International Energy Agency's own test of this kind also takes away what the largest supplier's country "
    "demands; here demand stays whole, so that coverage is lower."
)
_COVERAGE_COLUMNS = (
    Column(name="mineral", title="Mineral", unit="category"),
    Column(name="stage", title="Stage", unit="category"),
    Column(name="year", title="Year", unit="year"),
    Column(name="supplier", title="Largest named supplier", unit="country"),
    Column(name="coverage_pct", title="Supply without it, over demand", unit="percent of demand"),
    Column(name="supply_over_demand", title="Supply over demand", unit="ratio"),
)


@figure("n-minus-1-coverage", tables=("mineral_supply", "mineral_demand"))
def n_minus_1_coverage(
    covered: pd.DataFrame, mineral: str, stage: str, scenario: str, source_ids: tuple[str, ...]
) -> Drawing:
    """A row a mineral and stage, a mark a year, one row singled out; `covered` as of coverage.coverage.

    Minerals whose supply and demand are counted at different scopes are left out and named. Rows of `stage` stand
    first; where `mineral` is left out, the row of `stage` with the least coverage is singled out instead.
    """
    data = coverage.without_scope_gaps(covered)[[column.name for column in _COVERAGE_COLUMNS]]
    chosen = coverage.singled_out(data, mineral, stage)
    years = sorted(data["year"].unique())
    return Drawing(
        chart=_rows_by_year(data, chosen),
        data=data,
        columns=_COVERAGE_COLUMNS,
        title=_coverage_title(chosen),
        caption=(
            f"World supply without the largest named supplier, in percent of world demand {_SCENARIOS[scenario]}, "
            f"{years[0]} to {years[-1]}. At the right, whole supply over demand in the first and last of these years."
        ),
        alt="Percent of demand covered. " + _coverage_told(data),
        unit="percent of demand; supply over demand as a ratio",
        coverage=(
            f"World supply and demand of {listed(sorted(data['mineral'].unique())).lower()}. Supply after {years[0]} "
            f"is the publisher's base case, demand its scenario {scenario}. {_left_out(covered)}"
        ),
        notes=(_IEA_NOTE, *_changed_suppliers(data), _SCRAP_NOTE),
        source_ids=source_ids,
        height_px=460,
    )


_SCRAP_NOTE = (
    "Demand can be met from scrap and stocks too, which mined supply does not hold: mining covers less of it from the "
    "outset. A supplier that the publisher does not name cannot be taken away."
)


def short_name(country: str) -> str:
    """`country` as a label or a title needs it: DR Congo, the United States."""
    return with_article(_SHORT_NAMES.get(country, country))


def _left_out(covered: pd.DataFrame) -> str:
    gaps = covered[~covered["comparable"] & (covered["year"] == coverage.base_year(covered))]
    if gaps.empty:
        return "No mineral is left out."
    names = [
        f"{row['mineral'].lower()} {DONE[row['stage']]} ({row['supply_over_demand']:.2f})" for _, row in gaps.iterrows()
    ]
    return (
        f"Left out, because supply over demand in the base year lies outside {coverage.LOWEST_COMPARABLE} to "
        f"{coverage.HIGHEST_COMPARABLE} and so the two are counted at different scopes: {listed(names)}."
    )


def _coverage_title(chosen: pd.DataFrame) -> str:
    first, last = chosen.iloc[0], chosen.iloc[-1]
    then = f"{last['coverage_pct']:.0f} % in {last['year']}"
    if last["supplier"] != first["supplier"]:
        then += f", then without {short_name(last['supplier'])}"
    return (
        f"Without {short_name(first['supplier'])}, the {first['mineral'].lower()} {DONE[first['stage']]} elsewhere "
        f"would have met {first['coverage_pct']:.0f} % of demand in {first['year']} and would meet {then}"
    )


def _coverage_told(data: pd.DataFrame) -> str:
    parts = []
    for (stage, mineral), rows in data.sort_values("year").groupby(["stage", "mineral"]):
        shown = ", ".join(f"{row.coverage_pct:.0f} % in {row.year}" for row in rows.itertuples())
        suppliers = ", later ".join(rows["supplier"].unique())
        parts.append(f"{mineral} {DONE[str(stage)]} without {suppliers}: {shown}")
    return "; ".join(parts) + "."


def _changed_suppliers(data: pd.DataFrame) -> tuple[str, ...]:
    """A note for each row whose largest named supplier is another one in a later year."""
    notes = []
    for (mineral, stage), rows in data.sort_values("year").groupby(["mineral", "stage"]):
        before = rows["supplier"].shift().fillna(rows["supplier"].iloc[0])
        notes += [
            f"{mineral} {DONE[str(stage)]}: from {row['year']} the largest named supplier is "
            f"{short_name(row['supplier'])}."
            for _, row in rows[rows["supplier"] != before].iterrows()
        ]
    return tuple(notes)


def _rows_by_year(data: pd.DataFrame, chosen: pd.DataFrame) -> alt.TopLevelMixin:
    drawn = _with_rows(data, chosen)
    order = _order_of_rows(drawn, chosen["stage"].iloc[0])
    y = alt.Y(
        "row:N",
        title=None,
        sort=order,
        axis=alt.Axis(
            grid=False, labelExpr="split(datum.label, '|')", labelFontSize=12, labelOffset=-7, labelOverlap=False
        ),
    )
    x = alt.X(
        "coverage_pct:Q",
        title="Percent of demand covered",
        scale=alt.Scale(domain=[0, 150], nice=False),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], grid=False, titleAnchor="start"),
    )
    roles = alt.Color(
        "role:N", scale=alt.Scale(domain=["chosen", "other"], range=[theme.BLUE, theme.MUTED]), legend=None
    )
    years = [str(year) for year in sorted(data["year"].unique())]
    whole = alt.Chart(drawn[["row"]].drop_duplicates()).mark_rule(color=theme.GRID)
    scales = whole.encode(y=y, x=alt.XDatum(0), x2=alt.X2Datum(100))
    spans = alt.Chart(drawn).mark_line(strokeWidth=1.5).encode(x=x, y=y, detail="row:N", color=roles)
    points = (
        alt.Chart(drawn)
        .mark_point(filled=True, opacity=1)
        .encode(
            x=x,
            y=y,
            color=roles,
            shape=alt.Shape("year:N", scale=alt.Scale(domain=years, range=_shapes(len(years))), legend=_YEAR_LEGEND),
            size=alt.Size(
                "year:O", scale=alt.Scale(type="ordinal", domain=years, range=_sizes(len(years))), legend=_YEAR_LEGEND
            ),
            tooltip=_COVERAGE_TOOLTIP,
        )
    )
    return alt.layer(scales, spans, points, *_ratios(drawn, y))


def _with_rows(data: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """`data` with the label of its row (mineral, then stage and supplier of the base year), and its role."""
    base = data[data["year"] == data["year"].min()].set_index(["mineral", "stage"])["supplier"].map(short_name)
    labels = [
        f"{row['mineral']}|{DONE[row['stage']]}: {base[row['mineral'], row['stage']]}" for _, row in data.iterrows()
    ]
    own = data["mineral"].eq(chosen["mineral"].iloc[0]) & data["stage"].eq(chosen["stage"].iloc[0])
    return data.assign(row=labels, role=own.map({True: "chosen", False: "other"}), year=data["year"].astype(str))


def _order_of_rows(drawn: pd.DataFrame, stage: str) -> list[str]:
    base = drawn[drawn["year"] == drawn["year"].min()]
    other_stage = base["stage"] != stage
    return list(base.assign(later=other_stage).sort_values(["later", "coverage_pct"])["row"])


def _ratios(drawn: pd.DataFrame, y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    """Supply over demand of the first and last year, at the right of each row, and a heading over them."""
    wide = drawn.pivot(index=["row", "role"], columns="year", values="supply_over_demand")
    first, last = wide.columns.min(), wide.columns.max()
    told = [f"{row[first]:.2f} → {row[last]:.2f}" for _, row in wide.iterrows()]
    shown = wide.index.to_frame(index=False).assign(ratios=told)
    right = alt.value("width")
    texts = alt.Chart(shown).mark_text(align="right", fontSize=12).encode(x=right, y=y, text="ratios:N")
    heading = (
        alt.Chart(pd.DataFrame({"text": [f"Supply ÷ demand, {first} → {last}"]}))
        .mark_text(align="right", fontSize=12, color=theme.MUTED)
        .encode(x=right, y=alt.value(-7), text="text:N")
    )
    return texts, heading


def _shapes(count: int) -> list[str]:
    return ["circle"] * (count - 1) + ["square"]


def _sizes(count: int) -> list[int]:
    return [130, *[35] * (count - 2), 90]


_YEAR_LEGEND = alt.Legend(columns=4, offset=26, symbolFillColor=theme.MUTED, symbolStrokeWidth=0)
_COVERAGE_TOOLTIP = [
    alt.Tooltip("mineral:N", title="Mineral"),
    alt.Tooltip("stage:N", title="Stage"),
    alt.Tooltip("year:O", title="Year"),
    alt.Tooltip("supplier:N", title="Without"),
    alt.Tooltip("coverage_pct:Q", title="Percent of demand covered", format=".1f"),
    alt.Tooltip("supply_over_demand:Q", title="Whole supply over demand", format=".2f"),
]
