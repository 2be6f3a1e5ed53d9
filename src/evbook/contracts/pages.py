"""The contract in words: the book's parameters page."""

from __future__ import annotations

from evbook.contracts.model import ChapterParameters, allowed_of, unit_of
from evbook.contracts.registry import CONTRACTS

_INTRODUCTION = """# Parameters

Each chapter runs with the values below. Another value gives another run with its own figures and numbers:
`evbook run CHAPTER -p NAME=VALUE`. Unknown names and values outside the range are refused before anything runs.
"""


def parameters_markdown() -> str:
    """The page that lists every chapter's parameters: name, default, what is allowed, unit, meaning."""
    return "\n".join([_INTRODUCTION, *map(_chapter_section, CONTRACTS)])


def _chapter_section(contract: type[ChapterParameters]) -> str:
    entries = [
        f"`{name}`\n: {field.description} Baseline: {field.default}. Allowed: {allowed_of(field)} ({unit_of(field)}).\n"
        for name, field in contract.model_fields.items()
    ]
    return "\n".join([f"## {contract.title}", "", f"Chapter `{contract.chapter}`. {contract.question}", "", *entries])
