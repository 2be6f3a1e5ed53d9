"""HTML of one figure, from its specification and its passport."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from evbook.contracts.passport import Passport
from evbook.site.figure.spec import Spec, bound_signals, themed
from evbook.site.figure.svg import StaticChart, static_chart
from evbook.site.figure.taking import Taking, frame_height_px, taken
from evbook.site.templating import template
from evbook.words import parted

# The narrow picture is as wide as a live chart is drawn at least (live.js).
WIDE_PX, NARROW_PX = 680, 358
# A table longer than this makes the page heavy and nobody reads it there.
LONGEST_TABLE = 60
# figures.css has a class for each of so many columns.
MOST_ALIGNED = 16
# More publishers than these are named in the list that folds out.
MOST_PUBLISHERS = 6
# Linked in a row under the figure, each by its name.
FILES = (
    ("csv", "Data (CSV)"),
    ("meta.json", "Units and sources (JSON)"),
    ("svg", "SVG"),
    ("png", "PNG"),
    ("json", "Specification"),
)
# Every file that a figure of the site has, by ending; the last is its page for an iframe.
ENDINGS = (*(ending for ending, _ in FILES), "bib", "ris", "html")


def figure_markup(spec: Mapping[str, Any], passport: Passport, taking: Taking | None, *, label: str = "") -> str:
    """The whole `<figure>`, called by its `label`; `taking` says how to take it along, None where nothing is there."""
    page_spec = themed(spec)
    charts = _charts(page_spec, passport)
    controls = [_control(signal, passport.id) for signal in bound_signals(page_spec)]
    height_px = frame_height_px((chart.height_px for chart in charts), len(controls), passport.readings is not None)
    markup: str = template("figure.html.jinja", shown=shown, parted=parted).render(
        figure=passport,
        label=label,
        charts=charts,
        controls=controls,
        endings=FILES,
        **taken(taking, passport.title, height_px),
        numeric=_numeric_columns(passport),
        longest_table=LONGEST_TABLE,
        most_publishers=MOST_PUBLISHERS,
        spec_json=script_json(page_spec),
        readings=_readings(passport),
        grid_json=script_json(passport.readings.model_dump(mode="json", include={"axes", "texts"}))
        if passport.readings
        else "",
    )
    return markup


def script_json(content: Any) -> Markup:
    """`content` as JSON that may stand inside a script element (no `<` in it)."""
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return Markup(text.replace("<", r"\u003c"))  # noqa: S704 - nothing in it can end the script element


def shown(value: Any) -> str:
    """A cell of the data table as text: numbers to six significant digits with thousands separated, a dash for none."""
    if value is None:
        return "–"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, int) or float(value).is_integer():
        return str(int(value)) if abs(value) < 10_000 else f"{int(value):,}"
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"


def _charts(page_spec: Spec, passport: Passport) -> list[StaticChart]:
    widths = {"ev-wide": WIDE_PX, "ev-narrow": NARROW_PX}
    return [
        static_chart(page_spec, width_px=px, name=f"{passport.id}-{css}", alt=passport.alt, css_class=css)
        for css, px in widths.items()
    ]


def _control(signal: Spec, figure_id: str) -> Spec:
    bind = signal["bind"]
    options = bind.get("options", [])
    labels = bind.get("labels") or [shown(option) for option in options]
    label = str(bind.get("name") or signal["name"]).strip(" :")
    # Vega's "no selection" is null; the browser sends the place in the list, so any type of value can stand in it.
    chosen = options.index(signal["value"]) if signal.get("value") in options else 0
    return {
        "id": f"{figure_id}-{signal['name']}",
        "signal": signal["name"],
        "label": label,
        "kind": bind["input"],
        "value": signal.get("value"),
        "bind": bind,
        "choices": list(enumerate(labels)),
        "chosen": chosen,
        "options": json.dumps(options, ensure_ascii=False),
    }


def _readings(passport: Passport) -> list[tuple[str, str]]:
    """Label and text of each reading that the page begins with."""
    found = passport.readings
    return list(zip(found.labels, found.texts[found.start], strict=True)) if found else []


def _numeric_columns(passport: Passport) -> list[int]:
    """Places of the columns of numbers, counted from one: classes of the table, since one a cell would weigh more."""

    def numeric(place: int) -> bool:
        cells = [row[place] for row in passport.rows if row[place] is not None]
        return bool(cells) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)

    return [place + 1 for place in range(min(len(passport.columns), MOST_ALIGNED)) if numeric(place)]
