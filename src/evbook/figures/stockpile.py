"""Figure of the run-down of stocks while China's deliveries are cut."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import stockpile
from evbook.analysis.stockpile import Disruption
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.figures.words import listed
from evbook.words import days

# Rules that are drawn beside the chosen stock, and what a reader calls them.
RULES = {
    "memo-lowest": "memo's lowest",
    "target-2020-standard": "standard",
    "target-2020-high-risk": "high risk",
}
CHOSEN = "chosen"
_COLUMNS = (
    Column(name="stock", title="Stock at the start", unit="category"),
    Column(name="day", title="Day of the cut", unit="days"),
    Column(name="left_days", title="Stock left", unit="days of normal need"),
    Column(name="missing_pct", title="Taken from the stock", unit="percent of need"),
)
_TOOLTIP = [
    alt.Tooltip("stock:N", title="Stock at the start"),
    alt.Tooltip("day:Q", title="Day of the cut", format=".0f"),
    alt.Tooltip("left_days:Q", title="Left, days of normal need", format=".1f"),
    alt.Tooltip("missing_pct:Q", title="Taken from the stock, percent of need", format=".0f"),
]
_MODEL = (
    "Missing each day: China's share times the cut, less recycling and substitution (in full from the first day), less "
    "the extra supply of others (rising in a straight line). The stock gives it and is not refilled; need stays as it "
    "was."
)
_CAVEATS = {
    "Cobalt": "HS 282200 holds oxides and hydroxides alone; cobalt metal and cobalt inside batteries are not counted.",
    "Graphite": "HS 250490 is a minor code, neither powder nor flakes, and not what anodes are made of.",
    "Lithium": "HS 283691 is carbonate alone; hydroxide, which nickel-rich cells need, is not counted.",
    "Magnesium": "HS 810411 is unwrought magnesium; magnesium inside alloys is not counted.",
    "Magnets": (
        "HS 850511 holds all metal magnets. Those of plants in other countries count as theirs, whoever owns the plant "
        "and wherever the rare earths inside come from."
    ),
}


@figure("stockpile-cover", tables=("import_dependence", "japan_rare_earth_import_share", "stockpile_rules"))
def stockpile_cover(
    case: Disruption, chosen_days: int, rules: pd.DataFrame, dependence: pd.DataFrame, source_ids: tuple[str, ...]
) -> Drawing:
    """A line a stock, from the start of the cut to its exhaustion or the end of the cut.

    `rules` is the table stockpile_rules, `dependence` a frame of `rare_earth_imports.dependence`.
    """
    named = _named_stocks(case, rules, chosen_days)
    runs = stockpile.run_down(case, list(named))
    data = runs.assign(stock=runs["stock_days"].map(named))[[column.name for column in _COLUMNS]]
    mineral = str(dependence["mineral"].iloc[0])
    return Drawing(
        chart=_lines(data, case, named, chosen_days),
        data=data,
        columns=_COLUMNS,
        title=_title(case, chosen_days, mineral),
        caption=(
            f"Stock left by day when {case.cut_pct:.0f} % of China's deliveries of {mineral.lower()} stop for "
            f"{days(case.cut_days)}, by stock at the start, in days of normal need."
        ),
        alt=f"A line by stock at the start over {days(case.cut_days)}. {'; '.join(named.values())}.",
        unit="days of normal need",
        coverage=_coverage(dependence),
        notes=(_MODEL, *([_CAVEATS[mineral]] if mineral in _CAVEATS else [_range_of(dependence)])),
        source_ids=source_ids,
        height_px=340,
    )


def drawn_rules(rules: pd.DataFrame) -> pd.DataFrame:
    """Rows of the table stockpile_rules that the figure draws."""
    return rules[rules["rule"].isin(RULES)]


def _named_stocks(case: Disruption, rules: pd.DataFrame, chosen_days: int) -> dict[float, str]:
    """Label of each stock at the start by its days, from small to large: what it is, and how it ends."""
    wanted = drawn_rules(rules).set_index("rule")["days"]
    names: dict[float, list[str]] = {float(chosen_days): [CHOSEN]}
    for rule, name in RULES.items():
        names.setdefault(float(wanted[rule]), []).append(name)
    return {stock: f"{days(stock)} ({', '.join(names[stock])}): {_end(case, stock)}" for stock in sorted(names)}


def _title(case: Disruption, chosen_days: int, mineral: str) -> str:
    cut = f"a {case.cut_pct:.0f} % cut of {mineral.lower()} from China"
    if stockpile.outlasts(case, chosen_days):
        return f"A stock of {days(chosen_days)} outlasts all {days(case.cut_days)} of {cut}"
    cover = stockpile.days_of_cover(case, chosen_days)
    return f"A stock of {days(chosen_days)} covers {cover:,.0f} of the {days(case.cut_days)} of {cut}"


def _end(case: Disruption, stock_days: float) -> str:
    if stockpile.outlasts(case, stock_days):
        return f"{stock_days - stockpile.stock_needed_days(case):.0f} left"
    return f"to day {stockpile.days_of_cover(case, stock_days):.0f}"


def _coverage(dependence: pd.DataFrame) -> str:
    row = dependence[dependence["chosen"]].iloc[0]
    code = "" if pd.isna(row["hs_code"]) else f", HS {row['hs_code']}, by retained import value"
    return (
        f"A model. Data: China's share of {row['share_pct']:.0f} % ({row['basis']}{code}, {row['period']}) and the "
        "targets. Assumptions: all else. What Japan holds in store is secret."
    )


def _range_of(dependence: pd.DataFrame) -> str:
    figures = [f"{share:.3g} %" for share in sorted(dependence["share_pct"].unique())]
    year = int(dependence["year"].iloc[0])
    if len(figures) == 1:
        return f"The share of {year} is the last full-year figure up to the chosen year; {year} has no other."
    return f"Pages give {listed(figures)} for {year} by different counts; the highest full-year figure is taken."


def _lines(data: pd.DataFrame, case: Disruption, named: dict[float, str], chosen_days: int) -> alt.TopLevelMixin:
    labels = list(named.values())
    chosen = named[float(chosen_days)]
    others = iter((theme.ORANGE, theme.GREEN, theme.PURPLE))
    colours = [theme.BLUE if label == chosen else next(others) for label in labels]
    span = alt.Scale(domain=[0, case.cut_days], nice=False)
    base = alt.Chart(data).encode(
        x=alt.X("day:Q", title="Days since the cut began", scale=span, axis=alt.Axis(grid=False, tickCount=6)),
        y=alt.Y("left_days:Q", title="Stock left, days of normal need", scale=alt.Scale(domainMin=0)),
        color=alt.Color(
            "stock:N", scale=alt.Scale(domain=labels, range=colours), legend=alt.Legend(symbolType="stroke")
        ),
    )
    width = alt.condition(alt.datum["stock"] == chosen, alt.value(3.5), alt.value(1.8))
    lines = base.mark_line().encode(strokeWidth=width, tooltip=_TOOLTIP)
    ends = data.groupby("stock", sort=False).tail(1)
    return alt.layer(
        lines, base.mark_point(filled=True, size=60, opacity=1).encode(tooltip=_TOOLTIP).properties(data=ends)
    )
