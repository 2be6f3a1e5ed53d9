"""Figures of the Union's strategic raw materials: largest third-country suppliers, and supply risk by study."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import crma
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed, percent

CHINA, OTHERS = "China", "Another third country"
ROW_PX = 24
# Beyond this share a name fits only to the left of its marks.
_NAME_LEFT_PCT = 85
_SHORT = {"Democratic Republic of the Congo": "DR Congo"}

_SUPPLIER_COLUMNS = (
    Column(name="material_group", title="Material", unit="entry of the Act"),
    Column(name="name_in_act", title="Name in the Act", unit="entry of the Act"),
    Column(name="stage", title="Stage", unit="stage", description="The stage with the highest share"),
    Column(name="supplier", title="Largest third-country supplier", unit="country"),
    Column(name="share_pct", title="Share of all EU sourcing", unit="percent"),
    Column(name="of_imports_pct", title="Share of suppliers outside the EU", unit="percent"),
    Column(name="printed_pct", title="Share as the extract prints it", unit="percent"),
    Column(name="origin", title="Whose figure", unit="publisher"),
)


@figure("crma-supplier-shares", tables=("crma_strategic_groups", "supplier_shares", "crma_audit_shares"))
def crma_supplier_shares(by_stage: pd.DataFrame, threshold_pct: float, source_ids: tuple[str, ...]) -> Drawing:
    """A dot an entry of the Act with its highest share and a tick without EU suppliers; frame of `crma.sourcing`."""
    highest = crma.by_entry(by_stage)
    data = highest[[column.name for column in _SUPPLIER_COLUMNS]]
    known = highest[highest["share_pct"].notna()]
    return Drawing(
        chart=_dots(data, threshold_pct),
        data=data,
        columns=_SUPPLIER_COLUMNS,
        title=_supplier_title(known, len(highest), threshold_pct),
        caption=(
            "Largest supplier outside the Union by strategic raw material: dot, its share of all EU sourcing, Union "
            f"production included; tick, its share of what comes from outside. Dashed rule at {percent(threshold_pct)}."
        ),
        alt="Dots by material, percent of all EU sourcing and largest third country. "
        + "; ".join(f"{row.material_group} {row.share_pct:.0f} ({row.supplier})" for row in known.itertuples())
        + ".",
        unit="percent of EU sourcing",
        coverage=(
            f"{len(known)} of {len(highest)} entries of the Act; none for {_unknown(highest)}. Means of 2016 to 2020, "
            "the latest study, stand in for today."
        ),
        notes=(
            "An entry counts once, with the highest share of its elements and stages; the study knows no battery "
            "grades. The Act's limit is on consumption, to which the share of all sourcing comes closest.",
            _mended(highest),
        ),
        source_ids=source_ids,
        height_px=ROW_PX * len(highest),
    )


def _supplier_title(known: pd.DataFrame, entries: int, threshold_pct: float) -> str:
    above = known[known["share_pct"] > threshold_pct]
    with_china = int(above["supplier"].str.contains(CHINA).sum())
    ending = f", {with_china} of them on China" if len(above) else ""
    return (
        f"{len(above)} of {entries} strategic raw materials depended on one third country for more than "
        f"{percent(threshold_pct)} of EU sourcing{ending}"
    )


def _unknown(highest: pd.DataFrame) -> str:
    return listed([name.lower() for name in highest.loc[highest["share_pct"].isna(), "material_group"]])


def _mended(highest: pd.DataFrame) -> str:
    audited = highest[highest["origin"] == crma.AUDITORS]
    printed = listed([f"{row.printed_pct:.0f} % for {str(row.material_group).lower()}" for row in audited.itertuples()])
    return (
        "Open dots: the EU's auditors, as the press cites them, for rare earths the highest element. There the extract "
        f"of the study repeats the suppliers of the world ({printed})."
    )


def _dots(data: pd.DataFrame, threshold_pct: float) -> alt.TopLevelMixin:
    ends = data[["share_pct", "of_imports_pct"]]
    left = ends.max(axis=1) > _NAME_LEFT_PCT
    drawn = data.assign(
        from_where=data["supplier"].map(lambda name: CHINA if CHINA in str(name) else OTHERS),
        name_at=ends.max(axis=1).mask(left, ends.min(axis=1)).fillna(0.0),
        name=data["supplier"].replace(_SHORT, regex=True).fillna("no EU figure"),
    )
    y = alt.Y("material_group:N", title=None, sort=list(data["material_group"]), axis=alt.Axis(labelLimit=105))
    base = alt.Chart(drawn).encode(y=y, color=_colour(), tooltip=_supplier_tooltip())
    known = base.transform_filter("isValid(datum.share_pct)")
    link = known.mark_rule(strokeWidth=1.5, opacity=0.6).encode(x=_x("share_pct"), x2="of_imports_pct:Q")
    ticks = known.mark_tick(thickness=2.5, size=12).encode(x=_x("of_imports_pct"))
    study, auditors = (
        known.transform_filter(alt.datum.origin == origin).mark_point(filled=filled, size=80, opacity=1, strokeWidth=2)
        for origin, filled in ((crma.STUDY, True), (crma.AUDITORS, False))
    )
    dots = [layer.encode(x=_x("share_pct")) for layer in (study, auditors)]
    names = [_names(base, drawn[side], side_left) for side, side_left in ((left, True), (~left, False))]
    return alt.layer(_threshold(threshold_pct), link, ticks, *dots, *names)


def _colour() -> alt.Color:
    scale = alt.Scale(domain=[CHINA, OTHERS], range=[theme.ORANGE, theme.BLUE])
    return alt.Color("from_where:N", scale=scale, legend=alt.Legend(symbolOpacity=1))


def _x(field: str) -> alt.X:
    axis = alt.Axis(grid=False, tickCount=5)
    return alt.X(f"{field}:Q", title="Percent of EU sourcing", scale=alt.Scale(domain=[0, 100]), axis=axis)


def _names(base: alt.Chart, rows: pd.DataFrame, left: bool) -> alt.Chart:
    chart = base.properties(data=rows)
    align, away = ("right", -9) if left else ("left", 9)
    return chart.mark_text(align=align, dx=away, fontSize=12).encode(
        x=_x("name_at"), text="name:N", color=alt.value(theme.INK)
    )


def _threshold(threshold_pct: float) -> alt.Chart:
    rule = alt.Chart(pd.DataFrame({"threshold_pct": [threshold_pct]})).mark_rule(strokeDash=[5, 4], color=theme.INK)
    return rule.encode(x=_x("threshold_pct"), tooltip=[alt.Tooltip("threshold_pct:Q", title="Limit, percent")])


def _supplier_tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name_in_act:N", title="Name in the Act"),
        alt.Tooltip("supplier:N", title="Largest third country"),
        alt.Tooltip("stage:N", title="Stage"),
        alt.Tooltip("share_pct:Q", title="Of all EU sourcing, percent", format=".0f"),
        alt.Tooltip("of_imports_pct:Q", title="Of suppliers outside, percent", format=".0f"),
        alt.Tooltip("printed_pct:Q", title="As the extract prints it, percent", format=".0f"),
    ]


def critical(risk: pd.DataFrame) -> pd.DataFrame:
    """Rows of the last study in `crma.risk_by_entry` that reach the Commission's threshold, by falling risk."""
    rows: pd.DataFrame = risk[(risk["year"] == risk["year"].max()) & (risk["supply_risk"] >= crma.CRITICAL_RISK)]
    return rows.sort_values("supply_risk", ascending=False)
