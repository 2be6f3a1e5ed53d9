"""How myst-nb shows what a cell emits: a figure and the ledger in full, a result not at all (the prose glues it)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes

from evbook.contracts.ledger import LEDGER_MIME
from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME, Passport
from evbook.contracts.results import RESULT_MIME
from evbook.errors import BuildError
from evbook.site.content.ledger import ledger_markup, read_ledger
from evbook.site.content.scenarios import entry_of
from evbook.site.figure.citations import cited_book, figure_text
from evbook.site.figure.code import builders
from evbook.site.figure.markup import figure_markup
from evbook.site.figure.numbering import label_of
from evbook.site.figure.passport import read_passport
from evbook.site.figure.references import FIGURE_NODE, known_figures
from evbook.site.figure.standing import Standing
from evbook.site.figure.taking import Taking
from evbook.site.repository import source_address


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
    standing = _standing(environment, passport)
    try:
        markup = figure_markup(data.content, passport, _taking(environment, passport, standing), label=standing.label)
    except ValueError as error:
        raise BuildError(f"{where}: figure {passport.id!r} cannot be drawn: {error}") from error
    node = nodes.raw(text=markup, format="html")
    node[FIGURE_NODE] = passport.id
    return node


def _ledger_node(renderer: Any, data: Any) -> nodes.Node:
    where = f"{renderer.renderer.sphinx_env.docname}, cell {data.cell_index + 1}"
    return nodes.raw(text=ledger_markup(read_ledger(data.content, where)), format="html")


def _bundle(renderer: Any, data: Any) -> dict[str, Any]:
    """All mime types of the output that `data` is one of: myst-nb hands them over one by one."""
    _, outputs = renderer.renderer.nb_client.code_cell_outputs(data.cell_index)
    return dict(outputs[data.output_index]["data"])


def _standing(environment: Any, passport: Passport) -> Standing:
    page, site = str(environment.docname), environment.config.html_baseurl
    entry = entry_of(environment.config.evbook_scenarios, page)
    label = label_of(known_figures(environment), passport.id)
    return Standing(passport.id, label, page, entry["name"] if entry else "", site)


def _taking(environment: Any, passport: Passport, standing: Standing) -> Taking | None:
    """Nothing where the build writes no files of figures."""
    if not environment.config.evbook_figure_files:
        return None
    place = builders().get(passport.id)
    in_repository = source_address(environment.config.html_theme_options, place.source) if place else ""
    code = in_repository or (f"{standing.to_root}{place.page}" if place and standing.label else "")
    return Taking(standing, figure_text(passport, standing, cited_book(Path(environment.srcdir))), code)
