"""A hand-made book whose data try to be markup, formulas, commands and endless words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import handmade
import nbformat
from handmade import CHAPTER, HandmadeRun

from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.runs import harvest
from evbook.site.build import build_site
from evbook.site.stage import Book

# Sets window.attacked wherever a browser runs it.
ATTACK = "</script></title><script>window.attacked = 1</script><img src=x onerror='window.attacked = 1'>"
SIGNS = "\"'`&amp;{}\\%#_~^$|<b>bold</b>[link](javascript:window.attacked=1){{ 7 * 7 }}{% raw %}]]>"
# The first turns what follows round, and nothing turns it back.
TURNED = "\u202eevil."
ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
FORMULAS = ("=HYPERLINK(A1)", "+1+1", "-2", "@SUM(A1)", "\tfour")
TYPE = "=cmd|' /C calc'!A1 <script>window.attacked = 1</script>"


def text(name: str) -> str:
    """A hostile text that says where it stands."""
    return f"{name} {ATTACK} {SIGNS} {TURNED} {ENDLESS}"


def passport(described: dict[str, Any]) -> dict[str, Any]:
    """`described` with every text that comes from data made hostile."""
    source = described["sources"][0]
    licence = source["licence"] | {"title": text("Licence")}
    hostile_source = source | {name: text(name) for name in ("title", "publisher", "edition")} | {"licence": licence}
    columns = [column | {name: text(f"column {name}") for name in ("title", "unit", "description")}
               for column in described["columns"]]  # fmt: skip
    words = {name: text(name) for name in ("title", "caption", "alt", "unit", "coverage")}
    return described | words | {
        "notes": [text("note")], "sources": [hostile_source], "columns": columns,
        "parameters": {"year": 2023, "exporter": text("parameter")}, "rows": rows(described["rows"]),
    }  # fmt: skip


def rows(given: list[list[Any]]) -> list[list[Any]]:
    """Each text cell a formula, in turn, and one that is markup too."""
    signs = (TYPE, *FORMULAS)
    return [[signs[place % len(signs)] if isinstance(cell, str) else cell for cell in row]
            for place, row in enumerate(given)]  # fmt: skip


def spec(drawn: dict[str, Any], described: dict[str, Any]) -> dict[str, Any]:
    """The chart of the hostile rows, with a hostile title of an axis."""
    if described["id"] != handmade.FIGURE_ID:
        return drawn
    names = [column["name"] for column in handmade.passport()["columns"]]
    values = [dict(zip(names, row, strict=True)) for row in described["rows"]]
    encoding = drawn["encoding"] | {"y": drawn["encoding"]["y"] | {"title": ATTACK}}
    return drawn | {"data": {"values": values}, "encoding": encoding}


def notebook() -> Any:
    """The executed notebook of the hand-made chapter with hostile outputs."""
    book = handmade.notebook()
    for output in (output for cell in book.cells for output in cell.get("outputs", [])):
        data = output["data"]
        if FIGURE_MIME in data:
            data[FIGURE_MIME] = passport(data[FIGURE_MIME])
            data[VEGA_LITE_MIME] = spec(data[VEGA_LITE_MIME], data[FIGURE_MIME])
        if GLUE_PREFIX + RESULT_MIME in data:
            data[GLUE_PREFIX + "text/plain"] = repr(text("result"))
            data[GLUE_PREFIX + RESULT_MIME] |= {"display": text("result"), "note": text("result")}
            del data[GLUE_PREFIX + RESULT_MIME]["scenario"]
    return book


def build(place: Path, config: str) -> Path:
    """Build the hostile book under `place`; returns its html folder."""
    data = place / "data"
    data.mkdir(parents=True)
    (data / "datapackage.json").write_text('{"name": "hostile", "resources": []}\n')
    source = handmade.write_book(place / "source", config)
    run = place / "run"
    run.mkdir()
    for path in (source / "chapters" / f"{CHAPTER}.ipynb", run / "notebook.ipynb"):
        nbformat.write(notebook(), path)
    harvest.write_harvest(run / "notebook.ipynb", run, "baseline", "k")
    (run / "key.json").write_text(json.dumps(handmade.run_key()))
    (run / "ro-crate-metadata.json").write_text(json.dumps(handmade.manifest()))
    return build_site([HandmadeRun(run)], book=Book(source, handmade.pages()), data_folder=data, build_folder=place)
