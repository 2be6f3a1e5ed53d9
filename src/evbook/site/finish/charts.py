"""Charts leave the page: compiled to Vega at the build, each in a file of its own, shared data once for the site.

A chart's file and its data are classic scripts that call `evbookChart(name, content)`: they load only when the chart
comes near, and from a folder on disk too, where a page may not fetch.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import vl_convert
from bs4 import Tag

from evbook.files import sha256_of_bytes, write_text
from evbook.site.figure.spec import VEGALITE_VERSION
from evbook.site.page import Page

FOLDER = "_static/evbook/charts"
# Smaller data are not worth a request.
LEAST_SHARED_BYTES = 400

Content = dict[str, Any]


def take_out_charts(page: Page) -> None:
    """Write the specification of each figure on the page to files, and name them on the figure in its place."""
    for figure in page.soup.select("figure.ev-figure:has(script.ev-spec)"):
        script = figure.select_one("script.ev-spec")
        if script is not None:
            _take_out(figure, json.loads(script.get_text()), page.folder)
            script.decompose()


def compiled(page_spec: Mapping[str, Any]) -> Content:
    """Vega of a page's Vega-Lite, without what the page does itself: inputs, and names for assistive technology."""
    vega: Content = vl_convert.vegalite_to_vega(dict(page_spec), vl_version=VEGALITE_VERSION)
    vega.pop("$schema", None)
    for signal in vega.get("signals", []):
        if isinstance(signal.get("bind"), dict) and "input" in signal["bind"]:
            del signal["bind"]
    _silence(vega)
    return vega


def data_apart(vega: Content) -> tuple[Content, dict[str, str]]:
    """`vega` without its larger data, and these as text by name; in their place the chart says which it takes."""
    apart: dict[str, str] = {}
    for source in vega.get("data", []):
        if not isinstance(source.get("values"), list | dict):
            continue
        text = as_json(by_columns(source["values"]))
        if len(text) >= LEAST_SHARED_BYTES:
            name = _name_of(text)
            apart[name] = text
            del source["values"]
            vega.setdefault("evbook", {})[source["name"]] = name
    return vega, apart


def by_columns(values: Any) -> Any:
    """Rows that all have the same keys as `{"columns": {key: values}}`, which is half the size; else `{"rows": …}`."""
    if isinstance(values, list) and values and all(isinstance(row, dict) for row in values):
        keys = list(values[0])
        if keys and all(list(row) == keys for row in values):
            return {"columns": {key: [row[key] for row in values] for key in keys}}
    return {"rows": values}


def as_json(content: Any) -> str:
    """Compact JSON that may stand in a script; NaN is refused (ValueError)."""
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    # Both end a line in scripts of older browsers.
    return text.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")


def _take_out(figure: Tag, page_spec: Content, folder: Path) -> None:
    vega, apart = data_apart(compiled(page_spec))
    chart = as_json(vega)
    for name, text in {**apart, _name_of(chart): chart}.items():
        write_text(folder / FOLDER / f"{name}.js", f'evbookChart("{name}",{text});\n')
    figure["data-chart"] = _name_of(chart)
    if apart:
        figure["data-sets"] = " ".join(apart)


def _silence(group: Mapping[str, Any]) -> None:
    """A chart has one name, its alt text; a name for every bar and axis is noise to a screen reader."""
    for part in [*group.get("marks", []), *group.get("axes", []), *group.get("legends", [])]:
        part["aria"] = False
        _silence(part)


def _name_of(text: str) -> str:
    return sha256_of_bytes(text.encode())[:12]
