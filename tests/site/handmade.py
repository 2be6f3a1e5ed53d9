"""A hand-made book: an index and one chapter whose notebook has been executed on paper."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from evbook import paths
from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.site.build import build_site
from evbook.site.content.pages import cite_markdown, pages_of_files
from evbook.site.stage import Book

PALETTE = {
    "#0072b2": "--ev-c1",
    "#b85c00": "--ev-c2",
    "#2a2a2b": "--ev-ink",
    "#5a5a5c": "--ev-muted",
    "#dcdce0": "--ev-grid",
}
CHAPTER, FIGURE_ID, EMPTY = "sample_chapter", "cars-by-type", "–"
GLOSSARY = """# Glossary

```{glossary}
Reader
  Somebody who reads. Nobody else.

Unit value
  Value over quantity.
```
"""
EXPLORER_ID, EXPLORER_START = "explore-fuel", 2
EXPLORER_ROWS = [[cars, fuel, cars * litres] for cars in (1, 2, 3) for fuel, litres in (("petrol", 12), ("diesel", 9))]
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


def explorer_passport() -> dict[str, Any]:
    """Two controls over a grid of six settings, a reading and a bar for each."""
    axes = [{"name": "cars", "values": [1, 2, 3]}, {"name": "fuel", "values": ["petrol", "diesel"]}]
    columns = [
        {"name": "cars", "title": "Cars", "unit": "cars", "description": ""},
        {"name": "fuel", "title": "Fuel", "unit": "fuel", "description": ""},
        {"name": "litres", "title": "Fuel needed", "unit": "litres", "description": ""},
    ]
    texts = [[f"{litres} litres", f"{cars} on {fuel}"] for cars, fuel, litres in EXPLORER_ROWS]
    readings = {"axes": axes, "labels": ["Fuel needed", "Chosen"], "texts": texts, "start": EXPLORER_START}
    return passport(
        id=EXPLORER_ID, title="How much fuel cars need: move their number and the fuel", columns=columns,
        alt="One bar: fuel needed.", rows=EXPLORER_ROWS, unit="litres", readings=readings,
    )  # fmt: skip


def explorer_spec() -> dict[str, Any]:
    base = spec()
    values = [{"point": place, "litres": row[2]} for place, row in enumerate(EXPLORER_ROWS)]
    cars, fuel, _ = EXPLORER_ROWS[EXPLORER_START]
    return base | {
        "usermeta": {"evbook": {"id": EXPLORER_ID, "palette": PALETTE}},
        "data": {"values": values},
        "params": [
            {"name": "cars", "value": cars,
             "bind": {"input": "range", "min": 1, "max": 3, "step": 1, "name": "Cars (cars)"}},
            {"name": "fuel", "value": fuel,
             "bind": {"input": "select", "options": ["petrol", "diesel"], "name": "Fuel"}},
        ],
        "transform": [{"filter": "datum.point == ((0) * 3 + indexof([1, 2, 3], cars)) * 2 "
                                 "+ indexof(['petrol', 'diesel'], fuel)"}],
        "encoding": {
            "x": {"field": "litres", "type": "quantitative", "title": "Litres", "scale": {"domain": [0, 40]}},
            "tooltip": [{"field": "litres", "title": "Litres"}],
        },
    }  # fmt: skip


def result() -> dict[str, Any]:
    return {
        "chapter": CHAPTER, "scenario": "baseline", "name": "growth", "dims": {},
        "value": 96.1, "low": None, "high": None, "unit": "%",
        "year": 2022, "kind": "official", "display": "96", "note": "", "sources": ["example"],
    }  # fmt: skip


def run_key() -> dict[str, Any]:
    parts = {"notebook": "a" * 64, "code": "b" * 64, "lock": "c" * 64, "python": "3.11.2"}
    return {**parts, "parameters": {"year": 2022, "exporter": "China"}, "tables": {}}


def manifest() -> dict[str, Any]:
    """What the receipt reads of a run's RO-Crate."""
    formal = {"@id": "#parameter-year", "@type": "FormalParameter", "name": "year", "unitText": "year",
              "defaultValue": 2023}  # fmt: skip
    action = {"@id": "#run-k", "@type": "CreateAction", "name": "run k",
              "startTime": "2026-11-20T10:00:00+00:00", "endTime": "2026-11-20T10:00:07+00:00"}  # fmt: skip
    return {"@context": "https://w3id.org/ro/crate/1.3/context", "@graph": [formal, action]}


def figure_output(described: dict[str, Any], drawn: dict[str, Any]) -> Any:
    data = {FIGURE_MIME: described, VEGA_LITE_MIME: drawn, "text/plain": f"figure {described['id']}"}
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
        new_code_cell(
            "cars_by_type(frame)",
            outputs=[figure_output(passport(), spec())],
            metadata={"tags": ["hide-input"]},
            id="f",
        ),
        new_code_cell(
            "explore(cars)",
            outputs=[figure_output(explorer_passport(), explorer_spec())],
            metadata={"tags": ["hide-input"]},
            id="h",
        ),
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
    (book / "index.md").write_text(
        "# A small book\n\nRead [the chapter](chapters/sample_chapter.ipynb): {fig}`cars-by-type`.\n"
    )
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
    (folder / "key.json").write_text(json.dumps(run_key()))
    (folder / "ro-crate-metadata.json").write_text(json.dumps(manifest()))
    for described, drawn in ((passport(), spec()), (explorer_passport(), explorer_spec())):
        _write_figure(folder / "figures", described, drawn)
    return folder


def _write_figure(folder: Path, described: dict[str, Any], drawn: dict[str, Any]) -> None:
    meta = {name: value for name, value in described.items() if name != "rows"} | {"scenario": "baseline", "run": "k"}
    rows = [",".join("" if cell is None else str(cell) for cell in row) for row in described["rows"]]
    lines = [",".join(column["name"] for column in described["columns"]), *rows]
    (folder / f"{described['id']}.csv").write_text("\n".join(lines) + "\n")
    (folder / f"{described['id']}.json").write_text(json.dumps(drawn))
    (folder / f"{described['id']}.meta.json").write_text(json.dumps(meta))


@dataclass(frozen=True)
class HandmadeRun:
    """A run as `build_site` needs it."""

    folder: Path
    chapter: str = CHAPTER
    scenario: str = "baseline"
    key: str = "k"


def pages() -> dict[str, str]:
    """The generated pages of the book, and those of the checkout's files, without the address that it may have got."""
    own = {"data": "# Data\n\n| Name | Rows |\n|---|---|\n| cars | 1 |\n", "parameters": "# Parameters\n\nNone.\n"}
    own |= {"glossary": GLOSSARY, "methods": "# Methods\n\nA unit value is no price.\n"}
    own |= {"python": "# Use the data\n\n## Results and figures without Python\n\nTake the files.\n"}
    return own | pages_of_files(paths.root()) | {"cite": cite_markdown(paths.root(), "")}


def build(place: Path, config: str) -> Path:
    """Build the hand-made book under `place`; returns its html folder."""
    data = place / "data"
    data.mkdir(parents=True)
    (data / "datapackage.json").write_text('{"name": "handmade", "resources": []}\n')
    (data / "cars.csv").write_text("year,cars\n2021,1\n")
    # Without the address that the book may have got.
    settings = yaml.safe_load(config)
    settings["html"]["baseurl"] = ""
    book = Book(write_book(place / "source", yaml.safe_dump(settings)), pages())
    run = HandmadeRun(write_run(place / "run"))
    return build_site([run], book=book, data_folder=data, build_folder=place / "_build")
