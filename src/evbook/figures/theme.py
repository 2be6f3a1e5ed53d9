"""One look for every chart: colours that keep their contrast in light and dark, text readable on a phone."""

from __future__ import annotations

from typing import Any

import altair as alt

# The site turns each literal colour into its CSS variable, so that one drawing serves light and dark.
# Hues are near Okabe and Ito's. Each has a contrast of 4.5:1 on the page, since a series may be named in its colour.
# Their lightness sets them apart for colour-blind readers, for whom green, purple and grey of one lightness are alike.
PALETTE: dict[str, str] = {
    "#0072b2": "--ev-c1",
    "#b85c00": "--ev-c2",
    "#004d38": "--ev-c3",
    "#8b3769": "--ev-c4",
    "#757575": "--ev-c5",
    "#2a2a2b": "--ev-ink",
    "#5a5a5c": "--ev-muted",
    "#dcdce0": "--ev-grid",
    "#2fa084": "--ev-s1",
    "#1b87b0": "--ev-s2",
    "#2f62b5": "--ev-s3",
    "#4a3796": "--ev-s4",
    "#2a0a4a": "--ev-s5",
}
# STEPS are one scale from little to much: each away from the page, and the more the further.
BLUE, ORANGE, GREEN, PURPLE, GREY, INK, MUTED, GRID, *STEPS = PALETTE

FONT_SIZE_PX = 13


def config() -> dict[str, Any]:
    """The Vega-Lite `config` of every chart."""
    text = {"labelColor": INK, "titleColor": INK, "labelFontSize": FONT_SIZE_PX, "titleFontSize": FONT_SIZE_PX}
    return {
        "background": "transparent",
        "font": "system-ui, sans-serif",
        "view": {"stroke": None},
        "axis": {
            **text,
            "titleFontWeight": "normal",
            "gridColor": GRID,
            "domainColor": MUTED,
            "tickColor": MUTED,
            "labelOverlap": True,
        },
        "legend": {
            **text,
            "orient": "top",
            "title": None,
            "columns": 1,
            "labelLimit": 300,
            "symbolType": "square",
            "symbolBaseStrokeColor": MUTED,
        },
        "text": {"color": INK, "fontSize": FONT_SIZE_PX},
        "range": {"category": [BLUE, ORANGE, GREEN, PURPLE, GREY]},
    }


def finished(chart: alt.TopLevelMixin, figure_id: str, height_px: int) -> dict[str, Any]:
    """The Vega-Lite specification of `chart` with the book's look, as wide as its container."""
    spec: dict[str, Any] = chart.to_dict()
    spec.pop("config", None)
    return {
        **spec,
        "width": "container",
        "height": height_px,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": config(),
        "usermeta": {"evbook": {"id": figure_id, "palette": PALETTE}},
    }
