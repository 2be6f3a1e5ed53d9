"""How myst-nb shows what a cell emits: a figure and the ledger in full, a result not at all (the prose glues it)."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes

from evbook.contracts.ledger import LEDGER_MIME
from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME
from evbook.contracts.results import RESULT_MIME
from evbook.errors import BuildError
from evbook.site.ledger import ledger_markup, read_ledger
from evbook.site.markup import figure_markup
from evbook.site.passport import read_passport
from evbook.site.scenarios import entry_of


class FigureRenderer:
    """myst-nb mime renderer (entry point `myst_nb.mime_renderers`)."""

    mime_priority_overrides: ClassVar[list[tuple[str, str, int]]] = [
        ("*", VEGA_LITE_MIME, 1),
        ("*", RESULT_MIME, 2),
        ("*", LEDGER_MIME, 3),
    ]

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Node] | None:
        """Nodes for a figure's spec, the ledger or a result; None leaves every other type to myst-nb.

        Raises BuildError where a spec comes without its passport.
        """
        if inline:
            return None
        if data.mime_type == RESULT_MIME:
            return [nodes.comment()]  # a child is needed, else myst-nb falls back to the plain text
        if data.mime_type == FIGURE_MIME:
            return []
        if data.mime_type == LEDGER_MIME:
            return [_ledger_node(renderer, data)]
        if data.mime_type == VEGA_LITE_MIME:
            return [_figure_node(renderer, data)]
        return None


def _figure_node(renderer: Any, data: Any) -> nodes.Node:
    environment = renderer.renderer.sphinx_env
    where = f"{environment.docname}, cell {data.cell_index + 1}"
    passport = read_passport(_bundle(renderer, data).get(FIGURE_MIME), where)
    try:
        markup = figure_markup(data.content, passport, files_at=_files_at(environment))
    except ValueError as error:
        raise BuildError(f"{where}: figure {passport.id!r} cannot be drawn: {error}") from error
    return nodes.raw(text=markup, format="html")


def _ledger_node(renderer: Any, data: Any) -> nodes.Node:
    where = f"{renderer.renderer.sphinx_env.docname}, cell {data.cell_index + 1}"
    return nodes.raw(text=ledger_markup(read_ledger(data.content, where)), format="html")


def _bundle(renderer: Any, data: Any) -> dict[str, Any]:
    """All mime types of the output that `data` is one of: myst-nb hands them over one by one."""
    _, outputs = renderer.renderer.nb_client.code_cell_outputs(data.cell_index)
    return dict(outputs[data.output_index]["data"])


def _files_at(environment: Any) -> str | None:
    if not environment.config.evbook_figure_files:
        return None
    entry = entry_of(environment.config.evbook_scenarios, environment.docname)
    folder = "figures/" if entry is None else f"figures/{entry['name']}/"
    return "../" * str(environment.docname).count("/") + folder
