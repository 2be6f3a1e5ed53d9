"""The contract in words: the book's parameters page."""

from __future__ import annotations

from collections.abc import Sequence

from evbook.contracts.model import ChapterParameters, allowed_of, unit_of
from evbook.contracts.registry import CONTRACTS
from evbook.contracts.scenarios import Scenario

_INTRODUCTION = """# Parameters

Each chapter runs with the values below. Another value gives another run with its own figures and numbers:
`evbook run CHAPTER -p NAME=VALUE`. Unknown names and values outside the range are refused before anything runs.
"""


def parameters_markdown(scenarios: Sequence[Scenario] = ()) -> str:
    """The page that lists every chapter's parameters (name, default, what is allowed, unit, meaning) and scenarios."""
    return "\n".join([_INTRODUCTION, *(_chapter_section(contract, scenarios) for contract in CONTRACTS)])


def _chapter_section(contract: type[ChapterParameters], scenarios: Sequence[Scenario]) -> str:
    entries = [
        f"`{name}`\n: {field.description} Baseline: {field.default}. Allowed: {allowed_of(field)} ({unit_of(field)}).\n"
        for name, field in contract.model_fields.items()
    ]
    heading = [f"## {contract.title}", "", f"Chapter `{contract.chapter}`. {contract.question}", ""]
    return "\n".join([*heading, *entries, *_scenario_list(contract.chapter, scenarios)])


def _scenario_list(chapter: str, scenarios: Sequence[Scenario]) -> list[str]:
    own = [scenario for scenario in scenarios if scenario.chapter == chapter]
    links = [f"- [{each.title}](chapters/{chapter}-{each.name}.ipynb): {each.why}" for each in own]
    return ["Scenarios, each with a page of its own:", "", *links, ""] if links else []
