"""Figure of how the verdicts on the documents' claims fall."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from evbook.analysis import verdicts
from evbook.contracts.ledger import DOCUMENTS, VERDICTS
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed

_SHAPES = ("square", "circle", "triangle-up", "diamond")
_HOLD = ("confirmed", "consistent")
_COLUMNS = (
    Column(name="id", title="Claim", unit="identifier"),
    Column(name="document", title="Document", unit="category"),
    Column(name="chapter", title="Chapter that discusses it", unit="category"),
    Column(name="verdict", title="Verdict", unit="category"),
    Column(name="claim", title="What is claimed", unit="text"),
)
# A phone has about two hundred pixels for a line of marks.
_PER_LINE = 15
_MARK_PX2 = 80


@figure("verdicts-by-document", tables=("claims",))
def verdicts_by_document(entries: pd.DataFrame, titles: Mapping[str, str], source_ids: tuple[str, ...]) -> Drawing:
    """A mark a claim, a row a verdict; `entries` as of `Ledger.frame`, `titles` names the chapters."""
    placed = verdicts.in_rows(entries, list(DOCUMENTS), _PER_LINE)
    named = placed.assign(document=placed["document"].map(DOCUMENTS), chapter=placed["chapter"].map(titles))
    return Drawing(
        chart=_marks(named),
        data=named,
        columns=_COLUMNS,
        title=_title(entries),
        caption="Verdicts on the checkable claims of the four source documents, one mark a claim.",
        alt="Rows of marks, one row a verdict and one mark a claim. " + _told(entries),
        unit="claims",
        coverage=(
            "Every claim of the table of claims, and no other statement: a forecast or an opinion that no datum could "
            "settle has no mark."
        ),
        notes=(
            "The data that a claim was held against, with their sources, stand beside it in the ledger.",
            "A document with more claims has more that can fail; the numbers of the articles are too small to rank.",
        ),
        source_ids=source_ids,
        height_px=320,
    )


def _number(entries: pd.DataFrame, *names: str) -> int:
    return len(verdicts.having(entries, names))


def _title(entries: pd.DataFrame) -> str:
    end = f"{_number(entries, 'differs')} differ and {_number(entries, 'inconsistent')} contradict their own document"
    return f"Of {len(entries)} claims {_number(entries, *_HOLD)} hold exactly or in size, {end}"


def _told(entries: pd.DataFrame) -> str:
    table = verdicts.counts(entries, "document", VERDICTS)
    rows = []
    for document in (each for each in DOCUMENTS if each in table.index):
        found = [f"{number} {name}" for name, number in table.loc[document].items() if number]
        rows.append(f"{DOCUMENTS[document]}: {listed(found)}")
    return "; ".join(rows) + "."


def _marks(named: pd.DataFrame) -> alt.TopLevelMixin:
    y = alt.Y("verdict:N", title=None, scale=alt.Scale(domain=list(VERDICTS)), axis=alt.Axis(labelPadding=6))
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0, _PER_LINE + 2], nice=False))
    furthest = float(named["shift"].max()) + 1
    there = [name for name in DOCUMENTS.values() if name in set(named["document"])]
    colours = (theme.BLUE, theme.ORANGE, theme.GREEN, theme.PURPLE)
    looks = dict(zip(DOCUMENTS.values(), zip(colours, _SHAPES, strict=True), strict=True))
    marks = (
        alt.Chart(named)
        .mark_point(size=_MARK_PX2, filled=True, opacity=1)
        .encode(
            x=x,
            y=y,
            yOffset=alt.YOffset("shift:Q", scale=alt.Scale(domain=[-furthest, furthest])),
            color=alt.Color("document:N", scale=alt.Scale(domain=there, range=[looks[name][0] for name in there])),
            shape=alt.Shape("document:N", scale=alt.Scale(domain=there, range=[looks[name][1] for name in there])),
            tooltip=_TOOLTIP,
        )
    )
    return alt.layer(marks, _totals(named, x, y))


def _totals(named: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    """The number of claims at the end of each row, a verdict that none has included."""
    found = named["verdict"].value_counts()
    totals = pd.DataFrame({"verdict": list(VERDICTS), "claims": [int(found.get(name, 0)) for name in VERDICTS]})
    ends = totals.assign(place=totals["claims"].clip(upper=_PER_LINE) + 1)
    return alt.Chart(ends).mark_text(align="left", dx=-4).encode(x=x, y=y, text="claims:Q")


_TOOLTIP = [
    alt.Tooltip("id:N", title="Claim"),
    alt.Tooltip("claim:N", title="What is claimed"),
    alt.Tooltip("document:N", title="Document"),
    alt.Tooltip("verdict:N", title="Verdict"),
]
