"""Figure of the EU's imports of battery cars from China, each published measure apart."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import eu_bev_imports as imports
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import grew, listed

_NAMES = {
    "comext-bulk": "Eurostat's bulk files, first sum",
    "comext-bulk-second": "Eurostat's bulk files, second sum",
    "soapbox": "Soapbox",
    "eurostat-infographic": "Eurostat's infographic",
}
_COLOURS = dict(zip(_NAMES.values(), (theme.BLUE, theme.GREEN, theme.ORANGE, theme.PURPLE), strict=True))
_MIDDLE = 0.5
_STEP_ASIDE = 0.07

_COLUMNS = (
    Column(name="year", title="Year", unit="year"),
    Column(name="name", title="Measure", unit="category"),
    Column(name="value_eur_bn", title="Import value", unit="EUR billion"),
    Column(name="definition", title="What was computed", unit="text"),
)


@figure("eu-bev-imports-from-china", tables=("eu27_bev_imports_from_china", "eu_bev_duties"))
def eu_bev_imports(measures: pd.DataFrame, duties: pd.DataFrame, source_ids: tuple[str, ...]) -> Drawing:
    """Dots by year and measure with a rule at the duty; `measures` the table, `duties` the table eu_bev_duties."""
    data = measures.assign(name=measures["measure"].map(_NAMES), value_eur_bn=measures["value_eur"] / 1e9)
    ranks = {name: place for place, name in enumerate(_COLOURS)}
    data = data.assign(rank=data["name"].map(ranks)).sort_values(["rank", "year"], ignore_index=True)
    first, last = int(data["year"].min()), int(data["year"].max())
    since = pd.Timestamp(duties["in_force"].min())
    return Drawing(
        chart=_dots(data, since),
        data=data[[column.name for column in _COLUMNS]],
        columns=_COLUMNS,
        title=_title(measures, first, last),
        caption=(
            "The EU's imports of battery cars (HS 870380) from China by year, as published, EUR billion. Upright rule: "
            f"the definitive duty, in force since {since:%d %B %Y}. Lines join neighbouring years of one measure only."
        ),
        alt="Open dots by year. " + " ".join(_spoken(data, name) for name in data["name"].unique()),
        unit="EUR billion a year",
        coverage=(
            f"{data['name'].nunique()} measures, none official in full: all were read off one note, which sums "
            f"Eurostat's files or quotes others. {_gaps(data)} Values only; numbers of cars and importing states are "
            "missing."
        ),
        notes=(
            "The measures differ by tariff lines, used cars and customs procedures, which the note does not settle.",
        ),
        source_ids=source_ids,
        height_px=280,
    )


def _title(measures: pd.DataFrame, first: int, last: int) -> str:
    changes = imports.changes_pct(measures, first, last)["change_pct"]
    spread = f"published totals for {first} lie {imports.spread_pct(measures, first):.0f} % apart"
    verb = grew(float(changes.max()), 0.0) if (changes > 0).all() or (changes < 0).all() else "moved either way"
    size = f"by {changes.abs().min():.0f} to {changes.abs().max():.0f} %"
    moved = verb if verb == "moved either way" else f"{verb} {size}"
    return f"The value of the EU's battery-car imports from China {moved} from {first} to {last}; {spread}"


def _spoken(data: pd.DataFrame, name: str) -> str:
    rows = data[data["name"] == name]
    return f"{name}: {listed([f'EUR {row.value_eur_bn:.2f} billion in {row.year}' for row in rows.itertuples()])}."


def _gaps(data: pd.DataFrame) -> str:
    years = range(int(data["year"].min()), int(data["year"].max()) + 1)
    alone = [str(year) for year in years if data.loc[data["year"] == year, "name"].nunique() == 1]
    return f"{listed(alone)} {'rests' if len(alone) == 1 else 'rest'} on one measure alone." if alone else ""


def _dots(data: pd.DataFrame, since: pd.Timestamp) -> alt.TopLevelMixin:
    # A year's total stands in its middle, so that a day of that year can be marked where it lies.
    # Measures of one year stand side by side, for some have almost the same value.
    aside = data["rank"] - (len(_COLOURS) - 1) / 2
    data = data.assign(at=data["year"] + _MIDDLE + _STEP_ASIDE * aside)
    first, last = int(data["year"].min()), int(data["year"].max())
    day = since.year + (since.day_of_year - 1) / 365
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[first, last + 1], nice=False),
        axis=alt.Axis(
            values=[year + _MIDDLE for year in range(first, last + 1)], labelExpr="floor(datum.value)", grid=False
        ),
    )
    top = alt.Scale(domain=[0, 1.12 * float(data["value_eur_bn"].max())], nice=False)
    y = alt.Y("value_eur_bn:Q", title="EUR billion", scale=top, axis=alt.Axis(tickCount=6))
    names = [name for name in _COLOURS if name in set(data["name"])]
    colour = alt.Color("name:N", scale=alt.Scale(domain=names, range=[_COLOURS[name] for name in names]))
    base = alt.Chart(data).encode(x=x, y=y, color=colour)
    lines = alt.Chart(_neighbours(data)).mark_line().encode(x=x, y=y, color=colour, detail="name:N")
    points = base.mark_point(filled=False, size=90, strokeWidth=2, opacity=1).encode(
        tooltip=[
            alt.Tooltip("year:O", title="Year"),
            alt.Tooltip("name:N", title="Measure"),
            alt.Tooltip("value_eur_bn:Q", title="EUR billion", format=".2f"),
            alt.Tooltip("definition:N", title="Computed"),
        ]
    )
    mark = alt.Chart(pd.DataFrame({"at": [day], "label": ["Duty in force"]})).encode(x=x)
    rule = mark.mark_rule(color=theme.MUTED, strokeDash=[4, 3])
    text = mark.mark_text(align="left", baseline="top", dx=5, color=theme.MUTED).encode(y=alt.value(0), text="label:N")
    return alt.layer(rule, text, lines, points)


def _neighbours(data: pd.DataFrame) -> pd.DataFrame:
    """Rows of measures in years with a year of the same measure beside it."""
    have = set(zip(data["name"], data["year"], strict=True))
    beside = [
        (name, year - 1) in have or (name, year + 1) in have
        for name, year in zip(data["name"], data["year"], strict=True)
    ]
    return data[pd.Series(beside, index=data.index)]
