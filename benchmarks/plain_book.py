"""The same chapters as plain Jupyter Book with default Altair would publish them.

From each executed notebook: figures become what Altair's default renderer emits for the same specification, the ledger
becomes a pandas table, and what our own roles glue into the text becomes plain words.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import altair
import nbformat
import pandas
import yaml

from evbook.contracts.ledger import LEDGER_MIME
from evbook.contracts.passport import VEGA_LITE_MIME
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.errors import BuildError

GLUED = re.compile(r"\{glue:text\}`([^`]+)`")
TEXT_MIME = GLUE_PREFIX + "text/plain"
LEDGER_COLUMNS = ("id", "claim", "stated", "measured", "verdict", "reason")


def build_plain_book(notebooks: Mapping[str, Path], folder: Path, title: str) -> Path:
    """Build the plain book of `notebooks` (chapter -> executed notebook) in `folder`; returns its html folder.

    Raises BuildError with what Jupyter Book said where it fails; its warnings do not count here.
    """
    source = write_plain_book(notebooks, folder / "source", title)
    program = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", program, "build", str(source), "--path-output", str(folder), "--all", "-q"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    html = folder / "_build" / "html"
    if done.returncode != 0 or not (html / "index.html").is_file():
        raise BuildError(f"plain Jupyter Book did not build the chapters:\n{done.stderr.strip() or done.stdout}")
    return html


def write_plain_book(notebooks: Mapping[str, Path], folder: Path, title: str) -> Path:
    """Write source, settings and contents of the plain book into `folder`, made anew; returns it."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "chapters").mkdir(parents=True)
    (folder / "index.md").write_text(f"# {title}\n", encoding="utf-8")
    for chapter, notebook in notebooks.items():
        nbformat.write(plain_notebook(notebook), folder / "chapters" / f"{chapter}.ipynb")
    settings = {"title": title, "execute": {"execute_notebooks": "off"}}
    contents = {"format": "jb-book", "root": "index", "chapters": [{"file": f"chapters/{name}"} for name in notebooks]}
    (folder / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (folder / "_toc.yml").write_text(yaml.safe_dump(contents, sort_keys=False), encoding="utf-8")
    return folder


def plain_notebook(path: Path) -> Any:
    """The executed notebook at `path` with default outputs and plain text."""
    notebook = nbformat.read(path, as_version=4)
    words = glued_words(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = GLUED.sub(lambda found: words.get(found.group(1), found.group(1)), cell.source)
        else:
            cell.outputs = [plain_output(each) for each in cell.outputs if TEXT_MIME not in each.get("data", {})]
    return notebook


def glued_words(notebook: Any) -> dict[str, str]:
    """What each glued name shows, from the results that the notebook recorded."""
    words = {}
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        if GLUE_PREFIX + RESULT_MIME in output.get("data", {}):
            shown = output.data[TEXT_MIME]
            words[output.metadata.scrapbook.name] = str(ast.literal_eval(shown) if shown[:1] in "'\"" else shown)
    return words


def plain_output(output: Any) -> Any:
    """`output` as the defaults would show it: a chart by Altair, the ledger by pandas, anything else as it is."""
    data = output.get("data", {})
    if VEGA_LITE_MIME in data:
        return nbformat.v4.new_output("display_data", data=altair_bundle(data[VEGA_LITE_MIME]))
    if LEDGER_MIME in data:
        return nbformat.v4.new_output("display_data", data=ledger_table(data[LEDGER_MIME]["entries"]))
    return output


def altair_bundle(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Mime bundle that Altair's default renderer makes of `spec`."""
    with altair.renderers.enable("default"):
        bundle = altair.renderers.get()(json.loads(json.dumps(spec)))
    return dict(bundle[0] if isinstance(bundle, tuple) else bundle)


def ledger_table(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The ledger as pandas shows a table."""
    frame = pandas.DataFrame([{name: entry.get(name) for name in LEDGER_COLUMNS} for entry in entries])
    return {"text/html": frame.to_html(index=False), "text/plain": frame.to_string(index=False)}
