"""Figure of what projects abroad are to bring to Japan, as parts of what it needs."""

from __future__ import annotations

from typing import Any, Literal

import altair as alt
import pandas as pd

from evbook.analysis.projects import ALL_GROUPS, MAGNET_HEAVY, MAGNET_LIGHT, NOT_COMPARABLE, largest_by_group
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import possessive, with_article

_ROW_HEIGHT_PX = 42
_GROUPS = (MAGNET_LIGHT, MAGNET_HEAVY, ALL_GROUPS, NOT_COMPARABLE)
_COMPUTED, _STATED = "stated tonnes over Japan's last known need", "share of need that the page states"
_COLUMNS = (
    Column(name="short_name", title="Project", unit="category"),
    Column(name="country", title="Country", unit="country"),
    Column(name="year", title="Year of the statement", unit="year"),
    Column(name="need_group", title="Compared with the need of", unit="category"),
    Column(name="tonnage_t_a_year", title="Stated tonnage", unit="tonnes a year"),
    Column(name="tonnage_of", title="What the tonnes count", unit="note"),
    Column(name="computed_share_pct", title="Tonnage over need", unit="percent of need"),
    Column(name="stated_share_pct", title="Share that the page states", unit="percent of need"),
    Column(name="share_of", title="Need that the page means", unit="note"),
    Column(name="money", title="Japan's money", unit="million of each currency"),
    Column(name="status", title="Latest state", unit="category"),
)


@figure("diversification-projects", tables=("diversification_projects", "japan_rare_earth_need"))
def diversification_projects(compared: pd.DataFrame, others_pct: int, source_ids: tuple[str, ...]) -> Drawing:
    """A bar and a mark a project; `compared` as `projects.stated_against_need`, `others_pct` of the stock model."""
    data = _shown(compared)
    light = largest_by_group(data, MAGNET_LIGHT, "computed_share_pct").iloc[0]
    heavy = largest_by_group(data, MAGNET_HEAVY, "stated_share_pct").iloc[0]
    bare = int((data["computed_share_pct"].isna() & data["stated_share_pct"].isna()).sum())
    return Drawing(
        chart=_rows(data, others_pct),
        data=data[[column.name for column in _COLUMNS]].round({"computed_share_pct": 1}),
        columns=_COLUMNS,
        title=(
            f"{possessive(light['short_name'])} tonnes of {light['year']} equal {light['computed_share_pct']:.0f} % of "
            f"Japan's need of neodymium and praseodymium; no page gives one project more than "
            f"{heavy['stated_share_pct']:.0f} % of its need of dysprosium and terbium"
        ),
        caption=(
            "Rare-earth projects with a stated tonnage or share, as percent of Japan's need of the same elements. The "
            f"dark tick is what others can add in the stock model ({others_pct} %)."
        ),
        alt="Bars and diamonds by project. " + "; ".join(_told(row) for _, row in data.iterrows()) + ".",
        unit="percent of Japan's yearly need",
        coverage=(
            f"{len(data)} agreements and plans that state an amount; {bare} of them compare with no known need. "
            "All were read off pages. Other projects state no tonnes for Japan."
        ),
        notes=(
            "Agreements on one mine replace each other, and plans are not deliveries: bars are not to be added.",
            "Need counts oxides, metals and products bought in Japan; tonnes of a project may be of another form.",
        ),
        source_ids=source_ids,
        height_px=110 + _ROW_HEIGHT_PX * len(data) + 24 * data["need_group"].nunique(),
    )


def _shown(compared: pd.DataFrame) -> pd.DataFrame:
    order = compared["need_group"].map({group: place for place, group in enumerate(_GROUPS)})
    data = compared.assign(order=order, year=compared["date"].str[:4].astype("int64"))
    data = data.sort_values(["order", "date"], ignore_index=True)
    for column in ("tonnage_of", "share_of"):
        data[column] = data[column].fillna("")
    return data.assign(money=[_money(row) for _, row in data.iterrows()])


def _money(row: pd.Series[Any]) -> str:
    if pd.isna(row["amount_million"]):
        return ""
    return f"{row['currency']} {row['amount_million']:,.0f} million"


def _tonnes(row: pd.Series[Any]) -> str:
    return "" if pd.isna(row["tonnage_t_a_year"]) else f"{row['tonnage_t_a_year']:,.4g} t"


def _label(row: pd.Series[Any]) -> str:
    amounts = ", ".join(filter(None, (_tonnes(row), row["money"].replace(" million", " m"))))
    return f"{row['short_name']}, {_SHORT.get(row['country'], row['country'])} {row['year']}: {amounts}"


_SHORT = {"United States": "US"}


def _told(row: pd.Series[Any]) -> str:
    computed, stated = row["computed_share_pct"], row["stated_share_pct"]
    shares = [
        f"{computed:.0f} % of need" if pd.notna(computed) else "",
        f"stated {stated:g} %" if pd.notna(stated) else "",
    ]
    told = ", ".join(filter(None, (_tonnes(row), *shares))) or "no amount"
    return f"{row['short_name']}, {with_article(row['country'])}, {row['year']}: {told}, {row['status']}"


def _heading(group: str, rows: pd.DataFrame) -> str:
    need, year = rows["need_t"].iloc[0], rows["need_year"].iloc[0]
    if group == NOT_COMPARABLE:
        return "What the tonnes count is not stated"
    name = {MAGNET_LIGHT: "Nd and Pr", MAGNET_HEAVY: "Dy and Tb"}.get(group, group)
    return f"{name}: need not published" if pd.isna(need) else f"{name}: need {need:,.0f} t ({year})"


def _placed(data: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows with their heights on the axis (label_at, bar_at, mark_at), and the headings above each group."""
    at, rows, headings = 0.0, [], []
    for group, members in data.groupby("order", sort=True):
        name = _GROUPS[int(str(group))]
        headings.append({"text": _heading(name, members), "at": at + 0.45})
        at += 0.8
        for _, row in members.iterrows():
            rows.append(
                row.to_dict() | {"label": _label(row), "label_at": at + 0.25, "bar_at": at + 0.6, "mark_at": at + 0.85}
            )
            at += 1
    return pd.DataFrame(rows), pd.DataFrame(headings).assign(end=at)


def _rows(data: pd.DataFrame, others_pct: int) -> alt.TopLevelMixin:
    rows, headings = _placed(data)
    top = max(100.0, float(rows[["computed_share_pct", "stated_share_pct"]].max().max()))
    x = alt.X(
        "computed_share_pct:Q",
        title="Percent of Japan's need",
        scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(tickCount=5, grid=True),
    )
    height = alt.Scale(domain=[float(headings["end"].max()), 0], nice=False)
    y = alt.Y("bar_at:Q", axis=None, scale=height)
    known = rows["computed_share_pct"].notna() | rows["stated_share_pct"].notna()
    base = alt.Chart(rows[known].assign(zero=0, assumed=others_pct)).encode(y=y, tooltip=_tooltip())
    colour = alt.Color("what:N", scale=alt.Scale(domain=[_COMPUTED, _STATED], range=[theme.BLUE, theme.ORANGE]))
    bars = base.mark_rule(strokeWidth=7).encode(x=x, x2="zero:Q", color=colour)
    marks = base.mark_point(shape="diamond", size=80, strokeWidth=2, opacity=1, fill="transparent")
    stated = marks.encode(x="stated_share_pct:Q", y=alt.Y("mark_at:Q", scale=height), color=colour)
    assumed = base.mark_tick(orient="vertical", size=16, thickness=2, color=theme.INK, opacity=1)
    bare = rows[~known].assign(label="compares with no known need")
    return alt.layer(
        bars.transform_calculate(what=f"{_COMPUTED!r}"),
        assumed.encode(x="assumed:Q"),
        stated.transform_calculate(what=f"{_STATED!r}"),
        _texts(rows, "label", alt.Y("label_at:Q", scale=height), "normal"),
        _texts(bare, "label", alt.Y("bar_at:Q", scale=height), "normal", theme.MUTED),
        _texts(headings, "text", alt.Y("at:Q", scale=height), "bold"),
    )


def _texts(
    rows: pd.DataFrame, column: str, y: alt.Y, weight: Literal["bold", "normal"], colour: str = theme.INK
) -> alt.Chart:
    text = alt.Chart(rows).mark_text(align="left", fontWeight=weight, color=colour)
    return text.encode(y=y, x=alt.value(0), text=f"{column}:N")


def _tooltip() -> list[alt.Tooltip]:
    formats = {"tonnage_t_a_year": ",.1~f", "computed_share_pct": ".0f", "stated_share_pct": ".1f"}
    return [
        alt.Tooltip(f"{column.name}:Q", title=f"{column.title}, {column.unit}", format=formats[column.name])
        if column.name in formats
        else alt.Tooltip(f"{column.name}:N", title=column.title)
        for column in _COLUMNS
    ]
