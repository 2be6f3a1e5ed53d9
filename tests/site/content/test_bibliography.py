from __future__ import annotations

from pathlib import Path

from pybtex.database import parse_string
from pybtex.richtext import Text

from evbook.site.content.bibliography import SOURCES_BIB, sources_bib, write_sources
from evbook.tables import Source
from evbook.tables.registry import sources

ODD = Source(
    id="odd",
    title="Prices & shares: 50 % of_all #1, $5, by weight",
    publisher="Office A&B",
    address="https://example.org/%E3%83_a~b?x=1&y=#z",
    edition="March 2024 (revised 2025)",
    retrieved="2026-11-20",
    licence_name="notspecified",
    licence_title="No licence stated",
    licence_address="",
    licence_dated="2026-11-20",
)
MEMO = ODD.model_copy(update={"id": "memo", "title": "A memo, by Aya Adachi and B. Author", "edition": "undated"})


def plain(text: str) -> str:
    return str(Text.from_latex(text))


def test_every_source_of_the_registry_is_an_entry(tmp_path: Path) -> None:
    text = write_sources(tmp_path).read_text()
    assert (tmp_path / SOURCES_BIB).is_file()
    entries = parse_string(text, "bibtex").entries
    assert set(entries) == set(sources())
    for name, source in sources().items():
        assert source.title.split(", by ")[0] in plain(entries[name].fields["title"])
        assert entries[name].fields.get("url", "") == source.address
    documents = {name for name, entry in entries.items() if entry.fields["keywords"] == "document"}
    assert "ifri-memo" in documents
    assert len(documents) == 4


def test_signs_of_tex_reach_the_page_as_they_are() -> None:
    entry = parse_string(sources_bib([ODD]), "bibtex").entries["odd"]
    assert plain(entry.fields["title"]) == ODD.title
    assert entry.fields["url"] == ODD.address
    assert entry.fields["year"] == "2024"
    assert plain(entry.persons["author"][0].last_names[0]) == "Office A&B"


def test_a_brace_cannot_break_the_file() -> None:
    broken = ODD.model_copy(update={"title": "A {brace} and } another"})
    assert (
        plain(parse_string(sources_bib([broken]), "bibtex").entries["odd"].fields["title"]) == "A (brace) and ) another"
    )


def test_a_document_stands_under_its_author_and_data_under_their_publisher() -> None:
    entries = parse_string(sources_bib([ODD, MEMO], ["memo"]), "bibtex").entries
    assert [str(person) for person in entries["memo"].persons["author"]] == ["Adachi, Aya", "Author, B."]
    assert plain(entries["memo"].fields["howpublished"]) == "Office A&B"
    assert "year" not in entries["memo"].fields
    assert [entry.fields["keywords"] for entry in entries.values()] == ["document", "data"]


def test_entries_come_by_publisher_and_title() -> None:
    others = [ODD.model_copy(update={"id": name, "publisher": name, "title": "t"}) for name in ("b", "A", "c")]
    assert list(parse_string(sources_bib(others), "bibtex").entries) == ["A", "b", "c"]
