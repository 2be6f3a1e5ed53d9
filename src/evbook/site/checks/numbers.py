"""The numbers gate: a number in prose is computed, never typed.

Looks at the text of every chapter and page, and at the strings that chapters and figure builders put together.
What may be typed stands in `chapters/allowed_numbers.toml`, each pattern with its reason.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from IPython.core.inputtransformer2 import TransformerManager

from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.errors import GateError
from evbook.runs.notebook import read_notebook
from evbook.site.checks.prose import shown_texts
from evbook.site.checks.quantity import NUMBER, counts, normal
from evbook.site.checks.sentences import shown_strings

_GLUE = re.compile(r"\{glue:text\}`([^`]+)`")
_ADDRESS = re.compile(r"https?://[^\s)>\"']+")


def allowed_patterns(file: Path) -> list[re.Pattern[str]]:
    """Patterns of `allowed_numbers.toml`. Raises GateError for a broken file and a pattern without a reason."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["allowed"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise GateError(f"{file.name}: no list of [[allowed]] patterns ({error}); mend it") from None
    for entry in entries:
        if not entry.get("reason", "").strip():
            raise GateError(f"{file.name}: pattern {entry['pattern']!r} has no reason; state why it may be typed")
    return [re.compile(entry["pattern"]) for entry in entries]


def typed_numbers(markdown: str, allowed: list[re.Pattern[str]]) -> list[str]:
    """Numbers in what a reader sees of a Markdown text and no pattern allows, with a few words around each.

    What a pattern allows must not measure or count anything: 2000 is a year, but not in "2000 cars" or "USD 2000".
    """
    return _found(shown_texts(markdown), allowed)


def check_notebook(notebook: Path, allowed: list[re.Pattern[str]]) -> list[str]:
    """Typed numbers in a notebook's prose and in its strings that hold a sentence."""
    problems = []
    for index, cell in enumerate(read_notebook(notebook).cells):
        if cell.cell_type == "raw":
            continue
        is_prose = cell.cell_type == "markdown"
        texts = shown_texts(cell.source) if is_prose else shown_strings(_python(cell.source), is_cell=True)
        problems += [f"{notebook.name}, cell {index}: {hit}" for hit in _found(texts, allowed)]
    return problems


def check_file(file: Path, allowed: list[re.Pattern[str]]) -> list[str]:
    """Typed numbers in a Markdown page, or in the sentences of a Python module."""
    text = file.read_text(encoding="utf-8")
    texts = shown_texts(text) if file.suffix == ".md" else shown_strings(text)
    return [f"{file.name}: {hit}" for hit in _found(texts, allowed)]


def unused_results(notebook: Path) -> list[str]:
    """Results that an executed notebook records and neither its text nor the sentence of another result uses."""
    cells = read_notebook(notebook).cells
    about = [
        output["metadata"]
        for cell in cells
        for output in cell.get("outputs", [])
        if GLUE_PREFIX + RESULT_MIME in output.get("data", {})
    ]
    used = {key for cell in cells if cell.cell_type == "markdown" for key in _GLUE.findall(cell.source)}
    used |= {key for metadata in about for key in metadata.get("evbook", {}).get("uses", [])}
    names = [metadata["scrapbook"]["name"] for metadata in about]
    return [f"{notebook.name}: result {name!r} is recorded and used nowhere" for name in names if name not in used]


def false_guards(results: list[dict[str, object]]) -> list[str]:
    """Guards of a baseline run that do not hold: the sentence they stand before is false."""
    return [
        f"{result['chapter']}: guard {result['name']!r} is false at the baseline"
        for result in results
        if result["kind"] == "guard" and result["value"] is False
    ]


def _found(texts: Iterable[str], allowed: list[re.Pattern[str]]) -> list[str]:
    return [hit for text in texts for hit in _typed_in(normal(_ADDRESS.sub(" ", text)), allowed)]


def _typed_in(text: str, allowed: list[re.Pattern[str]]) -> list[str]:
    free = [
        (match.start(), match.end())
        for pattern in allowed
        for match in pattern.finditer(text)
        if not counts(text, match.start(), match.end())
    ]
    return [
        text[max(0, hit.start() - 25) : hit.end() + 15].strip()
        for hit in NUMBER.finditer(text)
        if not any(start <= hit.start() and hit.end() <= end for start, end in free)
    ]


def _python(source: str) -> str:
    """A cell's source with IPython's own lines (%magic, !command) as the calls they stand for."""
    return str(TransformerManager().transform_cell(source))
