from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import handmade
import pytest
from pybtex.database import Entry, parse_string
from pybtex.richtext import Text

from evbook import paths
from evbook.contracts.passport import Passport
from evbook.errors import BuildError, UnknownNameError
from evbook.site.figure.citations import (
    BIBTEX,
    CITATION_FILE,
    RIS,
    TEXT,
    CitedBook,
    book_citation,
    cited_book,
    figure_citation,
    figure_text,
    write_citations,
)
from evbook.site.figure.numbering import NumberedFigure
from evbook.site.figure.standing import Standing

BOOK = CitedBook("A book: its parts", ("The authors", "Aya Example"), "1.2.0", "2026-11-21")
SITE = "https://example.org/book/"
STANDING = Standing(handmade.FIGURE_ID, "Figure 2.4", "chapters/sample_chapter", site=SITE)
HOSTILE = 'A & B_c # 50 % "up" {x} \\y\nER  - \nTY  - BOOK <b>\u202e'


def passport(**changed: Any) -> Passport:
    return Passport.model_validate(handmade.passport(**changed))


def entry_of(text: str) -> Entry:
    (entry,) = parse_string(text, "bibtex").entries.values()
    return entry


def plain(text: str) -> str:
    return str(Text.from_latex(text))


def ris_of(text: str) -> dict[str, list[str]]:
    """Tags of one RIS record with their values; every line must be a field, first TY, last ER."""
    fields: dict[str, list[str]] = {}
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert lines[0].startswith("TY  - ")
    assert lines[-1] == "ER  - "
    for line in lines:
        assert line[2:6] == "  - "
        fields.setdefault(line[:2], []).append(line[6:])
    return fields


def test_the_book_is_cited_as_its_file_states_it() -> None:
    book = cited_book()
    assert book.authors == ("The evbook founders",)
    assert book_citation(TEXT, book).startswith(f"The evbook founders ({book.year}). {book.title}. Version ")
    entry = entry_of(book_citation(BIBTEX, book, SITE))
    assert entry.type == "book"
    assert (plain(entry.fields["title"]), entry.fields["year"]) == (book.title, book.year)
    assert entry.fields["url"] == SITE
    fields = ris_of(book_citation(RIS, book, SITE))
    assert (fields["TY"], fields["TI"], fields["ET"], fields["UR"]) == (["BOOK"], [book.title], [book.version], [SITE])
    assert "UR" not in ris_of(book_citation(RIS, book))


def test_several_authors_stay_apart() -> None:
    entry = entry_of(book_citation(BIBTEX, BOOK))
    assert [plain(" ".join(person.last_names)) for person in entry.persons["author"]] == list(BOOK.authors)
    assert ris_of(book_citation(RIS, BOOK))["AU"] == list(BOOK.authors)
    assert (
        book_citation(TEXT, BOOK, SITE)
        == f"The authors and Aya Example (2026). A book: its parts. Version 1.2.0. {SITE}"
    )


def test_a_figure_is_cited_with_number_book_address_and_sources() -> None:
    entry = entry_of(figure_citation(BIBTEX, passport(), STANDING, BOOK))
    assert entry.key == "evbook-cars-by-type"
    assert plain(entry.fields["title"]) == "Exports of electric cars doubled in a year"
    assert entry.fields["howpublished"] == "Figure 2.4 in: A book: its parts, version 1.2.0"
    assert entry.fields["url"] == f"{SITE}chapters/sample_chapter.html#cars-by-type"
    sources = (
        "Source: Office of Examples, Table of cars, 2026 edition (Creative Commons Attribution 4.0, as of 2026-11-01)."
    )
    assert entry.fields["note"] == sources
    fields = ris_of(figure_citation(RIS, passport(), STANDING, BOOK))
    assert (fields["TY"], fields["M1"], fields["T2"]) == (["FIGURE"], ["Figure 2.4"], [BOOK.title])
    assert (fields["N1"], fields["UR"], fields["DA"]) == ([sources], [entry.fields["url"]], ["2026/11/21"])


def test_hostile_text_stays_text_in_its_field() -> None:
    named = passport(title=HOSTILE)
    entry = entry_of(figure_citation(BIBTEX, named, STANDING, BOOK))
    expected = " ".join(HOSTILE.split())
    assert plain(entry.fields["title"]) == expected.replace("{x}", "(x)")
    fields = ris_of(figure_citation(RIS, named, STANDING, BOOK))
    assert fields["TI"] == [expected]
    assert fields["TY"] == ["FIGURE"]
    assert "\n" not in figure_text(named, STANDING, BOOK)


def test_the_text_names_few_publishers_and_counts_the_rest() -> None:
    source = handmade.passport()["sources"][0]
    many = [{**source, "id": f"s{n}", "publisher": f"Office {n}"} for n in range(7)]
    text = figure_text(passport(sources=many), STANDING, BOOK)
    assert text == (
        "The authors and Aya Example (2026). Exports of electric cars doubled in a year. Figure 2.4 in: A book: its "
        "parts, version 1.2.0. Data: Office 0; Office 1; Office 2; Office 3; and 3 more."
    )
    unnumbered = Standing("x", "", "chapters/x")
    assert "doubled in a year. In: A book" in figure_text(passport(), unnumbered, BOOK)


def test_without_the_site_s_address_no_address_is_stated() -> None:
    standing = Standing(handmade.FIGURE_ID, "Figure 2.4", "chapters/sample_chapter")
    assert "url" not in entry_of(figure_citation(BIBTEX, passport(), standing, BOOK)).fields
    assert "UR" not in ris_of(figure_citation(RIS, passport(), standing, BOOK))


@pytest.mark.parametrize("style", ["apa", "TEXT", ""])
def test_another_style_is_refused(style: str) -> None:
    with pytest.raises(UnknownNameError, match="allowed: bibtex, ris, text"):
        book_citation(style, BOOK)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("title: A\nversion: 1\n", "states no authors, date-released"),
        ("a: [", "cannot be read"),
        ("- a\n", "states no"),
    ],
)
def test_a_damaged_file_is_named(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / CITATION_FILE).write_text(content)
    with pytest.raises(BuildError, match=f"{CITATION_FILE} {message}"):
        cited_book(tmp_path)


def test_persons_are_named_in_full(tmp_path: Path) -> None:
    stated = (paths.root() / CITATION_FILE).read_text()
    person = "  - given-names: Ludwig\n    name-particle: van\n    family-names: Beethoven"
    (tmp_path / CITATION_FILE).write_text(stated.replace("  - name: The evbook founders", person))
    assert cited_book(tmp_path).authors == ("Ludwig van Beethoven",)


def test_every_figure_of_the_site_has_both_files(handmade_site: Path, tmp_path: Path) -> None:
    top = tmp_path / "figures"
    shutil.copytree(handmade_site / "figures", top)
    shutil.copytree(handmade_site / "figures", top / "late")
    figures = {handmade.FIGURE_ID: NumberedFigure(handmade.FIGURE_ID, "3.1", "chapters/sample_chapter", "T")}
    write_citations(tmp_path, figures, BOOK, SITE)
    for folder, page in ((top, handmade.CHAPTER), (top / "late", f"{handmade.CHAPTER}-late")):
        entry = entry_of((folder / f"{handmade.FIGURE_ID}.bib").read_text())
        assert entry.fields["url"] == f"{SITE}chapters/{page}.html#{handmade.FIGURE_ID}"
        fields = ris_of((folder / f"{handmade.FIGURE_ID}.ris").read_bytes().decode())
        assert fields["M1"] == ["Figure 3.1"]
        assert "M1" not in ris_of((folder / f"{handmade.EXPLORER_ID}.ris").read_bytes().decode())
    keys = {entry_of(file.read_text()).key for file in top.rglob("*.bib")}
    assert len(keys) == 4


def test_the_file_agrees_with_the_passport_beside_it(handmade_site: Path) -> None:
    for file in (handmade_site / "figures").glob("*.meta.json"):
        described = json.loads(file.read_text())
        entry = entry_of((file.parent / f"{described['id']}.bib").read_text())
        assert plain(entry.fields["title"]) == described["title"]
