"""A hand-made book with one scenario, as a reader and a search engine get it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, ClassVar

import handmade
import nbformat
import pytest
from bs4 import BeautifulSoup
from handmade import CHAPTER, FIGURE_ID, HandmadeRun
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from pydantic import Field

from evbook import paths
from evbook.contracts.ledger import LEDGER_MIME
from evbook.contracts.model import ChapterParameters
from evbook.contracts.passport import FIGURE_MIME
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.contracts.scenarios import Scenario
from evbook.errors import BuildError
from evbook.site.build import build_site
from evbook.site.checks.gates import faults_of_site
from evbook.site.content import scenario_page, scenarios
from evbook.site.stage import Book

FINDINGS = """## What this chapter finds

- **Growth.** Exports grew by {glue:text}`growth` per cent.
- **Place.** {glue:text}`place`
- **Gone.** {glue:text}`gone`

What is not known stands [at the end](#the-end)."""
LONG = "Exports <b> of electric cars & others went to more than one place in the year that the chapter describes."
TITLE = "Earlier & lower"
ENTRIES = [{"page": f"chapters/{CHAPTER}-early", "chapter": f"chapters/{CHAPTER}", "name": "early", "title": TITLE}]


class SampleChapter(ChapterParameters):
    """Contract of the hand-made chapter."""

    chapter: ClassVar[str] = CHAPTER
    title: ClassVar[str] = "Sample chapter"
    question: ClassVar[str] = "Did exports grow?"
    tables: ClassVar[tuple[str, ...]] = ()

    year: int = Field(2023, ge=2021, le=2023, description="Year described.", json_schema_extra={"unit": "year"})
    exporter: str = Field("China", description="Who exports.", json_schema_extra={"unit": "country"})


EARLY = Scenario("early", TITLE, "One year is not every year.", SampleChapter.of({"year": 2022}))


def _results(growth: str, place: str, gone: str) -> list[dict[str, Any]]:
    words = {"kind": "word", "unit": "", "year": None}
    return [
        {**handmade.result(), "display": growth},
        {**handmade.result(), **words, "name": "place", "value": place, "display": place},
        {**handmade.result(), **words, "name": "gone", "value": gone, "display": gone},
    ]


def _output(result: dict[str, Any]) -> Any:
    output = handmade.result_output()
    content = {name: part for name, part in result.items() if name != "scenario"}
    output.data = {GLUE_PREFIX + "text/plain": repr(result["display"]), GLUE_PREFIX + RESULT_MIME: content}
    output.metadata = {"scrapbook": {"name": result["name"], "mime_prefix": GLUE_PREFIX}}
    return output


def _run(folder: Path, results: list[dict[str, Any]], title: str) -> Path:
    """A run of the hand-made chapter with findings; its figure is called `title`."""
    handmade.write_run(folder)
    book = nbformat.read(folder / "notebook.ipynb", as_version=4)
    book.cells[0].source += f"\n\n{FINDINGS}"
    book.cells[-1].source = "(the-end)=\n" + book.cells[-1].source
    for cell in book.cells:
        if cell.id == "d":
            cell.outputs = [_output(result) for result in results]
        for output in cell.get("outputs", []):
            if output.data.get(FIGURE_MIME, {}).get("id") == FIGURE_ID:
                output.data[FIGURE_MIME]["title"] = title
    nbformat.write(book, folder / "notebook.ipynb")
    (folder / "results.json").write_text(json.dumps(results))
    passport = folder / "figures" / f"{FIGURE_ID}.meta.json"
    passport.write_text(json.dumps(json.loads(passport.read_text()) | {"title": title}))
    return folder


def _draws(cell: Any, figure: str) -> bool:
    return any(output.get("data", {}).get(FIGURE_MIME, {}).get("id") == figure for output in cell.get("outputs", []))


def _runs(folder: Path) -> list[HandmadeRun]:
    same = _results("96", "They went everywhere.", "Nothing was lost.")
    other = _results("80", LONG, "")
    return [
        HandmadeRun(_run(folder / "baseline", same, "Exports doubled in a year")),
        HandmadeRun(_run(folder / "early", other, "Exports grew in a year"), scenario="early"),
    ]


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the hand-made book with its scenario."""
    place = tmp_path_factory.mktemp("scenario")
    (place / "data").mkdir()
    (place / "data" / "datapackage.json").write_text('{"name": "handmade", "resources": []}\n')
    source = handmade.write_book(place / "source", (paths.root() / "_config.yml").read_text())
    return build_site(
        _runs(place / "runs"),
        book=Book(source, {"data": "# Data\n", "parameters": "# Parameters\n"}, [EARLY]),
        data_folder=place / "data",
        build_folder=place / "_build",
    )


def _page(html: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((html / f"{name}.html").read_text(), "html.parser")


@pytest.fixture(scope="module")
def page(html: Path) -> BeautifulSoup:
    """The scenario's page."""
    return _page(html, f"chapters/{CHAPTER}-early")


def test_the_site_with_a_scenario_has_no_faults(html: Path) -> None:
    assert faults_of_site(html, {}) == []


def test_the_page_says_what_it_is_and_why(page: BeautifulSoup) -> None:
    assert page.h1 is not None
    assert page.h1.get_text().removesuffix("#") == f"Sample chapter: {TITLE}"
    assert EARLY.why in page.select("article p")[0].get_text()
    headings = [heading.get_text().removesuffix("#") for heading in page.select("article h2")]
    own = ["What was changed", "What this scenario finds", "What changed"]
    assert headings == [*own, "What the data say", "Figures as in the chapter"]


def test_it_is_canonical_to_the_chapter_and_for_no_index(page: BeautifulSoup, html: Path) -> None:
    assert [link["href"] for link in page.select("head link[rel=canonical]")] == [f"{CHAPTER}.html"]
    assert [meta["content"] for meta in page.select("head meta[name=robots]")] == ["noindex"]
    chapter = _page(html, f"chapters/{CHAPTER}")
    assert [link["href"] for link in chapter.select("head link[rel=canonical]")] == [f"{CHAPTER}.html"]
    assert chapter.select("head meta[name=robots]") == []


def test_it_is_in_no_list_of_contents_and_has_no_neighbours(page: BeautifulSoup, html: Path) -> None:
    for name in ("index", f"chapters/{CHAPTER}", f"chapters/{CHAPTER}-early"):
        linked = [str(link["href"]) for link in _page(html, name).select("#pst-primary-sidebar a[href]")]
        assert any(f"{CHAPTER}.html" in address or address == "#" for address in linked)
        assert not any("-early" in address for address in linked)
    assert page.select(".prev-next-area a, link[rel=next], link[rel=prev]") == []


def test_the_search_does_not_know_it(html: Path) -> None:
    index = (html / "searchindex.js").read_text()
    assert f"chapters/{CHAPTER}" in index
    assert "-early" not in index
    assert "lower" not in index


@pytest.mark.parametrize("current", [CHAPTER, f"{CHAPTER}-early"])
def test_chapter_and_scenario_lead_to_each_other(html: Path, current: str) -> None:
    (selector,) = _page(html, f"chapters/{current}").select("h1 + nav.ev-scenarios[aria-label]")
    links = {link.get_text(): (link["href"], link.get("aria-current")) for link in selector.select("li a")}
    assert list(links) == [scenarios.CHAPTER_TITLE, TITLE]
    assert [address for address, _ in links.values()] == [f"{CHAPTER}.html", f"{CHAPTER}-early.html"]
    assert [address for address, here in links.values() if here == "page"] == [f"{current}.html"]
    assert _page(html, "index").select(".ev-scenarios") == []


def test_the_changed_parameter_stands_with_both_values(page: BeautifulSoup) -> None:
    (row,) = page.select("table")[0].select("tbody tr")
    assert [cell.get_text() for cell in row.select("th, td")] == ["Year described (year, year)", "2023", "2022"]


def test_what_changed_is_counted_numbers_first_and_sentences_apart(page: BeautifulSoup) -> None:
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in page.select("table")[1].select("tbody tr")]
    assert rows == [["growth", "96", "80", "%"], ["gone", "Nothing was lost.", "–", ""]]
    assert "3 of 3 results changed, and 1 of 2 figures." in page.get_text()
    (sentences,) = page.select("details dl.ev-sentences")
    assert [part.get_text() for part in sentences.select("dt, dd")] == [
        "place", "In the chapter. They went everywhere.", f"Here. {LONG}",
    ]  # fmt: skip


def test_findings_are_glued_and_one_without_words_is_left_out(page: BeautifulSoup) -> None:
    found = [" ".join(item.get_text().replace("’", "'").split()) for item in page.select("article li:has(strong)")]
    assert found == ["Growth. Exports grew by 80 per cent.", f"Place. {LONG}"]


def test_only_the_figure_that_differs_is_drawn_with_its_own_files(page: BeautifulSoup, html: Path) -> None:
    (figure,) = page.select("figure.ev-figure")
    assert figure.select(".ev-title")[0].get_text() == "Figure 1.1 Exports grew in a year"
    assert {str(link["href"]) for link in figure.select(".ev-files a:not([href^='#'])")} == {
        f"../figures/early/{path.name}" for path in (html / "figures" / "early").iterdir()
    }
    assert [link["href"] for link in page.select(f"#figures-as-in-the-chapter li a[href^={CHAPTER}]")] == [
        f"{CHAPTER}.html#{handmade.EXPLORER_ID}"
    ]
    named = page.select_one("#figures-as-in-the-chapter li a .ev-number-of")
    assert named is not None
    assert named.get_text() == "Figure 1.2"
    assert page.select("div.cell_input") == []


def test_the_executed_notebook_is_the_download(page: BeautifulSoup, html: Path) -> None:
    file = f"{CHAPTER}-early.ipynb"
    cells = nbformat.read(html / "chapters" / file, as_version=4).cells
    assert "What is not known" in cells[-1].source
    assert page.select(f'article p a[download][href="{file}"]') != []
    assert [link["href"] for link in page.select(".btn-download-source-button")] == [file]
    assert not (html / "_sources" / "chapters" / file).exists()


def test_results_bear_the_scenario_s_name(html: Path) -> None:
    results = json.loads((html / "results.json").read_text())
    assert [(r["scenario"], r["display"]) for r in results if r["name"] == "growth"] == [
        ("baseline", "96"), ("early", "80"),
    ]  # fmt: skip


@pytest.mark.parametrize("left", [0, 1])
def test_a_scenario_or_a_baseline_that_was_not_run_is_named(left: int, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="scenario 'early' of sample_chapter was not run"):
        scenarios.pages_of_scenarios([EARLY], [_runs(tmp_path)[left]])


def test_where_nothing_changes_the_page_says_so(tmp_path: Path) -> None:
    same = _results("96", "They went everywhere.", "Nothing was lost.")
    runs = [HandmadeRun(_run(tmp_path / name, same, "T"), scenario=name) for name in ("baseline", "early")]
    (only,) = scenarios.pages_of_scenarios([EARLY], runs)
    cells = nbformat.reads(scenario_page.page_notebook(only), as_version=4).cells
    assert "No finding of the chapter changes." in cells[0].source
    assert "3 findings stay as they are" in cells[0].source
    assert "0 of 3 results changed, and 0 of 2 figures" in cells[0].source
    assert [cell.cell_type for cell in cells] == ["markdown", "code", "markdown"]


def test_results_of_a_cell_whose_figure_stays_as_it_was_are_kept_without_the_figure(tmp_path: Path) -> None:
    said = {"baseline": _results("96", "Everywhere.", ""), "early": _results("80", "Here.", "")}
    runs = [HandmadeRun(_run(tmp_path / name, each, "The same"), scenario=name) for name, each in said.items()]
    for done in runs:
        book = nbformat.read(done.folder / "notebook.ipynb", as_version=4)
        (drawing,) = [cell for cell in book.cells if _draws(cell, FIGURE_ID)]
        (recording,) = [cell for cell in book.cells if cell.id == "d"]
        drawing.outputs += recording.outputs
        recording.outputs = []
        nbformat.write(book, done.folder / "notebook.ipynb")
    (only,) = scenarios.pages_of_scenarios([EARLY], runs)
    cells = nbformat.reads(scenario_page.page_notebook(only), as_version=4).cells
    (kept,) = [cell for cell in cells if cell.cell_type == "code"]
    glued = GLUE_PREFIX + RESULT_MIME
    assert [output.data[glued]["name"] for output in kept.outputs if glued in output.get("data", {})] == [
        "growth", "place", "gone",
    ]  # fmt: skip
    assert not _draws(kept, FIGURE_ID)


def test_a_long_table_is_folded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenario_page, "LONGEST_TABLE", 1)
    (only,) = scenarios.pages_of_scenarios([EARLY], _runs(tmp_path))
    text = nbformat.reads(scenario_page.page_notebook(only), as_version=4).cells[0].source
    assert "<summary>2 numbers and words that changed</summary>\n<table>" in text


def test_pages_of_other_chapters_are_left_alone() -> None:
    context: dict[str, Any] = {"body": "<h1>Other</h1><p>x</p>", "metatags": "", "header_buttons": []}
    before = dict(context)
    scenarios.page_context(ENTRIES, "chapters/other", context)
    assert context["body"].replace("\n", "") == before["body"]
    assert (context["metatags"], context["header_buttons"]) == ("", [])
    assert scenarios.searched(ENTRIES, ["index", ENTRIES[0]["page"]]) == ["index"]


def test_a_scenario_shows_its_own_ledger_under_the_ledger_s_heading(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    path = runs[1].folder / "notebook.ipynb"
    book = nbformat.read(path, as_version=4)
    shown = new_output("display_data", data={LEDGER_MIME: {"entries": []}, "text/plain": "ledger"})
    book.cells += [new_markdown_cell("## The ledger\n\nText.", id="l"), new_code_cell("book", outputs=[shown], id="m")]
    nbformat.write(book, path)
    page = scenario_page.ScenarioPage(EARLY, runs[1], runs[0])
    cells = nbformat.reads(scenario_page.page_notebook(page), as_version=4).cells
    places = [cell.id for cell in cells]
    assert places[places.index("m") - 1] == "m-heading"
    assert cells[places.index("m-heading")].source == "## The ledger"
