"""The face of an explorer on a page: a figure whose controls look up a grid."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from evbook.contracts.model import ChapterParameters, unit_of
from evbook.contracts.passport import Axis, Column, Readings
from evbook.explorers.grid import POINT, Grid, even_step, grid_of, nearest
from evbook.explorers.model import Control, Explorer
from evbook.figures.figure import Drawing, Figure, figure


def static_figure(explorer: Explorer, p: ChapterParameters) -> Figure:
    """The grid of `explorer` around `p` as a figure: chart, controls, readings, and all of it as data."""
    grid = grid_of(explorer, p)
    return figure(explorer.id, tables=explorer.tables)(_drawing)(explorer, p, grid)


def _drawing(explorer: Explorer, p: ChapterParameters, grid: Grid) -> Drawing:
    series = significant(grid.series())
    words = explorer.words
    return Drawing(
        chart=_looking_up(explorer.chart(_drawn(explorer, series)), explorer.controls, type(p), grid),
        data=_with_settings(series, grid),
        columns=[*(_column_of(control, type(p)) for control in explorer.controls), *explorer.columns],
        title=words.title,
        caption=words.caption,
        alt=f"{words.alt} At the start: {_spoken(grid)}.",
        unit=words.unit,
        coverage=words.coverage,
        notes=(*words.notes, *_off_the_grid(explorer, p)),
        source_ids=explorer.source_ids,
        height_px=explorer.height_px,
        readings=readings_of(explorer, grid),
    )


def readings_of(explorer: Explorer, grid: Grid) -> Readings:
    """The readings of every setting as the passport carries them."""
    return Readings(
        axes=tuple(Axis(name=control.parameter, values=control.values) for control in explorer.controls),
        labels=grid.labels(),
        texts=grid.texts(),
        start=grid.start,
    )


def significant(series: pd.DataFrame) -> pd.DataFrame:
    """`series` with its numbers to six significant digits."""
    floats = series.select_dtypes("float").columns
    return series.assign(**{name: series[name].map(lambda value: float(f"{value:.6g}")) for name in floats})


def _drawn(explorer: Explorer, series: pd.DataFrame) -> pd.DataFrame:
    return series[[POINT, *(column.name for column in explorer.columns)]].reset_index(drop=True)


def _with_settings(series: pd.DataFrame, grid: Grid) -> pd.DataFrame:
    settings = pd.DataFrame(list(grid.points)).rename_axis(POINT).reset_index()
    return series.drop(columns=settings.columns.drop(POINT), errors="ignore").merge(settings, on=POINT)


def _column_of(control: Control, contract: type[ChapterParameters]) -> Column:
    described = contract.model_fields[control.parameter]
    return Column(
        name=control.parameter,
        title=control.label,
        unit=unit_of(described),
        description=described.description or "",
    )


def _looking_up(
    chart: alt.TopLevelMixin, controls: tuple[Control, ...], contract: type[ChapterParameters], grid: Grid
) -> alt.TopLevelMixin:
    """`chart` with a bound parameter a control, showing the rows of the setting that they choose."""
    strides = [math.prod(len(after.values) for after in controls[number:]) for number in range(1, len(controls) + 1)]
    places = [
        f"indexof({list(control.values)!r}, {control.parameter}) * {stride}"
        for control, stride in zip(controls, strides, strict=True)
    ]
    start = grid.points[grid.start]
    bound = [
        alt.param(name=control.parameter, value=start[control.parameter], bind=_binding(control, contract))
        for control in controls
    ]
    return chart.transform_filter(f"datum.{POINT} == {' + '.join(places)}").add_params(*bound)


def _binding(control: Control, contract: type[ChapterParameters]) -> Any:
    name, values = control.title(contract), list(control.values)
    step = even_step(values)
    if step is not None:
        return alt.binding_range(min=values[0], max=values[-1], step=step, name=name)
    labels = {"labels": [control.name_of(value) for value in values]} if control.names else {}
    return alt.binding_select(options=values, name=name, **labels)


def _spoken(grid: Grid) -> str:
    begun = zip(grid.labels(), grid.texts()[grid.start], strict=True)
    return "; ".join(f"{label}: {text}" for label, text in begun)


def _off_the_grid(explorer: Explorer, p: ChapterParameters) -> tuple[str, ...]:
    """A note where the chapter's own values are none of those that the page offers."""
    start = nearest(explorer.controls, p)
    off = [
        f"{control.title(type(p))} {getattr(p, control.parameter)}, starts at {start[control.parameter]}"
        for control in explorer.controls
        if getattr(p, control.parameter) not in control.values
    ]
    return (f"The page offers a grid of values, not the chapter's own: {'; '.join(off)}.",) if off else ()
