"""A figure is a chart with its passport; without one it does not exist."""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ParamSpec

import altair as alt
import pandas as pd

from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME, Column, Passport, Readings, issue
from evbook.errors import ResultError
from evbook.figures import text, theme
from evbook.session import live

# JupyterLab 4 draws Vega-Lite up to 5; what the book's charts use is the same in 5 and 6.
LIVE_MIME = "application/vnd.vegalite.v5+json"
LIVE_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
# An output cell grows with what it holds, so a chart as wide as its container would never settle there.
LIVE_WIDTH_PX = 640
LIVE_LINE_LENGTH = 95

Arguments = ParamSpec("Arguments")


@dataclass(frozen=True)
class Drawing:
    """What a builder gives: the chart, the data behind it and the words around it."""

    chart: alt.TopLevelMixin
    data: pd.DataFrame
    columns: Sequence[Column]
    title: str
    caption: str
    alt: str
    unit: str
    coverage: str
    source_ids: tuple[str, ...]
    notes: tuple[str, ...] = ()
    height_px: int = 300
    readings: Readings | None = None


@dataclass(frozen=True)
class Figure:
    """A chart's specification with its passport; displays itself in a notebook."""

    passport: Passport
    spec: dict[str, Any] = field(repr=False)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        plain = text.describe(self.passport, self.spec)
        if live():
            return {LIVE_MIME: self._live_spec(), "text/plain": plain}
        return {VEGA_LITE_MIME: self.spec, FIGURE_MIME: self.passport.model_dump(mode="json"), "text/plain": plain}

    def _live_spec(self) -> dict[str, Any]:
        """The chart for a person's session, with title, coverage and publishers, which the site sets around it."""
        publishers = ", ".join(dict.fromkeys(origin.publisher for origin in self.passport.sources))
        below = textwrap.wrap(f"{self.passport.coverage} Sources: {publishers}.", LIVE_LINE_LENGTH)
        words = {"text": textwrap.wrap(self.passport.title, LIVE_LINE_LENGTH), "subtitle": below, "anchor": "start"}
        return {**self.spec, "$schema": LIVE_SCHEMA, "width": LIVE_WIDTH_PX, "title": words}


@dataclass(frozen=True)
class Builder:
    """What a builder of a figure declares."""

    figure_id: str
    tables: tuple[str, ...]


REGISTERED: dict[str, Builder] = {}


def figure(
    figure_id: str, *, tables: tuple[str, ...]
) -> Callable[[Callable[Arguments, Drawing]], Callable[Arguments, Figure]]:
    """Make a function that returns a Drawing into a builder of the figure `figure_id`, made of `tables`."""

    def decorate(draw: Callable[Arguments, Drawing]) -> Callable[Arguments, Figure]:
        REGISTERED[figure_id] = Builder(figure_id, tables)

        @functools.wraps(draw)
        def build(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Figure:
            return _assemble(figure_id, tables, draw(*args, **kwargs))

        return build

    return decorate


def _assemble(figure_id: str, tables: tuple[str, ...], drawing: Drawing) -> Figure:
    if drawing.data.empty:
        raise ResultError(f"figure {figure_id!r} has no data; widen its years or choose another country")
    named = ("title", "caption", "alt", "unit", "coverage", "notes", "readings")
    words = {name: getattr(drawing, name) for name in named}
    passport = issue(
        figure_id=figure_id,
        table_names=tables,
        source_ids=drawing.source_ids,
        columns=drawing.columns,
        data=drawing.data,
        words=words,
    )
    return Figure(passport, theme.finished(drawing.chart, figure_id, drawing.height_px))
