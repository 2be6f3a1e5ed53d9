"""Strings of Python code that may reach a reader, and numbers typed where a computed one belongs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from evbook.site.checks.quantity import is_quantity

FIELD = "{}"
# How a sentence names a result whose display it takes: `results.word` and `results.guard` put it in.
_NAMED_FIELD = re.compile(r"\{([\w-]+)\}")
_RECORDING = frozenset(("change", "record"))
_TURNS_INTO_TEXT = frozenset(("format", "repr", "str"))
# Arithmetic with these alone makes no number that the data decide.
_BUILTINS = frozenset(("abs", "float", "format", "int", "max", "min", "repr", "round", "str", "sum"))
_FORMATS = frozenset(("format", "labelExpr"))
_DOCUMENTED = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def shown_strings(source: str, *, is_cell: bool = False) -> Iterator[str]:
    """Strings of `source` that hold a sentence or a quantity, a formatted string as one with {} for each field.

    Docstrings and format specifications are none; a bare string in a notebook's cell (`is_cell`) is displayed, so it
    is one. A number written where a text is made of it (`str(53)`, `f"{53} cars"`) comes as text of its own.
    """
    tree = ast.parse(source)
    unseen = {id(node) for parent in ast.walk(tree) for node in _unseen(parent, is_cell)}
    for node in ast.walk(tree):
        if id(node) in unseen:
            continue
        if isinstance(node, ast.JoinedStr | ast.Constant):
            yield from _texts(node)
        yield from (ast.unparse(number) for number in _typed(node, is_cell))


def _texts(node: ast.JoinedStr | ast.Constant) -> Iterator[str]:
    text = _NAMED_FIELD.sub(FIELD, _flat(node))
    if re.search(r"\s", text) or is_quantity(text.replace(FIELD, " ")):
        yield text


def _flat(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_flat, node.values))
    if isinstance(node, ast.FormattedValue):
        typed = ast.unparse(node.value) if _is_typed_number(node.value) else FIELD
        return _flat(node.value) if _is_text(node.value) else typed
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _content(part: ast.AST) -> ast.AST:
    return part.value if isinstance(part, ast.FormattedValue) else part


def _unseen(parent: ast.AST, is_cell: bool) -> Iterator[ast.AST]:
    """Nodes below `parent` that are shown to nobody, or that are read as a part of a whole."""
    if isinstance(parent, ast.JoinedStr):
        yield from filter(_is_text, map(_content, parent.values))
    if isinstance(parent, ast.FormattedValue) and parent.format_spec is not None:
        yield from ast.walk(parent.format_spec)
    if isinstance(parent, _DOCUMENTED) or (isinstance(parent, ast.Module) and not is_cell):
        yield from _docstring(parent)
    if isinstance(parent, ast.Subscript):
        yield parent.slice
    if isinstance(parent, ast.keyword) and parent.arg in _FORMATS:
        yield parent.value
    if isinstance(parent, ast.Call) and _name(parent) == "format" and isinstance(parent.func, ast.Name):
        yield from parent.args[1:]


def _docstring(parent: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.Module) -> Iterator[ast.AST]:
    first = parent.body[0] if parent.body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        yield first.value


def _typed(node: ast.AST, is_cell: bool) -> Iterator[ast.expr]:
    """Expressions without data in them that `node` turns into text or records as a result."""
    if isinstance(node, ast.Call):
        made = _made_text(node) + _recorded(node)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and _is_text(node.left):
        made = node.right.elts if isinstance(node.right, ast.Tuple) else [node.right]
    elif isinstance(node, ast.Module) and is_cell and node.body and isinstance(node.body[-1], ast.Expr):
        made = [node.body[-1].value]
    else:
        made = []
    return (each for each in made if _is_typed_number(each))


def _made_text(call: ast.Call) -> list[ast.expr]:
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    if isinstance(call.func, ast.Attribute) and call.func.attr == "format":
        return values
    return values[:1] if isinstance(call.func, ast.Name) and call.func.id in _TURNS_INTO_TEXT else []


def _recorded(call: ast.Call) -> list[ast.expr]:
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    kind = keywords.get("kind")
    assumed = isinstance(kind, ast.Constant) and kind.value == "assumption"
    if _name(call) not in _RECORDING or assumed:
        return []
    return [*call.args[1:2], *(keywords[name] for name in ("value", "low", "high") if name in keywords)]


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_typed_number(node: ast.expr) -> bool:
    parts = list(ast.walk(node))
    data = (ast.Attribute, ast.Subscript, ast.Starred, ast.Compare, ast.comprehension)
    if any(isinstance(part, data) or (isinstance(part, ast.Name) and part.id not in _BUILTINS) for part in parts):
        return False
    numbers = [part.value for part in parts if isinstance(part, ast.Constant) and not isinstance(part.value, str)]
    return any(isinstance(value, int | float) and not isinstance(value, bool) for value in numbers)
