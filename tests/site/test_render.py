from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import handmade
import pytest
from docutils import nodes

from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME
from evbook.contracts.results import RESULT_MIME
from evbook.errors import BuildError
from evbook.site.figure.numbering import NumberedFigure
from evbook.site.render import FigureRenderer


def handled(
    mime: str,
    bundle: dict[str, Any],
    *,
    inline: bool = False,
    files: bool = True,
    page: str = "chapters/sample",
    repository: str = "",
) -> list[nodes.Node] | None:
    """What the renderer makes of the type `mime` of `bundle`, asked as myst-nb asks."""
    scenarios = [{"page": "chapters/sample-late", "chapter": "chapters/sample", "name": "late", "title": "Late"}]
    options = {"repository_url": repository, "repository_branch": "trunk"} if repository else {}
    config = SimpleNamespace(
        evbook_figure_files=files, evbook_scenarios=scenarios, html_baseurl="", html_theme_options=options
    )
    figures = {known: NumberedFigure(known, "3.1", "chapters/sample", "T") for known in (handmade.FIGURE_ID, REAL)}
    environment = SimpleNamespace(docname=page, config=config, srcdir=".", evbook_figures=figures)
    client = SimpleNamespace(code_cell_outputs=lambda cell: (1, [{"data": bundle}]))
    renderer = SimpleNamespace(renderer=SimpleNamespace(sphinx_env=environment, nb_client=client))
    data = SimpleNamespace(mime_type=mime, content=bundle.get(mime), cell_index=4, output_index=0)
    return FigureRenderer.handle_mime(renderer, data, inline)


# A figure of the book, whose builder is known.
REAL = "ev-tariffs"
FIGURE = {VEGA_LITE_MIME: handmade.spec(), FIGURE_MIME: handmade.passport()}


def test_a_figure_is_shown_once_with_links_to_its_files() -> None:
    made = handled(VEGA_LITE_MIME, FIGURE)
    assert made is not None
    assert f'id="{handmade.FIGURE_ID}"' in made[0].astext()
    assert f'href="../figures/{handmade.FIGURE_ID}.csv"' in made[0].astext()
    assert handled(FIGURE_MIME, FIGURE) == []


def test_a_scenario_s_figure_links_to_the_scenario_s_files() -> None:
    made = handled(VEGA_LITE_MIME, FIGURE, page="chapters/sample-late")
    assert made is not None
    assert f'href="../figures/late/{handmade.FIGURE_ID}.csv"' in made[0].astext()


def test_a_figure_is_numbered_and_cited_wherever_it_is_drawn() -> None:
    for page in ("chapters/sample", "chapters/sample-late"):
        made = handled(VEGA_LITE_MIME, FIGURE, page=page)
        assert made is not None
        assert '<span class="ev-number-of">Figure 3.1</span>' in made[0].astext()
        assert "Figure 3.1 in: China" in made[0].astext()
        assert f"{page}.html#{handmade.FIGURE_ID}</a>" in made[0].astext()


@pytest.mark.parametrize(
    ("repository", "start"),
    [("", "../code/figures/ev_tariffs.html#L-"),
     ("https://github.com/o/r", "https://github.com/o/r/blob/trunk/src/evbook/figures/ev_tariffs.py#L")],
)  # fmt: skip
def test_the_code_is_linked_on_the_site_or_in_the_repository(repository: str, start: str) -> None:
    made = handled(VEGA_LITE_MIME, {**FIGURE, FIGURE_MIME: handmade.passport(id=REAL)}, repository=repository)
    assert made is not None
    assert f'<a href="{start}' in made[0].astext()
    own = handled(VEGA_LITE_MIME, FIGURE, repository=repository)
    assert own is not None
    assert ">Code</a>" not in own[0].astext()


def test_without_files_there_are_no_links_to_them() -> None:
    made = handled(VEGA_LITE_MIME, FIGURE, files=False)
    assert made is not None
    assert "../figures/" not in made[0].astext()


def test_a_result_leaves_nothing_a_reader_sees() -> None:
    made = handled(RESULT_MIME, {RESULT_MIME: handmade.result()})
    assert [type(node) for node in made or []] == [nodes.comment]


@pytest.mark.parametrize(("mime", "inline"), [("text/plain", False), (VEGA_LITE_MIME, True)])
def test_everything_else_is_left_to_myst_nb(mime: str, inline: bool) -> None:
    assert handled(mime, {**FIGURE, "text/plain": "x"}, inline=inline) is None


@pytest.mark.parametrize(
    ("bundle", "message"),
    [
        ({VEGA_LITE_MIME: handmade.spec()}, "chapters/sample, cell 5: a chart without"),
        ({**FIGURE, VEGA_LITE_MIME: {**handmade.spec(), "mark": 7}}, "'cars-by-type' cannot be drawn"),
        ({**FIGURE, FIGURE_MIME: handmade.passport(alt=" ")}, "figure 'cars-by-type': alt"),
    ],
)
def test_a_figure_that_is_not_whole_is_named(bundle: dict[str, Any], message: str) -> None:
    with pytest.raises(BuildError, match=message):
        handled(VEGA_LITE_MIME, bundle)
