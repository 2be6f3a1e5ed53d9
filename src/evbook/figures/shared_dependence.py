"""Figure of China's share of the Union's imports against its share of Japan's, a dot a material."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import shared_dependence as shared
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.labels import spread
from evbook.figures.materials import NAMES, SHORT_NAMES
from evbook.figures.words import listed, percent

_TINTS = {
    shared.BOTH: theme.ORANGE,
    shared.ONLY_JAPAN: theme.BLUE,
    shared.ONLY_EUROPE: theme.PURPLE,
    shared.NEITHER: theme.GREY,
}
# Below this share on both sides a dot lies in the corner, where names would cover each other.
_CORNER_PCT = 8.0
_LABEL_GAP = 4.6
_TOP = 112
_COLUMNS = (
    Column(name="material", title="Material", unit="category"),
    Column(name="hs_code", title="HS code", unit="code"),
    Column(name="eu_pct", title="EU imports from China", unit="percent of retained import value"),
    Column(name="japan_pct", title="Japan's imports from China", unit="percent of retained import value"),
    Column(name="gap_pp", title="EU less Japan", unit="percentage points"),
    Column(name="above", title="Above the threshold", unit="importer"),
)


@figure("eu-japan-dependence", tables=("import_dependence",))
def eu_japan_dependence(sides: pd.DataFrame, threshold_pct: float, source_ids: tuple[str, ...]) -> Drawing:
    """Dots in four quadrants about the threshold; frame of `shared_dependence.side_by_side` for that threshold."""
    data = sides[[column.name for column in _COLUMNS]]
    year = int(sides["year"].iloc[0])
    return Drawing(
        chart=_quadrants(data, threshold_pct),
        data=data,
        columns=_COLUMNS,
        title=_title(sides, threshold_pct, year),
        caption=(
            f"China's share of the retained import value of the Union (across) and of Japan (upward) by material, "
            f"{year}; dashed rules at {percent(threshold_pct)}."
        ),
        alt="Dots by material, percent from China, the Union then Japan. "
        + "; ".join(
            f"{SHORT_NAMES[str(row.material)]} {row.eu_pct:.0f} and {row.japan_pct:.0f}" for row in data.itertuples()
        )
        + ".",
        unit="percent of retained import value",
        coverage=_coverage(data),
        notes=(
            "Retained: the six largest suppliers of each importer and customers of each exporter; gross value by "
            "place of making, one trade code a dot.",
            "Ga, Ge, others is one code; other graphite is neither powder nor flakes, and not what anodes are made of.",
        ),
        source_ids=source_ids,
        height_px=380,
    )


def _title(sides: pd.DataFrame, threshold_pct: float, year: int) -> str:
    both = len(shared.materials(sides, shared.BOTH))
    one = len(shared.materials(sides, shared.ONLY_EUROPE)) + len(shared.materials(sides, shared.ONLY_JAPAN))
    return (
        f"In {year} China exceeded {percent(threshold_pct)} of imports for the EU and Japan alike in {both} of "
        f"{len(sides)} materials, and for one of the two alone in {one}"
    )


def _coverage(data: pd.DataFrame) -> str:
    corner = listed([NAMES[name] for name in data.loc[_in_corner(data), "material"]])
    unnamed = f" In the lower left corner, without a name: {corner}." if corner else ""
    return f"{len(data)} codes of the car and battery chain; rare-earth compounds are not in the extract.{unnamed}"


def _in_corner(data: pd.DataFrame) -> pd.Series[bool]:
    return data[["eu_pct", "japan_pct"]].max(axis=1) < _CORNER_PCT


def _quadrants(data: pd.DataFrame, threshold_pct: float) -> alt.TopLevelMixin:
    scale = alt.Scale(domain=list(_TINTS), range=list(_TINTS.values()))
    legend = alt.Legend(columns=2, symbolType="circle", title="Above the threshold", titleFontWeight="normal")
    dots = (
        alt.Chart(data)
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            x=_axis(alt.X, "eu_pct", "EU imports, percent from China", 100),
            y=_axis(alt.Y, "japan_pct", "Japan's imports, percent from China", _TOP),
            color=alt.Color("above:N", scale=scale, legend=legend),
            tooltip=_tooltip(),
        )
    )
    names = [_names(data, left) for left in (True, False)]
    return alt.layer(*_rules(threshold_pct), dots, *names)


def _axis(channel: type[alt.X] | type[alt.Y], field: str, title: str, top: int) -> alt.X | alt.Y:
    axis = alt.Axis(values=[0, 20, 40, 60, 80, 100], grid=False)
    return channel(f"{field}:Q", title=title, scale=alt.Scale(domain=[0, top], nice=False), axis=axis)


def _rules(threshold_pct: float) -> list[alt.Chart]:
    at = alt.Chart(pd.DataFrame({"eu_pct": [threshold_pct], "japan_pct": [threshold_pct]}))
    rule = at.mark_rule(strokeDash=[5, 4], color=theme.INK, opacity=0.7)
    return [
        rule.encode(x=_axis(alt.X, "eu_pct", "EU imports, percent from China", 100)),
        rule.encode(y=_axis(alt.Y, "japan_pct", "Japan's imports, percent from China", _TOP)),
    ]


def _names(data: pd.DataFrame, left: bool) -> alt.Chart:
    """Names to the left of dots on the right half, to the right of the others."""
    named = data[~_in_corner(data)]
    placed = named.assign(at=spread(list(named["japan_pct"]), _LABEL_GAP), name=named["material"].map(SHORT_NAMES))
    side = placed[(placed["eu_pct"] >= 60) == left]
    text = alt.Chart(side).mark_text(align="right" if left else "left", dx=-9 if left else 9, fontSize=12)
    return text.encode(x="eu_pct:Q", y="at:Q", text="name:N", color=alt.value(theme.INK))


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("material:N", title="Material"),
        alt.Tooltip("hs_code:N", title="HS code"),
        alt.Tooltip("eu_pct:Q", title="EU, percent from China", format=".1f"),
        alt.Tooltip("japan_pct:Q", title="Japan, percent from China", format=".1f"),
    ]
