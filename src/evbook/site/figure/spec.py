"""A chart's specification made fit for a page: a width, colours that follow the theme, controls outside the chart."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import vl_convert

VEGALITE_VERSION = "6.4"

Spec = dict[str, Any]
_DATA = ("data", "datasets")

# Where a builder says nothing, text and lines still follow the page's theme (variables of figures.css).
_INK, _MUTED, _GRID = "var(--ev-ink, #2a2a2b)", "var(--ev-muted, #5a5a5c)", "var(--ev-grid, #dcdce0)"
_CONFIG: Spec = {
    "background": "transparent",
    "axis": {
        "labelColor": _INK,
        "titleColor": _INK,
        "gridColor": _GRID,
        "domainColor": _MUTED,
        "tickColor": _MUTED,
    },
    "legend": {"labelColor": _INK, "titleColor": _INK},
    "header": {"labelColor": _INK, "titleColor": _INK},
    "title": {"color": _INK, "subtitleColor": _MUTED},
    "text": {"color": _INK},
    "view": {"stroke": None},
}


def palette_of(spec: Mapping[str, Any]) -> dict[str, str]:
    """Literal colour -> CSS variable, as the figure's builder left it in `usermeta.evbook.palette`; may be empty."""
    palette = spec.get("usermeta", {}).get("evbook", {}).get("palette", {})
    return {str(colour).lower(): str(variable) for colour, variable in palette.items()}


def themed(spec: Mapping[str, Any]) -> Spec:
    """Copy of `spec` whose colours are CSS variables (fallback: the literal), so that a dark page needs no redraw."""
    palette, colours = palette_of(spec), _columns_of_colours(spec)
    page_spec = {
        name: _recoloured_rows(value, palette, colours) if name in _DATA else _recoloured(value, palette)
        for name, value in deepcopy(dict(spec)).items()
        if name != "usermeta"
    }
    page_spec["config"] = _merged(deepcopy(_CONFIG), page_spec.get("config", {}))
    page_spec["config"]["aria"] = False  # one accessible name for the whole chart instead of one for each mark
    return page_spec


def sized(spec: Mapping[str, Any], width_px: int) -> Spec:
    """Copy of `spec` with its container's width put in; a spec that does not ask for a container keeps its own."""
    fixed = dict(spec)
    if fixed.get("width") == "container":
        fixed |= {"width": width_px, "autosize": {"type": "fit-x", "contains": "padding"}}
    return fixed


def bound_signals(spec: Mapping[str, Any]) -> list[Spec]:
    """The Vega signals of `spec` that ask for an input, each with `name`, `value` and `bind`."""
    if "'bind'" not in repr(spec.get("params", "")):
        return []
    compiled = vl_convert.vegalite_to_vega(sized(spec, 600), vl_version=VEGALITE_VERSION)
    signals: list[Spec] = compiled.get("signals", [])
    return [signal for signal in signals if isinstance(signal.get("bind"), dict) and "input" in signal["bind"]]


def _columns_of_colours(value: Any) -> set[str]:
    """Columns that hold each mark's colour itself: encoded without a scale."""
    if isinstance(value, Mapping):
        own = {str(value["field"])} if "field" in value and value.get("scale", "") is None else set()
        return own.union(*(_columns_of_colours(part) for key, part in value.items() if key not in _DATA))
    return set().union(*map(_columns_of_colours, value)) if isinstance(value, list) else set()


def _recoloured_rows(value: Any, palette: Mapping[str, str], columns: set[str]) -> Any:
    if isinstance(value, list):
        return [_recoloured_rows(item, palette, columns) for item in value]
    if isinstance(value, dict):
        return {
            key: _recoloured(item, palette) if key in columns else _recoloured_rows(item, palette, columns)
            for key, item in value.items()
        }
    return value


def _recoloured(value: Any, palette: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        variable = palette.get(value.lower())
        return f"var({variable}, {value})" if variable else value
    if isinstance(value, dict):
        return {key: _recoloured(item, palette) for key, item in value.items()}
    if isinstance(value, list):
        return [_recoloured(item, palette) for item in value]
    return value


def _merged(base: Spec, over: Mapping[str, Any]) -> Spec:
    for key, value in over.items():
        both = isinstance(value, Mapping) and isinstance(base.get(key), dict)
        base[key] = _merged(base[key], value) if both else value
    return base
