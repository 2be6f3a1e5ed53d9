"""Sphinx extension of the book: our files beside the theme's, and one pass over the finished pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from myst_nb.core.render import load_mime_renders
from sphinx.addnodes import pending_xref

from evbook.site.builtsite import GENERATED_PAGES, KEY_FILE, UNLISTED_PAGES
from evbook.site.content.bibliography import SOURCES_BIB, write_sources
from evbook.site.content.front import ChapterCards, FindingRole
from evbook.site.content.scenarios import page_context, searched
from evbook.site.discovery.head import describe_pages, facts_of, write_icon
from evbook.site.figure.numbering import put_numbers
from evbook.site.figure.references import FigureRole, count_figures, keep_on_page, known_figures
from evbook.site.finish.charts import take_out_charts
from evbook.site.finish.light import lighten
from evbook.site.finish.marks import mark_claims
from evbook.site.finish.polish import polish_page
from evbook.site.finish.terms import explain_terms
from evbook.site.page import pages_of_site
from evbook.site.render import FigureRenderer
from evbook.site.repository import links_of, page_buttons
from evbook.site.take.afterword import afterwords


def setup(app: Any) -> dict[str, Any]:
    """Register the extension (named in _config.yml)."""
    app.add_config_value("evbook_figure_files", default=False, rebuild="env", types=[bool])
    app.add_config_value("evbook_scenarios", default=[], rebuild="env", types=[list])
    # Jupyter Book sets this for sphinx_comments, which the book does without; unknown, it would be a warning.
    app.add_config_value("comments_config", default={}, rebuild="", types=[dict])
    _register_renderer()
    app.add_role("finding", FindingRole())
    app.add_role("fig", FigureRole())
    app.add_directive("chapter-cards", ChapterCards)
    app.connect("config-inited", complete_config)
    app.connect("html-page-context", fit_page, priority=900)
    app.connect("html-collect-pages", hide_scenarios)
    app.connect("env-get-outdated", count_figures)
    app.connect("doctree-read", unlink_generated)
    app.connect("doctree-read", keep_on_page)
    app.connect("build-finished", finish, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def complete_config(app: Any, config: Any) -> None:
    """Add the registry's sources to the bibliography, and the repository's buttons where there is a repository.

    `evbook build` lays the sources beside the pages, since what a site is made of decides whether it is current; a
    plain `jupyter-book build` gets them among Sphinx's own files.
    """
    staged = Path(app.srcdir) / SOURCES_BIB
    found = staged if staged.is_file() else write_sources(Path(app.doctreedir))
    config.bibtex_bibfiles = [*config.bibtex_bibfiles, str(found)]
    # From the file: the theme's options in it replace what Jupyter Book makes of its key `repository`.
    settings = yaml.safe_load((Path(app.srcdir) / "_config.yml").read_text(encoding="utf-8"))
    config.html_theme_options = {**config.html_theme_options, **links_of(settings)}


def fit_page(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Make the header's buttons those of this page, and lead between a chapter and its scenarios."""
    context["header_buttons"] = page_buttons(context.get("header_buttons", []), pagename)
    page_context(app.config.evbook_scenarios, pagename, context)


def hide_scenarios(app: Any) -> list[Any]:
    """Keep the scenarios' pages and unlisted ones out of the search, once all pages are read; adds no page."""
    if app.builder.indexer is not None:
        listed = sorted(set(app.env.found_docs).difference(UNLISTED_PAGES))
        app.builder.indexer.prune(searched(app.config.evbook_scenarios, listed))
    return []


def unlink_generated(app: Any, doctree: Any) -> None:
    """In a plain `jupyter-book build`, which has no generated pages, a link to one becomes its words."""
    if app.config.evbook_figure_files:
        return
    for reference in list(doctree.findall(pending_xref)):
        page = str(reference.get("reftarget", "")).removesuffix(".md").rsplit("/", 1)[-1]
        if reference.get("reftype") == "myst" and page in GENERATED_PAGES:
            reference.replace_self(reference.children)


def _register_renderer() -> None:
    """Make the figures known to myst-nb even where the package was installed before it had the entry point."""
    renderers = load_mime_renders()
    if FigureRenderer not in renderers:
        renderers.append(FigureRenderer)


def finish(app: Any, error: Exception | None) -> None:
    """After a good HTML build: take every page through the passes, and give it the book's own styles and scripts."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    (folder / KEY_FILE).unlink(missing_ok=True)  # a plain build over the site of `evbook build` makes it another site
    pages = list(pages_of_site(folder))
    mark_claims(pages)
    ways = (put_numbers(known_figures(app.env)), explain_terms(pages), describe_pages(facts_of(app)))
    # The last of them counts the page as finished; a plain build leaves finished pages as they are.
    lighten(folder, pages, (*afterwords(Path(app.srcdir)), polish_page, *ways, take_out_charts))
    write_icon(folder)
