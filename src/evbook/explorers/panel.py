"""The face of an explorer where a person sits at a kernel: widgets made from the contract, which compute anew.

No `interact` and no `Output` widget: under a runner they can hang, and neither is needed for HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import vl_convert

from evbook import tables
from evbook.contracts.model import ChapterParameters, bounds_of, choices_of
from evbook.explorers.grid import common_step, outcome_at, texts_of
from evbook.explorers.model import Control, Explorer, Outcome
from evbook.explorers.static import significant
from evbook.figures import theme
from evbook.figures.figure import LIVE_WIDTH_PX

_WIDE = {"width": "54em"}
_LABEL = {"description_width": "29em"}
# JupyterLab floats the terms of a list to the left of a narrow column; readings stand in two columns of a grid.
_LIST = {"display": "grid", "grid-template-columns": "max-content auto", "column-gap": "1em"}
_CELL = {"float": "none", "width": "auto", "margin": "unset", "padding": "unset"}


class Panel:
    """Widgets of one explorer; displays itself in a notebook. `controls` are the widgets by parameter."""

    def __init__(self, explorer: Explorer, p: ChapterParameters) -> None:
        import ipywidgets  # only a person's kernel needs it

        self._explorer, self._p = explorer, p
        self._labels = [reading.label for reading in explorer.outcome(p).readings]
        self.outcome: Outcome | None = None
        self.controls: dict[str, Any] = {each.parameter: _widget(each, p) for each in explorer.controls}
        self.readings, self.chart = ipywidgets.HTML(), ipywidgets.HTML()
        words = ipywidgets.HTML(_words(explorer))
        self.box = ipywidgets.VBox([words, *self.controls.values(), self.readings, self.chart])
        for widget in self.controls.values():
            widget.observe(self._redraw, names="value")
        self._redraw()

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.box._repr_mimebundle_(**options)

    def _redraw(self, change: object = None) -> None:
        """Compute with the widgets' values; nothing is drawn at a setting that the contract refuses."""
        setting = {name: widget.value for name, widget in self.controls.items()}
        self.outcome = outcome_at(self._explorer, self._p, setting)
        self.readings.value = readings_html(self._labels, texts_of(self.outcome, len(self._labels)))
        self.chart.value = _chart_html(self._explorer, self.outcome) if self.outcome else ""


def readings_html(labels: Sequence[str], texts: Sequence[str]) -> str:
    """The readings as a definition list."""
    pairs = [
        f'<dt style="{_css(_CELL)};font-weight:normal">{escape(label)}</dt>'
        f'<dd style="{_css(_CELL)}"><b>{escape(text)}</b></dd>'
        for label, text in zip(labels, texts, strict=True)
    ]
    return f'<dl aria-live="polite" style="{_css(_LIST)}">{"".join(pairs)}</dl>'


def _css(rules: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in rules.items())


def _widget(control: Control, p: ChapterParameters) -> Any:
    import ipywidgets

    described, own = type(p).model_fields[control.parameter], getattr(p, control.parameter)
    about = {
        "description": control.title(type(p)),
        "tooltip": described.description,
        "style": _LABEL,
        "layout": _WIDE,
        "value": own,
    }
    if choices_of(described):
        return ipywidgets.Dropdown(options=[(control.name_of(value), value) for value in control.values], **about)
    low, high = bounds_of(described)
    slider = ipywidgets.FloatSlider if described.annotation is float else ipywidgets.IntSlider
    step = common_step([*control.values, own], low)
    return slider(min=low, max=high, step=step, continuous_update=False, **about)


def _chart_html(explorer: Explorer, outcome: Outcome) -> str:
    data = significant(outcome.series).reset_index(drop=True)
    spec = theme.finished(explorer.chart(data), explorer.id, explorer.height_px)
    svg = vl_convert.vegalite_to_svg({**spec, "width": LIVE_WIDTH_PX})
    # The chart's inks are those of a light page, whatever the session's theme.
    return f'<div role="img" aria-label="{escape(explorer.words.alt)}" style="background:white">{svg}</div>'


def _words(explorer: Explorer) -> str:
    words = explorer.words
    told = (words.caption, words.coverage, *words.notes, f"Sources: {', '.join(_publishers(explorer))}.")
    below = "".join(f"<p>{escape(text)}</p>" for text in told)
    return f"<h4>{escape(words.title)}</h4>{below}"


def _publishers(explorer: Explorer) -> list[str]:
    """Publishers of the rows shown, each once."""
    sources = [source for name in explorer.tables for source in tables.describe(name).sources]
    return list(dict.fromkeys(source.publisher for source in sources if source.id in explorer.source_ids))
