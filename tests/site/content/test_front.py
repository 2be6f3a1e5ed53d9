from __future__ import annotations

from pathlib import Path

import handmade
import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_output

from evbook import paths
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.errors import BuildError, UnknownNameError
from evbook.site.build import run_jupyter_book
from evbook.site.content.front import cards_markdown, finding_of

SENTENCE = handmade.result() | {"name": "finding", "kind": "guard", "value": True, "display": "Exports doubled & grew."}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The hand-made book, whose chapter also records a sentence."""
    source = handmade.write_book(tmp_path / "source", (paths.root() / "_config.yml").read_text())
    path = source / "chapters" / f"{handmade.CHAPTER}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    recorded = {name: value for name, value in SENTENCE.items() if name != "scenario"}
    del notebook.cells[3].outputs[0].data[GLUE_PREFIX + RESULT_MIME]["scenario"]
    glued = {"scrapbook": {"name": "finding", "mime_prefix": GLUE_PREFIX}}
    data = {GLUE_PREFIX + "text/plain": "''", GLUE_PREFIX + RESULT_MIME: recorded}
    notebook.cells[3].outputs.append(new_output("display_data", data, metadata=glued))
    nbformat.write(notebook, path)
    return source


def test_a_finding_is_the_sentence_that_the_chapter_recorded(book: Path) -> None:
    assert finding_of(book / "chapters", "sample_chapter:finding") == "Exports doubled & grew."


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("sample_chapte:finding", "unknown chapter 'sample_chapte'; did you mean 'sample_chapter'"),
        ("sample_chapter:findin", "unknown finding 'findin' for chapter 'sample_chapter'; did you mean 'finding'"),
        ("sample_chapter:growth", "unknown finding 'growth'.*allowed: finding$"),
        ("sample_chapter", "unknown finding ''"),
    ],
)
def test_what_is_no_sentence_of_a_chapter_is_refused(wanted: str, message: str, book: Path) -> None:
    with pytest.raises(UnknownNameError, match=message):
        finding_of(book / "chapters", wanted)


def test_each_chapter_has_its_card() -> None:
    text = cards_markdown([DownstreamCompetition])
    assert ":link: /chapters/downstream_competition" in text
    assert DownstreamCompetition.question in text
    assert text.count(":::{grid-item-card}") == 1


def test_the_landing_page_shows_findings_and_no_card_for_a_missing_chapter(book: Path, tmp_path: Path) -> None:
    page = "# Book\n\nIt finds: {finding}`sample_chapter:finding`\n\n```{chapter-cards}\n```\n"
    (book / "index.md").write_text(page)
    html = run_jupyter_book(book, tmp_path / "out")
    soup = BeautifulSoup((html / "index.html").read_text(), "html.parser")
    assert "It finds: Exports doubled & grew." in soup.get_text()
    assert not soup.select(".sd-card")


def test_an_unknown_finding_stops_the_build_and_names_page_and_key(book: Path, tmp_path: Path) -> None:
    (book / "index.md").write_text("# Book\n\n{finding}`sample_chapter:findings`\n")
    with pytest.raises(BuildError, match=r"page 'index', finding 'sample_chapter:findings'.*allowed: finding"):
        run_jupyter_book(book, tmp_path / "out")
