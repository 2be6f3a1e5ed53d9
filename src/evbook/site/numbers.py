"""The numbers gate: a number in prose is computed, never typed.

Looks at the text of every chapter and page, and at the strings that chapters and figure builders put together.
What may be typed stands in `chapters/allowed_numbers.toml`, each pattern with its reason.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import nbformat

from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.errors import GateError

_DIGITS = re.compile(r"(?<![\w.])[-+−]?\d[\d.,]*")
_GLUE = re.compile(r"\{glue:text\}`([^`]+)`")
# Code, roles, link targets, HTML and front matter hold digits that are not prose.
_NOT_PROSE = (
    re.compile(r"\A---\n.*?\n---\n", re.S),
    re.compile(r"^(`{3,}|~{3,}|:{3,}).*?^\1\s*$", re.S | re.M),
    re.compile(r"\{[\w:-]+\}`[^`]*`|`[^`]*`"),
    re.compile(r"\]\([^)]*\)|<https?:[^>]*>|<[^>]+>|\(\w[\w-]*\)="),
)


def allowed_patterns(file: Path) -> list[re.Pattern[str]]:
    """Patterns of `allowed_numbers.toml`. Raises GateError for a pattern without a reason."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["allowed"]
    for entry in entries:
        if not entry.get("reason", "").strip():
            raise GateError(f"{file.name}: pattern {entry['pattern']!r} has no reason; state why it may be typed")
    return [re.compile(entry["pattern"]) for entry in entries]


def typed_numbers(text: str, allowed: list[re.Pattern[str]]) -> list[str]:
    """Numbers in a prose text that no pattern allows, with a few words around each."""
    prose = text
    for pattern in _NOT_PROSE:
        prose = pattern.sub(" ", prose)
    for pattern in allowed:
        prose = pattern.sub(" ", prose)
    return [" ".join(prose[max(0, hit.start() - 25) : hit.end() + 15].split()) for hit in _DIGITS.finditer(prose)]


def check_notebook(notebook: Path, allowed: list[re.Pattern[str]]) -> list[str]:
    """Typed numbers in a notebook's prose and in its strings that hold a sentence."""
    problems = []
    for index, cell in enumerate(nbformat.read(notebook, as_version=4).cells):
        texts = [cell.source] if cell.cell_type == "markdown" else list(_sentences(cell.source))
        problems += [f"{notebook.name}, cell {index}: {hit}" for text in texts for hit in typed_numbers(text, allowed)]
    return problems


def check_file(file: Path, allowed: list[re.Pattern[str]]) -> list[str]:
    """Typed numbers in a Markdown page, or in the sentences of a Python module."""
    text = file.read_text(encoding="utf-8")
    texts = [text] if file.suffix == ".md" else list(_sentences(text))
    return [f"{file.name}: {hit}" for part in texts for hit in typed_numbers(part, allowed)]


def unused_results(notebook: Path) -> list[str]:
    """Results that an executed notebook records and its text does not use."""
    book = nbformat.read(notebook, as_version=4)
    used = {name for cell in book.cells if cell.cell_type == "markdown" for name in _GLUE.findall(cell.source)}
    recorded = [
        output["metadata"]["scrapbook"]["name"]
        for cell in book.cells
        for output in cell.get("outputs", [])
        if GLUE_PREFIX + RESULT_MIME in output.get("data", {})
    ]
    return [f"{notebook.name}: result {name!r} is recorded and used nowhere" for name in recorded if name not in used]


def false_guards(results: list[dict[str, object]]) -> list[str]:
    """Guards of a baseline run that do not hold: the sentence they stand before is false."""
    return [
        f"{result['chapter']}: guard {result['name']!r} is false at the baseline"
        for result in results
        if result["kind"] == "guard" and result["value"] is False
    ]


def _sentences(source: str) -> Iterator[str]:
    """String constants with a space in them, but no docstring and no format specification."""
    tree = ast.parse(source)
    skipped = {id(node) for parent in ast.walk(tree) for node in _no_prose(parent)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield from [node.value] if " " in node.value.strip() else []


def _no_prose(parent: ast.AST) -> Iterator[ast.AST]:
    if isinstance(parent, ast.FormattedValue) and parent.format_spec is not None:
        yield from ast.walk(parent.format_spec)
    if isinstance(parent, ast.Expr) and isinstance(parent.value, ast.Constant):
        yield parent.value
