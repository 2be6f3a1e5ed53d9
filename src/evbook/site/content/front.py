"""What the landing page takes from the chapters: their findings, and a card for each of them.

Both come from the executed notebooks that Sphinx builds the pages from, so `evbook build` and a plain
`jupyter-book build` show the same words.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from jinja2 import StrictUndefined, Template
from sphinx.util.docutils import SphinxDirective, SphinxRole

from evbook.contracts.model import ChapterParameters
from evbook.contracts.registry import CONTRACTS
from evbook.errors import BuildError, UnknownNameError
from evbook.runs.harvest import results_of

FOLDER = "chapters"
_SENTENCES = frozenset(("guard", "word"))
_CARDS = Path(__file__).parents[1] / "templates" / "chapters.md.jinja"


def finding_of(chapters: Path, wanted: str) -> str:
    """The sentence that a chapter recorded, asked for as "chapter:key"; `chapters` is the folder of the notebooks.

    Raises UnknownNameError for a chapter that is not there, and for a key under which it records no sentence.
    """
    chapter, _, key = wanted.partition(":")
    notebooks = {path.stem: path for path in chapters.glob("*.ipynb")}
    if chapter not in notebooks:
        raise UnknownNameError.of("chapter", chapter, notebooks)
    sentences = {found.key: found.display for found in results_of(notebooks[chapter]) if found.kind in _SENTENCES}
    if key not in sentences:
        raise UnknownNameError.of("finding", key, sentences, where=f"chapter {chapter!r}")
    return sentences[key]


def cards_markdown(contracts: Iterable[type[ChapterParameters]]) -> str:
    """MyST Markdown of a grid with one card a chapter: title, question, link."""
    template = Template(_CARDS.read_text(encoding="utf-8"), trim_blocks=True, undefined=StrictUndefined)
    return str(template.render(contracts=list(contracts), folder=FOLDER))


class FindingRole(SphinxRole):  # type: ignore[misc]  # mypy does not read Sphinx here
    """`` {finding}`chapter:key` ``: a sentence that the chapter recorded, as it stands in its notebook."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """One inline node. Raises BuildError that names the page, the key and what is allowed."""
        folder = Path(self.env.srcdir) / FOLDER
        try:
            sentence = finding_of(folder, self.text)
        except UnknownNameError as error:
            raise BuildError(f"page {self.env.docname!r}, finding {self.text!r}: {error}") from None
        self.env.note_dependency(str(folder / f"{self.text.partition(':')[0]}.ipynb"))
        return [nodes.inline(sentence, sentence, classes=["pasted-text"])], []


class ChapterCards(SphinxDirective):  # type: ignore[misc]  # nor here
    """`{chapter-cards}`: a card for each chapter of the registry that the book has."""

    def run(self) -> list[nodes.Node]:
        """The grid of cards; nothing in a book without a chapter of the registry."""
        there = [each for each in CONTRACTS if f"{FOLDER}/{each.chapter}" in self.env.found_docs]
        if not there:
            return []
        holder: Any = nodes.container()
        lines = cards_markdown(there).splitlines()
        self.state.nested_parse(StringList(lines, self.env.docname), self.content_offset, holder)
        return list(holder.children)
