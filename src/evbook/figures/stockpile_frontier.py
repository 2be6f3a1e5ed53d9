"""Figure of the combinations of stock, saving and other suppliers that reach a target cover."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import stockpile_frontier as frontier
from evbook.analysis.digits import rounded_up
from evbook.analysis.stockpile import Disruption
from evbook.contracts.passport import Column
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure
from evbook.words import days, months

_COLUMNS = (
    Column(name="stock", title="Stock at the start", unit="category"),
    Column(name="target", title="Need met in full", unit="category"),
    Column(name="others_pct", title="Extra supply of others in the end", unit="percent of need"),
    Column(name="saving_pct", title="Recycling and substitution needed", unit="percent of need"),
)
_POINT = "this chapter's values"


@figure("stockpile-frontier", tables=("import_dependence", "japan_rare_earth_import_share"))
def stockpile_frontier(
    case: Disruption, stock_days: int, target_days: int, dependence: pd.DataFrame, source_ids: tuple[str, ...]
) -> Drawing:
    """A line a stock and target: the saving needed against the extra supply of others; a dot for the values assumed.

    `dependence` is a frame of `rare_earth_imports.dependence`.
    """
    targets = targets_of(case, target_days)
    stocks = sorted({*frontier.STOCKS_DAYS, stock_days})
    lines = frontier.frontier(case, stocks, [*targets])
    lines = lines.assign(
        stock=[_stock(int(held), stock_days) for held in lines["stock_days"]], target=lines["target_days"].map(targets)
    )
    point = pd.DataFrame(
        [(_POINT, "", case.others_pct, case.recycling_pct + case.substitution_pct)],
        columns=[column.name for column in _COLUMNS],
    )
    mineral = str(dependence["mineral"].iloc[0])
    return Drawing(
        chart=_lines(lines, point, stocks, stock_days, list(targets.values())),
        data=pd.concat([lines[point.columns], point], ignore_index=True),
        columns=_COLUMNS,
        title=_title(case, stock_days, targets, mineral),
        caption=(
            f"Saving (recycling and substitution together) that meets the need of {mineral.lower()} in full for as "
            "long as the line says (to the chosen day, or to the end of the cut), by the extra supply of others, "
            "both in percent of need. A dot on or above a line means that its stock is enough."
        ),
        alt=f"Falling lines by stock and target, and a dot. {_told(case, stocks, targets)}.",
        unit="percent of need",
        coverage=(
            f"A model. Data: China's share of {case.dependence_pct:.0f} %. Assumptions: all else, among them a cut of "
            f"{case.cut_pct:.0f} % for {days(case.cut_days)} and {months(case.ramp_months)} until others deliver in "
            "full."
        ),
        notes=("The same model as in the run-down above: saving works from the first day, others come in a line.",),
        source_ids=source_ids,
        height_px=360,
    )


def targets_of(case: Disruption, target_days: float) -> dict[float, str]:
    """Targets that the figure draws, days to words: the one chosen where it ends before the cut, and the whole cut."""
    ends = [target_days, case.cut_days] if target_days < case.cut_days else [case.cut_days]
    return {float(day): f"to day {day:.0f}" for day in ends}


def _stock(held: int, chosen: int) -> str:
    return f"{days(held)} of stock{' (chosen)' if held == chosen else ''}"


def _title(case: Disruption, stock_days: int, targets: dict[float, str], mineral: str) -> str:
    target = min(targets)
    other = max(held for held in frontier.STOCKS_DAYS if held != stock_days)
    return (
        f"To meet the need of {mineral.lower()} for {days(target)} of the cut, a stock of {days(stock_days)} needs "
        f"{_saving(case, stock_days, target)}; one of {days(other)} needs {_saving(case, other, target)}"
    )


def _saving(case: Disruption, stock_days: float, target: float) -> str:
    saving = frontier.saving_for_cover_pct(case, stock_days, target)
    return f"{rounded_up(saving)} % of need saved" if saving > 0 else "no saving"


def _told(case: Disruption, stocks: list[int], targets: dict[float, str]) -> str:
    told = [
        f"{days(stock)} of stock, {words}: {_saving(case, stock, target)}"
        for target, words in targets.items()
        for stock in stocks
    ]
    return f"With {case.others_pct:.0f} % from others: {'; '.join(told)}"


def _lines(
    lines: pd.DataFrame, point: pd.DataFrame, stocks: list[int], chosen: int, targets: list[str]
) -> alt.TopLevelMixin:
    others = iter((theme.ORANGE, theme.GREEN, theme.PURPLE))
    colours = [theme.BLUE if held == chosen else next(others) for held in stocks]
    names = [_stock(held, chosen) for held in stocks]
    tooltip = [
        alt.Tooltip(f"{column.name}:{'N' if column.unit == 'category' else 'Q'}", title=column.title)
        for column in _COLUMNS
    ]
    base = alt.Chart(lines[[column.name for column in _COLUMNS]]).encode(
        x=alt.X("others_pct:Q", title="Extra supply of others, % of need", axis=alt.Axis(grid=False, tickCount=6)),
        y=alt.Y("saving_pct:Q", title="Saving needed, % of need", scale=alt.Scale(domainMin=0)),
        tooltip=tooltip,
    )
    drawn = base.mark_line(strokeWidth=2.5).encode(
        color=alt.Color(
            "stock:N", scale=alt.Scale(domain=names, range=colours), legend=alt.Legend(symbolType="stroke")
        ),
        strokeDash=alt.StrokeDash(
            "target:N",
            scale=alt.Scale(domain=targets, range=[[1, 0], [5, 4]][: len(targets)]),
            legend=alt.Legend(symbolType="stroke", symbolSize=300),
        ),
    )
    dot = base.properties(data=point).mark_point(filled=True, size=110, color=theme.INK, opacity=1)
    name = base.properties(data=point).mark_text(align="left", dx=10, dy=-4).encode(text="stock:N")
    return alt.layer(drawn, dot, name)
