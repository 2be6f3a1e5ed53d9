"""Cross-references: `` {fig}`its-id` `` in any page or chapter becomes "Figure 2.4", a link to the figure."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from evbook.errors import BuildError, UnknownNameError
from evbook.site.figure.numbering import Figures, figures_of_book

CSS_CLASS = "ev-ref"
# Attributes by which the nodes of figures and references are known again.
FIGURE_NODE, REFERENCE_NODE = "evbook_figure", "evbook_reference"


class FigureRole(SphinxRole):  # type: ignore[misc]  # mypy does not read Sphinx here
    """`` {fig}`its-id` ``: the number of a figure as a link to it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """One reference node. Raises BuildError that names the page, the id and near names."""
        figures = known_figures(self.env)
        if self.text not in figures:
            unknown = UnknownNameError.of("figure", self.text, figures)
            raise BuildError(f"page {self.env.docname!r}, reference to a figure: {unknown}")
        figure = figures[self.text]
        address = f"{address_from(self.env.docname, figure.page)}#{figure.id}"
        node = nodes.reference(figure.label, figure.label, refuri=address, internal=True, classes=[CSS_CLASS])
        node[REFERENCE_NODE] = figure.id
        return [node], []


def address_from(page: str, target: str) -> str:
    """The relative address of the page `target` from `page`, both without ending; empty from a page to itself."""
    return "" if page == target else f"{'../' * page.count('/')}{target}.html"


def known_figures(environment: Any) -> Figures:
    """The figures of the book that Sphinx reads; none before `count_figures` has counted them."""
    found: Figures = getattr(environment, "evbook_figures", {})
    return found


def count_figures(app: Any, env: Any, added: object, changed: object, removed: object) -> Collection[str]:
    """Count the book's figures before a page is read; every page is read again where a number has changed."""
    before = getattr(env, "evbook_figures", None)
    env.evbook_figures = figures_of_book(Path(app.srcdir))
    return [] if before == env.evbook_figures else list(env.found_docs)


def keep_on_page(app: Any, doctree: Any) -> None:
    """A reference to a figure that its own page draws leads there: in a scenario, to the scenario's."""
    drawn = {node[FIGURE_NODE] for node in doctree.findall(nodes.raw) if FIGURE_NODE in node}
    for reference in doctree.findall(nodes.reference):
        if reference.get(REFERENCE_NODE) in drawn:
            reference["refuri"] = f"#{reference[REFERENCE_NODE]}"
