"""A hand-made book: an index and one chapter whose notebook has been executed on paper."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.site.build import build_site
from evbook.site.stage import Book

PALETTE = {
    "#0072b2": "--ev-c1",
    "#b85c00": "--ev-c2",
    "#2a2a2b": "--ev-ink",
    "#5a5a5c": "--ev-muted",
    "#dcdce0": "--ev-grid",
}
CHAPTER, FIGURE_ID, EMPTY = "sample_chapter", "cars-by-type", "–"
ROWS = [[2021, "Battery electric", 10.25], [2021, "Other cars", 14.0], [2022, "Battery electric", 20.1],
        [2022, "Other cars", 25.0], [2023, "Battery electric", None], [2023, "Other cars", 43.5]]  # fmt: skip


def passport(**changed: Any) -> dict[str, Any]:
    licence = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0",
               "address": "https://example.org/licence", "dated": "2026-11-01"}  # fmt: skip
    source = {"id": "example", "title": "Table of cars", "publisher": "Office of Examples", "edition": "2026 edition",
              "address": "https://example.org/cars", "retrieved": "2026-11-02", "licence": licence}  # fmt: skip
    columns = [
        {"name": "year", "title": "Year", "unit": "", "description": "Calendar year"},
        {"name": "type", "title": "Type", "unit": "", "description": "Type of car"},
        {"name": "value_usd_bn", "title": "Exports", "unit": "USD billion", "description": "Value of exports"},
    ]
    return {
        "id": FIGURE_ID, "chapter": CHAPTER, "title": "Exports of electric cars doubled in a year",
        "caption": "Exports of cars by type, hand-made.", "alt": "Bars of car exports by year and type.",
        "unit": "USD billion", "notes": ["Other cars are the residual."], "coverage": "Two types out of three.",
        "sources": [source], "tables": ["cars"], "parameters": {"year": 2023, "exporter": "China"},
        "columns": columns, "rows": ROWS,
    } | changed  # fmt: skip


def spec() -> dict[str, Any]:
    names = ["year", "type", "value_usd_bn"]
    text = {"labelColor": "#2a2a2b", "titleColor": "#2a2a2b", "labelFontSize": 13, "titleFontSize": 13}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "usermeta": {"evbook": {"id": FIGURE_ID, "palette": PALETTE}},
        "width": "container",
        "height": 300,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": {
            "background": "transparent",
            "font": "system-ui, sans-serif",
            "view": {"stroke": None},
            "axis": {**text, "titleFontWeight": "normal", "gridColor": "#dcdce0", "labelOverlap": True},
            "legend": {**text, "orient": "top", "title": None, "columns": 2, "symbolType": "square"},
            "range": {"category": ["#0072b2", "#b85c00"]},
        },
        "data": {"values": [dict(zip(names, row, strict=True)) for row in ROWS]},
        "params": [
            {"name": "from_year", "value": 2021,
             "bind": {"input": "range", "min": 2021, "max": 2023, "step": 1, "name": "First year"}},
            {"name": "chosen", "select": {"type": "point", "fields": ["type"]}, "bind": "legend"},
        ],
        "transform": [{"filter": "datum.year >= from_year"}],
        "mark": "bar",
        "encoding": {
            "x": {"field": "year", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}},
            "y": {"field": "value_usd_bn", "type": "quantitative", "title": "USD billion"},
            "color": {"field": "type", "type": "nominal"},
            "opacity": {"condition": {"param": "chosen", "value": 1}, "value": 0.25},
            "tooltip": [{"field": "year", "title": "Year"}, {"field": "type", "title": "Type"},
                        {"field": "value_usd_bn", "title": "Exports (USD bn)"}],
        },
    }  # fmt: skip


def result() -> dict[str, Any]:
    return {
        "chapter": CHAPTER, "scenario": "baseline", "name": "growth", "dims": {},
        "value": 96.1, "low": None, "high": None, "unit": "%",
        "year": 2022, "kind": "official", "display": "96", "note": "", "sources": ["example"],
    }  # fmt: skip


def figure_output() -> Any:
    data = {FIGURE_MIME: passport(), VEGA_LITE_MIME: spec(), "text/plain": "figure cars-by-type"}
    return new_output("display_data", data=data)


def result_output() -> Any:
    data = {GLUE_PREFIX + "text/plain": "'96'", GLUE_PREFIX + RESULT_MIME: result()}
    metadata = {"scrapbook": {"name": "growth", "mime_prefix": GLUE_PREFIX}}
    return new_output("display_data", data=data, metadata=metadata)


def notebook() -> Any:
    cells = [
        new_markdown_cell(
            "# Sample chapter\n\nA book that readers should trust. It costs $5 and $6, not maths.", id="a"
        ),
        new_code_cell("year = 2023", metadata={"tags": ["parameters"]}, id="b"),
        new_code_cell("year = 2022", metadata={"tags": ["injected-parameters"]}, id="c"),
        new_code_cell("record('growth', 96.1)", outputs=[result_output()], id="d"),
        new_markdown_cell("## What the data say\n\nExports grew by {glue:text}`growth` per cent.", id="e"),
        new_code_cell("cars_by_type(frame)", outputs=[figure_output()], metadata={"tags": ["hide-input"]}, id="f"),
        new_markdown_cell(
            "## What is not known\n\n:::{note}\nNothing else is known.\n:::\n\n" + "Text. " * 200, id="g"
        ),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
              "language_info": {"name": "python", "pygments_lexer": "ipython3"}}  # fmt: skip
    return new_notebook(cells=cells, metadata=kernel)


def write_book(book: Path, config: str) -> Path:
    """Write the source of the book to `book`, with `config` as its _config.yml."""
    (book / "chapters").mkdir(parents=True)
    (book / "index.md").write_text("# A small book\n\nRead [the chapter](chapters/sample_chapter.ipynb).\n")
    nbformat.write(notebook(), book / "chapters" / f"{CHAPTER}.ipynb")
    (book / "references.bib").write_text("% none\n")
    (book / "_config.yml").write_text(config)
    part = f"parts:\n  - caption: Chapters\n    chapters:\n      - file: chapters/{CHAPTER}\n"
    (book / "_toc.yml").write_text(f"format: jb-book\nroot: index\n{part}")
    return book


def write_run(folder: Path) -> Path:
    """Write what a run of the chapter leaves behind."""
    (folder / "figures").mkdir(parents=True)
    nbformat.write(notebook(), folder / "notebook.ipynb")
    (folder / "results.json").write_text(json.dumps([result()]))
    meta = {name: value for name, value in passport().items() if name != "rows"} | {"scenario": "baseline", "run": "k"}
    lines = ["year,type,value_usd_bn", *(",".join("" if cell is None else str(cell) for cell in row) for row in ROWS)]
    (folder / "figures" / f"{FIGURE_ID}.csv").write_text("\n".join(lines) + "\n")
    (folder / "figures" / f"{FIGURE_ID}.json").write_text(json.dumps(spec()))
    (folder / "figures" / f"{FIGURE_ID}.meta.json").write_text(json.dumps(meta))
    return folder


@dataclass(frozen=True)
class HandmadeRun:
    """A run as `build_site` needs it."""

    folder: Path
    chapter: str = CHAPTER
    scenario: str = "baseline"
    key: str = "k"


def build(place: Path, config: str) -> Path:
    """Build the hand-made book under `place`; returns its html folder."""
    data = place / "data"
    data.mkdir(parents=True)
    (data / "datapackage.json").write_text('{"name": "handmade", "resources": []}\n')
    (data / "cars.csv").write_text("year,cars\n2021,1\n")
    pages = {"data": "# Data\n\n| Name | Rows |\n|---|---|\n| cars | 1 |\n", "parameters": "# Parameters\n\nNone.\n"}
    book = Book(write_book(place / "source", config), pages)
    run = HandmadeRun(write_run(place / "run"))
    return build_site([run], book=book, data_folder=data, build_folder=place / "_build")
